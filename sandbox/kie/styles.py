"""The sandbox's pictures: the choice of a look, the size, and the SANDBOX label."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from PIL import Image, ImageDraw, ImageFont, ImageOps

from sandbox.painting import drawn, painted, photographic, scenes
from sandbox.painting.canvas import chance

ASPECT_RATIOS = ("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "auto")
LONGEST_SIDE = {"1K": 1024, "2K": 2048, "4K": 4096}  # Pixels.

_STEEPEST = Fraction(4)  # The most extreme aspect ratio that ``auto`` keeps.
_MARK = "SANDBOX"


@dataclass(frozen=True, slots=True)
class Look:
    """A style of painting, chosen by ``phrase`` in a prompt.

    A picture is painted with at most ``side`` pixels on its longer side and then enlarged; without smoothing if
    ``crisp``.
    """

    phrase: str
    paint: Callable[[Image.Image, random.Random], Image.Image]
    crisp: bool = False
    side: int = 2048


LOOKS = (
    Look("watercolour", painted.watercolour),
    Look("oil painting", painted.oil_painting),
    Look("pencil sketch", drawn.pencil_sketch),
    Look("anime", drawn.anime),
    Look("comic book", drawn.comic_book),
    Look("pixel art", drawn.pixel_art, crisp=True),
    Look("neon", photographic.neon),
    Look("vintage film", photographic.vintage_film),
    Look("clay", painted.clay, side=1536),
    Look("photograph", photographic.photograph),
)
_UNNAMED = Look("", photographic.grade_colours)


def look_of(prompt: str) -> Look:
    """Return the look that the prompt names; the last of several, because the style comes after a person's words."""
    words = prompt.lower()
    return max(
        (look for look in LOOKS if look.phrase in words), key=lambda look: words.rfind(look.phrase), default=_UNNAMED
    )


def paint(source: Image.Image | None, prompt: str, aspect_ratio: str, resolution: str) -> Image.Image:
    """Return a painting of ``source``, or of a scene from the words if it is None, as RGB with the SANDBOX label.

    ``aspect_ratio`` is one of ``ASPECT_RATIOS``; the picture is cropped to it around its centre. ``resolution`` is a
    key of ``LONGEST_SIDE``. The same input gives the same image. It takes seconds of CPU time: call it in a thread.
    """
    look = look_of(prompt)
    size = _frame(source, aspect_ratio, LONGEST_SIDE[resolution])
    small = _fit_size(size, look.side)
    if source is None:
        subject = scenes.scene(prompt, small)
    else:
        subject = ImageOps.fit(source.convert("RGB"), small, Image.Resampling.LANCZOS)
    seed = hashlib.sha256(prompt.encode()).hexdigest()
    picture = look.paint(subject, chance(look.phrase, seed))
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.NEAREST if look.crisp else Image.Resampling.LANCZOS)
    return _with_mark(picture)


def leave_blank(prompt: str, aspect_ratio: str, resolution: str) -> Image.Image:
    """Return a picture of one colour, derived from the prompt, in the size that ``paint`` uses without a source."""
    colour = hashlib.sha256(prompt.encode()).digest()
    return Image.new("RGB", _frame(None, aspect_ratio, LONGEST_SIDE[resolution]), (colour[0], colour[1], colour[2]))


def _frame(source: Image.Image | None, aspect_ratio: str, longest: int) -> tuple[int, int]:
    if aspect_ratio != "auto":
        across, down = map(int, aspect_ratio.split(":"))
        ratio = Fraction(across, down)
    elif source is None:
        ratio = Fraction(1)
    else:
        ratio = min(_STEEPEST, max(1 / _STEEPEST, Fraction(*source.size)))
    if ratio >= 1:
        return longest, round(longest / ratio)
    return round(longest * ratio), longest


def _fit_size(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = min(Fraction(1), Fraction(longest, max(size)))
    return round(size[0] * scale), round(size[1] * scale)


def _with_mark(picture: Image.Image) -> Image.Image:
    """Return the picture with the word SANDBOX on a small dark label in the lower right corner."""
    text = max(8.0, max(picture.size) * 0.0125)
    font = ImageFont.load_default(size=text)
    spacing = text * 0.24
    width = sum(font.getlength(letter) + spacing for letter in _MARK) - spacing
    pad, inset = text * 0.62, text * 1.25
    label = (
        picture.width - inset - width - 2 * pad,
        picture.height - inset - text - pad,
        picture.width - inset,
        picture.height - inset,
    )
    veil = Image.new("L", picture.size)
    draw = ImageDraw.Draw(veil)
    draw.rounded_rectangle(label, radius=text * 0.4, fill=118)
    picture = Image.composite(Image.new("RGB", picture.size, (14, 12, 18)), picture, veil)
    draw = ImageDraw.Draw(picture)
    x = label[0] + pad
    for letter in _MARK:
        draw.text((x, (label[1] + label[3]) / 2), letter, fill=(238, 236, 232), font=font, anchor="lm")
        x += font.getlength(letter) + spacing
    return picture
