"""The decoded parts of a picture's file, and the few parts of its metadata that are read."""

import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.media.decoding.pillow import inspect
from services.media.formats import jpeg_segments, png_chunks
from services.media.formats.inspection import INPUT_TYPES, ImageUnreadable
from services.media.formats.jpeg_pixels import jpeg_pixels
from services.media.formats.pixel_data import MAX_EXIF, MAX_PROFILE, PixelData
from services.media.formats.png_chunks import encode_chunk
from services.media.formats.png_pixels import png_parts, png_pixels
from tests.services.media.formats.odd_pictures import (
    JPEG,
    PNG,
    PROGRESSIVE,
    TURNED,
    app,
    changed,
    comment,
    icc_segments,
    jpeg,
    png,
    srgb,
    wrong,
)


def of_jpeg(content: bytes) -> PixelData:
    return jpeg_pixels(content, list(jpeg_segments.segments(content)))


def of_png(content: bytes) -> PixelData:
    return png_pixels(content, png_parts(content, list(png_chunks.chunks(content))))


@pytest.mark.parametrize("picture", [JPEG, PROGRESSIVE], ids=["baseline", "progressive"])
def test_nothing_but_the_pixels_of_a_jpeg_is_decoded(picture: bytes) -> None:
    metadata = app(1, b"Exif\0\0" + TURNED) + app(13, b"Photoshop 3.0\0") + comment(b"text") + app(2, b"MPF\0")
    at = picture.index(b"\xff\xda")
    content = picture[:2] + metadata + picture[2:at] + metadata + picture[at:-2] + comment(b"text") + picture[-2:]

    data = of_jpeg(content + picture)

    assert data.file.read() == picture
    assert data.otherwise is None
    assert data.info == {"exif": TURNED}


def test_adobes_segment_is_decoded_since_it_decides_about_the_colours() -> None:
    adobe = app(14, b"Adobe\0\x64\0\0\0\0\0")

    assert of_jpeg(JPEG[:2] + adobe + JPEG[2:]).file.read() == JPEG[:2] + adobe + JPEG[2:]


def test_nothing_but_the_pixels_of_a_png_is_decoded() -> None:
    content = png(
        encode_chunk(b"eXIf", TURNED),
        encode_chunk(b"tEXt", b"Comment\0text"),
        encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(srgb())),
        behind=encode_chunk(b"zTXt", b"Comment\0\0"),
    )

    data = of_png(content)

    assert data.file.read() == PNG
    assert data.info == {"exif": TURNED, "icc_profile": srgb()}


@pytest.mark.parametrize("size", [1, 100, 10_000])
@pytest.mark.parametrize("order", [1, -1])
def test_a_profile_is_joined_of_its_pieces(order: int, size: int) -> None:
    assert len(srgb()) > 255
    profile = srgb()[:255] if size == 1 else srgb()

    assert of_jpeg(jpeg(icc_segments(profile, size=size, order=order))).info == {"icc_profile": profile}


def test_a_profile_of_missing_or_of_too_many_pieces_is_left_out() -> None:
    assert of_jpeg(jpeg(icc_segments(srgb(), count=200))).info == {}
    assert of_jpeg(jpeg(app(2, b"ICC_PROFILE\0\1\1text") * 300)).info == {}
    assert of_jpeg(jpeg(app(2, b"ICC_PROFILE\0\1\1text"), app(2, b"ICC_PROFILE\0\1\1text"))).info == {}


def test_a_profile_that_is_very_large_is_left_out() -> None:
    piece = b"ICC_PROFILE\0%c\xff" + bytes(65_000)
    large = jpeg(*(app(2, piece % number) for number in range(1, 256)))

    assert of_jpeg(large).info == {}
    assert of_png(png(encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(MAX_PROFILE + 1))))).info == {}
    assert of_png(png(encode_chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(MAX_PROFILE), 0)))).info == {}
    assert of_png(png(encode_chunk(b"eXIf", TURNED + bytes(MAX_EXIF)))).info == {}


def test_chunks_that_unpack_to_much_or_are_large_take_no_memory() -> None:
    bomb = zlib.compress(bytes(200 * 2**20), 9)
    content = png(
        encode_chunk(b"iCCP", b"p\0\0" + bomb),
        encode_chunk(b"zTXt", b"a\0\0" + bomb),
        encode_chunk(b"eXIf", bytes(30 << 20)),
    )

    tracemalloc.start()
    try:
        assert of_png(content).info == {}
        assert tracemalloc.get_traced_memory()[1] < 3 * MAX_PROFILE
    finally:
        tracemalloc.stop()


def test_the_checksum_of_the_last_pixels_is_mended() -> None:
    assert of_png(changed(PNG, b"IDAT", wrong)).file.read() == PNG
    assert of_png(PNG[:-14]).file.read() == PNG


@pytest.mark.parametrize("missing", [b"\xff\xd9", b"\xd9"])
def test_a_jpeg_without_an_end_gets_one(missing: bytes) -> None:
    data = of_jpeg(JPEG.removesuffix(missing))

    assert data.file.read() == JPEG
    assert data.otherwise is not None
    other = data.otherwise.read()
    assert (other[: len(JPEG) - 2], other[-2:]) == (JPEG[:-2], JPEG[-2:])
    assert len(other) > len(JPEG)


PIECES = st.one_of(
    st.builds(app, st.sampled_from([0, 1, 2, 13, 14]), st.binary(max_size=30)),
    st.builds(
        lambda name, data: app(name[0], name[1] + data),
        st.sampled_from(
            [(0, b"JFIF\0"), (1, b"Exif\0\0II*\0"), (1, b"Exif\0\0MM\0*"), (2, b"ICC_PROFILE\0\1\1"), (14, b"Adobe")]
        ),
        st.binary(max_size=40),
    ),
    st.builds(comment, st.binary(max_size=20)),
    st.sampled_from([b"\xff", b"\xff\1", b"\xff\xd3", b"\0", b"\xff\xfe\0\0"]),
)
CHUNKS = st.builds(
    lambda kind, data, sound: encode_chunk(kind, data) if sound else wrong(encode_chunk(kind, data)),
    st.sampled_from(
        [b"iCCP", b"tRNS", b"eXIf", b"gAMA", b"cHRM", b"acTL", b"fcTL", b"fdAT", b"zTXt", b"PLTE", b"IDAT"]
    ),
    st.binary(max_size=40) | st.builds(lambda data: b"p\0\0" + zlib.compress(data), st.binary(max_size=200)),
    st.booleans(),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extra=st.lists(PIECES, max_size=6), cut=st.integers(0, 40), behind=st.binary(max_size=20))
def test_a_jpeg_with_any_metadata_is_taken_or_damaged(
    tmp_path: Path, extra: list[bytes], cut: int, behind: bytes
) -> None:
    path = tmp_path / "image"
    path.write_bytes(jpeg(*extra)[: -cut or None] + behind)

    try:
        facts = inspect(path, INPUT_TYPES, {320: tmp_path / "small.webp"})
    except ImageUnreadable:
        assert cut or any(piece[:1] != b"\xff" for piece in extra)
    else:
        assert {facts.width, facts.height} == {80, 64}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    extra=st.lists(CHUNKS, max_size=6),
    late=st.lists(CHUNKS, max_size=6),
    header=st.sampled_from([(8, 2, 3), (8, 0, 1), (16, 0, 2), (4, 0, 1), (1, 0, 1), (8, 3, 1), (16, 2, 6), (8, 6, 4)]),
    cut=st.integers(0, 40),
)
def test_a_png_with_any_chunks_is_taken_or_damaged(
    tmp_path: Path, extra: list[bytes], late: list[bytes], header: tuple[int, int, int], cut: int
) -> None:
    bits, colour, _ = header
    changed_header = encode_chunk(b"IHDR", struct.pack(">IIBBBBB", 80, 64, bits, colour, 0, 0, 0))
    path = tmp_path / "image"
    path.write_bytes(changed(png(*extra, behind=b"".join(late)), b"IHDR", lambda _: changed_header)[: -cut or None])

    try:
        facts = inspect(path, INPUT_TYPES, {320: tmp_path / "small.webp"})
    except ImageUnreadable:
        pass
    else:
        assert {facts.width, facts.height} == {80, 64}
