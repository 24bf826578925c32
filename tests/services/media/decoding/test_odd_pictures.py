"""Pictures with defects of cameras, editors and networks: accepted if their pixels are complete."""

from pathlib import Path

import pytest
from PIL import Image

from services.media.decoding.pillow import inspect
from services.media.formats.inspection import INPUT_TYPES, ImageFacts, ImageUnreadable, Reason
from services.media.formats.jpeg_segments import segments
from tests.services.media.formats.odd_pictures import (
    CUT,
    HEIGHT,
    NOISE,
    SHOWN,
    UNREADABLE,
    WIDTH,
    amid_blocks,
    drawing,
    noise,
)
from tests.support.cases import in_turn

TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
REFUSED = UNREADABLE | {name: cut for name, (cut, _) in CUT.items()}


def inspected(path: Path, content: bytes, *, made: bool = False) -> ImageFacts:
    path.write_bytes(content)
    return inspect(path, INPUT_TYPES, {320: path.with_name("small.webp")}, made=made)


@in_turn("name", SHOWN)
def test_a_picture_that_browsers_show_is_taken(tmp_path: Path, name: str) -> None:
    path, content = tmp_path / "image", SHOWN[name]

    facts = inspected(path, content)

    is_transparent = "one transparent" in name or "next one" in name
    assert (facts.width, facts.height) == ((64, 64) if is_transparent else (WIDTH, HEIGHT))
    assert facts.content_type == TYPES[name.split(",")[0]]
    with Image.open(tmp_path / "small.webp") as small:
        if is_transparent:
            assert small.getchannel("A").getextrema() == (0, 255)
        elif "grey" not in name and "palette" not in name and "two tRNS" not in name:
            for shown, drawn in zip(amid_blocks(small.convert("RGB")), amid_blocks(drawing()), strict=True):
                assert max(abs(a - b) for a, b in zip(shown, drawn, strict=True)) < 60


@in_turn("name", SHOWN)
@pytest.mark.parametrize("made", [False, True], ids=["input", "result"])
def test_its_file_is_taken_again_as_it_is_kept(tmp_path: Path, name: str, *, made: bool) -> None:
    path, small = tmp_path / "image", tmp_path / "small.webp"
    facts = inspected(path, SHOWN[name], made=made)
    kept, thumbnail = path.read_bytes(), small.read_bytes()

    assert inspected(path, kept, made=made) == facts
    assert path.read_bytes() == kept
    assert small.read_bytes() == thumbnail


@in_turn("name", SHOWN)
def test_a_reader_that_overlooks_nothing_takes_an_input_as_it_is_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "image"
    inspected(path, SHOWN[name])

    with Image.open(path) as opened:
        opened.verify()
    with Image.open(path) as opened:
        opened.load()
        opened.getexif()


@in_turn("name", REFUSED)
def test_a_picture_that_lacks_pixels_is_damaged(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImageUnreadable) as raised:
        inspected(tmp_path / "image", REFUSED[name])

    assert raised.value.reason is Reason.TRUNCATED
    assert not (tmp_path / "small.webp").exists()


@pytest.mark.parametrize("content", [noise("JPEG"), noise("JPEG", quality=30), NOISE], ids=["fine", "coarse", "scans"])
def test_each_byte_of_the_pixels_of_a_jpeg_without_an_end_is_missed(tmp_path: Path, content: bytes) -> None:
    assert inspected(tmp_path / "image", content[:-2]).width == WIDTH

    for missing in [*range(1, 20), 50, 200, 1_000]:
        with pytest.raises(ImageUnreadable):
            inspected(tmp_path / "image", content[: -2 - missing])


@pytest.mark.parametrize("content", [noise("JPEG"), NOISE], ids=["one scan", "scans"])
def test_a_jpeg_that_was_cut_at_a_segment_is_damaged(tmp_path: Path, content: bytes) -> None:
    starts = [segment.start for segment in segments(content)]
    assert starts[-1] == len(content) - 2, "The last segment is END_OF_IMAGE."

    for cut in sorted({start + moved for start in starts[:-1] for moved in range(-3, 12) if start + moved >= 4}):
        with pytest.raises(ImageUnreadable) as raised:
            inspected(tmp_path / "image", content[:cut])
        assert raised.value.reason is Reason.TRUNCATED, cut
