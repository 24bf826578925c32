"""Frames of a WebSocket: where each ends in what has arrived, and those that are made and read without a parser.

Source: RFC 6455, 5.2.
"""

from struct import pack, unpack_from

from websockets.utils import apply_mask

# The first byte of frames that are a message of their own.
TEXT = 0x81
BINARY = 0x82
PING = 0x89
PONG = 0x8A

MAX_CONTROL_BYTES = 125

_SIZE = 0x7F
_SIZE_IN_TWO_BYTES = 126
_SIZE_IN_EIGHT_BYTES = 127
_MASKED = 0x80

Bytes = bytes | bytearray


def make_frame(first: int, payload: bytes) -> bytes:
    """Return a frame as servers send it: without a mask."""
    size = len(payload)
    if size < _SIZE_IN_TWO_BYTES:
        return bytes((first, size)) + payload
    if size < 1 << 16:
        return pack("!BBH", first, _SIZE_IN_TWO_BYTES, size) + payload
    return pack("!BBQ", first, _SIZE_IN_EIGHT_BYTES, size) + payload


def find_frame(data: Bytes, start: int, most: int) -> tuple[int, int] | None:
    """Return where the payload of the frame at ``start`` begins and ends; None where not all of it has arrived.

    That of one of more than ``most`` bytes is known at once, and may end after the data.
    """
    head = len(data) - start
    if head < 2:
        return None
    size, begin = data[start + 1] & _SIZE, start + 2
    if size == _SIZE_IN_TWO_BYTES:
        if head < 4:
            return None
        size, begin = (data[begin] << 8) | data[begin + 1], begin + 2
    elif size == _SIZE_IN_EIGHT_BYTES:
        if head < 10:
            return None
        size, begin = unpack_from("!Q", data, begin)[0], begin + 8
    if data[start + 1] & _MASKED:
        begin += 4
    return (begin, begin + size) if size > most or begin + size <= len(data) else None


def is_masked(frame: Bytes) -> bool:
    """Whether a frame is as clients must send it."""
    return frame[1] >= _MASKED


def unmasked(frame: Bytes, begin: int) -> bytes:
    """Return the payload of a masked frame, which begins there."""
    return apply_mask(frame[begin:], frame[begin - 4 : begin])
