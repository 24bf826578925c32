"""The server's WebSocket protocol: uvicorn's over websockets, with direct sends, metered frames and time limits."""

import asyncio
import time
from struct import pack
from typing import Any, ClassVar, cast

from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import ProtocolError
from websockets.frames import Frame
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.server import ServerProtocol

from services.async_primitives import LightEvent, LightQueue
from transport.http.errors import INTERNAL, MASK, UNAVAILABLE
from transport.server.connection_limiter import PUSHING, bare_answer, error_fields, limiter_of

FRAMES_AT_ONCE = 1_000
FRAMES_PER_SECOND = 100
UNREAD_SECONDS = 10.0

_NOT_UTF_8 = 1007
_POLICY_VIOLATION = 1008


class MeteredProtocol(ServerProtocol):
    """The library's protocol for a request that is already parsed; it limits frames and refuses in JSON.

    Every frame counts: messages, fragments, pings and pongs, empty ones too. More than ``frames_at_once``, refilled at
    ``frames_per_second``, close the connection, and the frames after them are not even parsed.
    """

    frames_at_once: ClassVar[int] = FRAMES_AT_ONCE
    frames_per_second: ClassVar[float] = FRAMES_PER_SECOND

    def __init__(self, max_size: int) -> None:
        super().__init__(
            max_size=max_size, state=State.OPEN
        )  # An open connection's parser expects frames, not a request.
        self.state = State.CONNECTING
        self._caught_up_at = 0.0

    def reject(self, status: int, text: str) -> Response:
        response = super().reject(status, "")
        code, message = (INTERNAL, MASK) if status == 500 else ("BAD_REQUEST", text.strip() or response.reason_phrase)
        fields, response.body = error_fields(code, message)
        del response.headers["Content-Type"], response.headers["Content-Length"]
        response.headers.update(fields)
        return response

    def recv_frame(self, frame: Frame) -> None:
        if self._is_flooded():
            self.parser_exc = ProtocolError("too many frames")
            self.fail(_POLICY_VIOLATION, "Too many messages")
        else:
            super().recv_frame(frame)

    def _is_flooded(self) -> bool:
        """Count a frame, and return whether there are too many; each frame uses its share of a second."""
        moment, share = time.monotonic(), 1 / self.frames_per_second
        self._caught_up_at = max(self._caught_up_at, moment) + share
        return self._caught_up_at - moment > self.frames_at_once * share


class WebSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol, with sends that need no task, and without trust in its peers.

    A peer that does not read is not read either, and is dropped after ``unread_seconds``.
    """

    unread_seconds: ClassVar[float] = UNREAD_SECONDS

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        super().__init__(config, server_state, app_state)
        self.conn.parser.close()  # It and its protocol refer to each other: they would wait for the garbage collector.
        self.conn: MeteredProtocol = MeteredProtocol(config.ws_max_size)
        # uvicorn's own take 4 KB of each socket.
        self.queue = LightQueue()  # type: ignore[assignment]  # with all that uvicorn uses
        self.writable = LightEvent(is_set=True)  # type: ignore[assignment]  # with all that uvicorn uses
        self._limiter = limiter_of(server_state)
        self._unread: asyncio.TimerHandle | None = None

    def push(self, text: bytes) -> bool:
        """Send a text at once; return False if the peer does not read or the socket is not open."""
        if self.conn.state is not State.OPEN or not self.writable.is_set():
            return False
        self.transport.write(_text_frame(text))
        return True

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            self.scope["extensions"][PUSHING] = cast("Any", self)
            self._pause_reading()  # Clients must wait for the response.

    def start_keepalive(self) -> None:
        """Begin to ping and to read: the socket is accepted."""
        super().start_keepalive()
        del self.request, self.response, self.scope  # The handshake's; the scope also refers to this protocol.
        self._resume_reading()

    async def receive(self) -> Any:
        message = await self.queue.get()
        self._resume_reading()
        return message

    def pause_writing(self) -> None:
        super().pause_writing()
        self._pause_reading()
        self._unread = self.loop.call_later(self.unread_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_timer()
        self._resume_reading()

    def handle_cont(self, event: Frame) -> None:
        # One part, because a list of empty or short parts may grow far beyond the limit on a message's size.
        event.data, self.frames = b"".join((*self.frames, event.data)), []
        super().handle_cont(event)

    def send_receive_event_to_app(self) -> None:
        try:
            if self.curr_msg_data_type == "text" and not self.close_sent:
                self.frames[0].decode()
        except UnicodeDecodeError:
            self.conn.fail(_NOT_UTF_8, "A text must be UTF-8")
            self.handle_parser_exception()
        else:
            super().send_receive_event_to_app()

    def shutdown(self) -> None:
        """Close the socket because the server ends; do nothing if the connection is already closing."""
        if self.transport.is_closing():
            return
        if self.handshake_complete:
            super().shutdown()
        else:
            self.transport.write(bare_answer(503, UNAVAILABLE, "The server ends.", {}))
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._limiter.leave(self.transport)
        self._stop_timer()
        super().connection_lost(exc)
        self.conn.state = State.CLOSED
        self.conn.parser.close()

    def _pause_reading(self) -> None:
        self.read_paused = True
        self.transport.pause_reading()

    def _resume_reading(self) -> None:
        """Resume reading, unless messages are waiting, the peer does not read, or the socket is not accepted yet."""
        is_idle = self.close_sent or self.queue.empty()
        is_ready = is_idle and self.writable.is_set() and self.conn.state is not State.CONNECTING
        if self.read_paused and is_ready and not self.transport.is_closing():
            self.read_paused = False
            self.transport.resume_reading()

    def _stop_timer(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None


def _text_frame(text: bytes) -> bytes:
    """Return a text as a server sends it, without a mask (RFC 6455, 5.2); the library takes twenty times as long."""
    size = len(text)
    if size < 126:
        return bytes((0x81, size)) + text
    return (pack("!BBH", 0x81, 126, size) if size < 1 << 16 else pack("!BBQ", 0x81, 127, size)) + text
