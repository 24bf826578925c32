"""ThumbHash: the blurred look of a picture in at most 25 bytes, for pages to show until the picture is loaded.

The packages with this encoder compute each coefficient over all pixels anew, which takes them a hundred times as long.
Source: https://evanw.github.io/thumbhash/ and its reference implementation.
"""

from collections.abc import Sequence
from math import cos, floor, pi

from msgspec import Struct

MAX_SIDE = 100  # Pixels of the picture to encode; more would change nothing.

_LUMINANCE_TERMS, _LUMINANCE_TERMS_WITH_ALPHA = 7, 5
_COLOUR_TERMS = 3
_ALPHA_TERMS = 5


class _Channel(Struct, frozen=True):
    """A channel as its mean, its other coefficients from 0 to 1, and the scale that brings them there."""

    mean: float
    terms: list[float]
    scale: float


def thumbhash(width: int, height: int, rgba: bytes) -> bytes:
    """Return the hash of a picture of at most ``MAX_SIDE`` pixels a side; ``rgba`` has four bytes a pixel, by row."""
    alphas = [alpha / 255 for alpha in rgba[3::4]]
    total = sum(alphas)
    means = [_mean(rgba[place::4], alphas, total) for place in range(3)]
    reds, greens, blues = (_over(rgba[place::4], alphas, means[place]) for place in range(3))
    has_alpha = total < width * height
    limit = _LUMINANCE_TERMS_WITH_ALPHA if has_alpha else _LUMINANCE_TERMS
    across = max(1, _round(limit * width / max(width, height)))
    down = max(1, _round(limit * height / max(width, height)))

    pixels = list(zip(reds, greens, blues, strict=True))
    luminance = _encode([(r + g + b) / 3 for r, g, b in pixels], width, max(3, across), max(3, down))
    yellow = _encode([(r + g) / 2 - b for r, g, b in pixels], width, _COLOUR_TERMS, _COLOUR_TERMS)
    red = _encode([r - g for r, g, _ in pixels], width, _COLOUR_TERMS, _COLOUR_TERMS)
    channels = [luminance, yellow, red]

    is_landscape = width > height
    first = (
        _round(63 * luminance.mean)
        | _round(31.5 + 31.5 * yellow.mean) << 6
        | _round(31.5 + 31.5 * red.mean) << 12
        | _round(31 * luminance.scale) << 18
        | has_alpha << 23
    )
    second = (
        (down if is_landscape else across)
        | _round(63 * yellow.scale) << 3
        | _round(63 * red.scale) << 9
        | is_landscape << 15
    )
    head = first.to_bytes(3, "little") + second.to_bytes(2, "little")
    if has_alpha:
        alpha = _encode(alphas, width, _ALPHA_TERMS, _ALPHA_TERMS)
        head += bytes([_round(15 * alpha.mean) | _round(15 * alpha.scale) << 4])
        channels.append(alpha)
    halves = [_round(15 * term) for channel in channels for term in channel.terms]
    halves += [0] * (len(halves) % 2)
    return head + bytes(low | high << 4 for low, high in zip(halves[::2], halves[1::2], strict=True))


def _round(value: float) -> int:
    return floor(value + 0.5)  # As in the reference implementation; ``round`` rounds halves to even numbers.


def _mean(levels: bytes, alphas: Sequence[float], total: float) -> float:
    weighted = sum(level * alpha for level, alpha in zip(levels, alphas, strict=True)) / 255
    return weighted / total if total else weighted


def _over(levels: bytes, alphas: Sequence[float], mean: float) -> list[float]:
    """Return the levels, from 0 to 1, over the mean colour of the picture."""
    return [mean * (1 - alpha) + alpha / 255 * level for level, alpha in zip(levels, alphas, strict=True)]


def _encode(channel: Sequence[float], width: int, across: int, down: int) -> _Channel:
    """Return the lowest coefficients of the cosine transform of a channel, in a triangle of ``across`` by ``down``."""
    height = len(channel) // width
    rows = [channel[start : start + width] for start in range(0, len(channel), width)]
    # First along the rows and then down the columns: each row is multiplied once for each frequency.
    columns: list[list[float]] = []
    for frequency in range(across):
        wave = [cos(pi / width * frequency * (x + 0.5)) for x in range(width)]
        columns.append([sum(level * factor for level, factor in zip(row, wave, strict=True)) for row in rows])
    terms: list[float] = []
    for vertical in range(down):
        wave = [cos(pi / height * vertical * (y + 0.5)) for y in range(height)]
        for horizontal in range(across):
            if horizontal * down >= across * (down - vertical):
                break
            whole = sum(part * factor for part, factor in zip(columns[horizontal], wave, strict=True))
            terms.append(whole / (width * height))
    mean, *others = terms
    scale = max((abs(term) for term in others), default=0.0)
    scaled = [0.5 + 0.5 / scale * term for term in others] if scale else others
    return _Channel(mean, scaled, scale)
