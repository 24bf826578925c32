"""What the server grants a slow client: time limits on heads, bodies and connections, and its other options."""

import asyncio
import socket
import sys
from functools import partial
from typing import Any, TypedDict, cast

import orjson
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from transport.applications import WebSocketProtocol
from transport.connections import CONNECTION, ConnectionLimits, bare_answer, crowd_of
from transport.errors import BAD_USER_INPUT, error_body
from transport.refusals import Refused
from transport.upgrades import read_upgrade

HEAD_SECONDS = 10.0
MAX_HEAD_BYTES = 65_536
BODY_SECONDS = 10.0
BODY_BYTES_PER_SECOND = 10_000
UNACKNOWLEDGED_MILLISECONDS = 10_000
GRACEFUL_SECONDS = 4
MAX_SOCKET_MESSAGE_BYTES = 65_536
RETRY_SECONDS = 5

_TOO_SLOW = orjson.dumps(error_body("The request's body took too long.", BAD_USER_INPUT))


class TimedProtocol(HttpToolsProtocol):
    """uvicorn's HTTP protocol, which drops a client that takes too long over a request's head, or sends too much.

    Connections are counted: one too many is answered 503 at once, and closed.

    The time runs from the connection on for the first request, and from the first byte for those that follow on
    the same connection. Size is counted in the chunks that are received, so a head may exceed it by one of them.
    """

    head_seconds = HEAD_SECONDS
    max_head_bytes = MAX_HEAD_BYTES
    limits = ConnectionLimits()

    _head_timer: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _is_upgrade: bool | None = None
    _closing: asyncio.Event | None = None

    @property
    def closing(self) -> asyncio.Event:
        """Is set when the server is about to end: answers that would go on for long are to end too."""
        if self._closing is None:
            self._closing = asyncio.Event()
        return self._closing

    @property
    def has_whole_request(self) -> bool:
        """Whether nothing is missing of the request that was begun last, nor so of those before it."""
        return self.cycle is not None and not self.cycle.more_body

    def abort(self) -> None:
        """Drop the connection, with what has not been sent yet."""
        self.transport.abort()

    def shutdown(self) -> None:
        super().shutdown()
        if self._closing is not None:
            self._closing.set()

    def __init__(self, *arguments: Any, limits: ConnectionLimits | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.limits = limits or self.limits
        self._crowd = crowd_of(self.server_state)
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        if not self._crowd.enter(transport, self.client[0] if self.client else None, self.limits):
            self._refused = True
            retry = {"retry-after": str(RETRY_SECONDS)}
            transport.write(bare_answer(503, "UNAVAILABLE", "Too many connections.", retry))
            transport.close()
            return
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        timer = self._head_timer
        super().data_received(data)
        if timer is not None and timer is self._head_timer:  # All of it belongs to a head that goes on.
            self._head_bytes += len(data)
            if self._head_bytes > self.max_head_bytes:
                self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_upgrade = None
        self.scope["extensions"] = {CONNECTION: {"connection": self}}
        if self._head_timer is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        self._head_complete()
        super().on_headers_complete()

    def _should_upgrade(self) -> bool:
        """Say whether the request asks for a WebSocket; uvicorn asks three times, and looks through its headers."""
        if self._is_upgrade is None:
            self._is_upgrade = super()._should_upgrade()
        return self._is_upgrade

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection over to a socket, with the head that was read."""
        try:
            if self.cycle is not None and not self.cycle.response_complete:
                raise Refused(400, "A WebSocket is opened when the answer to the request before is complete.")
            upgrade = read_upgrade(self.scope["method"], self.scope["http_version"], self.url, self.headers)
        except Refused as refused:
            self.transport.write(bare_answer(refused.status, "BAD_REQUEST", refused.reason, refused.headers))
            self.transport.close()
            return
        self.connections.discard(self)
        socket = WebSocketProtocol(self.transport, self.server_state, max_message_bytes=self.config.ws_max_size)
        self.transport.set_protocol(socket)
        socket.open(cast("ASGIApp", self.app), cast("Scope", self.scope), upgrade)
        # The two hold each other, and would wait for the collector of such cycles.
        self.parser = None  # type: ignore[assignment]  # as in uvicorn, once a connection is lost

    def send_400_response(self, msg: str) -> None:
        self.transport.write(bare_answer(400, "BAD_REQUEST", msg, {}))
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.leave(self.transport)
        self._head_complete()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._head_bytes = 0
        self._head_timer = self.loop.call_later(self.head_seconds, self.transport.abort)

    def _head_complete(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


class BodyTimeout:
    """ASGI middleware that answers 408 when a request's body trickles in.

    The time spent waiting for it may add up to ``seconds``, and to one second more for every ``bytes_per_second``
    received: large uploads over slow lines pass. The time that the application takes does not count.
    """

    def __init__(
        self, app: ASGIApp, *, seconds: float = BODY_SECONDS, bytes_per_second: float = BODY_BYTES_PER_SECOND
    ) -> None:
        self.app = app
        self.seconds = seconds
        self.bytes_per_second = bytes_per_second

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_whole(scope):
            await self.app(scope, receive, send)
            return
        request = _TimedRequest(receive, send, seconds=self.seconds, bytes_per_second=self.bytes_per_second)
        try:
            await self.app(scope, request.receive, request.send)
        except ClientDisconnect:
            if not request.timed_out:
                raise


def _is_whole(scope: Scope) -> bool:
    """Whether a request has arrived whole, as nearly all have by now: then there is nothing to wait for."""
    connection = scope.get("extensions", {}).get(CONNECTION, {}).get("connection")
    return isinstance(connection, TimedProtocol) and connection.has_whole_request


class _TimedRequest:
    """One request whose body is awaited for a limited time."""

    def __init__(self, receive: Receive, send: Send, *, seconds: float, bytes_per_second: float) -> None:
        self.timed_out = False
        self._receive = receive
        self._send = send
        self._seconds_left = seconds
        self._bytes_per_second = bytes_per_second
        self._complete = False
        self._answered = False

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        if self.timed_out:
            return {"type": "http.disconnect"}
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with asyncio.timeout(self._seconds_left):
                message = await self._receive()
        except TimeoutError:
            await self._refuse()
            return {"type": "http.disconnect"}
        self._seconds_left += len(message.get("body", b"")) / self._bytes_per_second - (loop.time() - began)
        self._complete = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if not self.timed_out:
            self._answered = True
            await self._send(message)

    async def _refuse(self) -> None:
        self.timed_out = True
        if self._answered:
            return
        headers = [
            (b"connection", b"close"),
            (b"content-type", b"application/json; charset=utf-8"),
            (b"content-length", str(len(_TOO_SLOW)).encode()),
        ]
        await self._send({"type": "http.response.start", "status": 408, "headers": headers})
        await self._send({"type": "http.response.body", "body": _TOO_SLOW})


class ServeOptions(TypedDict):
    """Keyword arguments for ``uvicorn.Config``."""

    http: Any  # uvicorn says that it is a class, and calls it.
    loop: str
    ws: type[asyncio.Protocol]
    ws_max_size: int
    timeout_graceful_shutdown: int
    timeout_keep_alive: int
    server_header: bool
    proxy_headers: bool
    access_log: bool


def serve_options(limits: ConnectionLimits = ConnectionLimits()) -> ServeOptions:  # noqa: B008 - it is frozen
    """Return how uvicorn is to serve: fast, quiet about itself, and without patience for slow clients, or for many."""
    return ServeOptions(
        http=partial(
            TimedProtocol, limits=limits
        ),  # Server processes are handed it, which a class made here could not be.
        loop="auto" if sys.platform == "win32" else "uvloop",
        ws=WebSocketProtocol,
        ws_max_size=MAX_SOCKET_MESSAGE_BYTES,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        timeout_keep_alive=limits.keep_alive,
        server_header=False,
        # The application says which proxies it believes, whatever serves it.
        proxy_headers=False,
        access_log=False,
    )


def listening_socket(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Return a bound TCP socket for uvicorn to listen on; port 0 takes a free one.

    ``shared``: other sockets that are shared may be bound to the same port, where the system knows how to spread
    connections over those that listen.

    What it accepts is dropped by the kernel when sent data stays unacknowledged for ten seconds, where the system
    can do that: a peer that no longer reads does not hold its connection.

    Raises:
        OSError: the address cannot be used, or the port is taken.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # There it would let two servers share the port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if shared:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if sys.platform == "linux":
            listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNACKNOWLEDGED_MILLISECONDS)
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener
