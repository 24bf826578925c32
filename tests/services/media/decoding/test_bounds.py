"""Images that exceed the bounds of a model are replaced by smaller copies within them; all others stay as they are."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from services.media.decoding import pillow
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import INPUT_TYPES, Bounds, ImageFacts
from tests.services.media.decoding.test_pillow import BLUE, RED, close, encoded, noise, oriented, png, stored


def inspect(path: Path, **bounds: int) -> ImageFacts:
    facts = pillow.inspect(path, INPUT_TYPES, {320: path.with_name("small.webp")}, bounds=Bounds(**bounds))
    return replace(facts, placeholder="")


def halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return an image whose left half is red and whose right half is blue."""
    image = Image.new(mode, size, BLUE if mode == "RGB" else (*BLUE, 0))
    image.paste(RED if mode == "RGB" else (*RED, 255), (0, 0, size[0] // 2, size[1]))
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_image_within_its_bounds_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    content = encoded(noise(), kind)
    path = stored(tmp_path, content)

    facts = inspect(path, max_bytes=len(content), max_pixels=300 * 200, max_side=300)

    assert (facts.width, facts.height, facts.is_reduced) == (300, 200, False)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("bounds", "size"),
    [
        ({"max_side": 150}, (150, 100)),
        ({"max_side": 299}, (298, 199)),
        ({"max_pixels": 300 * 200 // 4}, (150, 100)),
        ({"max_pixels": 300 * 200 - 1}, (298, 199)),
        ({"max_side": 150, "max_pixels": 300 * 200 // 16}, (75, 50)),
        ({"max_side": 1}, (1, 1)),
    ],
)
def test_an_image_with_too_many_pixels_shrinks_in_proportion(
    tmp_path: Path, bounds: dict[str, int], size: tuple[int, int]
) -> None:
    path = stored(tmp_path, encoded(halves((300, 200)), "PNG"))

    facts = inspect(path, **bounds)

    assert facts == ImageFacts("image/jpeg", *size, path.stat().st_size, is_reduced=True)
    with Image.open(path) as image:
        assert image.size == size
        if size[0] > 1:
            assert close(image.getpixel((0, 0)), RED)
            assert close(image.getpixel((size[0] - 1, size[1] - 1)), BLUE)


def test_a_smaller_copy_keeps_its_transparency(tmp_path: Path) -> None:
    path = stored(tmp_path, encoded(halves((300, 200), "RGBA"), "PNG"))

    facts = inspect(path, max_side=30)

    assert (facts.content_type, facts.width, facts.height) == ("image/png", 30, 20)
    with Image.open(path) as image:
        assert (image.getpixel((2, 2))[3], image.getpixel((27, 17))[3]) == (255, 0)  # type: ignore[index]  # RGBA


@pytest.mark.parametrize("mode", ["1", "L", "I;16", "P", "CMYK"])
def test_an_image_of_any_mode_shrinks(tmp_path: Path, mode: str) -> None:
    path = stored(tmp_path, encoded(noise(mode), "JPEG" if mode == "CMYK" else "PNG"))

    facts = inspect(path, max_side=30)

    assert (facts.width, facts.height, facts.is_reduced) == (30, 20, True)


def test_a_smaller_copy_is_upright(tmp_path: Path) -> None:
    path = stored(tmp_path, encoded(halves((300, 200)), "JPEG", exif=oriented(6)))

    facts = inspect(path, max_side=30)

    assert (facts.width, facts.height) == (20, 30)
    with Image.open(path) as image:
        assert close(image.getpixel((10, 2)), RED, by=40)
        assert close(image.getpixel((10, 27)), BLUE, by=40)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_file_with_too_many_bytes_gets_as_small_as_is_needed(tmp_path: Path, mode: str) -> None:
    image = noise().convert(mode)
    image.putpixel((0, 0), (1, 2, 3) if mode == "RGB" else (1, 2, 3, 4))
    path = stored(tmp_path, encoded(image, "PNG"))

    facts = inspect(path, max_bytes=20_000)

    assert facts.byte_size == path.stat().st_size <= 20_000
    assert facts.is_reduced
    assert facts.width / facts.height == pytest.approx(1.5, abs=0.05)


async def test_the_largest_image_shrinks_within_the_limits_of_a_decoder(tmp_path: Path) -> None:
    path = stored(tmp_path, png(8_000, 8_000, bits=8))
    async with DecoderPool(1) as decoders:
        facts = await decoders.inspect(
            path, renditions={320: tmp_path / "small.webp"}, user_id="ada", bounds=Bounds(max_pixels=25_000_000)
        )

    assert (facts.width, facts.height, facts.is_reduced) == (5_000, 5_000, True)
