"""Limits on the cost of decoding an image, checked against its headers before any pixel is decoded.

The file's size is no measure of the cost: a file of 34 bytes can have 64 million pixels.
"""

import struct
from typing import BinaryIO

from PIL import Image

from services.media.formats.file_parts import MAX_PARTS, Content
from services.media.formats.inspection import ImageUnreadable, Reason
from services.media.formats.jpeg_layout import UnusualFrame, read_layout
from services.media.formats.jpeg_segments import END_OF_IMAGE, Segment

MAX_PIXELS = 64_000_000  # The largest results (4K) have about 17 million.
MAX_SIDE = 20_000  # Pixels.
# A PNG with 64 million pixels and transparency takes nearly this much, and so does a progressive CMYK JPEG. WebP takes
# the most memory per pixel, so a WebP may have 33 million pixels: twice as many as the largest result.
MAX_MEMORY = 512 * 2**20
# A usual progressive JPEG has about ten scans. A scan can be a few bytes long, but decoding it visits every pixel: up
# to 100 ms for 64 million.
MAX_JPEG_SCANS = 100
MAX_SCANNED_PIXELS = 20 * MAX_PIXELS

# libwebp holds two canvases and the frame, and Pillow a copy, at 4 bytes a pixel each.
_WEBP_PIXEL = 16
_COEFFICIENT = 2  # Bytes per sample if the decoder holds the JPEG's coefficients.
_WHOLE_PIXEL = 4  # Bytes. A JPEG without an end marker is decoded at full size, to detect missing pixels.


def refuse_pixels(width: int, height: int) -> None:
    """Raise an error if an image of any type has too many pixels.

    Raises:
        ImageUnreadable: it has more than ``MAX_PIXELS``, or a side is longer than ``MAX_SIDE``.
    """
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise too_many_pixels(f"The image, {width:,} x {height:,} pixels,")


def refuse(width: int, height: int, pixel: int, *, more: int = 0) -> None:
    """Raise an error if an image has too many pixels, or takes too much memory: ``pixel`` bytes each plus ``more``.

    Raises:
        ImageUnreadable: it costs too much.
    """
    refuse_pixels(width, height)
    _refuse_memory(width, height, width * height * pixel + more)


def recoding_bytes(image: Image.Image) -> int:
    """Return the bytes per pixel that Pillow takes to convert an image to RGB and to check its transparency."""
    transparent = image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info
    decoded = {"1": 1, "L": 1, "P": 1}.get(image.mode, 4)
    return decoded + 4 * (image.mode not in {"RGB", "RGBA"}) + 5 * transparent


def too_costly(subject: str) -> ImageUnreadable:
    message = f"The {subject} takes too much memory to decode: at most {MAX_MEMORY >> 20} MB."
    return ImageUnreadable(Reason.TOO_COSTLY, message)


def too_many_pixels(subject: str) -> ImageUnreadable:
    limits = f"at most {MAX_PIXELS // 1_000_000} megapixels and {MAX_SIDE:,} pixels a side are accepted."
    return ImageUnreadable(Reason.TOO_MANY_PIXELS, f"{subject} is too big: {limits}")


def refuse_jpeg(content: Content, segments: list[Segment]) -> None:
    """Raise an error if the coding, the scans or the buffered coefficients of a JPEG cost too much.

    Raises:
        ImageUnreadable: it costs too much.
        ValueError, LookupError, ArithmeticError, struct.error: its segments are malformed.
    """
    try:
        layout = read_layout(content, segments)
    except UnusualFrame:
        message = (
            "JPEG images with arithmetic, lossless or hierarchical coding are not accepted; save it as a usual JPEG."
        )
        raise ImageUnreadable(Reason.TOO_COSTLY, message) from None
    refuse_pixels(layout.width, layout.height)
    pixels = layout.width * layout.height
    if layout.scans > MAX_JPEG_SCANS or layout.scans * pixels > MAX_SCANNED_PIXELS:
        most = min(MAX_JPEG_SCANS, MAX_SCANNED_PIXELS // max(1, pixels))
        message = (
            f"The JPEG image has too many scans: at most {most} are accepted at this size; save it as a usual JPEG."
        )
        raise ImageUnreadable(Reason.TOO_COSTLY, message)
    held = layout.samples * _COEFFICIENT if layout.buffered else 0
    is_ended = segments[-1].marker == END_OF_IMAGE
    _refuse_memory(layout.width, layout.height, int(pixels * (held + (0 if is_ended else _WHOLE_PIXEL))))


def refuse_webp(file: BinaryIO) -> None:
    """Raise an error if the canvas of a WebP takes too much memory; Pillow allocates it when it opens the file.

    Raises:
        ImageUnreadable: it costs too much.
        ValueError, struct.error: its headers are malformed.
    """
    file.seek(12)
    width, height = _canvas(file.read(18))
    refuse_pixels(width, height)
    _refuse_memory(width, height, width * height * _WEBP_PIXEL)


def refuse_png(image: Image.Image) -> None:
    """Raise an error if the pixels of a PNG, with the copies needed for its thumbnail, take too much memory.

    Raises:
        ImageUnreadable: it costs too much.
    """
    transparent = image.mode in {"LA", "RGBA"} or "transparency" in image.info
    converted = image.mode in {"1", "P"} or image.mode.startswith("I") or "transparency" in image.info
    decoded = {"1": 1, "L": 1, "P": 1, "I;16": 2}.get(image.mode, 4)
    _refuse_memory(*image.size, image.width * image.height * (decoded + 4 * converted + 4 * transparent))


def too_many_parts() -> ImageUnreadable:
    message = f"The image file has more than {MAX_PARTS:,} parts; save it anew as a usual JPEG or PNG."
    return ImageUnreadable(Reason.TOO_COSTLY, message)


def _refuse_memory(width: int, height: int, needed: int) -> None:
    if needed > MAX_MEMORY:
        message = (
            f"The image, {width:,} x {height:,} pixels, would take {needed >> 20} MB to decode; "
            f"at most {MAX_MEMORY >> 20} MB are accepted. Send it smaller or as a usual JPEG."
        )
        raise ImageUnreadable(Reason.TOO_MANY_PIXELS, message)


def _canvas(header: bytes) -> tuple[int, int]:
    """Return the width and height in pixels that the first chunk of a WebP announces.

    Source: RFC 9649, sections 2.5 to 2.7; RFC 6386, section 9.1.
    """
    kind, body = header[:4], header[8:]
    if kind == b"VP8X":
        width, height = body[4:7], body[7:10]
        return 1 + int.from_bytes(width, "little"), 1 + int.from_bytes(height, "little")
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<xI", body)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<6xHH", body)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("a WebP begins with another chunk")
