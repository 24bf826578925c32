"""Primitives for painting: tone curves, seeded noise, flattening, contours, relief.

Sizes are in pixels of the given picture. Looks use multiples of ``unit(image)``, about a thousandth of the longer
side, so that they look the same at every resolution. All random numbers are seeded: the same input gives the same
picture.
"""

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageFilter

Colour = tuple[int, int, int]
Curve = Callable[[float], float]

WHITE: Colour = (255, 255, 255)
_UNITS = 1024
_DIRECTIONS = tuple((math.cos(turn * math.pi / 6), math.sin(turn * math.pi / 6)) for turn in range(12))


def unit(image: Image.Image) -> float:
    """Return the size in pixels that one pixel of a 1K picture has in this image."""
    return max(image.size) / _UNITS


def chance(*seed: object) -> random.Random:
    """Return a random generator that gives the same numbers for the same seed on every machine."""
    return random.Random("\0".join(map(str, seed)))  # noqa: S311  Brush strokes, not secrets.


def apply_curves(image: Image.Image, *curves: Curve) -> Image.Image:
    """Return the image with a curve applied to each band, from 0..1 to 0..1; a single curve applies to all bands."""
    bands = len(image.getbands())
    each = curves if len(curves) == bands else curves * bands
    return image.point([round(255 * min(1.0, max(0.0, curve(v / 255)))) for curve in each for v in range(256)])


def gain(factor: float) -> Curve:
    return lambda value: value * factor


def contrast(amount: float) -> Curve:
    """Return a curve that makes lights lighter and shades darker; black, middle grey and white are unchanged."""
    return lambda value: value + amount * (value - 0.5) * 4 * value * (1 - value)


def steps(levels: int, softness: float) -> Curve:
    """Return a curve of ``levels`` flat steps; with ``softness`` 0 they are hard, with 1 nearly invisible."""

    def curve(value: float) -> float:
        step = min(levels - 1, int(value * levels))
        within = value * levels - step
        ramp = min(1.0, max(0.0, (within - (1 - softness)) / softness)) if softness else 0.0
        return (step + ramp * ramp * (3 - 2 * ramp) + 0.5) / (levels + 0.5)

    return curve


def luminance(image: Image.Image, curve: Curve) -> Image.Image:
    """Return the image with a curve applied to its lightness, and with the same colours."""
    y, cb, cr = image.convert("YCbCr").split()
    return Image.merge("YCbCr", (apply_curves(y, curve), cb, cr)).convert("RGB")


def blur(image: Image.Image, radius: float) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(radius))


def map_gradient(grey: Image.Image, stops: Sequence[Colour]) -> Image.Image:
    """Return a grey image coloured with a gradient: black gets the first colour of ``stops``, white the last."""
    last = len(stops) - 1

    def band(index: int) -> list[int]:
        places = [(v / 255 * last, min(last - 1, v * last // 255)) for v in range(256)]
        return [round(stops[i][index] + (stops[i + 1][index] - stops[i][index]) * (p - i)) for p, i in places]

    return Image.merge("RGB", tuple(grey.point(band(index)) for index in range(3)))


def noise(size: tuple[int, int], rng: random.Random, cell: float, stretch: float = 1.0) -> Image.Image:
    """Return soft grey noise with spots of ``cell`` pixels in height and ``stretch`` times that in width."""
    columns = max(2, round(size[0] / (cell * stretch)))
    rows = max(2, round(size[1] / cell))
    spots = Image.frombytes("L", (columns, rows), rng.randbytes(columns * rows))
    return spots if spots.size == size else spots.resize(size, Image.Resampling.BICUBIC)


def clouds(size: tuple[int, int], rng: random.Random, cell: float, stretch: float = 1.0) -> Image.Image:
    """Return noise mixed with finer noise, with its contrast raised to use the whole range of greys."""
    picture = noise(size, rng, cell, stretch)
    for finer, weight in ((2, 0.35), (4, 0.2), (8, 0.12)):
        picture = Image.blend(picture, noise(size, rng, max(1.0, cell / finer), stretch), weight)
    return apply_curves(picture, lambda v: (v - 0.5) * 1.7 + 0.5)


def streaks(
    size: tuple[int, int], rng: random.Random, degrees: float, *, length: float, thickness: float
) -> Image.Image:
    """Return noise stretched in one direction, like hatching."""
    side = math.ceil(math.hypot(*size))
    lines = noise((side, side), rng, thickness, length / thickness).rotate(degrees, Image.Resampling.BICUBIC)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return lines.crop((left, top, left + size[0], top + size[1]))


def vignette(size: tuple[int, int], strength: float, *, start: float = 0.45) -> Image.Image:
    """Return a grey image, white in the middle, that darkens by ``strength`` towards the corners."""
    fall = Image.radial_gradient("L").crop((37, 37, 219, 219)).resize(size, Image.Resampling.BICUBIC)
    return apply_curves(fall, lambda v: 1 - strength * max(0.0, (v - start) / (1 - start)) ** 1.6)


def shade(image: Image.Image, grey: Image.Image) -> Image.Image:
    """Return the image darkened by a grey one: unchanged under white, black under black."""
    return ImageChops.multiply(image, Image.merge("RGB", (grey, grey, grey)))


def lit(image: Image.Image, relief: Image.Image, strength: float = 1.0) -> Image.Image:
    """Return the image with the light and shade of a relief, in which middle grey is flat."""
    light = Image.merge("RGB", (relief, relief, relief))
    return Image.blend(image, ImageChops.hard_light(image, light), strength)


def emboss(height: Image.Image, distance: float, strength: float) -> Image.Image:
    """Return a relief of a grey height map, lit from the upper left; level parts are middle grey."""
    shift = max(1, round(distance))
    toward, away = ImageChops.offset(height, shift, shift), ImageChops.offset(height, -shift, -shift)
    relief = ImageChops.subtract(away, toward, 1 / strength, 128)
    # Leave out the margin: ``offset`` wraps around the edges, which would look like slopes.
    frame = Image.new("L", height.size, 128)
    inner = (shift, shift, height.width - shift, height.height - shift)
    frame.paste(relief.crop(inner), inner[:2])
    return frame


def flatten(image: Image.Image, radius: float) -> Image.Image:
    """Return the image in even patches with sharp edges between them.

    As in a Kuwahara filter, each pixel becomes the mean of the least varying of thirteen neighbourhoods around it.
    """
    grey = image.convert("L")
    mean = blur(image, radius * 0.55)
    spread = ImageChops.difference(grey, blur(grey, radius * 0.55))
    spread = blur(apply_curves(spread, lambda v: v * 5), radius * 0.55)
    best, least = mean.copy(), spread.copy()
    for across, down in _DIRECTIONS:
        dx, dy = round(across * radius), round(down * radius)
        width, height = image.width - abs(dx), image.height - abs(dy)
        left, top = max(0, -dx), max(0, -dy)
        to = (left, top, left + width, top + height)
        near = (left + dx, top + dy, left + dx + width, top + dy + height)
        found = spread.crop(near)
        better = ImageChops.subtract(least.crop(to), found).point([min(255, v * 40) for v in range(256)])
        best.paste(mean.crop(near), to, better)
        least.paste(found, to, better)
    return best


def contours(image: Image.Image, width: float, *, strength: float, threshold: float = 0.01) -> Image.Image:
    """Return dark lines on white, about ``width`` pixels wide, along parts darker than their surroundings."""
    grey = image.convert("L")
    fine, coarse = blur(grey, width * 0.6), blur(grey, width * 1.5)
    return apply_curves(ImageChops.subtract(coarse, fine), lambda v: 1 - (v - threshold) * strength)


def edges(image: Image.Image, width: float, *, strength: float) -> Image.Image:
    """Return an edge map: white at changes of colour, else black."""
    reach = max(1, round(width))
    found = Image.new("L", image.size)
    for band in image.split():
        smooth = blur(band, width * 0.5)
        for dx, dy in ((reach, 0), (0, reach)):
            found = ImageChops.lighter(found, ImageChops.difference(smooth, ImageChops.offset(smooth, dx, dy)))
    for edge in ((0, 0, reach, image.height), (0, 0, image.width, reach)):
        found.paste(0, edge)  # ``offset`` wraps around.
    return apply_curves(found, lambda v: v * strength)


def warp(image: Image.Image, rng: random.Random, cell: float, amount: float) -> Image.Image:
    """Return the image softly distorted: each inner corner of a grid of ``cell`` pixels moves by up to ``amount``."""
    columns, rows = max(1, round(image.width / cell)), max(1, round(image.height / cell))
    xs = [image.width * column // columns for column in range(columns + 1)]
    ys = [image.height * row // rows for row in range(rows + 1)]

    def moved(column: int, row: int) -> tuple[float, float]:
        inside_x, inside_y = 0 < column < columns, 0 < row < rows
        return xs[column] + inside_x * rng.uniform(-amount, amount), ys[row] + inside_y * rng.uniform(-amount, amount)

    corners = [[moved(column, row) for row in range(rows + 1)] for column in range(columns + 1)]
    mesh = [
        (
            (xs[column], ys[row], xs[column + 1], ys[row + 1]),
            (
                *corners[column][row],
                *corners[column][row + 1],
                *corners[column + 1][row + 1],
                *corners[column + 1][row],
            ),
        )
        for column in range(columns)
        for row in range(rows)
    ]
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
