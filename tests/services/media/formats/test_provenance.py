"""Provenance: a result keeps its own statement, or gets a mark; its pixels do not change."""

import io
import zlib
from collections.abc import Callable
from xml.etree import ElementTree as ET

from PIL import Image

from services.media.formats import jpeg_segments, png_chunks, provenance, webp_chunks
from services.media.formats.file_parts import JoinedParts
from services.media.formats.provenance import AI_MADE, MARK, with_mark
from tests.services.media.formats import photographs
from tests.services.media.formats.photographs import (
    c2pa_segment,
    exif,
    jpeg,
    manifest,
    noise,
    png,
    segment,
    webp,
    webp_chunk,
)
from tests.services.media.formats.test_metadata import shown
from tests.support.cases import in_turn

IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
SOURCE_TYPE = f"{{{IPTC}}}DigitalSourceType"
CREATOR_TOOL = "{http://ns.adobe.com/xap/1.0/}CreatorTool"
DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
OTHER = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"


def packet(*, padding: int = 0, source_type: str = "") -> bytes:
    """Return XMP of an editor's."""
    stated = f' xmlns:e="{IPTC}" e:DigitalSourceType="{source_type}"' if source_type else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Maker"{stated}/>'
        f'</rdf:RDF></x:xmpmeta>{" " * padding}<?xpacket end="w"?>'
    ).encode()


def packed_xmp(content: bytes) -> bytes:
    """Return a PNG chunk with packed XMP."""
    return png_chunks.encode_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + content)


def written(data: bytes) -> bytes:
    """Return a result as it is stored."""
    content_type = TYPES[Image.open(io.BytesIO(data)).format or ""]
    parts = with_mark(data, content_type)
    return data if parts is None else JoinedParts(data, parts).read()


def stated(data: bytes) -> dict[str, str]:
    """Return all attributes of the one packet of XMP in a file."""
    image = Image.open(io.BytesIO(data))
    image.load()
    document = ET.fromstring(image.info["xmp"])  # noqa: S314 - it is the test's own
    return {name: value for each in document.iter(DESCRIPTION) for name, value in each.attrib.items()}


UNMARKED: dict[str, Callable[[], bytes]] = {
    "JPEG": jpeg,
    "JPEG with Exif": lambda: jpeg(exif=exif()),
    "JPEG without JFIF": lambda: photographs.without_jfif(jpeg(exif=exif())),
    "progressive JPEG": lambda: jpeg(progressive=True, icc_profile=photographs.profile()),
    "JPEG with another box of JUMBF": lambda: jpeg(segment(0xEB, b"JP\0\1\0\0\0\1\0\0\0\x08jumb")),
    "JPEG with bytes behind its end": lambda: jpeg(behind=b"more"),
    "PNG": png,
    "PNG with texts": lambda: png(png_chunks.encode_chunk(b"tEXt", b"Seed\0" + b"1234")),
    "PNG with a broken packet": lambda: png(packed_xmp(b"no stream")),
    "PNG with bytes behind its end": lambda: png() + b"more",
    "lossy WebP": webp,
    "lossless WebP": lambda: webp(lossless=True),
    "lossless WebP with transparency": lambda: webp(image=noise("RGBA"), lossless=True),
    "WebP with transparency": lambda: webp(image=noise("RGBA")),
    "WebP with Exif": lambda: webp(exif=exif()),
    "animated WebP": lambda: webp(save_all=True, append_images=[noise()]),
}
WITH_PACKET: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": lambda xmp: jpeg(xmp=xmp),
    "PNG": lambda xmp: png(png_chunks.encode_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)),
    "PNG, packed": lambda xmp: png(packed_xmp(zlib.compress(xmp))),
    "PNG, behind the pixels": lambda xmp: png(packed_xmp(zlib.compress(xmp)), before=b"IEND"),
    "WebP": lambda xmp: webp(xmp=xmp),
}
SIGNED: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: jpeg(c2pa_segment(), behind=b"more"),
    "JPEG with XMP": lambda: jpeg(c2pa_segment(), xmp=packet()),
    "PNG": lambda: png(png_chunks.encode_chunk(b"caBX", manifest())) + b"more",
    "WebP": lambda: webp(webp_chunk(b"C2PA", manifest())),
}


@in_turn("name", UNMARKED)
def test_a_result_that_states_nothing_is_marked_as_made_by_an_ai(name: str) -> None:
    data = UNMARKED[name]()

    result = written(data)

    assert stated(result)[SOURCE_TYPE] == AI_MADE
    assert shown(result) == shown(data)
    assert written(result) == result
    assert not result.endswith(b"more")
    before, after = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(result))
    assert after.info.get("exif") == before.info.get("exif")
    assert getattr(before, "text", {}).items() <= getattr(after, "text", {}).items()


@in_turn("name", WITH_PACKET)
def test_a_mark_joins_the_xmp_that_is_there(name: str) -> None:
    data = WITH_PACKET[name](packet())

    result = written(data)

    assert (stated(result)[SOURCE_TYPE], stated(result)[CREATOR_TOOL]) == (AI_MADE, "Maker")
    assert shown(result) == shown(data)
    assert written(result) == result


@in_turn("name", WITH_PACKET)
def test_a_source_type_that_is_stated_stays(name: str) -> None:
    data = WITH_PACKET[name](packet(source_type=OTHER))

    assert stated(data)[SOURCE_TYPE] == OTHER
    assert written(data) == data
    assert written(data + b"more") == data


@in_turn("name", SIGNED)
def test_a_result_with_c2pa_is_left_byte_for_byte(name: str) -> None:
    data = SIGNED[name]()

    assert written(data) == data


def test_xmp_that_fills_its_segment_makes_room_for_the_mark() -> None:
    padded = jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet(padding=65_500 - 29 - len(packet()))))

    assert stated(written(padded))[CREATOR_TOOL] == "Maker"
    assert stated(written(padded))[SOURCE_TYPE] == AI_MADE


def test_a_long_run_of_spaces_in_xmp_is_read_once() -> None:
    space, end = b" " * 50, b'<?xpacket end="w"?>'

    again = [at for at in range(1, len(space)) if provenance._PADDING.match(space + end, at)]

    assert again == [], "a match may begin inside a run, so a long run takes quadratic time"
    assert provenance._PADDING.sub(b"", b"<x> </x>" + space + end) == b"<x> </x>" + end


@in_turn("xmp", [b"", b"no XML", b"<x/>", packet().replace(b"Maker", b"M" * 65_100)])
def test_xmp_that_cannot_be_added_to_gives_way_to_the_mark(xmp: bytes) -> None:
    assert stated(written(jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)))) == stated(jpeg(xmp=MARK))


def test_a_mark_stands_where_readers_expect_it() -> None:
    jpeg_markers = [each.marker for each in jpeg_segments.segments(written(jpeg(exif=exif())))][:3]
    png_kinds = [each.kind for each in png_chunks.chunks(written(png()))]
    webp_kinds = [each.kind for each in webp_chunks.chunks(written(webp(exif=exif())))]

    assert jpeg_markers == [0xE0, 0xE1, 0xE1]
    assert png_kinds == [b"IHDR", b"iTXt", b"IDAT", b"IEND"]
    assert webp_kinds == [b"VP8X", b"VP8 ", b"EXIF", b"XMP "]


@in_turn("kind", ["JPEG", "PNG"])
def test_a_result_without_its_end_gets_it(kind: str) -> None:
    data = photographs.encoded(noise(), kind)

    assert written(data[: -2 if kind == "JPEG" else -12]) == written(data)
