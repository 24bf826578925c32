"""Orders for pictures: the kinds of work, ratios, sizes and file types."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# Pixels of the longer side.
LONGEST_SIDE = {"1K": 1024, "1.5K": 1536, "2K": 2048, "3K": 3072, "4K": 4096}
# The names of file types on the wire, and Pillow's.
FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
AUTO = "auto"

_STEEPEST = Fraction(4)  # The most extreme aspect ratio that ``auto`` keeps.
_RATIO = re.compile(r"[1-9]\d?:[1-9]\d?")


class Work(StrEnum):
    """The kinds of work that a model does."""

    PAINT = "paint"
    REMOVE_BACKGROUND = "remove-background"
    UPSCALE = "upscale"


@dataclass(frozen=True, slots=True)
class Order:
    """A picture to make: from ``words``, avoiding those in ``without``.

    ``ratio`` is a ratio or ``auto``, ``size`` a key of ``LONGEST_SIDE`` and ``format`` one of ``FORMATS``. The same
    order with the same input images gives the same picture; another ``seed`` gives another one.
    """

    work: Work = Work.PAINT
    words: str = ""
    without: str = ""
    ratio: str = AUTO
    size: str = "1K"
    format: str = "png"
    transparent: bool = False
    seed: int | None = None


def is_ratio(text: str) -> bool:
    """Return whether a text is a ratio such as ``4:3``, or ``auto``."""
    return text == AUTO or bool(_RATIO.fullmatch(text))


def frame(source: tuple[int, int] | None, aspect_ratio: str, resolution: str) -> tuple[int, int]:
    """Return the size of a picture; for ``auto`` it has the ratio of ``source``, or is a square if that is None.

    ``resolution`` is a key of ``LONGEST_SIDE``.
    """
    longest = LONGEST_SIDE[resolution]
    if aspect_ratio != AUTO:
        across, down = map(int, aspect_ratio.split(":"))
        ratio = Fraction(across, down)
    elif source is None:
        ratio = Fraction(1)
    else:
        ratio = min(_STEEPEST, max(1 / _STEEPEST, Fraction(*source)))
    if ratio >= 1:
        return longest, round(longest / ratio)
    return round(longest * ratio), longest


def fit_size(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return a size reduced to at most ``longest`` pixels on its longer side."""
    scale = min(Fraction(1), Fraction(longest, max(size)))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
