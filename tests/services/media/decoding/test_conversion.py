"""Recoding a picture once: upright, in its own colours, without other metadata, within a number of bytes."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageCms

from services.media.decoding.conversion import convert

LARGE = 30 * 2**20
RED, GREEN, BLUE = (220, 20, 30), (20, 200, 40), (30, 20, 220)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def encoded(image: Image.Image, kind: str, **options: Any) -> Image.Image:
    """Return an image as a reader of ``kind`` returns it."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return Image.open(buffer)


def corners(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (40, 20))
    for colour, place in {RED: (0, 0), GREEN: (20, 0), BLUE: (0, 10), (240, 240, 240): (20, 10)}.items():
        image.paste(colour, (*place, place[0] + 20, place[1] + 10))
    return image.convert(mode)


def close(pixel: Any, expected: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, expected, strict=True))


@pytest.mark.parametrize(
    ("orientation", "top_left"),
    [(1, RED), (2, GREEN), (3, (240, 240, 240)), (4, BLUE), (5, RED), (6, BLUE), (7, (240, 240, 240)), (8, GREEN)],
)
def test_a_picture_is_written_upright_without_metadata(
    tmp_path: Path, orientation: int, top_left: tuple[int, ...]
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Artist] = orientation, "A Name"
    photograph = encoded(corners(), "JPEG", exif=exif, comment=b"secret", quality=100, subsampling=0, dpi=(300, 300))

    content_type, _ = convert(photograph, orientation, tmp_path / "picture", max_bytes=LARGE)

    assert content_type == "image/jpeg"
    with Image.open(tmp_path / "picture") as written:
        assert written.size == ((20, 40) if orientation >= 5 else (40, 20))
        assert close(written.getpixel((4, 4)), top_left)
        assert not {"exif", "comment", "dpi"} & written.info.keys()
        assert not written.getexif()


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(lambda: encoded(corners(), "PNG"), ("JPEG", "RGB", RED), id="rgb"),
        pytest.param(lambda: encoded(corners("RGBA"), "PNG"), ("JPEG", "RGB", RED), id="opaque alpha"),
        pytest.param(lambda: encoded(corners().quantize(8), "GIF"), ("JPEG", "RGB", RED), id="palette"),
        pytest.param(lambda: encoded(Image.new("1", (40, 20), 1), "TIFF"), ("JPEG", "RGB", (255,) * 3), id="bilevel"),
        pytest.param(lambda: encoded(Image.new("L", (40, 20), 90), "TIFF"), ("JPEG", "RGB", (90,) * 3), id="grey"),
        pytest.param(
            lambda: encoded(Image.new("I;16", (40, 20), 40_000), "TIFF"), ("JPEG", "RGB", (156,) * 3), id="16 bit grey"
        ),
        pytest.param(
            lambda: encoded(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "TIFF"),
            ("JPEG", "RGB", (255, 0, 0)),
            id="cmyk",
        ),
        pytest.param(
            lambda: encoded(Image.new("RGBA", (40, 20), (*RED, 90)), "PNG"), ("PNG", "RGBA", (*RED, 90)), id="alpha"
        ),
        pytest.param(
            lambda: encoded(Image.new("LA", (40, 20), (90, 40)), "PNG"),
            ("PNG", "RGBA", (90, 90, 90, 40)),
            id="grey, alpha",
        ),
    ],
)
def test_a_picture_keeps_its_pixels_in_a_form_that_everybody_reads(
    tmp_path: Path, make: Callable[[], Image.Image], expected: tuple[str, str, tuple[int, ...]]
) -> None:
    kind, mode, pixel = expected

    content_type, _ = convert(make(), 1, tmp_path / "picture", max_bytes=LARGE)

    with Image.open(tmp_path / "picture") as written:
        assert (written.format, written.mode, content_type) == (kind, mode, f"image/{kind.lower()}")
        assert close(written.getpixel((4, 4)), pixel)


@pytest.mark.parametrize(("alpha", "profile"), [(255, srgb()), (90, srgb())])
def test_a_picture_keeps_its_colour_profile(tmp_path: Path, alpha: int, profile: bytes) -> None:
    convert(
        encoded(Image.new("RGBA", (40, 20), (*RED, alpha)), "PNG", icc_profile=profile),
        1,
        tmp_path / "picture",
        max_bytes=LARGE,
    )

    with Image.open(tmp_path / "picture") as written:
        assert written.info["icc_profile"] == profile


def test_a_profile_of_other_colours_is_not_kept(tmp_path: Path) -> None:
    grey = srgb()[:16] + b"GRAY" + srgb()[20:]

    convert(encoded(corners(), "PNG", icc_profile=grey), 1, tmp_path / "picture", max_bytes=LARGE)

    with Image.open(tmp_path / "picture") as written:
        assert "icc_profile" not in written.info


def test_colours_are_not_subsampled(tmp_path: Path) -> None:
    stripes = Image.new("RGB", (64, 64), RED)
    for column in range(0, 64, 2):
        stripes.paste(GREEN, (column, 0, column + 1, 64))

    convert(encoded(stripes, "PNG"), 1, tmp_path / "picture", max_bytes=LARGE)

    with Image.open(tmp_path / "picture") as written:
        assert close(written.getpixel((30, 30)), GREEN, by=10)
        assert close(written.getpixel((31, 30)), RED, by=10)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_of_too_many_bytes_is_made_smaller(tmp_path: Path, mode: str) -> None:
    noise = Image.merge(mode, [Image.effect_noise((800, 400), 90) for _ in mode])

    _, picture = convert(noise, 6, tmp_path / "picture", max_bytes=100_000)

    assert 30_000 < (tmp_path / "picture").stat().st_size <= 100_000
    with Image.open(tmp_path / "picture") as written:
        assert written.size == picture.size
        assert written.height == pytest.approx(2 * written.width, abs=2)
    assert [each.name for each in tmp_path.iterdir()] == ["picture"]


def test_the_file_that_is_read_may_be_replaced(tmp_path: Path) -> None:
    corners().save(tmp_path / "picture", "BMP")

    with Image.open(tmp_path / "picture", formats=["BMP"]) as image:
        convert(image, 8, tmp_path / "picture", max_bytes=LARGE)

    with Image.open(tmp_path / "picture") as written:
        assert (written.format, written.size) == ("JPEG", (20, 40))
