"""Metadata: nothing of it is left in a cleaned picture, and every pixel of it, in its colours, is."""

import io
from typing import Any

from PIL import Image, ImageSequence

from services.media.formats import jpeg_segments, png_chunks, webp_chunks
from services.media.formats.file_parts import JoinedParts
from services.media.formats.metadata import without_metadata
from tests.services.media.formats import photographs
from tests.services.media.formats.photographs import PHOTOGRAPHS, SECRET, XMP, exif
from tests.support.cases import in_turn

PIXELS = {
    "image/jpeg": {0xC0, 0xC1, 0xC2, 0xC4, 0xD9, 0xDA, 0xDB, 0xDD, 0xE0, 0xE2, 0xEE},
    "image/png": b"IHDR PLTE IDAT IEND tRNS gAMA cHRM iCCP pHYs".split(),
    "image/webp": [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"],
}

DECIDING = ("icc_profile", "gamma", "chromaticity", "transparency", "adobe", "jfif_density", "jfif_unit")


def cleaned(data: bytes, content_type: str) -> bytes:
    return JoinedParts(data, without_metadata(data, content_type)).read()


def kinds(data: bytes, content_type: str) -> set[Any]:
    match content_type:
        case "image/jpeg":
            return {segment.marker for segment in jpeg_segments.segments(data)}
        case "image/png":
            return {chunk.kind for chunk in png_chunks.chunks(data)}
    return {chunk.kind for chunk in webp_chunks.chunks(data)}


def shown(data: bytes) -> list[tuple[Any, ...]]:
    """Return the visible content: pixels of each frame, their mode, profile and transparency.

    Of a PNG it is the first frame.
    """
    image = Image.open(io.BytesIO(data))
    kept = {name: image.info.get(name) for name in DECIDING}
    frames = ImageSequence.Iterator(image) if image.format == "WEBP" else [image]
    durations = ("duration",) if image.format == "WEBP" else ()
    return [(frame.mode, frame.size, frame.tobytes(), *map(frame.info.get, durations), kept) for frame in frames]


def test_the_photographs_have_metadata_to_remove() -> None:
    data = {name: (make(), content_type) for name, (content_type, make) in PHOTOGRAPHS.items()}

    assert [name for name, each in data.items() if each[0] == cleaned(*each)] == []


@in_turn("name", PHOTOGRAPHS)
def test_only_data_that_the_pixels_need_is_left(name: str) -> None:
    content_type, make = PHOTOGRAPHS[name]
    data = make()

    clean = cleaned(data, content_type)

    assert shown(clean) == shown(data)
    assert SECRET not in clean
    assert SECRET[:6] not in clean
    assert kinds(clean, content_type) <= set(PIXELS[content_type])
    image = Image.open(io.BytesIO(clean))
    assert image.format == {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}[content_type]
    assert dict(image.getexif()) == {}
    assert not {"exif", "xmp", "comment", "photoshop", "mp", "XML:com.adobe.xmp"} & set(image.info)
    assert cleaned(clean, content_type) == clean


@in_turn("name", PHOTOGRAPHS)
def test_a_file_that_was_cut_short_is_cleaned_as_far_as_it_goes_or_refused(name: str) -> None:
    content_type, make = PHOTOGRAPHS[name]
    data = make()

    for length in range(len(data) // 3, len(data), max(1, len(data) // 17)):
        try:
            clean = cleaned(data[:length], content_type)
        except (ValueError, LookupError):
            assert content_type == "image/png"
        else:
            assert SECRET not in clean


def test_a_jpeg_that_ends_early_gets_its_end() -> None:
    data = photographs.jpeg(exif=exif())[:-2]

    assert cleaned(data, "image/jpeg").endswith(jpeg_segments.END)


def test_a_webp_header_does_not_announce_removed_chunks() -> None:
    clean = cleaned(photographs.webp(exif=exif(), xmp=XMP, icc_profile=photographs.profile()), "image/webp")

    features = next(webp_chunks.chunks(clean))
    assert clean[features.data] == 0x20  # A colour profile.
    assert int.from_bytes(clean[4:8], "little") == len(clean) - 8


def test_an_ancillary_chunk_with_a_wrong_checksum_decides_about_nothing() -> None:
    broken = png_chunks.encode_chunk(b"gAMA", SECRET[:4])[:-1] + b"\0"
    data = photographs.png()

    assert cleaned(data[:33] + broken + data[33:], "image/png") == data


@in_turn("cut", range(1, 17))
def test_a_png_without_its_end_gets_it(cut: int) -> None:
    data = photographs.png()  # Behind the pixels stand their checksum and a chunk of 12 bytes.

    assert cleaned(data[:-cut], "image/png") == data


@in_turn("junk", [bytes(200), b"junk" * 9, b"\xff\xff\xff\xfftEXt", b"\0\0\0\x50tEXtComment\0cut"])
def test_junk_in_place_of_the_end_of_a_png_is_dropped(junk: bytes) -> None:
    data = photographs.png()

    assert cleaned(data[:-12] + junk, "image/png") == data


def test_a_segment_that_was_cut_short_does_not_hide_the_end() -> None:
    data = photographs.jpeg()

    assert cleaned(data[:-2] + b"\xff\xfe\1\0late", "image/jpeg") == data
