"""The pictures: frames, looks, and that they depend on nothing but their input."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from sandbox.kie import inputs
from sandbox.kie.inputs import InputUnreadable
from sandbox.painting import styles


def _difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures of one size are apart, on average, out of 255; their marks are left out."""
    box = (0, 0, one.width, one.height * 9 // 10)
    return sum(ImageStat.Stat(ImageChops.difference(one.crop(box), other.crop(box))).mean) / 3


# The widest, which has the fewest pixels and is soonest painted.
WIDE = "21:9"
PHRASES = [look.phrase for look in styles.LOOKS]


@pytest.fixture(scope="module")
def harbour() -> Image.Image:
    """A scene like a photograph."""
    return styles.paint(None, "a photograph of a harbour", "3:2", "1K").resize((300, 200))


@pytest.fixture(scope="module")
def gallery(harbour: Image.Image) -> dict[str, Image.Image]:
    """The scene in every look, by the look's phrase, and in two grades."""
    return {prompt: styles.paint(harbour, prompt, WIDE, "1K") for prompt in [*PHRASES, "a cat", "a dog"]}


def test_every_look_differs_visibly_from_every_other(gallery: dict[str, Image.Image]) -> None:
    alike = [
        (one, other)
        for one in gallery
        for other in gallery
        if one < other and _difference(gallery[one], gallery[other]) < 4
    ]

    assert alike == []


@pytest.mark.parametrize(
    ("aspect_ratio", "size"),
    [
        ("1:1", (1024, 1024)),
        ("2:3", (683, 1024)),
        ("3:2", (1024, 683)),
        ("3:4", (768, 1024)),
        ("4:3", (1024, 768)),
        ("4:5", (819, 1024)),
        ("5:4", (1024, 819)),
        ("9:16", (576, 1024)),
        ("16:9", (1024, 576)),
        ("21:9", (1024, 439)),
        ("auto", (1024, 512)),
    ],
)
def test_an_image_has_the_requested_aspect_ratio(
    picture: Image.Image, aspect_ratio: str, size: tuple[int, int]
) -> None:
    assert styles.paint(picture, "pixel art", aspect_ratio, "1K").size == size


@pytest.mark.parametrize(("resolution", "side"), [("1K", 1024), ("2K", 2048), ("4K", 4096)])
def test_resolution_is_the_longest_side(picture: Image.Image, resolution: str, side: int) -> None:
    painted = styles.paint(picture, "pixel art", "auto", resolution)

    assert (painted.mode, painted.size) == ("RGB", (side, side // 2))


def test_words_alone_give_a_square_where_the_proportions_are_free() -> None:
    assert styles.paint(None, "pixel art", "auto", "1K").size == (1024, 1024)


@pytest.mark.parametrize(("size", "aspect_ratio"), [((1, 1), WIDE), ((1, 500), "auto"), ((500, 1), "auto")])
@pytest.mark.parametrize("phrase", PHRASES)
def test_every_look_takes_the_smallest_pictures(size: tuple[int, int], aspect_ratio: str, phrase: str) -> None:
    painted = styles.paint(Image.new("RGB", size, "teal"), phrase, aspect_ratio, "1K")

    assert max(painted.size) == 1024
    assert min(painted.size) >= 256


@pytest.mark.parametrize("phrase", [*PHRASES, "a cat"])
def test_the_same_input_gives_the_same_picture(
    harbour: Image.Image, gallery: dict[str, Image.Image], phrase: str
) -> None:
    assert styles.paint(harbour, phrase, WIDE, "1K").tobytes() == gallery[phrase].tobytes()


def test_other_words_give_another_scene() -> None:
    one, other = (styles.paint(None, words, "3:2", "1K") for words in ("the sea at night", "a desert at noon"))

    assert _difference(one, other) > 10


@pytest.mark.parametrize(
    ("prompt", "phrase"),
    [
        ("A cat.\n\nStyle: a Watercolour painting, soft washes.", "watercolour"),
        ("An anime of a neon sign", "neon"),
        ("a cat", ""),
    ],
)
def test_the_last_look_that_a_prompt_names_counts(prompt: str, phrase: str) -> None:
    assert styles.look_of(prompt).phrase == phrase


def test_a_picture_is_decoded_the_right_way_up_on_white() -> None:
    sideways = Image.new("RGBA", (4, 2), (0, 0, 0, 0))
    exif = Image.Exif()
    exif[0x0112] = 6  # To be turned by a quarter.
    file = io.BytesIO()
    sideways.save(file, "PNG", exif=exif)

    decoded = inputs.decode(file.getvalue())

    assert (decoded.mode, decoded.size) == ("RGB", (2, 4))
    assert decoded.getpixel((0, 0)) == (255, 255, 255)


def test_too_many_pixels_are_refused_before_they_are_decoded() -> None:
    file = io.BytesIO()
    Image.new("1", (8_000, 8_000)).save(file, "PNG")

    with pytest.raises(InputUnreadable, match="too many pixels"):
        inputs.decode(file.getvalue())


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF"])
def test_other_types_of_pictures_are_refused(picture: Image.Image, form: str) -> None:
    file = io.BytesIO()
    picture.save(file, form)

    with pytest.raises(InputUnreadable):
        inputs.decode(file.getvalue())


def test_a_picture_that_was_cut_off_is_refused(jpeg: bytes) -> None:
    with pytest.raises(InputUnreadable):
        inputs.decode(jpeg[: len(jpeg) // 2])
