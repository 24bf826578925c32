"""The sizes of renditions, the smaller copies of an image, and the bits that name them in a row.

A rendition belongs to a nominal width. It is narrower if the image is, or if it would be too high.
"""

from collections.abc import Iterable

WIDTHS = (320, 640, 1280, 2560)
"""The nominal widths in pixels; each has the bit of its place."""

FIRST_WIDTHS = WIDTHS[:2]
"""The widths that an image has from the start; a later job makes the others."""

MOST_TIMES_AS_HIGH = 2
"""The largest height of a rendition, in multiples of its nominal width, so that its pixels are bounded."""


def rendition_size(width: int, height: int, nominal: int) -> tuple[int, int]:
    """Return the width and height of an image's rendition."""
    scale = min(1.0, nominal / width, nominal * MOST_TIMES_AS_HIGH / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def useful_widths(width: int, height: int) -> tuple[int, ...]:
    """Return the nominal widths for an image: up to the first one that keeps all of its pixels."""
    useful: list[int] = []
    for nominal in WIDTHS:
        useful.append(nominal)
        if rendition_size(width, height, nominal) == (width, height):
            break
    return tuple(useful)


def bits_of(widths: Iterable[int]) -> int:
    return sum(1 << WIDTHS.index(nominal) for nominal in widths)


def widths_of(bits: int) -> tuple[int, ...]:
    return tuple(nominal for place, nominal in enumerate(WIDTHS) if bits >> place & 1)
