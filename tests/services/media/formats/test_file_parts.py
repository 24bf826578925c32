"""The parts of image files: segments and chunks as they stand there, and files joined from some of them."""

import io
import mmap
import struct
import zlib
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from services.media.formats import jpeg_segments, png_chunks
from services.media.formats.file_parts import JoinedParts, TooManyParts
from services.media.formats.jpeg_segments import END_OF_IMAGE, START_OF_SCAN, segments
from services.media.formats.png_chunks import chunks
from tests.support.cases import in_turn


def drawn(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((61, 43), 60).convert("RGB").save(buffer, kind, **options)
    return buffer.getvalue()


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def test_the_segments_of_a_jpeg_cover_it_but_for_its_scans() -> None:
    inner = drawn("JPEG", progressive=True)  # Within the metadata, as cameras write a preview.
    content = drawn("JPEG", restart_marker_blocks=2)
    content = content[:2] + segment(0xE1, b"Exif\0\0" + inner) + content[2:]

    found = list(segments(content + inner))

    assert [each.marker for each in found[:2]] == [0xE1, 0xE0]
    assert [each.marker for each in found[-2:]] == [START_OF_SCAN, END_OF_IMAGE]
    assert sum(each.marker == START_OF_SCAN for each in found) == 1
    assert content[found[0].data : found[0].end] == b"Exif\0\0" + inner
    for before, after in pairwise(found[:-1]):
        assert before.end == after.start
    assert found[-1].end == len(content)


def test_fill_bytes_in_front_of_a_marker_are_passed_over_in_linear_time() -> None:
    content = drawn("JPEG")
    filled = content[:2] + b"\xff" * 30_000_000 + b"\0" + content[2:]

    assert [each.marker for each in segments(filled)] == [each.marker for each in segments(content)]


def test_a_jpeg_without_an_end_ends_with_another_segment() -> None:
    assert [each.marker for each in segments(drawn("JPEG")[:-2])][-1] == START_OF_SCAN
    assert list(segments(b"\xff\xd8\xff\xe1\xff")) == []
    (cut,) = segments(b"\xff\xd8" + segment(0xE1, bytes(100))[:50])
    assert cut.end == 2 + 104


@in_turn("kind", [b"tEXt", b"IDAT"])
def test_the_chunks_of_a_png_stand_side_by_side_up_to_its_end(kind: bytes) -> None:
    extra = png_chunks.encode_chunk(kind, b"Comment\0text")
    content = drawn("PNG")
    content = content[:33] + extra + content[33:]

    found = list(chunks(content + extra))

    assert (found[0].kind, found[-1].kind) == (b"IHDR", b"IEND")
    assert found[1] == png_chunks.Chunk(kind, 33, 41, 33 + len(extra), sound=True)
    assert found[1].is_ancillary is (kind == b"tEXt")
    for before, after in pairwise(found):
        assert before.end == after.start
    assert found[-1].end == len(content)


def test_a_chunk_with_a_wrong_checksum_is_not_sound() -> None:
    content = bytearray(drawn("PNG"))
    content[32] ^= 1

    assert [each.sound for each in chunks(bytes(content))][:2] == [False, True]


@in_turn("cut", range(1, 13))
def test_a_chunk_that_was_cut_short_is_the_last_and_not_sound(cut: int) -> None:
    content = drawn("PNG")

    found = list(chunks(content[:-cut]))

    if cut <= 4:
        assert found[-1] == png_chunks.Chunk(b"IEND", len(content) - 12, len(content) - 4, len(content), sound=False)
    else:
        assert found[-1].kind == b"IDAT"
        assert found[-1].sound


def test_a_large_chunk_is_checked() -> None:
    data = bytes(3 * 2**20 + 5)

    (found,) = chunks(png_chunks.SIGNATURE + png_chunks.encode_chunk(b"teSt", data))

    assert found.sound
    assert png_chunks.checksum(b"teSt" + data, 0, 4 + len(data)) == zlib.crc32(b"teSt" + data)


@in_turn(
    "parts",
    [
        pytest.param(lambda count: segments(b"\xff\xd8" + b"\xff\xfe\0\2" * count + b"\xff\xd9", most=10), id="jpeg"),
        pytest.param(lambda count: segments(b"\xff\xd8" + b"\xff\1" * count + b"\xff\xd9", most=10), id="bare markers"),
        pytest.param(
            lambda count: chunks(
                png_chunks.SIGNATURE
                + png_chunks.encode_chunk(b"teSt", b"") * count
                + png_chunks.encode_chunk(b"IEND", b""),
                most=10,
            ),
            id="png",
        ),
    ],
)
def test_no_more_parts_are_read_than_allowed(parts: Callable[[int], Iterable[object]]) -> None:
    assert len(list(parts(9))) == 10
    with pytest.raises(TooManyParts):
        list(parts(10))


@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from([b"\xff", b"\xd8", b"\xd9", b"\xda", b"\0", b"\5"])).map(b"".join)
)
def test_any_bytes_have_segments_in_order(content: bytes) -> None:
    at = 0
    for each in segments(content):
        assert at <= each.start < each.data <= each.end
        at = each.end


@given(
    st.lists(
        st.tuples(
            st.sampled_from([b"IDAT", b"teXt", b"\0\0\0\0", b"IEND"]), st.integers(0, 2**32 - 1) | st.integers(0, 20)
        )
    ).map(lambda heads: b"".join(struct.pack(">I4s", length, kind) + bytes(16) for kind, length in heads))
    | st.binary(max_size=300)
)
def test_any_bytes_have_chunks_in_order(content: bytes) -> None:
    at = 8
    for each in chunks(png_chunks.SIGNATURE + content):
        assert at == each.start < each.data < each.end
        at = each.end


@given(
    content=st.binary(min_size=1, max_size=50),
    ranges=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)) | st.binary(max_size=9), max_size=8),
    reads=st.lists(st.tuples(st.integers(0, 120), st.integers(0, 60)), max_size=8),
)
def test_joined_parts_read_like_their_bytes(
    content: bytes, ranges: list[tuple[int, int] | bytes], reads: list[tuple[int, int]]
) -> None:
    parts = [
        part if isinstance(part, bytes) else (min(part[0], len(content)), min(part[1], len(content))) for part in ranges
    ]
    whole = b"".join(part if isinstance(part, bytes) else content[part[0] : part[1]] for part in parts)
    joined, plain = io.BufferedReader(JoinedParts(content, parts), 16), io.BytesIO(whole)

    assert joined.read() == whole
    for at, count in reads:
        assert joined.seek(at) == plain.seek(at)
        assert joined.read(count) == plain.read(count)
        assert joined.tell() == plain.tell()


def test_the_parts_of_a_mapped_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "image"
    path.write_bytes(drawn("JPEG") + b"behind")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        found = list(segments(content))
        joined = JoinedParts(content, [jpeg_segments.SIGNATURE, (found[0].start, found[-1].end)])
        assert joined.read() == path.read_bytes()[: -len(b"behind")]


def test_a_jpeg_ends_behind_its_end_or_gets_one() -> None:
    content = drawn("JPEG")

    assert jpeg_segments.missing_end(content + b"more", list(segments(content))) == (len(content), b"")
    for cut in (1, 2, 9):
        short = content[:-cut]
        assert jpeg_segments.missing_end(short, list(segments(short))) == (len(short), b"\xff\xd9")
    late = content[:-2] + b"\xff\xfe\1\0late"
    assert jpeg_segments.missing_end(late, list(segments(late))) == (len(content) - 2, b"\xff\xd9")


@in_turn(
    ("end", "kept"),
    [
        pytest.param(png_chunks.END + b"more", png_chunks.END, id="whole"),
        pytest.param(b"", png_chunks.END, id="missing"),
        pytest.param(png_chunks.END[:-1], png_chunks.END, id="cut short"),
        pytest.param(bytes(200), png_chunks.encode_chunk(b"IEND", b""), id="zeros"),
        pytest.param(b"text" * 9, png_chunks.END, id="text"),
        pytest.param(
            png_chunks.encode_chunk(b"caBX", b"text"),
            png_chunks.encode_chunk(b"caBX", b"text") + png_chunks.END,
            id="a chunk",
        ),
    ],
)
def test_a_png_ends_behind_its_end_or_gets_one(end: bytes, kept: bytes) -> None:
    pixels = drawn("PNG")[:-12]
    content = pixels + end

    at, missing = png_chunks.missing_end(content, list(chunks(content)))

    assert content[:at] + missing == pixels + kept
    assert png_chunks.missing_end(pixels[:-2], list(chunks(pixels[:-2])))[1] == pixels[-4:] + png_chunks.END
