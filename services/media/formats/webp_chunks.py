"""A parser of the chunks of a WebP file, which decodes no pixel. Source: RFC 9649, sections 2.3 to 2.7."""

import struct
from collections.abc import Iterable, Iterator

from msgspec import Struct

from services.media.formats.file_parts import MAX_PARTS, Content, Part, TooManyParts

FEATURES = b"VP8X"
EXIF_FEATURE, XMP_FEATURE, ALPHA_FEATURE = 0x08, 0x04, 0x10
_FILE_HEADER = 12  # "RIFF", the number of bytes after it, and "WEBP".
_HEADER = struct.Struct("<4sI")  # The type, and the length of the data.


class Chunk(Struct, frozen=True):
    """A chunk: its type and length are at ``start``, its data from ``data`` to ``end``; padding may follow."""

    kind: bytes
    start: int
    data: int
    end: int


def chunks(content: Content, *, most: int = MAX_PARTS) -> Iterator[Chunk]:
    """Yield the chunks of a WebP, up to the end that its header announces or to the end of the file.

    If a chunk is cut short, its ``end`` is the end of the file.

    Raises:
        TooManyParts: there are more than ``most`` chunks.
    """
    (announced,) = struct.unpack_from("<4xI", content)
    at, size = _FILE_HEADER, min(len(content), 8 + announced)
    for _ in range(most):
        if at + _HEADER.size > size:
            return
        kind, length = _HEADER.unpack_from(content, at)
        data = at + _HEADER.size
        yield Chunk(kind, at, data, min(data + length, size))
        at = data + length + length % 2
    raise TooManyParts


def encode_chunk(kind: bytes, data: bytes) -> bytes:
    """Return a whole chunk with its padding."""
    return _HEADER.pack(kind, len(data)) + data + bytes(len(data) % 2)


def whole(chunk: Chunk) -> list[Part]:
    """Return the parts of a file that copy this chunk with its padding."""
    length = chunk.end - chunk.data
    return [_HEADER.pack(chunk.kind, length), (chunk.data, chunk.end), bytes(length % 2)]


def file(parts: Iterable[Part]) -> list[Part]:
    """Return the parts of a WebP file with ``parts`` as its chunks."""
    body = list(parts)
    size = sum(len(part) if isinstance(part, bytes) else part[1] - part[0] for part in body)
    return [b"RIFF" + struct.pack("<I", 4 + size) + b"WEBP", *body]


def canvas(content: Content) -> tuple[int, int]:
    """Return the width and height in pixels that the first chunk announces; see also RFC 6386, section 9.1.

    Raises:
        ValueError, struct.error: the first chunk is malformed.
    """
    kind, body = bytes(content[12:16]), bytes(content[20:30])
    if kind == FEATURES:
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<xI", body)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<6xHH", body)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("a WebP begins with another chunk")


def features(content: Content) -> bytes:
    """Return the data of the chunk VP8X, which lists a file's features; if it is missing, return suitable data.

    Raises:
        ValueError, struct.error: the first chunk is malformed.
    """
    first = next(chunks(content))
    if first.kind == FEATURES:
        return bytes(content[first.data : first.end])
    width, height = canvas(content)
    has_alpha = first.kind == b"VP8L" and content[first.data + 4] & 0x10
    flags = ALPHA_FEATURE if has_alpha else 0
    return struct.pack("<I", flags) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
