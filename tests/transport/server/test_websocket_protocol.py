"""Sockets and their applications through a real server: how one is opened, denied, paused, pinged and ended."""

import asyncio
import contextlib
import socket
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.waiting import until
from tests.transport.conftest import TIMEOUT, Address
from transport.server.connection_limiter import PUSHING
from transport.server.websocket_protocol import MeteredProtocol, WebSocketProtocol

KEY = b"dGhlIHNhbXBsZSBub25jZQ=="  # RFC 6455's example, and its answer.
ACCEPT = b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
HEAD = {
    b"Host": b"x",
    b"Upgrade": b"websocket",
    b"Connection": b"keep-alive, Upgrade",
    b"Sec-WebSocket-Key": KEY,
    b"Sec-WebSocket-Version": b"13",
}


def request(target: bytes = b"/", line: bytes = b"GET %b HTTP/1.1", **changed: bytes | None) -> bytes:
    """Return a request for a WebSocket; a header that is None is left out."""
    fields: dict[bytes, bytes | None] = {**HEAD, **{name.replace("_", "-").encode(): changed[name] for name in changed}}
    lines = [line % target, *(name + b": " + value for name, value in fields.items() if value is not None)]
    return b"\r\n".join((*lines, b"", b""))


class Echo:
    """An application that answers each message with the same, and keeps its messages."""

    def __init__(self) -> None:
        self.scope: Scope = {}
        self.told: list[Message] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        while (message := await receive())["type"] != "websocket.disconnect":
            if message["type"] == "websocket.connect":
                subprotocol = "echo" if "echo" in scope["subprotocols"] else None
                await send({"type": "websocket.accept", "subprotocol": subprotocol, "headers": [(b"x-more", b"1")]})
            else:
                self.told.append(message)
                await send({**message, "type": "websocket.send"})
        self.told.append(message)


def socket_of(address: Address, path: str = "/", **options: Any) -> connect:
    return connect(f"ws://{address.host}:{address.port}{path}", proxy=None, **options)


async def closed(client: ClientConnection) -> int | None:
    """Return the code that a socket is closed with, once it is."""
    async with asyncio.timeout(TIMEOUT):
        with contextlib.suppress(ConnectionClosed):
            while True:
                await client.recv()
    return client.close_code


async def test_a_socket_is_accepted_as_it_was_asked_for(serve: Any, raw: Any) -> None:
    app = Echo()
    async with serve(app, date_header=False) as address:
        connection = await raw(address)
        asked = request(
            b"/a%20b?q=%31", Sec_WebSocket_Protocol=b"one, echo", Sec_WebSocket_Extensions=b"permessage-deflate"
        )
        await connection.send(asked)
        answer = await connection.reader.readuntil(b"\r\n\r\n")

    assert answer.splitlines() == [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + ACCEPT,
        b"x-more: 1",
        b"Sec-WebSocket-Protocol: echo",
        b"",
    ]
    scope = app.scope
    assert (scope["type"], scope["scheme"], scope["http_version"]) == ("websocket", "ws", "1.1")
    assert (scope["path"], scope["raw_path"], scope["query_string"]) == ("/a b", b"/a%20b", b"q=%31")
    assert scope["subprotocols"] == ["one", "echo"]
    assert (b"sec-websocket-key", KEY) in scope["headers"]
    assert app.told[-1] == {"type": "websocket.disconnect", "code": 1012}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (request(line=b"POST %b HTTP/1.1"), b"405"),
        (request(line=b"GET %b HTTP/1.0"), b"505"),
        (request(Content_Length=b"1"), b"400"),
        (request(Transfer_Encoding=b"chunked"), b"400"),
        (request(Sec_WebSocket_Version=b"8"), b"400"),
        (request(Sec_WebSocket_Key=None), b"400"),
        (request(Sec_WebSocket_Key=b"\xff" * 24), b"400"),
        (request("/\u00e9".encode()), b"400"),
    ],
)
async def test_an_invalid_request_is_refused_in_json(serve: Any, raw: Any, asked: bytes, status: bytes) -> None:
    app = Echo()
    async with serve(app) as address:
        connection = await raw(address)
        await connection.send(asked)
        answer = await connection.rest()

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split()[1] == status
    assert b"content-type: application/json" in head.lower()
    assert body.endswith(b'"extensions":{"code":"BAD_REQUEST"}}]}')
    assert app.scope == {}


async def test_a_socket_is_not_opened_before_the_answer_to_the_request_before(serve: Any, raw: Any) -> None:
    sockets = []
    go_on = asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            sockets.append(scope)
        await go_on.wait()

    async with serve(slow) as address:
        connection = await raw(address)
        await connection.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" + request())
        answer = await connection.rest()
        go_on.set()

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert sockets == []


async def test_what_is_said_before_the_answer_is_heard_after_it(serve: Any, raw: Any) -> None:
    app, accept = Echo(), asyncio.Event()

    async def late(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_late(message: Message) -> None:
            await accept.wait()
            await send(message)

        await app(scope, receive, send_late)

    async with serve(late) as address:
        connection = await raw(address)
        await connection.send(request())
        await until(lambda: app.scope)
        for frame in (b"\x81\x81\0\0\0\0a", b"\x81\x81\0\0", b"\0\0b"):
            await connection.send(frame)
        accept.set()
        await connection.reader.readuntil(b"\r\n\r\n")
        async with asyncio.timeout(TIMEOUT):
            assert await connection.reader.readexactly(6) == b"\x81\x01a\x81\x01b"


async def test_compression_is_not_agreed_on(serve: Any) -> None:
    async with serve(Echo()) as address, socket_of(address, compression="deflate") as client:
        assert client.protocol.extensions == []


async def opened(raw: Any, address: Address) -> Any:
    """Return a bare connection with an accepted request for a socket."""
    connection = await raw(address)
    await connection.send(request())
    await connection.reader.readuntil(b"\r\n\r\n")
    return connection


async def test_a_peer_that_leaves_a_ping_unanswered_is_given_up(serve: Any, raw: Any) -> None:
    app = Echo()
    async with serve(app, ws_ping_interval=0.01, ws_ping_timeout=0.01) as address:
        said = await (await opened(raw, address)).rest()

    assert said[:2] == b"\x89\x04"
    assert said[6:] == b"\x88\x18" + (1011).to_bytes(2, "big") + b"keepalive ping timeout"
    assert app.told[0]["type"] == "websocket.disconnect"


# Frames as they are sent by a client, with a mask of zeros.
PING, PONG, TEXT, EMPTY_PART = b"\x89\x80\0\0\0\0", b"\x8a\x80\0\0\0\0", b"\x81\x81\0\0\0\0a", b"\x00\x80\0\0\0\0"
FIRST_PART = b"\x01\x81\0\0\0\0a"
BAD_TEXT = b"\x81\x81\0\0\0\0\xff"
FLOODED = b"\x88\x13" + (1008).to_bytes(2, "big") + b"Too many messages"


@pytest.mark.parametrize("frame", [PING, PONG, TEXT, EMPTY_PART, b"\x00\x81\0\0\0\0a"])
async def test_more_frames_than_allowed_close_the_socket_whatever_they_are(
    serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, frame: bytes
) -> None:
    assert (MeteredProtocol.frames_at_once, MeteredProtocol.frames_per_second) == (1000, 100)
    monkeypatch.setattr(MeteredProtocol, "frames_per_second", 0.001)
    app = Echo()
    async with serve(app) as address:
        connection = await opened(raw, address)
        # The first part is a frame; the last of the thousand is a ping, to which the answer is awaited.
        await connection.send(FIRST_PART + frame * 998 if frame[0] == 0 else frame * 999)
        await connection.send(b"\x89\x81\0\0\0\0!")
        async with asyncio.timeout(TIMEOUT):
            await connection.reader.readuntil(b"\x8a\x01!")
        await connection.send(frame * 100_000)
        said = await connection.rest()

    assert said.endswith(FLOODED)
    assert app.told[-1] == {"type": "websocket.disconnect", "code": 1008, "reason": "Too many messages"}
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_the_allowance_of_frames_is_refilled(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1_000.0
    monkeypatch.setattr("transport.server.websocket_protocol.time.monotonic", lambda: moment)
    protocol = MeteredProtocol(max_size=1_000)
    protocol.receive_data(PING * 1_000)
    moment += 0.021
    protocol.receive_data(PING * 2)
    assert protocol.parser_exc is None

    protocol.receive_data(PING)
    assert protocol.parser_exc is not None


async def test_the_parts_of_a_message_are_kept_as_one(serve: Any, raw: Any) -> None:
    app = Echo()
    async with serve(app) as address:
        connection = await opened(raw, address)
        await connection.send(FIRST_PART + EMPTY_PART * 500 + PING)
        async with asyncio.timeout(TIMEOUT):
            await connection.reader.readuntil(b"\x8a\x00")
        kept = list(app.scope["extensions"][PUSHING].frames)
        await connection.send(b"\x80\x81\0\0\0\0b")
        async with asyncio.timeout(TIMEOUT):
            assert await connection.reader.readexactly(4) == b"\x81\x02ab"

    assert kept == [b"a"]


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (b"\xc1\x80\0\0\0\0", 1002),  # A reserved bit.
        (b"\x83\x80\0\0\0\0", 1002),  # A reserved kind.
        (b"\x81\x01a", 1002),  # No mask.
        (b"\x89\xfe\0\x7e\0\0\0\0" + b"x" * 126, 1002),  # A ping that is too long.
        (b"\x09\x80\0\0\0\0", 1002),  # A ping in parts.
        (EMPTY_PART, 1002),  # A part without a first one.
        (FIRST_PART + TEXT, 1002),
        (FIRST_PART + b"\x88\x80\0\0\0\0", 1002),
        (b"\x88\x81\0\0\0\0\x03", 1002),  # Half a code.
        (b"\x88\x82\0\0\0\0\x03\xed", 1002),  # 1005, which is never sent.
        (BAD_TEXT, 1007),
        (BAD_TEXT * 2 + PING, 1007),
        (FIRST_PART + b"\x80\x81\0\0\0\0\xff", 1007),
        (BAD_TEXT + b"\x88\x80\0\0\0\0", None),  # Answered with the same: no code.
        (b"\x88\x80\0\0\0\0" + BAD_TEXT, None),
        (b"\x81\xff\0\0\0\0\0\x01\0\x01\0\0\0\0", 1009),  # 65,537 bytes, and none arrives.
        (b"\x81\xff" + b"\xff" * 12, 1009),
        (FIRST_PART + b"\x80\xff\0\0\0\0\0\x01\0\0\0\0\0\0", 1009),  # 65,536 after one.
    ],
)
async def test_hostile_frames_close_their_socket_alone(
    serve: Any, raw: Any, caplog: pytest.LogCaptureFixture, frames: bytes, code: int | None
) -> None:
    app = Echo()
    async with serve(app) as address, socket_of(address) as other:
        connection = await opened(raw, address)
        served = app.scope["extensions"][PUSHING]
        await connection.send(frames)
        said = await connection.rest()
        assert await until(lambda: served not in served.connections)
        await other.send("still here")
        async with asyncio.timeout(TIMEOUT):
            assert await other.recv() == "still here"

    assert said[said.index(b"\x88") + 2 :][:2] == (b"" if code is None else code.to_bytes(2, "big"))
    assert not served.push(b"x")
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_an_application_that_is_busy_is_sent_no_more_than_it_can_take(serve: Any) -> None:
    go_on, app = asyncio.Event(), Echo()

    async def busy(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_late(message: Message) -> None:
            if message["type"] == "websocket.send":
                await go_on.wait()
            await send(message)

        await app(scope, receive, send_late)

    async with serve(busy) as address, socket_of(address, max_queue=None) as client:
        sending = asyncio.create_task(_send_all(client, 200))
        connection = await until(lambda: app.scope["extensions"][PUSHING])
        await until(lambda: connection.read_paused and connection.queue.qsize())
        kept = connection.queue.qsize()
        go_on.set()
        async with asyncio.timeout(TIMEOUT):
            received = [await client.recv() for _ in range(200)]
        await sending

    assert kept < 20
    assert received == [f"{number:05}" + "x" * 50_000 for number in range(200)]


async def _send_all(client: ClientConnection, count: int) -> None:
    for number in range(count):
        await client.send(f"{number:05}" + "x" * 50_000)


async def unreading(raw: Any, address: Address, app: Echo) -> tuple[Any, WebSocketProtocol]:
    """Return a connection that sends pings and does not read, and its server's side, which can write no more."""
    connection = await opened(raw, address)
    connection.writer.transport.pause_reading()
    served: WebSocketProtocol = app.scope["extensions"][PUSHING]
    served.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)

    def is_not_read() -> bool:
        connection.writer.write((b"\x89\xfd\0\0\0\0" + b"x" * 125) * 100)
        return not served.writable.is_set()

    assert await until(is_not_read)
    return connection, served


async def test_a_peer_that_does_not_read_is_not_read(serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MeteredProtocol, "frames_at_once", 10**9)
    app = Echo()
    async with serve(app) as address:
        connection, served = await unreading(raw, address, app)
        assert served.read_paused
        assert not served.push(b"x")
        connection.writer.transport.resume_reading()
        drain = asyncio.create_task(connection.rest())
        assert await until(lambda: served.writable.is_set() and not served.read_paused)
        connection.writer.write(b"\x88\x80\0\0\0\0")
        assert (await drain).endswith(b"\x88\x00")

    assert app.told[0] == {"type": "websocket.disconnect", "code": 1005, "reason": ""}


async def test_a_peer_that_does_not_read_for_long_is_dropped(
    serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WebSocketProtocol.unread_seconds == 10.0
    monkeypatch.setattr(WebSocketProtocol, "unread_seconds", 0.2)
    monkeypatch.setattr(MeteredProtocol, "frames_at_once", 10**9)
    app = Echo()
    async with serve(app) as address:
        _, served = await unreading(raw, address, app)
        assert await until(lambda: served not in served.connections)
        assert await until(lambda: app.told)

    assert app.told == [{"type": "websocket.disconnect", "code": 1005}]
    assert not served.push(b"x")


async def test_an_application_that_fails_or_answers_nothing_is_a_failure_of_the_server(
    serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def failing(scope: Scope, _receive: Receive, _send: Send) -> None:
        if scope["path"] == "/fails":
            raise LookupError("a secret")

    async with serve(failing) as address:
        for path in ("/fails", "/"):
            with pytest.raises(InvalidStatus) as denied:
                await socket_of(address, path)
            assert denied.value.response.status_code == 500
            assert denied.value.response.body == (
                b'{"errors":[{"message":"Something went wrong on our side.","extensions":{"code":"INTERNAL"}}]}'
            )

    assert [record.getMessage().strip() for record in caplog.records if record.levelname == "ERROR"] == [
        "Exception in ASGI application",
        "ASGI callable returned without completing handshake.",
    ]


async def test_a_server_that_ends_says_so_to_sockets_that_are_open_and_to_those_that_are_not_yet(
    serve: Any, raw: Any
) -> None:
    app = Echo()
    told: list[str] = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/open":
            await app(scope, receive, send)
        else:
            while not told or told[-1] != "websocket.disconnect":
                told.append((await receive())["type"])

    async with serve(slow) as address:
        client = await socket_of(address, "/open")
        waiting = await raw(address)
        await waiting.send(request())
        await until(lambda: told)

    assert told == ["websocket.connect", "websocket.disconnect"]
    assert await closed(client) == 1012
    assert (await waiting.rest()).startswith(b"HTTP/1.1 503 ")
