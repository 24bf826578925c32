"""GraphQL over server-sent events, through a real server: the protocol, coming back, and every limit of it."""

import asyncio
import json
from contextlib import AsyncExitStack, closing
from datetime import timedelta

import pytest

from tests.edges.conftest import Serve
from tests.edges.streams import EVENTS, Event, Stream, streaming
from tests.schema.people import Person, person
from tests.support.cases import in_turn
from tests.support.cursors import number_of
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.scraping import scrape
from tests.support.serving import Running
from tests.support.waiting import until
from transport.graphql.server_sent_events import EventStream

# The form of the responses does not depend on the installation; their events do.
pytestmark = pytest.mark.embedded

TASKS = "subscription ($after: String) { taskUpdated(after: $after) { cursor kind creation { id status stage } } }"
KINDS = 'subscription { taskUpdated(after: "0") { kind creation { id stage } } }'
STYLES = "{ styles { id } }"
STAGES = ["QUEUED", "MAKING", "CONFIRMING", "STORING", "FINISHED"]


async def test_a_query_and_a_mutation_are_one_event_and_the_end(server: Running, ada: Person) -> None:
    for query in (STYLES, 'mutation { cancelGeneration(input: {id: "x"}) { errors { __typename } } }'):
        async with streaming(ada, query) as stream:
            assert stream.response.status_code == 200
            assert stream.response.headers["content-type"] == f"{EVENTS}; charset=utf-8"
            assert stream.response.headers["cache-control"] == "no-store"
            event = await stream.next()
            assert event is not None
            assert (event.kind, event.id, set(event.data)) == ("next", None, {"data", "extensions"})
            assert await stream.next() == Event("complete", None, None)
            assert await stream.next() is None


@pytest.mark.scaled
async def test_updates_come_with_their_cursors_as_ids(server: Running, ada: Person, kie: FakeKie) -> None:
    async with streaming(ada, KINDS) as stream:
        kie.finish_at_once = True
        creation = await ada.created()
        ids: list[int] = []
        stages: list[str] = []
        while not stages or stages[-1] != "FINISHED":
            id, update = await stream.task()
            assert update["creation"]["id"] == creation["id"]
            ids.append(number_of(id))
            stages.append(update["creation"]["stage"])

    assert ids == sorted(set(ids))
    # Kie.ai may call back before its response to createTask is stored: then there is no PROCESSING event.
    assert stages == [stage for stage in STAGES if stage in stages]
    assert stages[0] == "QUEUED"


@pytest.mark.scaled
async def test_who_comes_back_goes_on_after_the_last_event_that_they_heard(
    server: Running, ada: Person, kie: FakeKie
) -> None:
    async with streaming(ada, TASKS) as stream:
        await stream.is_ready()
        creation = await ada.created()
        last, first = await stream.task()
    kie.finish_at_once = True
    other = await ada.created("another")
    await ada.ended(other["id"])

    headers = {"Last-Event-ID": str(last)}
    # The original document is still in the address with which a browser reconnects.
    async with streaming(ada, TASKS, variables={"after": "0"}, headers=headers) as stream:
        seen = [first]
        while seen[-1]["creation"]["id"] != other["id"] or seen[-1]["creation"]["stage"] != "FINISHED":
            id, update = await stream.task()
            assert (id, update["kind"]) == (update["cursor"], "UPDATE")
            seen.append(update)

    cursors = [number_of(update["cursor"]) for update in seen]
    assert cursors == sorted(set(cursors))
    assert seen[0]["creation"]["id"] == creation["id"]


async def test_an_event_source_brings_its_token_in_the_address(server: Running, ada: Person) -> None:
    url = f"{server.url}/graphql/stream"
    parameters = {"query": TASKS, "variables": '{"after": "0"}', "access_token": ada.token or ""}
    async with http_client() as http:
        async with http.stream("GET", url, params=parameters, headers={"Accept": EVENTS}) as response:
            await ada.created()
            assert (await Stream(response).task())[1]["kind"] == "UPDATE"
        changed = {"query": 'mutation { cancelGeneration(input: {id: "x"}) { errors { __typename } } }'}
        refused = await http.get(url, params=parameters | changed, headers={"Accept": EVENTS})
        posted = await http.post(url, params=parameters, json={"query": TASKS}, headers={"Accept": EVENTS})

    assert b'"code":"BAD_USER_INPUT"' in refused.content
    assert b"UNAUTHENTICATED" in posted.content


@in_turn(
    ("query", "code"),
    [
        ("{", "BAD_USER_INPUT"),
        ("{ nothing }", "BAD_USER_INPUT"),
        ("subscription { " + "taskUpdated { kind } " * 20 + "}", "DOCUMENT_LIMIT"),
        ('subscription { taskUpdated(after: "soon") { kind } }', "BAD_USER_INPUT"),
        ('subscription { taskUpdated(id: "cre_x") { kind } }', "NOT_FOUND"),
    ],
)
async def test_a_document_that_cannot_be_executed_gets_an_error_event(ada: Person, query: str, code: str) -> None:
    async with streaming(ada, query) as stream:
        assert stream.response.status_code == 200
        event = await stream.next()
        assert event is not None
        assert event.data["errors"][0]["extensions"]["code"] == code
        assert event.data["errors"][0]["extensions"]["requestId"] == stream.response.headers["x-request-id"]
        assert await stream.next() == Event("complete", None, None)


async def test_a_last_event_id_that_is_no_cursor_gets_an_error_event(ada: Person) -> None:
    async with streaming(ada, TASKS, headers={"Last-Event-ID": "x" * 5000}) as stream:
        event = await stream.next()

    assert event is not None
    assert event.data["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_refusals_before_the_operation_are_json(server: Running, ada: Person) -> None:
    url = f"{server.url}/graphql/stream"
    takes, json_type = {"Accept": EVENTS}, {"Content-Type": "application/json"}
    answers = [
        (406, await ada.http.post(url, json={"query": TASKS}, headers={"Accept": "application/json"})),
        (405, await ada.http.put(url, headers=takes)),
        (400, await ada.http.post(url, content=b"{", headers=takes | json_type)),
        (415, await ada.http.post(url, content=b"{}", headers=takes | {"Content-Type": "text/plain"})),
        (401, await ada.http.post(url, json={"query": TASKS}, headers=takes | {"Authorization": "Bearer x"})),
        (413, await ada.http.post(url, content=b" " * (2**20 + 1), headers=takes | json_type)),
    ]

    for status, answer in answers:
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("application/json")
        (error,) = answer.json()["errors"]
        assert error["extensions"]["requestId"] == answer.headers["x-request-id"]


async def test_the_stream_ends_without_complete_when_the_token_expires(server: Running) -> None:
    async with person(server, "ada", lifetime=timedelta(seconds=2)) as ada, streaming(ada, TASKS) as stream:
        await stream.is_ready()
        assert await stream.next() is None


async def test_streams_are_kept_alive_with_comments(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert EventStream.ping_seconds == 15.0
    monkeypatch.setattr(EventStream, "ping_seconds", 0.01)
    async with streaming(ada, TASKS) as stream:
        await stream.is_ready()
        reading = asyncio.create_task(stream.next())
        await until(lambda: stream.comments > 5)
        reading.cancel()


async def test_a_client_that_leaves_is_noticed(server: Running, ada: Person, caplog: pytest.LogCaptureFixture) -> None:
    async with streaming(ada, TASKS):
        await until(lambda: _subscribers(ada))

    async def gone() -> bool:
        return not await _subscribers(ada)

    await until(gone)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def _subscribers(someone: Person) -> bool:
    figures = (await someone.http.get(f"{someone.url}/metrics")).text
    return 'atelier_subscribers{subscription="taskUpdated"} 1.0' in figures


async def test_a_client_that_does_not_read_is_given_up(
    server: Running, ada: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert EventStream.send_timeout == 10.0
    monkeypatch.setattr(EventStream, "send_timeout", 2.0)  # A busy machine still sees the subscriber before.
    monkeypatch.setattr(EventStream, "ping_seconds", 0.0)  # Comments fill the connection as any events would.
    monkeypatch.setattr("transport.graphql.server_sent_events._PING", b":" + b" " * 100_000 + b"\n\n")
    host, port = server.url.removeprefix("http://").split(":")
    _reader, writer = await asyncio.open_connection(host, int(port), limit=1024)
    body = json.dumps({"query": TASKS}).encode()
    head = (
        f"POST /graphql/stream HTTP/1.1\r\nHost: {host}\r\nAccept: {EVENTS}\r\nAuthorization: Bearer {ada.token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )

    async def gone() -> bool:
        return not await _subscribers(ada)

    with closing(writer):
        writer.write(head.encode() + body)
        await until(lambda: _subscribers(ada))
        await until(gone)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_streams_end_when_the_server_does(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    async with AsyncExitStack() as clients:
        async with serve() as server:
            ada = await clients.enter_async_context(person(server, "ada"))
            stream = await clients.enter_async_context(streaming(ada, TASKS))
            await stream.is_ready()
        assert await stream.next() is None
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_user_has_so_many_streams_and_an_address_so_many(serve: Serve) -> None:
    async with serve(live_per_user=1, live_per_address=2) as server, person(server, "bob") as bob:
        async with person(server, "ada") as ada, streaming(ada, TASKS):
            await until(lambda: _subscribers(ada))
            async with streaming(ada, TASKS) as second:
                assert second.response.status_code == 429
                assert second.response.headers["retry-after"] == "30"
            async with streaming(bob, TASKS) as third:
                assert third.response.status_code == 200
                async with streaming(Person(bob.url, None, bob.http), STYLES) as fourth:
                    assert fourth.response.status_code == 429

        async def again() -> bool:
            async with streaming(ada, STYLES) as stream:
                return stream.response.status_code == 200

        await until(again)


async def test_streams_share_the_budget_of_operations(serve: Serve) -> None:
    async with serve(rate_limit_cost=(4, 99_999)) as server, person(server, "ada") as ada:
        async with streaming(ada, "{ styles { id name } }") as stream:
            event = await stream.next()
            assert event is not None
            assert event.data["extensions"]["cost"]["remaining"] == 1
        async with streaming(ada, "{ styles { id name } }") as stream:
            event = await stream.next()
            assert event is not None
            assert event.data["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
        async with streaming(ada, STYLES) as stream:
            assert stream.response.status_code == 429
            assert int(stream.response.headers["retry-after"]) >= 1


@in_turn(
    "accept",
    [
        f"{EVENTS}, application/json",
        f"application/graphql-response+json, application/graphql+json, application/json, {EVENTS}, multipart/mixed",
        f"{EVENTS}, */*;q=0.1",
        f"{EVENTS};q=0, */*",
    ],
)
async def test_graphql_itself_answers_no_events_to_clients_that_take_json(
    server: Running, ada: Person, accept: str
) -> None:
    headers = {"Accept": accept, "Authorization": f"Bearer {ada.token}"}
    answer = await ada.http.post(f"{server.url}/graphql", json={"query": STYLES}, headers=headers)
    refused = await ada.http.post(f"{server.url}/graphql", json={"query": TASKS}, headers=headers)

    assert answer.headers["content-type"].endswith("json; charset=utf-8")
    assert answer.json()["data"]["styles"]
    assert refused.status_code == 400
    message = refused.json()["errors"][0]["message"]
    assert "WebSocket at /graphql (graphql-transport-ws)" in message
    assert "/graphql/stream (Accept: text/event-stream)" in message


@pytest.mark.parametrize("accept", [EVENTS, f"{EVENTS}, multipart/mixed", f"{EVENTS};q=0.9, application/json;q=0"])
@pytest.mark.parametrize("path", ["/graphql", "/graphql/", "/graphql/stream/"])
async def test_graphql_itself_serves_events_to_clients_that_take_nothing_else(
    ada: Person, kie: FakeKie, path: str, accept: str
) -> None:
    kie.finish_at_once = True
    async with streaming(ada, TASKS, path=path, headers={"Accept": accept}) as stream:
        assert stream.response.headers["content-type"].startswith(EVENTS)
        await stream.is_ready()
        created = await ada.created()
        _, event = await stream.task()

    assert event["creation"]["id"] == created["id"]


async def test_streams_at_graphql_are_counted_with_the_others(serve: Serve) -> None:
    async with serve(live_per_user=1) as server, person(server, "ada") as ada, streaming(ada, TASKS) as stream:
        await stream.is_ready()
        async with streaming(ada, TASKS, path="/graphql") as refused:
            assert refused.response.status_code == 429
        metrics = await scrape(server.url)

    routes = {name.partition("route=")[2].partition(",")[0].rstrip("}") for name in metrics if "route=" in name}
    assert routes & {"/graphql", "/graphql/stream"} == {"/graphql/stream"}
