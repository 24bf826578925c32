"""Drawn looks: pencil, anime, comic book, pixel art."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from sandbox.painting.canvas import (
    WHITE,
    apply_curves,
    blur,
    clouds,
    contours,
    contrast,
    flatten,
    gain,
    luminance,
    map_gradient,
    noise,
    shade,
    steps,
    streaks,
    unit,
    vignette,
)


def pencil_sketch(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a pencil drawing: outlines, and hatching that crosses in darker parts, on rough warm paper."""
    u, size = unit(image), image.size
    grey = ImageOps.autocontrast(flatten(image, 2 * u).convert("L"), cutoff=1)
    tone = apply_curves(blur(grey, 3 * u), lambda v: v**0.85)
    lines = ImageChops.multiply(
        contours(grey, 1.3 * u, strength=11),
        apply_curves(contours(grey, 3.2 * u, strength=6), lambda v: 0.35 + 0.65 * v),
    )
    sheet = Image.new("L", size, 255)
    for below, degrees, darkness in ((0.86, 38, 0.42), (0.62, 52, 0.5), (0.44, -38, 0.55), (0.27, 8, 0.62)):
        hatch = streaks(size, rng, degrees, length=120 * u, thickness=2.3 * u)
        sheet = ImageChops.multiply(sheet, _hatch_below(tone, hatch, below, darkness))
    smudge = apply_curves(blur(tone, 5 * u), lambda v: 0.72 + 0.28 * v)
    drawing = ImageChops.multiply(ImageChops.multiply(sheet, smudge), lines)
    # Graphite sticks to the raised grains of the paper, most visibly if it is thin.
    tooth = apply_curves(noise(size, rng, 1.7 * u), lambda v: 0.72 + 0.5 * v)
    graphite = ImageChops.multiply(ImageChops.invert(drawing), tooth)
    paper = map_gradient(clouds(size, rng, 200 * u), ((246, 242, 232), (252, 250, 244)))
    ink = map_gradient(apply_curves(graphite, gain(0.97)), (WHITE, (38, 37, 42)))
    edge = apply_curves(ImageChops.add(vignette(size, 0.9, start=0.5), clouds(size, rng, 60 * u), 1, -70), gain(2.2))
    return ImageChops.multiply(paper, ImageChops.screen(ink, Image.merge("RGB", (ImageChops.invert(edge),) * 3)))


def _hatch_below(tone: Image.Image, hatch: Image.Image, below: float, darkness: float) -> Image.Image:
    """Return the hatching of the parts that are darker than ``below``; it thins out towards that tone."""
    strokes = apply_curves(hatch, lambda v: (0.62 - v) * 3.2)
    mark = ImageChops.multiply(strokes, apply_curves(tone, lambda v: (below - v) * 4.5))
    return apply_curves(mark, lambda v: 1 - v * darkness)


def anime(image: Image.Image, _: random.Random) -> Image.Image:
    """Return an anime picture: flat bright colours in few tones, thin coloured outlines, warm afternoon light."""
    u, size = unit(image), image.size
    even = flatten(flatten(flatten(image, 3.5 * u), 3.5 * u), 3 * u)
    bright = ImageEnhance.Color(luminance(even, lambda v: 0.02 + v**0.85)).enhance(1.5)
    cells = luminance(bright, steps(6, 0.3))
    cells = Image.blend(cells, bright, 0.22)
    shade = apply_curves(cells.convert("L"), lambda v: v)
    tinted = map_gradient(shade, ((44, 26, 92), (150, 96, 150), (255, 214, 190), (255, 250, 240)))
    cells = Image.blend(cells, ImageChops.soft_light(cells, tinted), 0.45)
    fine = flatten(image, 2.5 * u)
    lines = ImageChops.multiply(
        contours(fine, 1.7 * u, strength=26, threshold=0.018), contours(even, 3 * u, strength=22, threshold=0.012)
    )
    outline = map_gradient(blur(lines, 0.45 * u), ((46, 24, 52), WHITE))
    drawing = ImageChops.multiply(cells, outline)
    sun = Image.radial_gradient("L").resize((size[0] * 2, size[1] * 2), Image.Resampling.BICUBIC)
    sun = apply_curves(
        sun.crop((size[0], size[1], size[0] * 2, size[1] * 2)).transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        lambda v: (1 - v) * 0.22,
    )
    drawing = ImageChops.screen(drawing, map_gradient(sun, ((0, 0, 0), (255, 226, 176))))
    bloom = apply_curves(blur(drawing, 16 * u), lambda v: max(0.0, v - 0.6) * 0.7)
    return ImageChops.screen(drawing, bloom)


def comic_book(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a printed comic panel: outlines that widen into black, flat inks, halftone dots, a white gutter."""
    u, size = unit(image), image.size
    even = flatten(flatten(flatten(image, 3.5 * u), 3 * u), 3 * u)
    plain = ImageOps.autocontrast(luminance(even, contrast(0.2)), cutoff=1)
    vivid = ImageEnhance.Color(plain).enhance(1.9)
    tone = vivid.convert("L")
    light = ImageEnhance.Color(luminance(vivid, lambda v: 0.42 + 0.58 * steps(3, 0.12)(v))).enhance(1.15)
    dark = ImageEnhance.Color(luminance(vivid, lambda v: 0.08 + 0.74 * steps(3, 0.12)(v))).enhance(1.3)
    screen = _dots(size, 7.4 * u, 22)
    dotted = Image.composite(
        light,
        dark,
        apply_curves(ImageChops.add(apply_curves(tone, lambda v: v**0.9), screen, 2), lambda v: (v - 0.5) * 14 + 0.5),
    )
    # Shift the colours a little against the black ink, as in cheap print.
    printed = ImageChops.multiply(
        ImageChops.offset(dotted, round(1.6 * u), round(-1.2 * u)), Image.new("RGB", size, (255, 247, 226))
    )
    lines = ImageChops.multiply(
        contours(even, 3 * u, strength=20, threshold=0.012), contours(even, 6 * u, strength=9, threshold=0.03)
    )
    black = apply_curves(blur(even.convert("L"), 1.4 * u), lambda v: (v - 0.15) * 14)
    ink = apply_curves(blur(ImageChops.multiply(lines, black), 0.9 * u), lambda v: (v - 0.5) * 5 + 0.5)
    panel = shade(printed, ink)
    gutter, rule = round(19 * u), max(1, round(5 * u))
    page = Image.new("RGB", size, (255, 252, 244))
    ImageDraw.Draw(page).rectangle(
        (gutter - rule, gutter - rule, size[0] - gutter + rule - 1, size[1] - gutter + rule - 1), fill=(16, 14, 18)
    )
    inner = (gutter, gutter, size[0] - gutter, size[1] - gutter)
    page.paste(panel.crop(inner), inner[:2])
    return shade(page, apply_curves(noise(size, rng, 2 * u), lambda v: 0.95 + 0.05 * v))


def _dots(size: tuple[int, int], pitch: float, degrees: float) -> Image.Image:
    """Return a halftone screen: a rotated grid of grey gradients, which a threshold by tone turns into dots."""
    cell = max(3, round(pitch))
    hill = Image.radial_gradient("L").resize((cell, cell), Image.Resampling.BICUBIC)
    side = math.ceil(math.hypot(*size) / cell) * cell
    strip = Image.new("L", (side, cell))
    for x in range(0, side, cell):
        strip.paste(hill, (x, 0))
    sheet = Image.new("L", (side, side))
    for y in range(0, side, cell):
        sheet.paste(strip, (0, y))
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    turned = sheet.rotate(degrees, Image.Resampling.BICUBIC)
    return turned.crop((left, top, left + size[0], top + size[1]))


_ACROSS = 128  # Blocks of pixel art on the longer side.
_BAYER = ((0, 8, 2, 10), (12, 4, 14, 6), (3, 11, 1, 9), (15, 7, 13, 5))


def pixel_art(image: Image.Image, _: random.Random) -> Image.Image:
    """Return pixel art: square blocks, 128 on the longer side, in 32 colours with light dithering."""
    block = max(1, round(max(image.size) / _ACROSS))
    columns, rows = math.ceil(image.width / block), math.ceil(image.height / block)
    clear = ImageEnhance.Color(flatten(image, block * 0.4)).enhance(1.7)
    clear = luminance(clear, contrast(0.2))
    small = clear.resize((columns, rows), Image.Resampling.BOX).filter(ImageFilter.UnsharpMask(1.2, 70, 0))
    small = shade(small, apply_curves(contours(small, 1.0, strength=5), lambda v: 0.75 + 0.25 * v))
    colours = small.quantize(32, Image.Quantize.MEDIANCUT, kmeans=6, dither=Image.Dither.NONE)
    weave = Image.new("L", (4, 4))
    weave.putdata([128 + round((value - 7.5) * 0.8) for row in _BAYER for value in row])
    pattern = Image.new("L", small.size)
    for x in range(0, columns, 4):
        for y in range(0, rows, 4):
            pattern.paste(weave, (x, y))
    dithered = ImageChops.add(small, Image.merge("RGB", (pattern,) * 3), 1, -128)
    few = dithered.quantize(palette=colours, dither=Image.Dither.NONE).convert("RGB")
    return few.resize((columns * block, rows * block), Image.Resampling.NEAREST).crop((0, 0, *image.size))
