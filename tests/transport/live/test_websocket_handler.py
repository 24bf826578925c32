"""graphql-transport-ws through a real server: violations of the protocol, and that they do not end other sockets."""

import asyncio
import contextlib
import time
from datetime import timedelta
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from tests.transport.conftest import Peer
from transport.graphql.view import GraphQLView
from transport.http.errors import MASK
from transport.live.stream_limiter import StreamLimiter
from transport.live.websocket_handler import SocketHandler
from transport.server.websocket_protocol import WebSocketProtocol

WAIT = "subscription {wait}"


def error_codes(message: Any) -> list[str]:
    assert message["type"] == "error"
    return [error["extensions"]["code"] for error in message["payload"]]


async def test_queries_mutations_and_subscriptions_run(connecting: Any, probe: Any) -> None:
    peer = await connecting()

    await peer.subscribe("q", "query Q($name: String!) {hello(name: $name)}", variables={"name": "Zoë"})
    assert await peer.receive() == {"id": "q", "type": "next", "payload": {"data": {"hello": "Hello, Zoë."}}}
    assert await peer.receive() == {"id": "q", "type": "complete"}

    await peer.subscribe("m", 'mutation {note(text: "x")}', variables=None, operationName=None, extensions=None)
    assert await peer.receive() == {"id": "m", "type": "next", "payload": {"data": {"note": 1}}}
    assert await peer.receive() == {"id": "m", "type": "complete"}

    await peer.subscribe("s", "subscription {count(to: 2) {number}}")
    for number in range(2):
        data = {"count": {"number": number}}
        assert await peer.receive() == {"id": "s", "type": "next", "payload": {"data": data}}
    assert await peer.receive() == {"id": "s", "type": "complete"}
    assert (probe.running, probe.closed) == (0, 1)


async def test_pings_are_answered_also_before_the_initialisation(connecting: Any) -> None:
    peer = await connecting(initialise=False)

    await peer.send({"type": "ping", "payload": {"a": 1}})
    assert await peer.receive() == {"type": "pong"}
    await peer.send({"type": "pong"})
    await peer.send({"type": "connection_init"})
    assert await peer.receive() == {"type": "connection_ack"}


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "1",
        "null",
        "[1, 2]",
        '"x"',
        "[" * 10_000,
        '{"a":' * 10_000,
        '"\\ud800"',
        "{}",
        '{"type": 1}',
        '{"type": null}',
        '{"type": {}}',
        '{"type": "unheard of"}',
        '{"type": "%s"}' % ("x" * 1000),
        '{"type": "%s"}' % ("é" * 1000),
        '{"type": "start", "id": "1", "payload": {"query": "{hello}"}}',
        '{"type": "complete"}',
        '{"type": "complete", "id": 1}',
        '{"type": "subscribe"}',
        '{"type": "subscribe", "id": "1"}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{hello}"}}',
        '{"type": "subscribe", "id": {}, "payload": {"query": "{hello}"}}',
        '{"type": "subscribe", "id": "", "payload": {"query": "{hello}"}}',
        '{"type": "subscribe", "id": "%s", "payload": {"query": "{hello}"}}' % ("x" * 129),
        '{"type": "subscribe", "id": "1", "payload": null}',
        '{"type": "subscribe", "id": "1", "payload": []}',
        '{"type": "subscribe", "id": "1", "payload": {}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": null}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": 1}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{hello}", "variables": []}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{hello}", "variables": "x"}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{hello}", "operationName": 1}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{hello}", "extensions": 1}}',
    ],
    ids=lambda frame: frame[:80],
)
async def test_a_malformed_message_closes_with_4400(
    connecting: Any, frame: str, caplog: pytest.LogCaptureFixture
) -> None:
    peer = await connecting()

    await peer.connection.send(frame)

    code, reason = await peer.closing()
    assert code == 4400
    assert reason
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_binary_message_closes_with_4400(connecting: Any) -> None:
    peer = await connecting()

    await peer.connection.send(b'{"type": "ping"}')

    assert await peer.closing() == (4400, "WebSocket message type must be text")


async def test_a_message_over_the_size_limit_closes_with_1009(connecting: Any) -> None:
    peer = await connecting()

    await peer.subscribe("1", "{hello}", variables={"x": "x" * 65_536})

    assert (await peer.closing())[0] == 1009


async def test_an_id_of_128_characters_is_understood(connecting: Any) -> None:
    peer = await connecting()

    await peer.subscribe("x" * 128, "{hello}")

    assert (await peer.receive())["id"] == "x" * 128


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"query": "{"}, "BAD_USER_INPUT"),
        ({"query": ""}, "BAD_USER_INPUT"),
        ({"query": "{missing}"}, "BAD_USER_INPUT"),
        ({"query": "query A {hello}", "operationName": "B"}, "BAD_USER_INPUT"),
        ({"query": "query A {hello} query B {hello}"}, "BAD_USER_INPUT"),
        ({"query": "fragment F on Query {hello}"}, "BAD_USER_INPUT"),
        ({"query": "subscription S($n: Int!) {count(to: $n) {number}}"}, "BAD_USER_INPUT"),
        ({"query": "{hello " * 10 + "}"}, "BAD_USER_INPUT"),
        ({"query": "{" + "hello " * 16 + "}"}, "DOCUMENT_LIMIT"),
        ({"query": "{" + "hello " * 1001 + "}"}, "DOCUMENT_LIMIT"),
        ({"query": "{hello}" + " " * 20_000}, "DOCUMENT_LIMIT"),
    ],
)
async def test_a_bad_document_ends_its_own_operation_alone(
    connecting: Any, probe: Any, payload: dict[str, Any], code: str
) -> None:
    peer = await connecting()
    await peer.subscribe("live", WAIT)
    assert (await peer.receive())["payload"] == {"data": {"wait": 0}}

    await peer.send({"id": "bad", "type": "subscribe", "payload": payload})
    message = await peer.receive()
    assert (message["id"], set(error_codes(message))) == ("bad", {code})

    probe.go_on.set()
    assert await peer.receive() == {"id": "live", "type": "next", "payload": {"data": {"wait": 1}}}
    assert await peer.receive() == {"id": "live", "type": "complete"}


async def test_errors_in_a_stream_are_masked_and_end_it(connecting: Any) -> None:
    peer = await connecting()

    await peer.subscribe("1", "subscription {breaks}")

    assert (await peer.receive())["payload"] == {"data": {"breaks": 0}}
    (error,) = (await peer.receive())["payload"]["errors"]
    assert (error["message"], error["extensions"]["code"]) == (MASK, "INTERNAL")
    assert await peer.receive() == {"id": "1", "type": "complete"}


async def test_a_result_that_cannot_be_sent_is_a_masked_error(
    connecting: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def unsendable(*_: object, **__: object) -> Any:
        raise RuntimeError("secret")

    peer = await connecting()
    monkeypatch.setattr("transport.execution.schema.ServedSchema.stream", unsendable)
    await peer.subscribe("1", "{hello}")

    message = await peer.receive()
    assert error_codes(message) == ["INTERNAL"]
    assert message["payload"][0]["message"] == MASK
    assert len(caplog.records) == 1


async def test_without_initialisation_the_socket_closes_with_4408(
    view: GraphQLView, server: Any, connecting: Any
) -> None:
    assert view.connection_init_wait_timeout == timedelta(seconds=10)
    view.connection_init_wait_timeout = timedelta(milliseconds=10)

    peer = await connecting(initialise=False)

    assert (await peer.closing())[0] == 4408


async def test_subscribing_before_the_initialisation_closes_with_4401(connecting: Any) -> None:
    peer = await connecting(initialise=False)

    await peer.subscribe("1", "{hello}")

    assert await peer.closing() == (4401, "Unauthorized")


async def test_a_second_initialisation_closes_with_4429(connecting: Any) -> None:
    peer = await connecting()

    await peer.send({"type": "connection_init"})

    assert (await peer.closing())[0] == 4429


@pytest.mark.parametrize("payload", ["x", 1, [1], {"authorization": 1}, {"authorization": ["Bearer good"]}])
async def test_a_malformed_initialisation_closes_with_4400(connecting: Any, probe: Any, payload: object) -> None:
    peer = await connecting(initialise=False)

    await peer.send({"type": "connection_init", "payload": payload})

    assert (await peer.closing())[0] == 4400
    assert probe.opened == []


async def test_an_id_in_use_closes_with_4409(connecting: Any) -> None:
    peer = await connecting()
    await peer.subscribe("x" * 128, WAIT)
    await peer.receive()

    await peer.subscribe("x" * 128, WAIT)

    assert (await peer.closing())[0] == 4409


async def test_an_id_can_be_used_again_after_its_operation_has_ended(connecting: Any) -> None:
    peer = await connecting()

    for _ in range(3):
        await peer.subscribe("1", "{hello}")
        assert (await peer.receive())["type"] == "next"
        assert (await peer.receive())["type"] == "complete"
        await peer.subscribe("2", WAIT)
        assert (await peer.receive())["type"] == "next"
        await peer.send({"id": "2", "type": "complete"})


async def test_a_socket_runs_twenty_operations_at_a_time(connecting: Any, probe: Any) -> None:
    peer = await connecting()
    for number in range(20):
        await peer.subscribe(str(number), WAIT)
        await peer.receive()

    await peer.subscribe("20", WAIT)
    message = await peer.receive()
    assert (message["id"], error_codes(message)) == ("20", ["RATE_LIMITED"])
    assert probe.running == 20

    await peer.send({"id": "0", "type": "complete"})
    await probe.until(lambda: probe.running == 19)
    await peer.subscribe("20", WAIT)
    assert (await peer.receive())["payload"] == {"data": {"wait": 0}}


@pytest.mark.parametrize("protocols", [["graphql-ws"], ["unheard-of"], None])
async def test_other_protocols_are_refused_with_4406(connecting: Any, protocols: list[Subprotocol] | None) -> None:
    peer = await connecting(initialise=False, subprotocols=protocols)

    assert (await peer.closing())[0] == 4406


async def test_pages_of_other_origins_are_refused(server: Any, connecting: Any, probe: Any) -> None:
    with pytest.raises(InvalidStatus) as refusal:
        await connecting(origin="https://elsewhere.example")
    assert refusal.value.response.status_code == 403
    assert probe.opened == []

    await connecting(origin=server.http)


async def test_pages_of_allowed_origins_are_served(schema: Any, probe: Any, serve: Any) -> None:
    view = GraphQLView(schema, open_request=probe.open, allowed_origins=["https://pages.example"])

    async with serve(view) as address:
        options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None}
        async with connect(address.socket, origin="https://pages.example", **options) as socket:  # type: ignore[arg-type]  # a str by another name
            assert socket.subprotocol == "graphql-transport-ws"


@pytest.mark.parametrize("key", ["authorization", "Authorization", "AUTHORIZATION"])
async def test_the_credentials_come_with_the_initialisation(connecting: Any, probe: Any, key: str) -> None:
    peer = await connecting({key: "Bearer good"})

    await peer.subscribe("1", "{who}")

    assert (await peer.receive())["payload"] == {"data": {"who": "Bearer good"}}
    ((authorization, _, client),) = probe.opened
    assert (authorization, client) == ("Bearer good", "127.0.0.1")


async def test_the_credentials_of_the_handshake_count_when_the_initialisation_has_none(
    connecting: Any, probe: Any
) -> None:
    headers = {"Authorization": "Bearer good", "X-Request-Id": "abc"}
    await connecting(additional_headers=headers)
    await connecting({"authorization": "Bearer good as new"}, additional_headers=headers)

    assert probe.opened == [
        ("Bearer good", "abc", "127.0.0.1"),
        ("Bearer good as new", "abc", "127.0.0.1"),
    ]


async def test_a_socket_without_credentials_is_opened_for_nobody(connecting: Any) -> None:
    peer = await connecting({"other": 1})

    await peer.subscribe("1", "{who}")

    assert (await peer.receive())["payload"] == {"data": {"who": None}}


TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        ({"authToken": TOKEN}, "authToken"),
        ({"token": "opaque"}, "token"),
        ({"accessToken": TOKEN}, "accessToken"),
        ({"access_token": TOKEN}, "access_token"),
        ({"jwt": TOKEN}, "jwt"),
        ({"x-auth-token": TOKEN}, "x-auth-token"),
        ({"auth": f"Bearer {TOKEN}"}, "auth"),
        ({"user": f"bearer {TOKEN}"}, "user"),
        ({"id": TOKEN}, "id"),
        ({"headers": {"Authorization": f"Bearer {TOKEN}"}}, "headers.Authorization"),
        ({"headers": {"authorization": f"Bearer {TOKEN}"}, "lang": "en"}, "headers.authorization"),
        ({"context": {"headers": {"token": "opaque"}}}, "context.headers.token"),
        ({"authorization": None, "token": "opaque"}, "token"),
        ({"token" + "x" * 10_000: "opaque"}, "token" + "x" * 19),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_token_under_another_name_is_refused_with_the_name_that_is_read(
    connecting: Any, probe: Any, payload: object, name: str
) -> None:
    peer = await connecting(initialise=False)

    await peer.send({"type": "connection_init", "payload": payload})

    reason = f'Send the token as {{"authorization": "Bearer <token>"}}, not as "{name}"'
    assert await peer.closing() == (4401, reason)
    assert probe.opened == []


@pytest.mark.parametrize(
    "payload",
    [
        None,
        {},
        {"token": None},
        {"authToken": ""},
        {"authorization": None},
        {"headers": {"Authorization": ""}},
        {"headers": None, "csrfToken": "x", "author": "ada", "lang": "en"},
    ],
)
async def test_a_socket_that_brings_no_token_is_opened_for_nobody(connecting: Any, probe: Any, payload: Any) -> None:
    await connecting(payload)

    assert [authorization for authorization, _, _ in probe.opened] == [None]


async def test_other_names_do_not_matter_beside_an_authorization(connecting: Any, probe: Any) -> None:
    await connecting({"token": "x", "Authorization": None, "authorization": "Bearer good"})
    await connecting({"token": "x"}, additional_headers={"Authorization": "Bearer good"})

    assert [authorization for authorization, _, _ in probe.opened] == ["Bearer good"] * 2


async def test_bad_credentials_close_with_4403(connecting: Any) -> None:
    peer = await connecting(initialise=False)

    await peer.send({"type": "connection_init", "payload": {"authorization": "Bearer bad"}})

    assert await peer.closing() == (4403, "The token is not valid.")


async def test_a_defect_in_opening_asks_the_client_to_try_again_later(
    connecting: Any, probe: Any, caplog: pytest.LogCaptureFixture
) -> None:
    probe.failure = RuntimeError("postgresql://user:password@host/db")
    peer = await connecting(initialise=False, additional_headers={"X-Request-Id": "r1"})

    await peer.send({"type": "connection_init"})

    assert await peer.closing() == (1013, "Try again later")
    assert [record.getMessage() for record in caplog.records] == ["graphql: a defect in opening a socket (request: r1)"]


async def test_the_socket_closes_with_4403_when_the_token_expires(connecting: Any, probe: Any) -> None:
    probe.expires_at = time.time() + 3
    peer = await connecting({"authorization": "Bearer good"})
    await peer.subscribe("1", WAIT)

    assert await peer.closing() == (4403, "Token expired")
    await probe.until(lambda: probe.closed == 1)


async def test_a_token_that_has_expired_closes_at_once(connecting: Any, probe: Any) -> None:
    probe.expires_at = time.time() - 1
    peer = await connecting(initialise=False)

    await peer.send({"type": "connection_init", "payload": {"authorization": "Bearer good"}})

    assert await peer.closing() == (4403, "Token expired")


async def test_completing_closes_the_generator(connecting: Any, probe: Any) -> None:
    peer = await connecting()
    await peer.subscribe("1", WAIT)
    await peer.receive()

    await peer.send({"id": "1", "type": "complete"})
    await peer.send({"id": "unheard of", "type": "complete"})

    await probe.until(lambda: probe.closed == 1)
    await peer.send({"type": "ping"})
    assert await peer.receive() == {"type": "pong"}


@pytest.mark.parametrize("politely", [True, False])
async def test_leaving_closes_the_generators(
    connecting: Any, probe: Any, politely: bool, caplog: pytest.LogCaptureFixture
) -> None:
    peer = await connecting()
    for number in range(3):
        await peer.subscribe(str(number), WAIT)
        await peer.receive()

    if politely:
        await peer.connection.close()
    else:
        peer.connection.transport.abort()

    await probe.until(lambda: probe.closed == 3)
    assert probe.running == 0
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_peer_that_does_not_read_is_given_up(
    view: GraphQLView,
    serve: Any,
    probe: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(WebSocketProtocol, "unread_seconds", 0.2)
    served: list[str] = []

    async def noted(scope: Scope, receive: Receive, send: Send) -> None:
        await view(scope, receive, send)
        served.append(scope["type"])

    async with serve(noted) as address, contextlib.AsyncExitStack() as stack:
        options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None}
        connection = await connect(address.socket, max_queue=1, close_timeout=0.1, **options)
        stack.callback(connection.transport.abort)
        await connection.send('{"type": "connection_init"}')
        for id in ("1", "2"):
            flood = '{"id": "%s", "type": "subscribe", "payload": {"query": "subscription {flood}"}}'
            await connection.send(flood % id)

        await probe.until(lambda: probe.running == 2)
        await probe.until(lambda: probe.closed == 2)
        await probe.until(lambda: served == ["websocket"])

    assert probe.yielded < 2000
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_is_sent_is_text(connecting: Any) -> None:
    peer = await connecting()

    await peer.subscribe("1", "{hello}")
    async with asyncio.timeout(120):
        assert isinstance(await peer.connection.recv(), str)


async def test_many_messages_are_answered_in_order(connecting: Any) -> None:
    peer = await connecting()

    async def ping() -> None:
        for _ in range(900):
            await peer.send({"type": "ping"})

    pinging = asyncio.create_task(ping())
    for _ in range(900):
        assert await peer.receive() == {"type": "pong"}
    await pinging


async def test_the_server_pings(connecting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert SocketHandler.ping_seconds == 25.0
    monkeypatch.setattr(SocketHandler, "ping_seconds", 0.01)
    peer = await connecting()

    for _ in range(3):
        assert await peer.receive() == {"type": "ping"}
        await peer.send({"type": "pong"})


async def test_a_user_has_so_many_sockets_and_an_address_so_many(schema: Any, probe: Any, serve: Any) -> None:
    view = GraphQLView(schema, open_request=probe.open, stream_limiter=StreamLimiter(per_user=1, per_address=3))
    options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None}

    async with serve(view) as address, contextlib.AsyncExitStack() as stack:

        async def begun(who: str) -> Peer:
            peer = Peer(await stack.enter_async_context(connect(address.socket, **options)))
            await peer.send({"type": "connection_init", "payload": {"authorization": f"Bearer good {who}"}})
            return peer

        first = await begun("ada")
        assert await first.receive() == {"type": "connection_ack"}
        assert await (await begun("ada")).closing() == (1013, "Too many live connections: at most 1 at a time.")
        await probe.until(lambda: len(view.stream_limiter) == 2)
        second = await begun("bob")
        assert await second.receive() == {"type": "connection_ack"}
        third = await begun("eve")
        assert await third.receive() == {"type": "connection_ack"}
        with pytest.raises(InvalidStatus) as refusal:
            await begun("dan")
        assert refusal.value.response.status_code == 429
        assert refusal.value.response.headers["retry-after"] == "30"
        assert b'"RATE_LIMITED"' in bytes(refusal.value.response.body or b"")

        await first.connection.close()
        await probe.until(lambda: len(view.stream_limiter) == 4)
        assert await (await begun("ada")).receive() == {"type": "connection_ack"}

    await probe.until(lambda: len(view.stream_limiter) == 0)
