"""Sockets and their applications through a real server: how one is opened, denied, paused, pinged and ended."""

import asyncio
import contextlib
import socket
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.utils import ClientDisconnected
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.transport.conftest import TIMEOUT, Address
from tests.waiting import until
from transport.applications import WebSocketProtocol
from transport.connections import PUSHING

KEY = b"dGhlIHNhbXBsZSBub25jZQ=="  # RFC 6455's example, as is what answers it.
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
    """An application that answers each message with the same, and keeps what it was told."""

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
        b"Sec-WebSocket-Protocol: echo",
        b"x-more: 1",
        b"",
    ]
    scope = app.scope
    assert (scope["type"], scope["scheme"], scope["http_version"]) == ("websocket", "ws", "1.1")
    assert (scope["path"], scope["raw_path"], scope["query_string"]) == ("/a b", b"/a%20b", b"q=%31")
    assert scope["subprotocols"] == ["one", "echo"]
    assert (b"sec-websocket-key", KEY) in scope["headers"]
    assert app.told[-1] == {"type": "websocket.disconnect", "code": 1012, "reason": ""}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (request(line=b"POST %b HTTP/1.1"), b"400"),
        (request(line=b"GET %b HTTP/1.0"), b"400"),
        (request(Content_Length=b"1") + b"x", b"400"),
        (request(Transfer_Encoding=b"chunked") + b"0\r\n\r\n", b"400"),
        (request(Sec_WebSocket_Version=b"8"), b"426"),
        (request(Sec_WebSocket_Version=None), b"426"),
        (request(Sec_WebSocket_Key=None), b"400"),
        (request(Sec_WebSocket_Key=b""), b"400"),
        (request(Sec_WebSocket_Key=b"c2hvcnQ="), b"400"),
        (request(Sec_WebSocket_Key=KEY + b"\r\nSec-WebSocket-Key: " + KEY), b"400"),
        (request(Sec_WebSocket_Key=b"\xff" * 24), b"400"),
        (request("/\u00e9".encode()), b"400"),
    ],
)
async def test_a_request_that_is_not_as_it_must_be_is_refused(
    serve: Any, raw: Any, asked: bytes, status: bytes
) -> None:
    app = Echo()
    async with serve(app) as address:
        connection = await raw(address)
        await connection.send(asked)
        answer = await connection.rest()

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split()[1] == status
    assert body.endswith(b'"extensions":{"code":"BAD_REQUEST"}}]}')
    assert (b"Sec-WebSocket-Version: 13" in head.splitlines()) is (status == b"426")
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


async def test_texts_and_bytes_of_every_length_come_back(serve: Any) -> None:
    async with serve(Echo()) as address, socket_of(address) as client:
        for size in (0, 1, 125, 126, 65_535, 65_536):
            for message in ("x" * size, b"x" * size):
                await client.send(message)
                async with asyncio.timeout(TIMEOUT):
                    assert await client.recv() == message


async def test_compression_is_not_agreed_on(serve: Any) -> None:
    async with serve(Echo()) as address, socket_of(address, compression="deflate") as client:
        assert client.protocol.extensions == []


async def opened(raw: Any, address: Address) -> Any:
    """Return a bare connection whose request for a socket was accepted."""
    connection = await raw(address)
    await connection.send(request())
    await connection.reader.readuntil(b"\r\n\r\n")
    return connection


async def test_a_peer_that_answers_pings_stays(serve: Any) -> None:
    app = Echo()
    async with serve(app) as address, socket_of(address) as client:
        connection = app.scope["extensions"][PUSHING]
        for _ in range(3):
            connection._ping()
            assert await until(lambda: connection._pinged is None)
        await client.send("still here")
        assert await client.recv() == "still here"


async def test_a_peer_that_leaves_a_ping_unanswered_is_given_up(
    serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Echo()
    monkeypatch.setattr(WebSocketProtocol, "ping_seconds", 0.01)
    async with serve(app) as address:
        said = await (await opened(raw, address)).rest()

    assert said[:2] == b"\x89\x04"
    assert said[6:] == b"\x88\x19" + (1011).to_bytes(2, "big") + b"A ping was not answered"
    assert app.told[0] == {"type": "websocket.disconnect", "code": 1011, "reason": ""}


async def test_a_goodbye_that_is_not_answered_ends_the_connection_all_the_same(
    serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WebSocketProtocol, "goodbye_seconds", 0.01)

    async def leaving(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 4400, "reason": "Why"})
        with pytest.raises(RuntimeError, match="CLOSING"):
            await send({"type": "websocket.send", "text": "x"})

    async with serve(leaving) as address:
        assert await (await opened(raw, address)).rest() == b"\x88\x05\x11\x30Why"


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
        await until(lambda: connection._is_paused)
        kept = len(connection._inbox._items)
        go_on.set()
        async with asyncio.timeout(TIMEOUT):
            received = [await client.recv() for _ in range(200)]
        await sending

    assert kept < 20
    assert received == [f"{number:05}" + "x" * 50_000 for number in range(200)]


async def _send_all(client: ClientConnection, count: int) -> None:
    for number in range(count):
        await client.send(f"{number:05}" + "x" * 50_000)


async def test_a_peer_that_does_not_read_is_not_read(serve: Any, raw: Any) -> None:
    app = Echo()
    async with serve(app) as address:
        connection = await opened(raw, address)
        connection.writer.transport.pause_reading()
        served = app.scope["extensions"][PUSHING]
        served.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)

        async def is_not_read() -> bool:
            for _ in range(100):
                connection.writer.write(b"\x89\xfd\0\0\0\0" + b"x" * 125)
            return not served.writable.is_set()

        assert await until(is_not_read)
        assert served._is_paused
        assert not served.push(b"x")
        connection.writer.transport.resume_reading()
        drain = asyncio.create_task(connection.rest())
        assert await until(lambda: served.writable.is_set() and not served._is_paused)
        connection.writer.write(b"\x88\x80\0\0\0\0")
        assert (await drain).endswith(b"\x88\x00")

    assert app.told[0] == {"type": "websocket.disconnect", "code": 1005, "reason": ""}


async def test_a_socket_is_denied_as_its_application_says(serve: Any) -> None:
    async def denying(_scope: Scope, receive: Receive, send: Send) -> None:
        assert await receive() == {"type": "websocket.connect"}
        headers = [(b"retry-after", b"7"), (b"content-length", b"999")]
        await send({"type": "websocket.http.response.start", "status": 429, "headers": headers})
        with pytest.raises(RuntimeError, match="neither accepted nor denied"):
            await send({"type": "websocket.accept"})
        await send({"type": "websocket.http.response.body", "body": b"la", "more_body": True})
        await send({"type": "websocket.http.response.body", "body": b"ter"})
        assert (await receive())["code"] == 1006

    async with serve(denying) as address:
        with pytest.raises(InvalidStatus) as denied:
            await socket_of(address)

    response = denied.value.response
    assert (response.status_code, response.body) == (429, b"later")
    assert response.headers["Retry-After"] == "7"
    assert response.headers.get_all("Content-Length") == ["5"]
    assert response.headers["Connection"] == "close"


async def test_a_socket_whose_application_closes_it_at_once_is_forbidden(serve: Any) -> None:
    async def forbidding(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.close"})

    async with serve(forbidding) as address:
        with pytest.raises(InvalidStatus) as denied:
            await socket_of(address)

    assert denied.value.response.status_code == 403


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
            assert b"secret" not in denied.value.response.body

    (told,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "Exception in ASGI application" in told.message
    assert told.exc_info is not None


async def test_a_socket_whose_application_fails_later_is_closed(serve: Any, caplog: pytest.LogCaptureFixture) -> None:
    async def failing(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        raise LookupError("a secret")

    async with serve(failing) as address, socket_of(address) as client:
        assert await closed(client) == 1006

    assert "Exception in ASGI application" in caplog.text


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


async def test_who_has_left_is_sent_nothing_more(serve: Any) -> None:
    left: list[type[Exception]] = []

    async def talking(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        try:
            await send({"type": "websocket.send", "text": "x"})
        except OSError as error:
            left.append(type(error))
            raise

    async with serve(talking) as address:
        async with socket_of(address) as client:
            await client.close(4321, "Enough")
        assert await until(lambda: left)

    assert left == [ClientDisconnected]
