"""Removal of metadata from a picture without recoding it: only the parts of the file that its pixels need are copied.

The parts to keep are listed, so every unlisted part is removed: position, camera, names, comments, thumbnails, second
pictures, videos after the end. The colour profile is kept, because it determines the colours.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from services.media.formats import jpeg_segments, png_chunks, webp_chunks
from services.media.formats.file_parts import Content, Part
from services.media.formats.jpeg_pixels import PROFILE, profile_pieces
from services.media.formats.png_pixels import PngParts, png_parts, profile, transparency_chunk, whole_pixels

# Source: ITU-T T.81, table B.1: tables, the restart interval, the number of lines.
_JPEG_TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
_JPEG_KEPT = {*_JPEG_TABLES, *jpeg_segments.FRAMES, jpeg_segments.START_OF_SCAN}
# Chunks that affect the appearance, with the valid lengths of their data; strict readers reject any other length.
# Source: PNG, third edition, section 11.
_PNG_LENGTHS: Mapping[bytes, Collection[int]] = {
    **dict.fromkeys((b"gAMA", b"cICP"), (4,)),
    b"cHRM": (32,),
    b"sRGB": (1,),
    b"pHYs": (9,),
    b"mDCV": (24,),
    b"cLLI": (8,),
    b"bKGD": (1, 2, 6),
}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}

# The start of a segment's data, the least length, and the number of bytes to keep. The rest is a thumbnail (JFIF) or
# undefined (Adobe).
_JFIF, _JFIF_LEAST, _JFIF_KEPT = b"JFIF\0", 14, 12
_ADOBE, _ADOBE_KEPT = b"Adobe", 12


def without_metadata(content: Content, content_type: str) -> list[Part]:
    """Return the parts of a file with the same pixels and no metadata.

    Raises:
        TooManyParts: the file has more parts than any camera or editor writes.
        struct.error, LookupError, ValueError: it is malformed.
    """
    return list(_PARTS[content_type](content))


def _jpeg(content: Content) -> Iterator[Part]:
    yield jpeg_segments.SIGNATURE
    scan = None  # The start of coded pixels, which follow the segment of their scan.
    segments = list(jpeg_segments.segments(content))
    has_profile = bool(profile_pieces(content, segments))
    for segment in segments:
        if scan is not None:
            yield scan, segment.start
            scan = None
        if segment.marker in jpeg_segments.APPLICATION:
            yield _application(content, segment, has_profile=has_profile)
        elif segment.marker in _JPEG_KEPT:
            yield segment.start, min(segment.end, len(content))
        if segment.marker == jpeg_segments.START_OF_SCAN:
            scan = segment.end
    if scan is not None:
        yield scan, len(content)
    yield jpeg_segments.END


def _application(content: Content, segment: jpeg_segments.Segment, *, has_profile: bool) -> Part:
    """Return the kept part of an application segment: colours and proportions (JFIF, Adobe, profile), or nothing."""
    number = segment.marker - jpeg_segments.APPLICATION.start
    data = bytes(content[segment.data : min(segment.end, segment.data + _ADOBE_KEPT)])
    if number == 0 and data.startswith(_JFIF) and segment.end - segment.data >= _JFIF_LEAST:
        return jpeg_segments.encode_segment(segment.marker, data[:_JFIF_KEPT] + bytes(2))
    if number == 14 and data.startswith(_ADOBE) and len(data) == _ADOBE_KEPT:
        return jpeg_segments.encode_segment(segment.marker, data)
    if has_profile and PROFILE.stands_in(content, segment):
        return segment.start, min(segment.end, len(content))
    return b""


def _png(content: Content) -> Iterator[Part]:
    """Yield the parts of the still picture, without the later pictures of an animation."""
    parts = png_parts(content, list(png_chunks.chunks(content)))
    looks = [chunk for chunk in parts.others.values() if _decides_about_the_look(content, parts, chunk)]
    yield png_chunks.SIGNATURE
    for chunk in sorted([*parts.needed, *looks], key=lambda chunk: chunk.start):
        yield chunk.start, chunk.end
    yield from whole_pixels(content, parts)
    yield png_chunks.END


def _decides_about_the_look(content: Content, parts: PngParts, chunk: png_chunks.Chunk) -> bool:
    match chunk.kind:
        case b"tRNS":
            return bool(transparency_chunk(content, parts))
        case b"iCCP":
            return bool(profile(content, parts))
    return chunk.end - png_chunks.CHECKSUM.size - chunk.data in _PNG_LENGTHS.get(chunk.kind, ())


def _webp(content: Content) -> Iterator[Part]:
    parts: list[Part] = []
    for chunk in webp_chunks.chunks(content):
        if chunk.kind == webp_chunks.FEATURES:
            flags, *others = content[chunk.data : chunk.end]
            flags &= ~(webp_chunks.EXIF_FEATURE | webp_chunks.XMP_FEATURE)
            parts.append(webp_chunks.encode_chunk(chunk.kind, bytes([flags, *others])))
        elif chunk.kind in _WEBP_KEPT:
            parts += webp_chunks.whole(chunk)
    yield from webp_chunks.file(parts)


_PARTS: Mapping[str, Callable[[Content], Iterator[Part]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
}
