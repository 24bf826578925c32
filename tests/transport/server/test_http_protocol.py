"""Slow clients: they are dropped or answered 408, and the patient ones are served."""

import asyncio
import errno
import pickle
import socket
import sys
from collections import deque
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send
from uvicorn.server import ServerState

from tests.support.waiting import until
from transport.server.connection_limiter import ConnectionLimits
from transport.server.http_protocol import BodyTimeout, TimedProtocol, _TimedRequest, listening_socket, serve_options
from transport.server.websocket_protocol import WebSocketProtocol

HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"


class Impatient(TimedProtocol):
    head_seconds = 0.2


async def length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def app(**options: Any) -> Starlette:
    middleware = [Middleware(BodyTimeout, **options)]
    return Starlette(routes=[Route("/", length, methods=["GET", "POST"])], middleware=middleware)


@pytest.mark.parametrize("sent", [b"", b"G", b"GET / HTTP/1.1\r\nHost: x\r\nX-A: a"])
async def test_a_head_that_is_not_finished_in_time_is_cut(serve: Any, raw: Any, sent: bytes) -> None:
    assert TimedProtocol.head_seconds == 10.0
    async with serve(app(), http=Impatient) as address:
        connection = await raw(address)
        await connection.send(sent)

        assert await connection.rest() == b""


async def test_the_second_head_of_a_connection_is_timed_too(
    serve: Any, raw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serve(app()) as address:
        connection = await raw(address)
        await connection.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert (await connection.reader.readuntil(b"\r\n0")).startswith(b"HTTP/1.1 200 OK")
        monkeypatch.setattr(TimedProtocol, "head_seconds", 0.05)
        await connection.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: a")

        assert await connection.rest() == b""


async def test_a_finished_head_is_timed_no_longer(serve: Any, raw: Any) -> None:
    protocols: list[TimedProtocol] = []

    class Known(TimedProtocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
            super().connection_made(transport)
            protocols.append(self)

    async with serve(app(), http=Known) as address:
        connection = await raw(address)
        await connection.send(HEAD % 2 + b"ab")
        assert (await connection.reader.readuntil(b"2")).startswith(b"HTTP/1.1 2")

        assert [protocol._head_timer for protocol in protocols] == [None]


async def test_an_endless_head_is_cut(serve: Any, raw: Any) -> None:
    async with serve(app()) as address:
        connection = await raw(address)
        await connection.send(b"GET / HTTP/1.1\r\nHost: x\r\n")

        async def endless() -> None:
            while True:
                await connection.send(b"X-A: " + b"a" * 10_000 + b"\r\n")

        with pytest.raises(ConnectionError):
            await asyncio.wait_for(endless(), timeout=60)


async def test_a_head_and_a_body_that_come_together_are_served(serve: Any, raw: Any) -> None:
    async with serve(app()) as address:
        connection = await raw(address)
        one = HEAD % 100_000 + b"x" * 100_000
        await connection.send(one + one[:30])
        await connection.send(one[30:])

        for _ in range(2):
            assert (await connection.reader.readuntil(b"100000")).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize("sent", [b"", b"a"])
async def test_a_body_that_trickles_is_answered_408(serve: Any, raw: Any, sent: bytes) -> None:
    async with serve(app(seconds=0.2)) as address:
        connection = await raw(address)
        await connection.send(HEAD % 100 + sent)

        answer = await connection.rest()
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert b"connection: close" in answer
        assert b'"message":"The request\'s body took too long."' in answer


async def test_a_body_that_comes_in_time_is_read_whole(serve: Any, raw: Any) -> None:
    async with serve(app()) as address:
        connection = await raw(address)
        await connection.send(HEAD % 6)
        for part in (b"ab", b"cd", b"ef"):
            await connection.send(part)

        assert (await connection.reader.readuntil(b"\r\n\r\n6")).startswith(b"HTTP/1.1 200 OK")


async def test_a_body_that_trickles_after_a_whole_request_is_answered_408(serve: Any, raw: Any) -> None:
    async with serve(app(seconds=0.2)) as address:
        connection = await raw(address)
        await connection.send(HEAD % 6 + b"abcdef" + HEAD % 100 + b"a")

        assert (await connection.reader.readuntil(b"\r\n\r\n6")).startswith(b"HTTP/1.1 200 OK")
        assert (await connection.rest()).startswith(b"HTTP/1.1 408 ")


async def test_what_has_arrived_whole_is_not_waited_for(serve: Any, raw: Any) -> None:
    receiving: list[object] = []

    async def noting(scope: Scope, receive: Receive, send: Send) -> None:
        receiving.append(receive)
        await read(scope, receive, send)

    async with serve(BodyTimeout(noting), interface="asgi3") as address:
        connection = await raw(address)
        await connection.send(HEAD % 6 + b"abcdef")
        assert (await connection.reader.readuntil(b"\r\n\r\n6")).startswith(b"HTTP/1.1 200 OK")
        await connection.send(HEAD % 6 + b"abc")
        await until(lambda: len(receiving) == 2)
        await connection.send(b"def")
        assert (await connection.reader.readuntil(b"\r\n\r\n6")).startswith(b"HTTP/1.1 200 OK")

    timed = [isinstance(getattr(receive, "__self__", None), _TimedRequest) for receive in receiving]
    assert timed == [False, True]


class Leaping(asyncio.SelectorEventLoop):
    """A loop with a time that stands still while anything runs, and jumps to the next timer."""

    _now = 0.0
    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        if not self._ready:
            self._now = min((timer.when() for timer in self._scheduled if not timer.cancelled()), default=self._now)
        super()._run_once()  # type: ignore[misc]  # typeshed does not tell of it


class Clock:
    """Plays a client that sends the parts of a body slowly, without waiting for it."""

    def __init__(self, *parts: tuple[float, int]) -> None:
        self.parts = list(parts)
        self.sent: list[Message] = []

    async def receive(self) -> Message:
        delay, size = self.parts.pop(0)
        await asyncio.sleep(delay)
        return {"type": "http.request", "body": b"x" * size, "more_body": bool(self.parts)}

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def statuses(self) -> list[int]:
        return [message["status"] for message in self.sent if message["type"] == "http.response.start"]


def ask(client: Clock, timed: BodyTimeout) -> list[int]:
    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}

    async def serve() -> None:
        await timed(scope, client.receive, client.send)

    with asyncio.Runner(loop_factory=Leaping) as runner:
        runner.run(serve())
    return client.statuses


async def read(scope: Scope, receive: Receive, send: Send) -> None:
    await (await length(Request(scope, receive)))(scope, receive, send)


def test_received_bytes_buy_time() -> None:
    slow = Clock((9, 9000), (9, 9000), (9, 1000))
    assert ask(slow, BodyTimeout(read, seconds=10, bytes_per_second=1000)) == [200]

    trickle = Clock((9, 1), (9, 1))
    assert ask(trickle, BodyTimeout(read, seconds=10, bytes_per_second=1000)) == [408]


def test_the_time_that_the_application_takes_does_not_count() -> None:
    async def busy(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await asyncio.sleep(60)
        await read(scope, receive, send)

    assert ask(Clock((9, 1), (0.9, 1)), BodyTimeout(busy, seconds=10)) == [200]


def test_an_answer_that_has_begun_is_not_begun_again() -> None:
    async def hasty(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        assert await receive() == {"type": "http.disconnect"}
        assert await receive() == {"type": "http.disconnect"}
        await send({"type": "http.response.body", "body": b"late"})

    client = Clock((30, 1))
    assert ask(client, BodyTimeout(hasty, seconds=10)) == [200]
    assert len(client.sent) == 1


def test_waiting_for_the_client_to_leave_is_not_timed() -> None:
    async def waiting(scope: Scope, receive: Receive, send: Send) -> None:
        assert (await receive())["more_body"] is False
        assert (await receive())["body"] == b"xx"
        await PlainTextResponse("left")(scope, receive, send)

    class Leaving(Clock):
        async def receive(self) -> Message:
            return {**await super().receive(), "more_body": False}

    assert ask(Leaving((9, 1), (60, 2)), BodyTimeout(waiting, seconds=10)) == [200]


def test_a_defect_of_the_application_is_not_hidden() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        ask(Clock(), BodyTimeout(broken))


def test_a_port_in_use_cannot_be_listened_on() -> None:
    with listening_socket("127.0.0.1", 0) as taken:
        taken.listen()
        with pytest.raises(OSError, match="in use") as error:
            listening_socket("127.0.0.1", taken.getsockname()[1])

    assert error.value.errno == errno.EADDRINUSE


def test_accepted_connections_are_dropped_when_sent_data_stays_unacknowledged() -> None:
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux has it; others accept connections all the same.
    with (
        listening_socket("127.0.0.1", 0) as listener,
        socket.socket() as client,
    ):
        listener.listen()
        client.connect(listener.getsockname())
        accepted, _ = listener.accept()
        with accepted:
            dropped_after = None if option is None else accepted.getsockopt(socket.IPPROTO_TCP, option)
            assert dropped_after == (10_000 if sys.platform == "linux" else None)


async def test_the_options_are_understood_by_uvicorn() -> None:
    limits = ConnectionLimits(total=7, keep_alive=3)
    config = uvicorn.Config(app(), log_config=None, **serve_options(limits))
    config.load()

    made: Any = config.http_protocol_class(config=config, server_state=ServerState(), app_state={})  # type: ignore[call-arg]  # a class, it says
    assert (type(made), made.limits, made.timeout_keep_alive) == (TimedProtocol, limits, 3)
    assert config.ws_protocol_class is WebSocketProtocol
    # Server processes are started from a copy.
    assert pickle.loads(pickle.dumps(serve_options(limits)))["http"].keywords == {"limits": limits}  # noqa: S301 - its own
    assert (config.ws_max_size, config.ws_per_message_deflate) == (65_536, False)
    assert (config.ws_ping_interval, config.ws_ping_timeout) == (20.0, 20.0)
    assert (config.server_header, config.access_log) == (False, False)
