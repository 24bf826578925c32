"""Options for uvicorn, with time limits for slow clients on heads, bodies and connections."""

import asyncio
import socket
import sys
from collections.abc import Awaitable
from functools import partial
from typing import Any, TypedDict

import orjson
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from websockets.datastructures import Headers
from websockets.http11 import Request

from transport.http.errors import BAD_USER_INPUT, error_body
from transport.server.connection_limiter import CONNECTION, ConnectionLimits, bare_answer, limiter_of
from transport.server.websocket_protocol import WebSocketProtocol

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
    """uvicorn's HTTP protocol, which drops a client whose request head is too slow or too large.

    Connections are counted: one over the limit gets 503 at once and is closed.

    The time runs from the connection on for the first request, and from the first byte for later requests on the same
    connection. Size is counted in received chunks, so a head may exceed the limit by one chunk.
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
        """An event that is set when the server is about to end: long responses must then end too."""
        if self._closing is None:
            self._closing = asyncio.Event()
        return self._closing

    @property
    def has_whole_request(self) -> bool:
        """Whether the latest request, and all before it, have arrived completely."""
        return self.cycle is not None and not self.cycle.more_body

    def abort(self) -> None:
        """Drop the connection, with its unsent data."""
        self.transport.abort()

    def shutdown(self) -> None:
        super().shutdown()
        if self._closing is not None:
            self._closing.set()

    def __init__(self, *arguments: Any, limits: ConnectionLimits | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.limits = limits or self.limits
        self._connection_limiter = limiter_of(self.server_state)
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        if not self._connection_limiter.enter(transport, self.client[0] if self.client else None, self.limits):
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
        if timer is not None and timer is self._head_timer:  # All of the data belongs to an unfinished head.
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
        """Return whether the request is for a WebSocket; cached, because uvicorn calls this three times."""
        if self._is_upgrade is None:
            self._is_upgrade = super()._should_upgrade()
        return self._is_upgrade

    def handle_websocket_upgrade(self) -> None:
        """Give the connection to a WebSocket protocol, with the parsed head."""
        if fault := self._fault_of_upgrade():
            self.send_400_response(fault)
            return
        self.connections.discard(self)
        socket = WebSocketProtocol(self.config, self.server_state, self.app_state)
        socket.connection_made(self.transport)
        self.transport.set_protocol(socket)
        socket.handle_connect(
            Request(
                self.url.decode("ascii"),
                Headers([(name.decode("ascii"), value.decode("latin-1")) for name, value in self.headers]),
                self.scope["method"],
                f"HTTP/{self.scope['http_version']}",
            )
        )
        # Parser and protocol refer to each other; without this only the garbage collector would free them.
        self.parser = None  # type: ignore[assignment]  # as in uvicorn, once a connection is lost

    def _fault_of_upgrade(self) -> str | None:
        """Return the fault of an upgrade request that websockets, which parses no requests here, cannot find."""
        if self.cycle is not None and not self.cycle.response_complete:
            return "A WebSocket is opened when the answer to the request before is complete."
        if not self.url.isascii():
            return "The address has characters that are not encoded."
        fields = dict(self.headers)
        if b"transfer-encoding" in fields or fields.get(b"content-length", b"0") != b"0":
            return "A request that opens a WebSocket has no body."
        return None

    def send_400_response(self, msg: str) -> None:
        self.transport.write(bare_answer(400, "BAD_REQUEST", msg, {}))
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._connection_limiter.leave(self.transport)
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
    """ASGI middleware that responds with 408 if a request's body arrives too slowly.

    The total wait may be ``seconds``, plus one second for every ``bytes_per_second`` received, so large uploads over
    slow lines pass. Time that the application takes does not count.
    """

    def __init__(
        self, app: ASGIApp, *, seconds: float = BODY_SECONDS, bytes_per_second: float = BODY_BYTES_PER_SECOND
    ) -> None:
        self.app = app
        self.seconds = seconds
        self.bytes_per_second = bytes_per_second

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] != "http" or _is_whole(scope):
            return self.app(scope, receive, send)
        return self._limit(scope, receive, send)

    async def _limit(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = _TimedRequest(receive, send, seconds=self.seconds, bytes_per_second=self.bytes_per_second)
        try:
            await self.app(scope, request.receive, request.send)
        except ClientDisconnect:
            if not request.timed_out:
                raise


def _is_whole(scope: Scope) -> bool:
    """Return whether a request has arrived completely, as nearly all have by now; then no time limit is needed."""
    connection = scope.get("extensions", {}).get(CONNECTION, {}).get("connection")
    return isinstance(connection, TimedProtocol) and connection.has_whole_request


class _TimedRequest:
    """One request with a time limit on its body."""

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

    http: Any  # uvicorn declares a class, but calls it.
    loop: str
    ws: type[asyncio.Protocol]
    ws_max_size: int
    ws_per_message_deflate: bool
    timeout_graceful_shutdown: int
    timeout_keep_alive: int
    server_header: bool
    proxy_headers: bool
    access_log: bool


def serve_options(limits: ConnectionLimits = ConnectionLimits()) -> ServeOptions:  # noqa: B008 - it is frozen
    """Return uvicorn's options: fast, without a server header, and strict with slow or too many clients."""
    return ServeOptions(
        http=partial(TimedProtocol, limits=limits),  # Picklable for server processes; a local class is not.
        loop="uvloop",
        ws=WebSocketProtocol,
        ws_max_size=MAX_SOCKET_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        timeout_keep_alive=limits.keep_alive,
        server_header=False,
        # The application decides which proxies it trusts, under any server.
        proxy_headers=False,
        access_log=False,
    )


def listening_socket(host: str, port: int, *, shared: bool = False) -> socket.socket:
    """Return a bound TCP socket for uvicorn to listen on; port 0 selects a free one.

    If ``shared`` is true, other shared sockets may be bound to the same port; systems that support this spread
    connections over the listeners.

    On Linux, the kernel drops an accepted connection if sent data stays unacknowledged for ten seconds, so a peer that
    no longer reads does not hold its connection.

    Raises:
        OSError: the address cannot be used, or the port is taken.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
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
