"""The pixel data of a PNG without its metadata."""

import struct
import zlib
from collections.abc import Mapping
from itertools import takewhile

from msgspec import Struct

from services.media.formats.file_parts import Content, Part
from services.media.formats.pixel_data import MAX_EXIF, MAX_PROFILE, PixelData, join_parts, known_entries
from services.media.formats.png_chunks import CHECKSUM, END, SIGNATURE, Chunk, correct_checksum, encode_chunk

_HEADER = struct.Struct(">8xBBxxx")  # The bits per sample, and the colour type.
_GREY, _RGB, _PALETTE = 0, 2, 3
_DEFLATED = b"\0"  # The only compression method that PNG defines.
_SAMPLES = {_GREY: struct.Struct(">H"), _RGB: struct.Struct(">HHH")}


class PngParts(Struct, frozen=True):
    """The chunks of a PNG: ``needed`` by every decoder, ``pixels``, and ``others`` before the pixels.

    ``others`` has, for each type, the first chunk with a correct checksum.
    """

    needed: list[Chunk]
    pixels: list[Chunk]
    others: Mapping[bytes, Chunk]


def png_parts(content: Content, chunks: list[Chunk]) -> PngParts:
    """Return the chunks of a PNG that affect its pixels and appearance.

    The checksum of the last pixel chunk may be missing or wrong: the compressed pixels have their own checksum.

    Raises:
        ValueError, LookupError: a needed chunk is missing, damaged or not a standard one.
    """
    head = list(takewhile(lambda chunk: chunk.kind != b"IDAT", chunks))
    pixels = list(takewhile(lambda chunk: chunk.kind == b"IDAT", chunks[len(head) :]))
    needed = [chunk for chunk in head if not chunk.is_ancillary]
    if head[0].kind != b"IHDR" or [chunk.kind for chunk in needed[1:]] not in ([], [b"PLTE"]):
        raise ValueError("the chunks in front of the pixels are not those of a PNG")
    if pixels[-1].end - CHECKSUM.size > len(content) or not all(each.sound for each in (*needed, *pixels[:-1])):
        raise ValueError("a chunk of the pixels is damaged")
    others = {chunk.kind: chunk for chunk in reversed(head) if chunk.is_ancillary and chunk.sound}
    return PngParts(needed, pixels, others)


def png_pixels(content: Content, parts: PngParts) -> PixelData:
    """Return the pixel data of a PNG.

    Raises:
        ValueError, struct.error: its header or its palette is malformed.
    """
    return PixelData(
        join_parts(
            content,
            SIGNATURE,
            *((chunk.start, chunk.end) for chunk in parts.needed),
            transparency_chunk(content, parts),
            *whole_pixels(content, parts),
            END,
        ),
        known_entries(exif=_data(content, parts.others.get(b"eXIf"), MAX_EXIF), icc_profile=profile(content, parts)),
    )


def whole_pixels(content: Content, parts: PngParts) -> tuple[Part, Part]:
    """Return the pixel chunks, with a correct checksum at their end."""
    return (parts.pixels[0].start, parts.pixels[-1].end - CHECKSUM.size), correct_checksum(content, parts.pixels[-1])


def _data(content: Content, chunk: Chunk | None, most: int) -> bytes:
    """Return the data of a chunk, or no bytes if it is None or has more than ``most``."""
    if chunk is None or chunk.end - CHECKSUM.size - chunk.data > most:
        return b""
    return content[chunk.data : chunk.end - CHECKSUM.size]


def transparency_chunk(content: Content, parts: PngParts) -> bytes:
    """Return the transparency chunk (tRNS) in the form that Pillow expects, or no bytes if it does not fit."""
    bits, colour = _HEADER.unpack(_data(content, parts.needed[0], _HEADER.size))
    chunk = parts.others.get(b"tRNS")
    data = _data(content, chunk, 256)
    if colour == _PALETTE:
        _, palette = parts.needed
        fits = chunk is not None and chunk.start > palette.start and 3 * len(data) <= palette.end - palette.data
        return encode_chunk(b"tRNS", data) if data and fits else b""
    samples = _SAMPLES.get(colour)
    if samples is None or len(data) < samples.size:
        return b""
    return encode_chunk(
        b"tRNS", samples.pack(*(_decoded_level(level, bits, colour) for level in samples.unpack_from(data)))
    )


def _decoded_level(level: int, bits: int, colour: int) -> int:
    """Return the value of a level after decoding: Pillow decodes to 8 bits per sample, except 16-bit grey."""
    most = (1 << bits) - 1
    if bits == 16 and colour == _RGB:
        return level >> 8
    return level & most if bits >= 8 else (level & most) * 255 // most


def profile(content: Content, parts: PngParts) -> bytes:
    """Return the colour profile, or no bytes if it is broken or has more than ``MAX_PROFILE`` decompressed."""
    _, _, packed = _data(content, parts.others.get(b"iCCP"), MAX_PROFILE).partition(b"\0")
    inflate = zlib.decompressobj()
    try:
        unpacked = inflate.decompress(packed.removeprefix(_DEFLATED), MAX_PROFILE)
    except zlib.error:
        return b""
    return unpacked if packed.startswith(_DEFLATED) and inflate.eof else b""
