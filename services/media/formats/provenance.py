"""Provenance marks in AI-made pictures: existing statements are kept, and files without one get an XMP mark.

C2PA signs the bytes of a file, so a file with C2PA is never changed.
"""

import re
import zlib
from collections.abc import Callable, Mapping

from services.media.formats import jpeg_segments, png_chunks, webp_chunks
from services.media.formats.file_parts import Content, Part

AI_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
_DESCRIPTION = (
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    f' Iptc4xmpExt:DigitalSourceType="{AI_MADE}"/>'
).encode()
_END_OF_RDF = b"</rdf:RDF>"
MARK = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    + _DESCRIPTION
    + _END_OF_RDF
    + b'</x:xmpmeta><?xpacket end="r"?>'
)
"""An XMP packet that marks a picture as made by an AI."""

_SOURCE_TYPE = b"DigitalSourceType"
# White space that editors leave for changes. A match begins only at the start of a run: otherwise a long run elsewhere
# would be read again from each of its bytes.
_PADDING = re.compile(rb"(?<!\s)\s++(?=<\?xpacket end=)")
_C2PA = b"c2pa"
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_JPEG_EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_JPEG_EXIF = b"Exif\0"
_JPEG_MANIFEST = 11  # APP11, which holds JUMBF boxes.
_JPEG_MOST = 65_533  # Bytes of data in a segment.
_PNG_XMP = b"XML:com.adobe.xmp\0"
_MAX_XMP = 8 * 2**20  # Bytes of a packet, after decompression.


def with_mark(content: Content, content_type: str) -> list[Part] | None:
    """Return the parts of a result's file with a mark and without bytes after its end; None: leave it unchanged.

    Raises:
        TooManyParts: the file has more parts than any program writes.
        struct.error, LookupError, ValueError: it is malformed.
    """
    return _MARKED[content_type](content)


def _with_mark(packet: bytes | None, *, most: int = _MAX_XMP) -> bytes | None:
    """Return an XMP packet with the mark, or None if ``packet`` already has a source type."""
    if packet is None:
        return MARK
    if _SOURCE_TYPE in packet:
        return None
    before, end, after = packet.rpartition(_END_OF_RDF)
    added = before + _DESCRIPTION + end + after
    if len(added) > most:
        added = _PADDING.sub(b"", added)
    return added if end and len(added) <= most else MARK


def _jpeg(content: Content) -> list[Part] | None:
    segments = list(jpeg_segments.segments(content))
    packet, has_source_type = None, False
    for segment in segments:
        number = segment.marker - jpeg_segments.APPLICATION.start
        if number not in {1, _JPEG_MANIFEST}:
            continue
        data = bytes(content[segment.data : segment.end])
        if number == _JPEG_MANIFEST and _C2PA in data:
            return None
        has_source_type |= data.startswith(_JPEG_EXTENDED_XMP) and _SOURCE_TYPE in data
        if packet is None and data.startswith(_JPEG_XMP):
            packet = segment
    end, missing = jpeg_segments.missing_end(content, segments)
    known = None if packet is None else bytes(content[packet.data + len(_JPEG_XMP) : packet.end])
    new = _with_mark(known, most=_JPEG_MOST - len(_JPEG_XMP))
    if has_source_type or new is None:
        return [(0, end), missing]
    mark = jpeg_segments.encode_segment(0xE1, _JPEG_XMP + new)
    if packet is not None:
        return [(0, packet.start), mark, (packet.end, end), missing]
    at = _behind_leading_segments(content, segments)
    return [(0, at), mark, (at, end), missing]


def _behind_leading_segments(content: Content, segments: list[jpeg_segments.Segment]) -> int:
    """Return the offset for an XMP packet: after JFIF and Exif, which readers expect first."""
    at = len(jpeg_segments.SIGNATURE)
    for segment in segments:
        is_exif = bytes(content[segment.data : segment.data + len(_JPEG_EXIF)]) == _JPEG_EXIF
        if segment.marker != 0xE0 and not (segment.marker == 0xE1 and is_exif):
            break
        at = segment.end
    return at


def _png(content: Content) -> list[Part] | None:
    chunks = list(png_chunks.chunks(content))
    if any(chunk.kind == b"caBX" for chunk in chunks):
        return None
    end, missing = png_chunks.missing_end(content, chunks)
    packet = next((chunk for chunk in chunks if _is_xmp(content, chunk)), None)
    known = None if packet is None else _png_packet(bytes(content[packet.data : packet.end - 4]))
    new = _with_mark(known)
    if new is None:
        return [(0, end), missing]
    mark = png_chunks.encode_chunk(b"iTXt", _PNG_XMP + bytes(4) + new)
    if packet is not None:
        return [(0, packet.start), mark, (packet.end, end), missing]
    return [(0, chunks[0].end), mark, (chunks[0].end, end), missing]


def _is_xmp(content: Content, chunk: png_chunks.Chunk) -> bool:
    return chunk.kind == b"iTXt" and chunk.sound and content[chunk.data : chunk.data + len(_PNG_XMP)] == _PNG_XMP


def _png_packet(data: bytes) -> bytes | None:
    """Return the XMP packet in a text chunk, or None if it is broken or decompresses to more than ``_MAX_XMP``."""
    is_packed, rest = data[len(_PNG_XMP) : len(_PNG_XMP) + 1] == b"\1", data[len(_PNG_XMP) + 2 :]
    text = rest.split(b"\0", 2)[-1]
    if not is_packed:
        return text
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(text, _MAX_XMP)
    except zlib.error:
        return None
    return unpacked if unpacking.eof else None


def _webp(content: Content) -> list[Part] | None:
    chunks = list(webp_chunks.chunks(content))
    if any(chunk.kind == b"C2PA" for chunk in chunks):
        return None
    packet = next((chunk for chunk in chunks if chunk.kind == b"XMP "), None)
    new = _with_mark(None if packet is None else bytes(content[packet.data : packet.end]))
    if new is None:
        return webp_chunks.file(part for chunk in chunks for part in webp_chunks.whole(chunk))
    flags, *others = webp_chunks.features(content)
    parts: list[Part] = [
        webp_chunks.encode_chunk(webp_chunks.FEATURES, bytes([flags | webp_chunks.XMP_FEATURE, *others]))
    ]
    for chunk in chunks:
        if chunk.kind not in {webp_chunks.FEATURES, b"XMP "}:
            parts += webp_chunks.whole(chunk)
    return webp_chunks.file([*parts, webp_chunks.encode_chunk(b"XMP ", new)])


_MARKED: Mapping[str, Callable[[Content], list[Part] | None]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
}
