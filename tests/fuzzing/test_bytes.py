"""Any bytes over HTTP: never a failure of ours, and always a response in JSON."""

import json
import socket
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.conftest import STYLE, Target

SECONDS = 60.0
ROUTES = ["/graphql", "/graphql/stream", "/api/callback", "/api/generate-image", "/api/uploads", "/api/payments/stripe"]
HEADERS = [
    *("Accept", "Accept-Language", "Authorization", "Content-Encoding", "Content-Type", "Cookie", "Host", "Forwarded"),
    *("GraphQL-Require-Preflight", "Idempotency-Key", "If-None-Match", "Last-Event-ID", "Origin", "Range", "Referer"),
    *("Stripe-Signature", "Traceparent", "X-Forwarded-For", "X-Request-Id", "X-Webhook-Signature"),
]
# The server's own texts for invalid requests.
NO_REQUEST = b"Invalid HTTP request received."

# Stands for a number of 5,000 digits.
HUGE = "huge"

SCALARS: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**31, 2**63, HUGE])
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from(["", "\0", "\ud800", "\udfff\ud800", "{viewer{id}}", "{", "subscription{taskUpdated{cursor}}"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["query", "variables", "operationName", "extensions", "documentId", "imageUrl", "prompt", "style", "data", "taskId"]
)


def _json(value: object) -> bytes:
    return json.dumps(value).replace(f'"{HUGE}"', "9" * 5000).encode()


def _utf_16(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass")


# The bytes, and the number of repetitions.
BODIES: st.SearchStrategy[tuple[bytes, int]] = st.tuples(
    st.binary(max_size=200)
    | st.one_of(VALUES, st.dictionaries(NAMES, VALUES)).map(_json)
    | st.dictionaries(NAMES, SCALARS).map(_utf_16),
    st.just(1),
) | st.tuples(st.sampled_from([b"[", b'{"a":', b'{"query":', b'{"variables":{"a":']), st.integers(1, 20_000))
JUNK = st.lists(
    st.tuples(st.sampled_from(HEADERS), st.binary(max_size=40).map(lambda value: value.translate(None, b"\r\n"))),
    max_size=4,
)


def exchange(target: Target, head: bytes, body: tuple[bytes, int]) -> tuple[int, str, bytes]:
    """Send a request as it is and return the status, the content type and the body of the answer."""
    address = urlsplit(target.url)
    sent = body[0] * body[1]
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=SECONDS) as connection:
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(sent) + sent)
        response = HTTPResponse(connection)
        response.begin()
        kind = response.headers.get("content-type", "")
        # A stream may have no end.
        return response.status, kind, b"" if kind.startswith("text/event-stream") else response.read()


def request_head(path: str, headers: list[tuple[str, bytes]]) -> bytes:
    lines = [f"POST {path} HTTP/1.1".encode(), b"Host: localhost"]
    return b"\r\n".join([*lines, *(name.encode() + b": " + value for name, value in headers)]) + b"\r\n"


def check(target: Target, status: int, kind: str, content: bytes) -> None:
    """Check a response to an invalid request."""
    assert status < 500 or (status == 503 and b"UNAVAILABLE" in content), content
    if content not in (b"", NO_REQUEST):
        assert "json" in kind, (kind, content)
        json.loads(content)
    assert target.defects() == []


@pytest.mark.parametrize("path", ROUTES)
@given(
    body=BODIES, kind=st.sampled_from(["application/json", "application/json; charset=utf-16", "multipart/form-data"])
)
def test_any_body_is_answered(path: str, target: Target, body: tuple[bytes, int], kind: str) -> None:
    head = request_head(path, [("Content-Type", kind.encode()), ("Authorization", f"Bearer {target.token}".encode())])

    check(target, *exchange(target, head, body))


@pytest.mark.parametrize("path", ROUTES)
@given(headers=JUNK, body=st.just((b'{"query":"{viewer{id}}"}', 1)) | BODIES)
def test_any_headers_are_answered(
    path: str, target: Target, headers: list[tuple[str, bytes]], body: tuple[bytes, int]
) -> None:
    check(target, *exchange(target, request_head(path, [("Content-Type", b"application/json"), *headers]), body))


@given(
    query=st.dictionaries(
        st.sampled_from(["query", "variables", "extensions", "operationName", "creation", "attempt", "token"]),
        st.text(max_size=20) | st.sampled_from(["{viewer{id}}", "[" * 500, '{"a":' * 500]),
    )
)
def test_any_query_string_is_answered(target: Target, query: dict[str, str]) -> None:
    for path in ("/graphql", "/api/my-creations"):
        encoded = {name: value.encode("utf-8", "surrogatepass") for name, value in query.items()}
        response = target.http.get(path, params=encoded, headers={"Accept": "application/json"})
        check(target, response.status_code, response.headers["content-type"], response.content)


WORDS = st.text(max_size=60) | st.sampled_from(
    [
        "\0",
        "a\0b",
        "\u202eabc",
        "e\u0301",
        "é",
        "\ufeff",
        "\ufffe\uffff",
        "👩‍👩‍👧‍👦",
        "İ",
        "ß",
        " ",
        "\u00a0",
        "x" * 255,
        "👍" * 255,
        "x" * 256,
    ]
)
CREATE = """mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id prompt } replayed credit { balance } errors { __typename } }
}"""


@given(prompt=WORDS, key=WORDS)
def test_words_are_kept_as_they_are_or_refused(target: Target, prompt: str, key: str) -> None:
    given_input = {"input": {"prompt": prompt, "style": STYLE, "idempotencyKey": key}}
    before = target.ask("{ credit { balance used } }")["credit"]["balance"]

    first, second = (target.ask(CREATE, given_input)["createGeneration"] for _ in range(2))

    if first["errors"]:
        assert second == first
        assert first["creation"] is None
        assert {error["__typename"] for error in first["errors"]} <= {"InvalidInput", "IdempotencyKeyReused"}
    else:
        assert first["creation"]["prompt"] == prompt
        assert (second["creation"], second["replayed"]) == (first["creation"], True)
        assert before - first["credit"]["balance"] in (0, 20)
