"""The pixel data of a JPEG without its metadata."""

from msgspec import Struct

from services.media.formats.file_parts import Content, Part
from services.media.formats.jpeg_segments import (
    APPLICATION,
    COMMENT,
    END,
    END_OF_IMAGE,
    SIGNATURE,
    START_OF_SCAN,
    TEMPORARY,
    Segment,
)
from services.media.formats.pixel_data import MAX_EXIF, MAX_PROFILE, PixelData, join_parts, known_entries

# Appended to an incomplete scan. A decoder fills missing bits with zeros, so these give other pixels.
_OTHER_BITS = b"\xa6\x91\x5a\x3c" * 16
_MOST_FILL = 64  # Fill bytes FF at the end of an incomplete file.


class _Name(Struct, frozen=True):
    """The name at the start of an application segment's data, and their minimum length."""

    marker: int
    name: bytes
    least: int

    def stands_in(self, content: Content, segment: Segment) -> bool:
        length = min(segment.end, len(content)) - segment.data
        return (
            segment.marker == self.marker
            and length >= self.least
            and content[segment.data : segment.data + len(self.name)] == self.name
        )


# These two affect the colours; libjpeg reads them only if they have this length.
_JFIF = _Name(0xE0, b"JFIF\0", 14)
_ADOBE = _Name(0xEE, b"Adobe", 12)
_EXIF = _Name(0xE1, b"Exif\0", 6)  # After the name follows a byte that is usually, but not always, zero.
PROFILE = _Name(0xE2, b"ICC_PROFILE\0", 14)  # After the name follow the piece's number and the count of the pieces.


def jpeg_pixels(content: Content, segments: list[Segment]) -> PixelData:
    """Return the pixel data of the JPEG with these segments."""
    tail = content[-_MOST_FILL:]
    ends = [*(segment.start for segment in segments[1:]), len(content) - len(tail) + len(tail.rstrip(b"\xff"))]
    parts: list[Part] = [SIGNATURE]
    for segment, behind in zip(segments, ends, strict=True):
        if segment.marker == START_OF_SCAN:
            parts.append((segment.start, behind))
        elif segment.marker != END_OF_IMAGE and _decides_about_pixels(content, segment):
            parts.append((segment.start, segment.end))
    info = known_entries(
        exif=_exif(content, segments), icc_profile=b"".join(piece[2:] for piece in profile_pieces(content, segments))
    )
    if any(segment.marker == END_OF_IMAGE for segment in segments[-1:]):
        return PixelData(join_parts(content, *parts, END), info)
    return PixelData(join_parts(content, *parts, END), info, join_parts(content, *parts, _OTHER_BITS, END))


def _decides_about_pixels(content: Content, segment: Segment) -> bool:
    if segment.marker in APPLICATION:
        return any(name.stands_in(content, segment) for name in (_JFIF, _ADOBE))
    return segment.marker not in {COMMENT, TEMPORARY}


def _exif(content: Content, segments: list[Segment]) -> bytes:
    """Return the data of the first EXIF segment; browsers ignore later ones."""
    found = next((segment for segment in segments if _EXIF.stands_in(content, segment)), None)
    return b"" if found is None else content[found.data + _EXIF.least : min(found.end, found.data + MAX_EXIF)]


def profile_pieces(content: Content, segments: list[Segment]) -> list[bytes]:
    """Return the pieces of the colour profile, sorted by number; an empty list if one is missing or they are too large.

    In the file the pieces may be in any order. Each begins with its number and the count of the pieces.
    """
    found = [segment for segment in segments if PROFILE.stands_in(content, segment)]
    if sum(segment.end - segment.data for segment in found) > MAX_PROFILE:
        return []
    pieces = sorted(content[segment.data + len(PROFILE.name) : segment.end] for segment in found)
    numbers = [bytes((number, len(pieces) % 256)) for number in range(1, min(256, len(pieces) + 1))]
    return pieces if [piece[:2] for piece in pieces] == numbers else []
