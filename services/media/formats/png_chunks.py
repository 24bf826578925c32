"""A parser of the chunks of a PNG file, which decodes no pixel."""

import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

from services.media.formats.file_parts import MAX_PARTS, Content, TooManyParts

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">I4s")  # The length of the data, and the type.
CHECKSUM = struct.Struct(">I")
_BLOCK = 2**20


class Chunk(Struct, frozen=True):
    """A chunk: its length and type are at ``start``, its data begin at ``data``, its checksum ends at ``end``.

    ``sound`` is true if the checksum is present and correct.
    """

    kind: bytes
    start: int
    data: int
    end: int
    sound: bool

    @property
    def is_ancillary(self) -> bool:
        """Whether a decoder may skip the chunk if it does not support the type."""
        return bool(self.kind[0] & 0x20)


def chunks(content: Content, *, most: int = MAX_PARTS) -> Iterator[Chunk]:
    """Yield the chunks of a PNG, up to its end (IEND) or to the end of the file.

    If a chunk is cut short, its ``end`` is after the end of the file.

    Raises:
        TooManyParts: there are more than ``most`` chunks.
    """
    at = len(SIGNATURE)
    for _ in range(most):
        if at + _HEADER.size > len(content):
            return
        length, kind = _HEADER.unpack_from(content, at)
        data = at + _HEADER.size
        end = data + length + CHECKSUM.size
        sound = end <= len(content) and CHECKSUM.unpack_from(content, data + length)[0] == checksum(
            content, at + 4, data + length
        )
        yield Chunk(kind, at, data, end, sound)
        if kind == b"IEND":
            return
        at = end
    raise TooManyParts


def checksum(content: Content, start: int, end: int) -> int:
    """Return the checksum of a chunk with its type at ``start`` and its data up to ``end``."""
    value = 0
    for at in range(start, end, _BLOCK):
        value = zlib.crc32(content[at : min(end, at + _BLOCK)], value)
    return value


def encode_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a whole chunk."""
    return _HEADER.pack(len(data), kind) + data + CHECKSUM.pack(zlib.crc32(kind + data))


END = encode_chunk(b"IEND", b"")


def missing_end(content: Content, found: list[Chunk]) -> tuple[int, bytes]:
    """Return the offset at which a PNG with these chunks ends, and the bytes missing there."""
    if found and found[-1].kind == b"IEND" and found[-1].end <= len(content):
        return found[-1].end, b""
    for chunk in reversed(found):
        data_end = chunk.end - CHECKSUM.size
        if chunk.kind == b"IDAT" and data_end <= len(content):
            return data_end, correct_checksum(content, chunk) + END
        if chunk.kind != b"IEND" and chunk.sound:
            return chunk.end, END
    return len(content), b""


def correct_checksum(content: Content, chunk: Chunk) -> bytes:
    """Return the correct checksum of a chunk, as bytes."""
    return CHECKSUM.pack(checksum(content, chunk.start + 4, chunk.end - CHECKSUM.size))
