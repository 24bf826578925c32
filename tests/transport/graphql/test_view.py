"""GraphQL over HTTP, through a real server: methods, content types, status codes, and bodies of every kind."""

import asyncio
import json
import re
import urllib.parse
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query
from starlette.applications import Starlette
from starlette.routing import Route

from tests.support.requests import http_client
from transport.graphql.requests import MAX_BODY_BYTES
from transport.graphql.view import GraphQLView
from transport.http.errors import MASK, OUTAGE

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


def mistake(response: httpx.Response) -> str:
    """Return the code of the one error of a response that is not the result of an execution."""
    body = response.json()
    assert set(body) == {"errors"}
    (error,) = body["errors"]
    assert error["message"]
    assert response.headers["content-type"] in (f"{JSON}; charset=utf-8", f"{GRAPHQL_JSON}; charset=utf-8")
    return str(error["extensions"]["code"])


async def ask(http: httpx.AsyncClient, query: object, *, accept: str | None = None, **more: Any) -> httpx.Response:
    headers = {"X-Request-Id": "r1"} | ({"Accept": accept} if accept is not None else {})
    return await http.post("/graphql", json={"query": query, **more}, headers=headers)


async def post(http: httpx.AsyncClient, body: bytes | str, content_type: str = JSON) -> httpx.Response:
    return await http.post("/graphql", content=body, headers={"Content-Type": content_type})


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("text/plain", JSON),
        (JSON, JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON}, {JSON}", GRAPHQL_JSON),
        (f"{JSON}, {GRAPHQL_JSON}", GRAPHQL_JSON),
        (f"{JSON}, {GRAPHQL_JSON};q=0.9", JSON),
        (f"{GRAPHQL_JSON};q=0", JSON),
        (f"{GRAPHQL_JSON};q=nonsense", JSON),
        (f"{GRAPHQL_JSON.upper()} ; charset=utf-8", GRAPHQL_JSON),
        (f"text/event-stream, {JSON}", JSON),
    ],
)
async def test_the_answer_has_the_content_type_that_the_client_prefers(
    http: httpx.AsyncClient, accept: str | None, content_type: str
) -> None:
    if accept is None:
        del http.headers["accept"]

    response = await ask(http, "{hello}", accept=accept)

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{content_type}; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert response.json() == {"data": {"hello": "Hello, you."}}


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("{", {}),
        ("{missing}", {}),
        ("query($n: Int!) {items(first: $n) {number}}", {}),
        ("query($n: Int!) {items(first: $n) {number}}", {"n": "many"}),
        ("query A {hello} query B {hello}", {}),
        ("fragment F on Query {hello}", {}),
        ("{" + "hello " * 16 + "}", {}),
    ],
)
async def test_what_cannot_be_executed_is_400_without_data_or_200_for_old_clients(
    http: httpx.AsyncClient, query: str, variables: dict[str, Any]
) -> None:
    new = await ask(http, query, variables=variables, accept=GRAPHQL_JSON)
    old = await ask(http, query, variables=variables, accept=JSON)

    assert (new.status_code, set(new.json())) == (400, {"errors"})
    assert (old.status_code, set(old.json())) == (200, {"data", "errors"})
    assert old.json()["data"] is None
    assert old.json()["errors"] == new.json()["errors"]


async def test_what_was_executed_is_200_whatever_it_came_to(http: httpx.AsyncClient) -> None:
    for query in ("{hello defect}", "{nothing}"):
        response = await ask(http, query, accept=GRAPHQL_JSON)

        assert response.status_code == 200
        assert "data" in response.json()
        assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL"


async def test_an_operation_is_chosen_by_its_name(http: httpx.AsyncClient) -> None:
    two = 'query A {hello} query B {hello(name: "B")}'

    response = await ask(http, two, operationName="B", accept=GRAPHQL_JSON)
    unknown = await ask(http, two, operationName="C", accept=GRAPHQL_JSON)

    assert response.json() == {"data": {"hello": "Hello, B."}}
    assert (unknown.status_code, mistake(unknown)) == (400, "BAD_USER_INPUT")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_other_methods_are_405_and_told_which_there_are(http: httpx.AsyncClient, method: str) -> None:
    response = await http.request(method, "/graphql")

    assert (response.status_code, mistake(response)) == (405, "BAD_USER_INPUT")
    assert response.headers["allow"] == "GET, POST"


async def test_queries_can_be_asked_by_get(http: httpx.AsyncClient) -> None:
    parameters = {
        "query": "query Q($name: String!) {hello(name: $name)}",
        "variables": '{"name": "Zoë"}',
        "operationName": "Q",
        "extensions": "",
    }
    response = await http.get("/graphql", params=parameters)

    assert (response.status_code, response.json()) == (200, {"data": {"hello": "Hello, Zoë."}})


async def test_mutations_by_get_are_405_and_change_nothing(http: httpx.AsyncClient, probe: Any) -> None:
    response = await http.get("/graphql", params={"query": 'mutation {note(text: "x")}'})

    assert (response.status_code, mistake(response)) == (405, "BAD_USER_INPUT")
    assert response.headers["allow"] == "POST"
    assert probe.notes == []


async def test_mutations_by_post_are_executed(http: httpx.AsyncClient, probe: Any) -> None:
    response = await ask(http, 'mutation {note(text: "x")}')

    assert response.json() == {"data": {"note": 1}}
    assert probe.notes == ["x"]


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_subscriptions_are_refused_and_sent_to_the_websocket(
    http: httpx.AsyncClient, probe: Any, method: str
) -> None:
    parameters = {"query": "subscription {wait}"}
    if method == "GET":
        response = await http.get("/graphql", params=parameters)
    else:
        response = await http.post("/graphql", json=parameters)

    assert (response.status_code, mistake(response)) == (400, "BAD_USER_INPUT")
    assert "graphql-transport-ws" in response.json()["errors"][0]["message"]
    assert probe.running + probe.closed == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"1",
        b"null",
        b'"x"',
        b"true",
        b"[]",
        b"[[]]",
        b'[{"query": "{hello}"}]',
        b"{",
        b"{}",
        b'{"query": ""}',
        b'{"query": null}',
        b'{"query": 1}',
        b'{"query": {}}',
        b'{"query": ["{hello}"]}',
        b'{"query": "{hello}", "variables": "x"}',
        b'{"query": "{hello}", "variables": [1]}',
        b'{"query": "{hello}", "variables": 1}',
        b'{"query": "{hello}", "operationName": 1}',
        b'{"query": "{hello}", "operationName": {}}',
        b'{"query": "{hello}", "operationName": "\\ud800"}',
        b'{"query": "{hello #\\udfff}"}',
        b'{"query": "{hello}", "extensions": "x"}',
        b'{"query": "{hello}", "extensions": [1]}',
        b'{"query": "{hello}", "variables": {"x": ' + b"1" * 5000 + b"}}",
        b'{"query": "{hello}", "variables": {"x": NaN}}',
        b'{"query": "{hello}", "variables": {"x": ' + b"[" * 50_000 + b"]" * 50_000 + b"}}",
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b"\xff\xfe",
        b'{"query": "{hello}\xff"}',
        b"\x00" * 1000,
    ],
    ids=lambda body: body[:40].decode("latin-1"),
)
async def test_a_malformed_body_is_400(http: httpx.AsyncClient, probe: Any, body: bytes) -> None:
    response = await post(http, body)

    assert (response.status_code, mistake(response)) == (400, "BAD_USER_INPUT")
    assert probe.opened == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "query=",
        "variables={}",
        "query={hello}&variables=x",
        "query={hello}&variables=[1]",
        "query={hello}&variables=" + "[" * 5000,
        "query={hello}&extensions=" + '{"a":' * 3000,
        "query={hello}&extensions=1",
        "query={hello}&variables=%22%5Cud800%22",
    ],
    ids=lambda query: query[:40],
)
async def test_a_malformed_query_string_is_400(http: httpx.AsyncClient, query: str) -> None:
    response = await http.get(f"/graphql?{query}")

    assert (response.status_code, mistake(response)) == (400, "BAD_USER_INPUT")


async def test_nulls_stand_for_what_is_left_out(http: httpx.AsyncClient) -> None:
    response = await ask(http, "{hello}", variables=None, operationName=None, extensions=None)

    assert response.json() == {"data": {"hello": "Hello, you."}}


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "text/plain,application/json",
        "text/plain; application/json",
        "application/jsonx",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1",
    ],
)
async def test_other_content_types_are_415_and_change_nothing(
    http: httpx.AsyncClient, probe: Any, content_type: str
) -> None:
    response = await post(http, json.dumps({"query": 'mutation {note(text: "x")}'}), content_type)

    assert (response.status_code, mistake(response)) == (415, "BAD_USER_INPUT")
    assert probe.notes == []


@pytest.mark.parametrize("content_type", [JSON, "Application/JSON;charset=UTF-8", 'application/json; charset="utf-8"'])
async def test_json_in_utf_8_is_understood(http: httpx.AsyncClient, content_type: str) -> None:
    response = await post(http, '{"query": "{hello(name: \\"Zoë\\")}"}', content_type)

    assert response.json() == {"data": {"hello": "Hello, Zoë."}}


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_the_limit_is_413(http: httpx.AsyncClient, chunked: bool) -> None:
    body = b" " * (MAX_BODY_BYTES + 1)

    async def chunks() -> Any:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    response = await http.post("/graphql", content=chunks() if chunked else body, headers={"Content-Type": JSON})

    assert (response.status_code, mistake(response)) == (413, "DOCUMENT_LIMIT")
    assert response.headers["connection"] == "close"


async def test_a_body_at_the_limit_passes(http: httpx.AsyncClient) -> None:
    response = await post(http, json.dumps({"query": "{hello}"}).ljust(MAX_BODY_BYTES))

    assert response.json() == {"data": {"hello": "Hello, you."}}


async def test_the_applications_own_limit_is_answered_in_json_too(view: GraphQLView, serve: Any) -> None:
    app = Starlette(routes=[Route("/graphql", view)], max_body_size=1000)

    async def chunks() -> Any:
        for _ in range(3):
            yield b" " * 500

    async with serve(app) as address, http_client() as client:
        response = await client.post(address.graphql, content=chunks(), headers={"Content-Type": JSON})

    assert (response.status_code, mistake(response)) == (413, "DOCUMENT_LIMIT")


async def test_the_request_is_opened_with_its_credentials_its_id_and_its_client(
    http: httpx.AsyncClient, probe: Any
) -> None:
    headers = {"Authorization": "Bearer good", "X-Request-Id": "abc_DEF-123"}
    response = await http.post("/graphql", json={"query": "{who}"}, headers=headers)

    assert response.json() == {"data": {"who": "Bearer good"}}
    assert response.headers["x-request-id"] == "abc_DEF-123"
    assert probe.opened == [("Bearer good", "abc_DEF-123", "127.0.0.1")]


async def test_a_request_without_credentials_is_opened_for_nobody(http: httpx.AsyncClient) -> None:
    assert (await ask(http, "{who}")).json() == {"data": {"who": None}}


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
async def test_bad_credentials_are_401(http: httpx.AsyncClient, probe: Any, accept: str) -> None:
    headers = {"Authorization": "Bearer bad", "Accept": accept}
    response = await http.post("/graphql", json={"query": 'mutation {note(text: "x")}'}, headers=headers)

    assert (response.status_code, mistake(response)) == (401, "UNAUTHENTICATED")
    assert response.json()["errors"][0]["message"] == "The token is not valid."
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"].startswith(accept)
    assert probe.notes == []


async def test_a_defect_in_opening_is_500_and_masked(
    http: httpx.AsyncClient, probe: Any, caplog: pytest.LogCaptureFixture
) -> None:
    probe.failure = RuntimeError("postgresql://user:password@host/db")

    response = await http.post("/graphql", json={"query": "{hello}"}, headers={"X-Request-Id": "r1"})

    assert response.status_code == 500
    assert response.json() == {"errors": [{"message": MASK, "extensions": {"code": "INTERNAL", "requestId": "r1"}}]}
    assert [record.getMessage() for record in caplog.records] == [
        "graphql: a defect in answering a request (request: r1)"
    ]


@pytest.mark.parametrize("media_type", ["application/json", "application/graphql-response+json"])
async def test_an_outage_in_opening_is_503_and_worth_another_try(
    http: httpx.AsyncClient, probe: Any, caplog: pytest.LogCaptureFixture, media_type: str
) -> None:
    probe.failure = ConnectionRefusedError("postgresql://user:password@host/db")

    headers = {"X-Request-Id": "r1", "Accept": media_type}
    response = await http.post("/graphql", json={"query": "{hello}"}, headers=headers)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    extensions = {"code": "UNAVAILABLE", "retryAfter": 5, "requestId": "r1"}
    assert response.json() == {"errors": [{"message": OUTAGE, "extensions": extensions}]}
    (record,) = caplog.records
    assert (record.levelname, record.exc_info) == ("WARNING", None)
    assert record.getMessage() == ("graphql: an outage in answering a request: ConnectionRefusedError (request: r1)")


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "é", "<script>", "a,b"])
async def test_an_unsafe_request_id_is_replaced(http: httpx.AsyncClient, probe: Any, given: str) -> None:
    headers = {"X-Request-Id": given.encode("latin-1")}
    response = await http.post("/graphql", json={"query": "{hello}"}, headers=headers)  # type: ignore[arg-type]  # httpx takes bytes

    made = response.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", made)
    assert probe.opened[0][1] == made


async def test_a_masked_error_names_the_request(http: httpx.AsyncClient) -> None:
    response = await http.post("/graphql", json={"query": "{defect}"}, headers={"X-Request-Id": "r1"})

    assert response.json()["errors"][0]["extensions"] == {"code": "INTERNAL", "requestId": "r1"}
    assert "password" not in response.text


async def test_browsers_get_the_explorer(http: httpx.AsyncClient, probe: Any) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = await http.get("/graphql", headers={"Accept": accept})

    assert (response.status_code, response.text) == (200, "<p>The explorer</p>")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert probe.opened == []


async def test_the_explorer_is_for_those_who_ask_for_html_and_nothing_else(http: httpx.AsyncClient) -> None:
    for accept in ("*/*", JSON, f"{JSON}, text/html;q=0.5"):
        assert (await http.get("/graphql", headers={"Accept": accept})).status_code == 400
    response = await http.get("/graphql", params={"query": "{hello}"}, headers={"Accept": "text/html"})
    assert response.json() == {"data": {"hello": "Hello, you."}}


async def test_without_an_explorer_browsers_are_told_that_there_is_no_query(
    schema: Any, probe: Any, serve: Any
) -> None:
    view = GraphQLView(schema, open_request=probe.open)

    async with serve(view) as address, http_client() as client:
        response = await client.get(address.graphql, headers={"Accept": "text/html"})

    assert (response.status_code, mistake(response)) == (400, "BAD_USER_INPUT")


async def test_the_explorers_page_can_be_made_when_it_is_asked_for(schema: Any, probe: Any, serve: Any) -> None:
    view = GraphQLView(schema, open_request=probe.open, ide_html=lambda: "<p>Made now</p>")

    async with serve(view) as address, http_client() as client:
        response = await client.get(address.graphql, headers={"Accept": "text/html"})

    assert response.text == "<p>Made now</p>"


async def test_introspection_is_open(http: httpx.AsyncClient) -> None:
    response = await ask(http, get_introspection_query(), accept=GRAPHQL_JSON)

    assert response.status_code == 200
    assert response.json()["data"]["__schema"]["queryType"]["name"] == "Query"


FRAGMENTS = "{...F0}" + "".join(f" fragment F{i} on Query {{...F{i + 1} ...F{i + 1}}}" for i in range(30))


@pytest.mark.parametrize(
    "document",
    [
        "{" + " ".join(f"a{i}:__typename" for i in range(6000)) + "}",
        "{" + "__schema{__typename}" * 5000 + "}",
        "{" + " ".join(f"a{i}:__schema{{types{{name}}}}" for i in range(20)) + "}",
        "{items{" + "items{items{number}}" * 200 + "}}",
        "{hello" + " @skip(if: false)" * 100 + "}",
        "{hello(" + 'name:"a" ' * 300 + ")}",
        FRAGMENTS + " fragment F30 on Query {hello}",
        "{" + "a:items{number b:" * 25 + "items{number}" + "}" * 25 + "}",
        "{" + "items(first:10){" * 5 + "number" + "}" * 6,
        "{__schema{types{" + "fields{type{" * 8 + "name" + "}}" * 8 + "}}}",
        "{" * 10_000,
        "{hello(name:" + "[" * 10_000 + ")}",
        "{hello(name:" + "{a:" * 5000 + ")}",
        "query($x: " + "[" * 5000 + ") {hello}",
        "{hello " + "# comment\n" * 1500 + "}",
        "\ufeff" * 10_000,
        "{hello(name: $" + "x" * 15_000 + ")}",
    ],
    ids=lambda document: document[:30],
)
async def test_a_hostile_document_is_refused(http: httpx.AsyncClient, document: str) -> None:
    response = await ask(http, document, accept=GRAPHQL_JSON)

    assert response.status_code == 400
    assert {error["extensions"]["code"] for error in response.json()["errors"]} <= {
        "BAD_USER_INPUT",
        "DOCUMENT_LIMIT",
    }


async def test_deep_variables_are_the_clients_mistake(http: httpx.AsyncClient) -> None:
    deep: object = 1
    for _ in range(900):
        deep = [deep]
    response = await ask(http, "query($n: Int) {items(first: $n) {number}}", variables={"n": deep}, accept=GRAPHQL_JSON)

    assert (response.status_code, mistake(response)) == (400, "BAD_USER_INPUT")


async def test_a_client_that_leaves_while_it_sends_is_no_defect(
    server: Any, raw: Any, probe: Any, http: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    connection = await raw(server)
    await connection.send(
        b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    )
    connection.writer.transport.abort()

    assert (await ask(http, "{hello}")).status_code == 200
    await asyncio.sleep(0)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_parameters_may_be_percent_encoded(http: httpx.AsyncClient) -> None:
    query = urllib.parse.quote('{hello(name: "a&b=c#d")}')

    assert (await http.get(f"/graphql?query={query}")).json() == {"data": {"hello": "Hello, a&b=c#d."}}
