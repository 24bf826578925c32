"""A WebSocket's frames, however they arrive: what is heard, and what is answered, is what websockets makes of them."""

import asyncio
from itertools import pairwise
from typing import Any, cast

from hypothesis import example, given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side

from transport.websocket import NO_CODE, NO_GOODBYE, WebSocketConnection

MOST = 1_000

Heard = list[str | bytes]


class Wire:
    """A transport that keeps what is written to it."""

    def __init__(self) -> None:
        self.written = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        if not self.closed:
            self.written += data

    def close(self) -> None:
        self.closed = True

    abort = close

    def is_closing(self) -> bool:
        return self.closed


class Listening(WebSocketConnection):
    """A connection that keeps what it hears."""

    is_busy = False

    def __init__(self, wire: Wire) -> None:
        super().__init__(cast("Any", wire), max_message_bytes=MOST)
        self.heard: Heard = []
        self.ends: list[int] = []

    def hear(self, message: str | bytes) -> None:
        self.heard.append(message)

    def hear_end(self, code: int, reason: str) -> None:  # noqa: ARG002 - the base's
        self.ends.append(code)


def reference(data: bytes) -> tuple[Heard, int | None, bytes]:
    """Return what websockets hears in what arrives, the code that the connection ends with, and all that it answers."""
    protocol = Protocol(Side.SERVER, max_size=MOST)
    protocol.receive_data(data)
    heard: Heard = []
    parts: list[bytes] = []
    is_text = False
    code = protocol.close_sent.code if protocol.close_sent else None
    for frame in protocol.events_received():
        assert isinstance(frame, Frame)
        if frame.opcode in (Opcode.TEXT, Opcode.BINARY):
            parts, is_text = [], frame.opcode is Opcode.TEXT
        if frame.opcode in (Opcode.TEXT, Opcode.BINARY, Opcode.CONT):
            parts.append(bytes(frame.data))
            if frame.fin:
                message = b"".join(parts)
                heard.append(message.decode() if is_text else message)
    return heard, code, b"".join(protocol.data_to_send())


def heard_by_ours(data: bytes, cuts: list[int]) -> tuple[Heard, int | None, bytes]:
    """Return the same of a connection of ours, to which it comes in pieces."""

    async def listen() -> tuple[Heard, int | None, bytes]:
        wire = Wire()
        connection = Listening(wire)
        connection.begin(b"")
        places = [0, *sorted({cut for cut in cuts if cut < len(data)}), len(data)]
        for start, end in pairwise(places):
            connection.data_received(data[start:end])
        code = connection.ends[0] if connection.ends else None
        assert wire.closed is connection.is_gone is (code is not None)
        connection.connection_lost(None)
        return connection.heard, code, wire.written

    return asyncio.run(listen())


def frame_of(first: int, payload: bytes, *, masked: bool = True) -> bytes:
    """Return a frame as it is sent; lengths are in as many bytes as they need."""
    mask = b"\x01\x80\xfe\x37"
    size, bit = len(payload), 0x80 if masked else 0
    head = bytes((first, bit | size)) if size < 126 else bytes((first, bit | 126)) + size.to_bytes(2, "big")
    if not masked:
        return head + payload
    return head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


texts = st.text(max_size=300).map(str.encode)
payloads = texts | st.binary(max_size=130)
goodbyes = st.just(b"") | st.tuples(st.sampled_from([1000, 1001, 3000, 4999]), texts).map(
    lambda said: said[0].to_bytes(2, "big") + said[1].decode()[:30].encode()
)
usual = st.builds(frame_of, st.just(0x80 | Opcode.TEXT), texts)
unusual = st.builds(
    frame_of,
    st.builds(
        lambda opcode, fin, reserved: opcode | fin | reserved,
        st.sampled_from([*range(16), Opcode.CONT, Opcode.CONT, Opcode.TEXT, Opcode.PING, Opcode.PONG]),
        st.sampled_from([0x80, 0x80, 0]),
        st.sampled_from([0, 0, 0, 0, 0x40, 0x10]),
    ),
    payloads,
    masked=st.sampled_from([True, True, True, False]),
)
parts = st.lists(texts, min_size=2, max_size=4).map(
    lambda some: b"".join(
        frame_of((0x80 if at == len(some) - 1 else 0) | (Opcode.CONT if at else Opcode.TEXT), part)
        for at, part in enumerate(some)
    )
)
pings = st.builds(frame_of, st.sampled_from([0x80 | Opcode.PING, 0x80 | Opcode.PONG]), st.binary(max_size=125))
ends = st.builds(frame_of, st.just(0x80 | Opcode.CLOSE), goodbyes)


@given(
    st.lists(usual | usual | parts | pings | ends | unusual, max_size=8), st.lists(st.integers(0, 2_500), max_size=6)
)
@example([frame_of(0x81, b"x" * (MOST + 1))], [4])
@example([frame_of(0x01, b"x" * MOST), frame_of(0x80, b"x")], [4])
@example([frame_of(0x81, b"a"), frame_of(0x88, b"\x03\xe8"), frame_of(0x81, b"b")], [])
@example([frame_of(0x01, b"a"), frame_of(0x8A, b"x"), frame_of(0x81, b"b")], [])
@example([frame_of(0x81, b"a"), frame_of(0x81, b"b", masked=False)], [])
@example([frame_of(0x8A, b"x" * 126)], [])
def test_what_is_heard_and_answered_is_what_websockets_makes_of_it(frames: list[bytes], cuts: list[int]) -> None:
    data = b"".join(frames)
    try:
        expected = reference(data)
    except UnicodeDecodeError:
        # It leaves it to whoever hears a text whether it is UTF-8; ours says so itself.
        assert heard_by_ours(data, cuts)[1] == 1007
        return
    assert heard_by_ours(data, cuts) == expected


async def listening() -> tuple[Listening, Wire]:
    wire = Wire()
    return Listening(wire), wire


async def test_after_its_own_goodbye_only_that_of_the_peer_is_heard() -> None:
    connection, wire = await listening()
    connection.begin(b"")
    connection.say_goodbye(4400, "No more")
    written = wire.written
    connection.data_received(frame_of(0x81, b"a") + frame_of(0x82, b"b") + frame_of(0x81, b"\xff"))

    assert (connection.heard, connection.ends, connection.is_gone, wire.closed) == ([], [4400], False, False)
    connection.data_received(frame_of(0x88, b"\x11\x30"))
    assert (connection.ends, connection.is_gone, wire.closed) == ([4400], True, True)
    assert wire.written == written == b"\x88\x09\x11\x30No more"


async def test_who_is_lost_is_heard_to_have_ended_before_or_after_the_beginning() -> None:
    early, _ = await listening()
    early.connection_lost(None)
    late, _ = await listening()
    late.begin(b"")
    late.connection_lost(None)

    assert (early.ends, late.ends) == ([NO_GOODBYE], [NO_CODE])
    assert (early.push(b"x"), late.push(b"x")) == (False, False)
