"""The size and coding of a JPEG file, parsed from its segments without decoding any pixel."""

import struct
from collections.abc import Iterable

from msgspec import Struct

from services.media.formats.file_parts import Content
from services.media.formats.jpeg_segments import FRAMES, START_OF_SCAN, Segment

# Source: ITU-T T.81, table B.1. SOF0 to SOF2 are baseline, extended and progressive with Huffman coding.
_ORDINARY_FRAMES = {0xC0, 0xC1, 0xC2}
_PROGRESSIVE = 0xC2


class UnusualFrame(Exception):
    """The coding is arithmetic, lossless or hierarchical."""


class JpegLayout(Struct, frozen=True):
    """The layout of a JPEG: ``width`` × ``height`` pixels, coded in ``scans`` passes.

    ``samples`` is the average number of values per pixel. If ``buffered``, the decoder holds the coefficients of the
    whole image in memory.
    """

    width: int
    height: int
    samples: float
    buffered: bool
    scans: int


def read_layout(content: Content, segments: Iterable[Segment]) -> JpegLayout:
    """Return the layout of the image with these segments.

    Raises:
        UnusualFrame: ordinary decoders cannot decode it, or not cheaply.
        ValueError, LookupError, ArithmeticError, struct.error: the segments are malformed.
    """
    frame, progressive, scans, scan_components = b"", False, 0, 0
    for segment in segments:
        if segment.marker in FRAMES and not frame:
            if segment.marker not in _ORDINARY_FRAMES:
                raise UnusualFrame
            frame, progressive = content[segment.data : segment.end], segment.marker == _PROGRESSIVE
        elif segment.marker == START_OF_SCAN:
            scan_components = scan_components or content[segment.data]
            scans += 1
    height, width, components = struct.unpack_from(">xHHB", frame)
    return JpegLayout(
        width, height, _samples(frame, components), progressive or 0 < scan_components < components, scans
    )


def sends_all_coefficients(content: Content, segments: Iterable[Segment]) -> bool:
    """Return whether the scans send every coefficient of every component with all its bits.

    A progressive file that was cut between two scans decodes without an error, to a coarse picture.

    Raises:
        LookupError: a segment is malformed.
    """
    missing: dict[int, set[int]] = {}
    for segment in segments:
        data = content[segment.data : segment.end]
        if segment.marker in FRAMES and not missing:
            missing = {data[6 + 3 * component]: set(range(64)) for component in range(data[5])}
        elif segment.marker == START_OF_SCAN:
            components = data[0]
            first, last, bits = data[1 + 2 * components : 4 + 2 * components]
            if bits & 0x0F == 0:  # The position of the lowest bit that is sent.
                for component in data[1 : 1 + 2 * components : 2]:
                    missing[component] -= set(range(first, last + 1))
    return not any(missing.values())


def _samples(frame: bytes, components: int) -> float:
    """Return the average number of values per pixel: 3 without chroma subsampling, 1.5 with 4:2:0."""
    factors = [divmod(frame[7 + 3 * component], 16) for component in range(components)]
    most = max(across for across, _ in factors) * max(down for _, down in factors)
    return sum(across * down for across, down in factors) / most
