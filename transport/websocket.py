"""A WebSocket's connection (RFC 6455): its frames, pings and goodbyes.

What nearly all frames are, whole texts and pongs, is read and written at once. All others are left to websockets, of
which a socket gets its part as the first of them comes: it takes more memory than all else that is kept here.
"""

import asyncio
import logging
import secrets
from abc import ABC, abstractmethod
from typing import ClassVar

from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side, State

from services.waiting import Gate
from transport.frames import BINARY, MAX_CONTROL_BYTES, PING, PONG, TEXT, find_frame, is_masked, make_frame, unmasked

PING_SECONDS = 20.0
GOODBYE_SECONDS = 10.0

# RFC 6455, 7.4.1. The first and the second are never sent: they say that no code was, and that there was no goodbye.
NO_CODE = 1005
NO_GOODBYE = 1006
_NOT_UTF_8 = 1007
_NO_PONG = 1011

CONNECTING, OPEN, CLOSING = State.CONNECTING, State.OPEN, State.CLOSING  # To ask their class takes longer.

_log = logging.getLogger("atelier.websocket")


class WebSocketConnection(asyncio.Protocol, ABC):
    """A connection that is or becomes a WebSocket, at the server's side.

    A peer that has not answered a ping when the next is due is given up. One that does not read what it is sent is not
    read either.
    """

    ping_seconds: ClassVar[float] = PING_SECONDS
    goodbye_seconds: ClassVar[float] = GOODBYE_SECONDS

    def __init__(self, transport: asyncio.Transport, *, max_message_bytes: int) -> None:
        self.transport = transport
        self.state = CONNECTING
        self.is_gone = False  # The peer has said goodbye, was given up, or the connection was lost.
        self.writable = Gate(is_set=True)
        self._loop = asyncio.get_running_loop()
        self._max_message_bytes = max_message_bytes
        self._is_paused = False
        self._unread: bytearray | None = None  # The beginning of a frame whose rest has not arrived.
        self._others: Protocol | None = None  # Knows the frames that are not read at once.
        self._parts: list[bytes] = []  # Of a message in several frames.
        self._is_text = False  # Whether they are text.
        self._pinged: bytes | None = None  # What a pong has to say, until it has come.
        self._timer: asyncio.TimerHandle | None = None  # Of the next ping; of the end, once goodbye was said.

    @property
    @abstractmethod
    def is_busy(self) -> bool:
        """Whether what was heard is not all taken yet: then nothing more is read."""

    @abstractmethod
    def hear(self, message: str | bytes) -> None:
        """Take what the peer says."""

    @abstractmethod
    def hear_end(self, code: int, reason: str) -> None:
        """Take that nothing more is said, and why: by the peer's goodbye, or this side's."""

    def begin(self, head: bytes) -> None:
        """Answer the request for a WebSocket: from now on it is one."""
        self.transport.write(head)
        self.state = OPEN
        self._timer = self._loop.call_later(self.ping_seconds, self._ping)
        if self._unread is not None:
            self.data_received(b"")
            self.resume()

    def push(self, text: bytes) -> bool:
        """Send a text at once; return False where the peer does not read, or the socket is not open."""
        if self.state is not OPEN or not self.writable.is_set():
            return False
        self.transport.write(make_frame(TEXT, text))
        return True

    def write(self, message: str | bytes) -> None:
        """Send a message over an open socket, whether or not the peer reads."""
        if isinstance(message, str):
            self.transport.write(make_frame(TEXT, message.encode()))
        else:
            self.transport.write(make_frame(BINARY, message))

    def say_goodbye(self, code: int, reason: str = "") -> None:
        """Begin to close an open socket: the peer is no longer listened to, and has a while to answer."""
        others = self._knowing_others()
        others.send_close(code, reason)
        self._write_others(others)
        self.state = CLOSING
        self.hear_end(code, reason)
        self._stop_timer()
        self._timer = self._loop.call_later(self.goodbye_seconds, self.transport.abort)
        self.resume()

    @property
    def awaits_goodbye(self) -> bool:
        return self.state is CLOSING and self._timer is not None

    def pause_writing(self) -> None:
        self.writable.clear()
        self.pause()

    def resume_writing(self) -> None:
        self.writable.set()
        self.resume()

    def pause(self) -> None:
        """Read no more for now."""
        if not self._is_paused and not self.transport.is_closing():
            self._is_paused = True
            self.transport.pause_reading()

    def resume(self) -> None:
        """Read on, if nothing speaks against it."""
        is_idle = self.state is not OPEN or not self.is_busy
        if self._is_paused and is_idle and self.writable.is_set() and not self.transport.is_closing():
            self._is_paused = False
            self.transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's
        was_connecting, self.state, self.is_gone = self.state is CONNECTING, CLOSING, True
        self._stop_timer()
        self.hear_end(NO_GOODBYE if was_connecting else NO_CODE, "")
        self.writable.set()  # Nobody else wakes up who waits to send.

    def data_received(self, data: bytes) -> None:
        if self.state is CONNECTING:  # It is early: clients are to wait for the answer.
            self._unread = (self._unread or bytearray()) + data
            self.pause()
            return
        given: bytes | bytearray = data
        if self._unread is not None:
            self._unread += data
            given = self._unread
        start = 0
        while (found := find_frame(given, start, self._max_message_bytes)) is not None:
            begin, end = found
            if end - begin > self._max_message_bytes:
                self._read_other(bytes(given[start:]))  # Which finds it too large, wherever it ends.
                return
            self._read(bytes(given[start:end]), begin - start)
            start = end
        if start == len(given):
            self._unread = None
        elif start or given is data:
            self._unread = bytearray(given[start:])

    def _read(self, frame: bytes, begin: int) -> None:
        """Take a frame, whose payload begins there."""
        if self.state is OPEN and is_masked(frame):
            if frame[0] == TEXT and not self._parts:
                self._hear_text(unmasked(frame, begin))
                return
            if frame[0] == PONG and len(frame) - begin <= MAX_CONTROL_BYTES:
                if unmasked(frame, begin) == self._pinged:
                    self._pinged = None
                return
        self._read_other(frame)

    def _read_other(self, frame: bytes) -> None:
        others = self._knowing_others()
        others.receive_data(frame)
        self._write_others(others)
        for event in others.events_received():
            if isinstance(event, Frame):
                self._take(event, others)
        if others.parser_exc is not None:
            self._give_up(others)

    def _take(self, frame: Frame, others: Protocol) -> None:
        if frame.opcode is Opcode.CLOSE:
            self._hear_goodbye(others)
        elif frame.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            if frame.opcode is not Opcode.CONT:
                self._is_text = frame.opcode is Opcode.TEXT
            self._parts.append(bytes(frame.data))
            if frame.fin:
                message, self._parts = b"".join(self._parts), []
                if self._is_text:
                    self._hear_text(message)
                elif self.state is OPEN:
                    self.hear(message)

    def _hear_text(self, text: bytes) -> None:
        if self.state is not OPEN:
            return  # Goodbye was said.
        try:
            message = text.decode()
        except UnicodeDecodeError:
            self._fail(_NOT_UTF_8, "A text must be UTF-8")
        else:
            self.hear(message)

    def _hear_goodbye(self, others: Protocol) -> None:
        received = others.close_rcvd
        if self.state is OPEN and received is not None:
            self.hear_end(received.code, received.reason)
        self._leave()

    def _ping(self) -> None:
        if self._pinged is not None:
            self._fail(_NO_PONG, "A ping was not answered")
            return
        self._pinged = secrets.token_bytes(4)
        self.transport.write(make_frame(PING, self._pinged))
        self._timer = self._loop.call_later(self.ping_seconds, self._ping)

    def _fail(self, code: int, reason: str) -> None:
        """Close for something that the peer has done, or not done."""
        others = self._knowing_others()
        others.fail(code, reason)
        self._write_others(others)
        self._give_up(others)

    def _give_up(self, others: Protocol) -> None:
        self.hear_end(NO_GOODBYE if others.close_sent is None else others.close_sent.code, "")
        self._leave()

    def _leave(self) -> None:
        """Close the connection, of whose peer nothing more is expected."""
        self.state = CLOSING
        self.is_gone = True
        self._stop_timer()
        self.transport.close()
        if not self.writable.is_set():
            self.transport.abort()  # What it does not read would keep it open.

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _knowing_others(self) -> Protocol:
        """Return what knows all frames; it has been given none of which a part is missing."""
        if self._others is None:
            self._others = Protocol(Side.SERVER, max_size=self._max_message_bytes, logger=_log)
        return self._others

    def _write_others(self, others: Protocol) -> None:
        if data := b"".join(others.data_to_send()):
            self.transport.write(data)
