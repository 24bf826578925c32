"""Real requests of clients, editors and proxies: each is executed as its sender expects, or refused with a remedy."""

import asyncio
import gzip
import json
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.asyncio.client import connect

from tests.schema.people import UNKNOWN, Person
from tests.support.cases import in_turn
from tests.support.requests import http_client
from tests.support.serving import Running

pytestmark = pytest.mark.embedded

QUERY = "{ sandbox }"
NAMED = "query Q { sandbox }"
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
BYTE_ORDER_MARK = "\ufeff".encode()


def body(**more: object) -> bytes:
    return json.dumps({"query": QUERY, **more}).encode()


ANSWERED: dict[str, dict[str, Any]] = {
    "a path with a slash at its end": {"path": "/graphql/"},
    "a path with two slashes at its end": {"path": "/graphql//"},
    "a content type that was set twice": {"headers": {"Content-Type": f"{JSON}, {JSON}"}},
    "a content type set twice, once with a charset": {"headers": {"Content-Type": f"{JSON}, {JSON}; charset=utf-8"}},
    "a charset in upper case": {"headers": {"Content-Type": f"{JSON}; charset=UTF-8"}},
    "a semicolon without a parameter": {"headers": {"Content-Type": f"{JSON};"}},
    "a byte order mark before the JSON": {"content": BYTE_ORDER_MARK + body()},
    "an empty operation name": {"content": body(operationName="")},
    "an empty operation name of a named operation": {"content": body(query=NAMED, operationName="")},
    "nulls for what is left out": {"content": body(operationName=None, variables=None, extensions=None)},
    "empty texts for variables and extensions": {"content": body(operationName="", variables="", extensions="")},
    "parameters of other protocols": {"content": body(id="1", doc_id=None, batch=[], extensions={"a": {"b": 1}})},
    "no encoding, by its name": {"headers": {"Content-Encoding": "identity"}},
    "any type is accepted": {"headers": {"Accept": "*/*"}},
    "no type is named": {"headers": {"Accept": ""}},
    "an older type of GraphQL first": {"headers": {"Accept": f"application/graphql+json, {JSON}"}},
    "a client of incremental delivery": {"headers": {"Accept": f"multipart/mixed;deferSpec=20220824, {JSON}"}},
    "an operation by GET with empty parameters": {
        "method": "GET",
        "path": "/graphql?query={sandbox}&variables=&extensions=&operationName=",
    },
    "an operation by GET with a slash before the question mark": {"method": "GET", "path": "/graphql/?query={sandbox}"},
    "variables by GET that are an empty object": {"method": "GET", "path": "/graphql?query={sandbox}&variables=%7B%7D"},
}

REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "variables that are a string of JSON": ({"content": body(variables="{}")}, 400, "not a string of it"),
    "extensions that are a string of JSON": ({"content": body(extensions="{}")}, 400, "not a string of it"),
    "a body that was compressed": (
        {"content": gzip.compress(body()), "headers": {"Content-Encoding": "gzip"}},
        415,
        "without Content-Encoding",
    ),
    "several operations at once": ({"content": b"[" + body() + b"]"}, 400, "one JSON object"),
    "a document without JSON around it": (
        {"content": QUERY.encode(), "headers": {"Content-Type": "application/graphql"}},
        415,
        "must be application/json",
    ),
    "a type that only contains JSON": ({"headers": {"Content-Type": f"text/plain, {JSON}"}}, 415, "must be"),
    "no body": ({"content": b""}, 400, "not valid JSON"),
    "a subscription over HTTP": (
        {"content": body(query="subscription { creditUpdated { cursor } }")},
        400,
        "/graphql/stream (Accept: text/event-stream)",
    ),
    "a subscription in parts": (
        {
            "content": body(query="subscription { creditUpdated { cursor } }"),
            "headers": {"Accept": f"multipart/mixed;boundary=graphql;subscriptionSpec=1.0, {JSON}"},
        },
        400,
        "WebSocket at /graphql",
    ),
}


async def send(server: Running, given: dict[str, Any]) -> httpx.Response:
    method = given.get("method", "POST")
    headers = {"Content-Type": JSON} | given.get("headers", {})
    content = given.get("content", body()) if method == "POST" else None
    async with http_client() as http:
        return await http.request(
            method, f"{server.url}{given.get('path', '/graphql')}", content=content, headers=headers
        )


async def test_what_clients_send_is_answered(server: Running) -> None:
    for name, given in ANSWERED.items():
        response = await send(server, given)
        assert response.status_code == 200, (name, response.text)
        assert response.json()["data"] == {"sandbox": False}, (name, response.text)


async def test_what_cannot_be_answered_is_refused_with_the_mend(server: Running) -> None:
    for name, (given, status, words) in REFUSED.items():
        response = await send(server, given)
        assert response.status_code == status, (name, response.text)
        (error,) = response.json()["errors"]
        assert words in error["message"], (name, error["message"])
        assert "\n" not in error["message"], name


async def test_the_type_of_an_answer_is_the_one_that_weighs_most(server: Running) -> None:
    for accept, expected in {
        f"{GRAPHQL_JSON}, {JSON};q=0.9": GRAPHQL_JSON,
        f"{JSON};q=0.5, {GRAPHQL_JSON};q=0.6": GRAPHQL_JSON,
        f"{GRAPHQL_JSON};charset=utf-8": GRAPHQL_JSON,
        f"{GRAPHQL_JSON};q=0.1, {JSON}": JSON,
        "*/*": JSON,
        "application/*": JSON,
        f"{JSON}, text/plain, */*": JSON,
    }.items():
        response = await send(server, {"headers": {"Accept": accept}})
        assert response.headers["content-type"] == f"{expected}; charset=utf-8", accept


@in_turn(
    ("method", "path", "status"),
    [
        ("HEAD", "/healthz", 200),
        ("HEAD", "/healthz/", 200),
        ("GET", "/readyz/", 200),
        ("HEAD", "/", 200),
        ("HEAD", "/graphql", 405),
        ("OPTIONS", "/graphql/", 405),
        ("PUT", "/api/generate-image/", 405),
        ("GET", "/api/uploads/", 405),
        ("GET", "/unheard-of/", 404),
        ("GET", "/static/", 404),
        ("GET", "/static", 404),
        ("GET", "//", 200),
    ],
)
async def test_probes_are_answered_without_a_redirect(server: Running, method: str, path: str, status: int) -> None:
    async with http_client() as http:
        response = await http.request(method, f"{server.url}{path}")

    assert response.status_code == status
    assert "location" not in response.headers
    if status == 405:
        assert response.headers["allow"]
    if method == "HEAD":
        assert response.content == b""


async def test_rest_routes_are_served_with_a_slash_at_their_end(server: Running, ada: Person) -> None:
    headers = {"Authorization": f"Bearer {ada.token}"}
    made = await ada.http.post(f"{server.url}/api/generate-image/", json={"prompt": "a heron"}, headers=headers)
    state = await ada.http.get(f"{server.url}/api/task-status/{made.json()['taskId']}/", headers=headers)
    listed = await ada.http.get(f"{server.url}/api/my-creations/?first=1", headers=headers)
    unknown = await ada.http.get(f"{server.url}/api/task-status/cre_{UNKNOWN}/", headers=headers)
    callback = await ada.http.post(f"{server.url}/api/callback/?creation=x", json={})

    assert [answer.status_code for answer in (made, state, listed, unknown, callback)] == [201, 200, 200, 404, 401]
    assert [one["id"] for one in listed.json()["creations"]] == [state.json()["taskId"]]


@pytest.mark.parametrize("path", ["/graphql/", "/graphql//", "/graphql/?x=1"])
async def test_a_socket_is_opened_at_a_path_with_a_slash_at_its_end(server: Running, path: str) -> None:
    address = f"{server.url.replace('http', 'ws', 1)}{path}"
    async with connect(address, subprotocols=["graphql-transport-ws"], proxy=None) as socket:  # type: ignore[list-item]  # a str by another name
        await socket.send('{"type": "connection_init"}')
        assert json.loads(await socket.recv()) == {"type": "connection_ack"}
        operation = {"query": NAMED, "operationName": "", "variables": None, "extensions": None}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": operation}))
        assert json.loads(await socket.recv())["payload"]["data"] == {"sandbox": False}


@pytest.mark.parametrize("version", ["1.0", "1.1"])
async def test_a_proxy_that_speaks_an_older_http_is_answered(server: Running, version: str) -> None:
    content = body()
    head = (
        f"POST /graphql/ HTTP/{version}\r\nHost: example.com\r\nContent-Type: {JSON}\r\n"
        f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(server.url).port)
    writer.write(head.encode() + content)
    async with asyncio.timeout(60):
        answer = await reader.read()
    writer.close()

    assert answer.split(b"\r\n", 1)[0].endswith(b" 200 OK")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["data"] == {"sandbox": False}


async def test_a_client_that_waits_to_be_let_on_is_let_on(server: Running) -> None:
    content = body()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: example.com\r\nContent-Type: {JSON}\r\n"
        f"Content-Length: {len(content)}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(server.url).port)
    writer.write(head.encode())
    async with asyncio.timeout(60):
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(content)
        answer = await reader.read()
    writer.close()

    assert answer.startswith(b"HTTP/1.1 200 OK")
