"""Painted and modelled looks: watercolour, oil painting, clay."""

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from sandbox.painting.canvas import (
    apply_curves,
    blur,
    clouds,
    contours,
    contrast,
    edges,
    emboss,
    flatten,
    gain,
    lit,
    luminance,
    noise,
    shade,
    steps,
    unit,
    vignette,
    warp,
)

_PAPER = (250, 246, 236)


def watercolour(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a watercolour: thin washes, darker at their edges, on rough paper with a white margin."""
    u, size = unit(image), image.size
    loose = warp(flatten(flatten(image, 7 * u), 4 * u), rng, 26 * u, 4 * u)
    pale = ImageEnhance.Color(luminance(loose, lambda v: contrast(0.25)(v) + 0.05)).enhance(1.75)
    wash = Image.blend(blur(pale, 9 * u), luminance(pale, steps(7, 0.35)), 0.72)
    pigment = apply_curves(ImageChops.invert(wash), lambda v: (v - 0.06) * 1.2)
    blooms = apply_curves(clouds(size, rng, 120 * u), lambda v: 0.72 + 0.36 * v)
    grains = apply_curves(clouds(size, rng, 5 * u), lambda v: 0.8 + 0.2 * v)
    pigment = shade(shade(pigment, blooms), grains)
    rims = blur(edges(wash, 2.2 * u, strength=2.6), 0.8 * u)
    pooled = shade(apply_curves(pigment, gain(0.8)), rims)
    pigment = ImageChops.add(pigment, pooled)
    bare = Image.new("L", size, 0)
    margin = 0.035 * min(size)
    ImageDraw.Draw(bare).rectangle((margin, margin, size[0] - margin, size[1] - margin), fill=255)
    ragged = ImageChops.add(blur(bare, 15 * u), apply_curves(clouds(size, rng, 46 * u), gain(0.62)), 1, -80)
    wet = apply_curves(ragged, lambda v: (v - 0.36) * 12)
    rim = apply_curves(ImageChops.subtract(blur(wet, 3.5 * u), ImageChops.invert(wet)), lambda v: 1 - v)
    dried = shade(apply_curves(pigment, gain(0.5)), ImageChops.multiply(rim, wet))
    pigment = ImageChops.add(shade(pigment, wet), dried)
    painting = ImageChops.multiply(ImageChops.invert(pigment), Image.new("RGB", size, _PAPER))
    lines = contours(flatten(image, 2.5 * u), 1.5 * u, strength=9)
    pencil = ImageChops.lighter(apply_curves(lines, lambda v: 0.4 + 0.6 * v), ImageChops.invert(wet))
    painting = shade(painting, pencil)
    tooth = emboss(blur(clouds(size, rng, 4 * u), 0.6 * u), u, 0.16)
    return lit(painting, tooth, 0.5)


@dataclass(frozen=True, slots=True)
class _Brush:
    """One pass over an oil painting; ``length`` and ``width`` of strokes in units, their distance in widths."""

    length: float
    width: float
    closeness: float
    needed: int  # Paint a stroke only if the painting still differs by this much (of 255) from the goal.


_BRUSHES = (
    _Brush(150, 44, 0.55, 0),
    _Brush(74, 21, 0.55, 10),
    _Brush(38, 10.5, 0.6, 15),
    _Brush(20, 5.6, 0.7, 20),
)
_TURNS = 24  # The number of prepared stroke directions over half a circle.


def oil_painting(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return an oil painting: bristle strokes along the forms, broad ones first, with lit relief of thick paint."""
    u, size = unit(image), image.size
    scene = ImageEnhance.Color(luminance(flatten(image, 3 * u), contrast(0.14)))
    scene_colours = apply_curves(scene.enhance(1.32), lambda v: v**0.95, lambda v: v, lambda v: v * 0.94 + 0.015)
    directions = _StrokeDirections(scene_colours)
    painting = Image.blend(blur(scene_colours, 60 * u), Image.new("RGB", size, (120, 84, 52)), 0.35)
    height = Image.new("L", size, 110)
    for brush in _BRUSHES:
        _stroke(painting, height, blur(scene_colours, brush.width * u * 0.28), directions, brush, rng)
    canvas = noise(size, rng, 2.6 * u)
    relief = emboss(Image.blend(blur(height, 0.7 * u), canvas, 0.06), u, 0.62)
    painting = lit(painting, relief, 0.62)
    return shade(painting, vignette(size, 0.25))


def _stroke(
    painting: Image.Image,
    height: Image.Image,
    goal: Image.Image,
    directions: "_StrokeDirections",
    brush: _Brush,
    rng: random.Random,
) -> None:
    u, (width, tall) = unit(painting), painting.size
    missing = blur(ImageChops.difference(painting, goal).convert("L"), brush.width * u * 0.3).tobytes()
    colours = goal.tobytes()
    pitch = brush.width * brush.closeness * u
    places = [
        (x * pitch + rng.uniform(-0.5, 0.5) * pitch, y * pitch + rng.uniform(-0.5, 0.5) * pitch)
        for x in range(math.ceil(width / pitch) + 1)
        for y in range(math.ceil(tall / pitch) + 1)
    ]
    rng.shuffle(places)
    stamps = [_stamps(brush.length * u, brush.width * u, rng) for _ in range(3)]
    for across, down in places:
        x, y = min(width - 1, max(0, int(across))), min(tall - 1, max(0, int(down)))
        place = y * width + x
        if missing[place] < brush.needed:
            continue
        turn = round(directions.at(x, y) / math.pi * _TURNS + rng.gauss(0, 0.9)) % _TURNS
        stamp = rng.choice(stamps)[turn]
        light = rng.gauss(0, 5)
        red, green, blue = (
            min(255, max(0, round(band + light + rng.gauss(0, 3)))) for band in colours[place * 3 : place * 3 + 3]
        )
        corner = (round(across - stamp.width / 2), round(down - stamp.height / 2))
        painting.paste((red, green, blue), corner, stamp)
        height.paste(rng.randrange(60, 226), corner, stamp)


def _stamps(length: float, width: float, rng: random.Random) -> list[Image.Image]:
    """Return one brush mark, with bristles and ragged ends, in each of the directions."""
    box = (max(5, round(length)), max(3, round(width)))
    long, wide = box
    bristles = noise(box, rng, max(1.0, wide / 9), max(2.0, long / max(1.0, wide / 9)))
    shape = Image.new("L", (long * 4, wide * 4))
    ImageDraw.Draw(shape).rounded_rectangle((2, 2, long * 4 - 3, wide * 4 - 3), radius=wide * 1.9, fill=255)
    mark = shape.resize(box, Image.Resampling.BOX)
    dry = Image.linear_gradient("L").rotate(90).resize(box)
    ragged = ImageChops.add(
        apply_curves(bristles, lambda v: 0.55 + v), apply_curves(dry, lambda v: 0.55 - v * 0.8), 1, -20
    )
    mark = ImageChops.multiply(mark, apply_curves(ragged, lambda v: (v - 0.25) * 2.2))
    return [mark.rotate(-180 * turn / _TURNS, Image.Resampling.BICUBIC, expand=True) for turn in range(_TURNS)]


class _StrokeDirections:
    """The direction of strokes at each place: along nearby edges, or in a common sweep if there are none."""

    def __init__(self, image: Image.Image) -> None:
        self._scale = 96 / max(image.size)
        size = (max(2, round(image.width * self._scale)), max(2, round(image.height * self._scale)))
        self._columns, self._rows = size
        grey = blur(image.convert("L").resize(size, Image.Resampling.BOX), 0.8).tobytes()
        cosines, sines = bytearray(b"\x80" * len(grey)), bytearray(b"\x80" * len(grey))
        for place in range(self._columns + 1, len(grey) - self._columns - 1):
            across = grey[place + 1] - grey[place - 1]
            down = grey[place + self._columns] - grey[place - self._columns]
            # Double the angle, so that opposite directions agree, and weight it by the strength of the edge.
            weight = min(1.0, math.hypot(across, down) / 40)
            angle = 2 * (math.atan2(down, across) + math.pi / 2)
            cosines[place] = round(128 + 127 * weight * math.cos(angle))
            sines[place] = round(128 + 127 * weight * math.sin(angle))
        self._cosines = blur(Image.frombytes("L", size, bytes(cosines)), 2.2).tobytes()
        self._sines = blur(Image.frombytes("L", size, bytes(sines)), 2.2).tobytes()

    def at(self, x: float, y: float) -> float:
        """Return the angle at a place of the picture, in radians."""
        column = min(self._columns - 1, int(x * self._scale))
        row = min(self._rows - 1, int(y * self._scale))
        place = row * self._columns + column
        across, down = self._cosines[place] - 128, self._sines[place] - 128
        if abs(across) + abs(down) < 4:
            return 0.6 + 0.5 * math.sin(column / 9) * math.cos(row / 7)
        return math.atan2(down, across) / 2


def clay(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a picture of modelling clay: pieces with rounded borders and finger dents, in soft studio light."""
    u, size = unit(image), image.size
    soft = flatten(flatten(flatten(image, 6 * u), 5 * u), 4 * u)
    bright = ImageEnhance.Color(luminance(soft, lambda v: 0.06 + 0.96 * contrast(0.28)(v))).enhance(1.6)
    pieces = bright.quantize(28, Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE).convert("RGB")
    pieces = _round_patches(pieces, 3 * u)
    seams = edges(pieces, 2 * u, strength=5)
    body = Image.blend(blur(ImageChops.invert(seams), 4 * u), blur(ImageChops.invert(seams), 14 * u), 0.5)
    form = blur(soft.convert("L"), 14 * u)
    dents = Image.blend(blur(noise(size, rng, 17 * u), 4 * u), blur(noise(size, rng, 5 * u), 1.6 * u), 0.3)
    height = Image.blend(Image.blend(body, form, 0.38), dents, 0.09)
    figure = Image.blend(pieces, blur(pieces, 2 * u), 0.5)
    figure = lit(figure, blur(emboss(height, 3.2 * u, 1.15), 1.2 * u), 0.9)
    crease = apply_curves(blur(seams, 4 * u), lambda v: 1 - v * 0.5)
    figure = shade(figure, crease)
    sheen = apply_curves(blur(emboss(height, 5 * u, 1.4), 3 * u), lambda v: max(0.0, v - 0.62) * 0.75)
    figure = ImageChops.screen(figure, Image.merge("RGB", (sheen, sheen, sheen)))
    return shade(figure, vignette(size, 0.28))


def _round_patches(image: Image.Image, radius: float) -> Image.Image:
    """Return the image with rounded corners of its patches, and without its smallest patches."""
    scale = 3 / radius if radius > 3 else 1.0  # The filter reads every neighbour, so shrink the image instead.
    small = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.NEAREST)
    even = small.filter(ImageFilter.MedianFilter(7))
    return even.resize(image.size, Image.Resampling.BICUBIC) if scale != 1 else even
