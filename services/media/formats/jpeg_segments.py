"""A parser of the segments of a JPEG file, which decodes no pixel."""

import re
import struct
from collections.abc import Iterator

from msgspec import Struct

from services.media.formats.file_parts import MAX_PARTS, Content, TooManyParts

# Source: ITU-T T.81, table B.1.
START_OF_IMAGE = 0xD8
END_OF_IMAGE = 0xD9
START_OF_SCAN = 0xDA
COMMENT = 0xFE
TEMPORARY = 0x01
APPLICATION = range(0xE0, 0xF0)  # APP0 to APP15.
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # C4 and CC are tables, C8 is reserved.
SIGNATURE = b"\xff\xd8"
END = b"\xff\xd9"
_WITHOUT_LENGTH = {TEMPORARY, START_OF_IMAGE, END_OF_IMAGE}
# FF 00 is a data byte and FF D0 to FF D7 are restarts, both within the data of a scan. Like libjpeg, skip all other
# bytes between two segments, such as fill bytes FF.
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")


class Segment(Struct, frozen=True):
    """A segment: its marker is at ``start``, its data, after marker and length, from ``data`` to ``end``.

    The coded pixels of a scan are between the end of its segment and the start of the next.
    """

    marker: int
    start: int
    data: int
    end: int


def segments(content: Content, *, most: int = MAX_PARTS) -> Iterator[Segment]:
    """Yield the segments of the first image in ``content``, from after START_OF_IMAGE to END_OF_IMAGE.

    If the last yielded segment is not END_OF_IMAGE, the file lacks it. If a segment is cut short, its ``end`` is after
    the end of the file.

    Raises:
        TooManyParts: there are more than ``most`` segments.
    """
    at = len(SIGNATURE)
    for _ in range(most):
        match = _MARKER.search(content, at)
        if match is None:
            return
        marker, start, data = match[1][0], match.start(), match.end()
        length = 0
        if marker not in _WITHOUT_LENGTH:
            if data + 2 > len(content):
                return
            (length,) = struct.unpack_from(">H", content, data)
            data += 2
        at = data + max(0, length - 2)
        yield Segment(marker, start, data, at)
        if marker == END_OF_IMAGE:
            return
    raise TooManyParts


def missing_end(content: Content, found: list[Segment]) -> tuple[int, bytes]:
    """Return the offset at which a JPEG with these segments ends, and the bytes missing there."""
    if found and found[-1].marker == END_OF_IMAGE:
        return found[-1].end, b""
    is_cut = bool(found) and found[-1].end > len(content)
    return found[-1].start if is_cut else len(content), END


def encode_segment(marker: int, data: bytes) -> bytes:
    """Return a whole segment."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data
