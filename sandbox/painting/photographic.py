"""Photographic looks: daylight, old film, neon, and colour grades for prompts that name no look."""

import random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from sandbox.painting.canvas import (
    Colour,
    apply_curves,
    blur,
    clouds,
    contrast,
    edges,
    flatten,
    gain,
    luminance,
    map_gradient,
    noise,
    shade,
    unit,
    vignette,
)


def photograph(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a photograph in clear daylight: more local contrast, warm lights and cool shades, fine grain."""
    u = unit(image)
    clear = image.filter(ImageFilter.UnsharpMask(radius=40 * u, percent=32, threshold=0))
    clear = clear.filter(ImageFilter.UnsharpMask(radius=1.4 * u, percent=55, threshold=2))
    clear = luminance(clear, contrast(0.17))
    clear = ImageEnhance.Color(clear).enhance(1.22)
    warm = apply_curves(clear, lambda v: v**0.93, lambda v: v**0.985, lambda v: v * 0.93 + 0.03)
    glow = ImageChops.screen(warm, apply_curves(blur(warm, 22 * u), lambda v: max(0.0, v - 0.55) * 0.5))
    return _add_grain(shade(glow, vignette(image.size, 0.3)), rng, 0.035)


def vintage_film(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a picture on old film: lifted shades, yellowed lights, halation, grain, a light leak and some dust."""
    u = unit(image)
    soft = Image.blend(image, blur(image, 1.6 * u), 0.5)
    faded = ImageEnhance.Color(luminance(soft, contrast(0.3))).enhance(0.9)
    faded = apply_curves(
        faded,
        lambda v: 0.075 + 0.9 * v**0.92,
        lambda v: 0.075 + 0.83 * v**0.98,
        lambda v: 0.15 + 0.55 * v**1.0,
    )
    bright = apply_curves(blur(image.convert("L"), 16 * u), lambda v: (v - 0.62) * 0.9)
    faded = ImageChops.screen(faded, map_gradient(bright, ((0, 0, 0), (255, 120, 60))))
    leak = Image.radial_gradient("L").resize((round(image.width * 0.9), image.height * 2))
    light = Image.new("L", image.size)
    light.paste(apply_curves(leak, lambda v: (0.7 - v) * 0.8), (round(image.width * 0.7), round(-image.height * 0.75)))
    faded = ImageChops.screen(faded, map_gradient(light, ((0, 0, 0), (190, 58, 12), (255, 168, 70))))
    faded = shade(faded, vignette(image.size, 0.62, start=0.3))
    return _dusty(_add_grain(faded, rng, 0.085, cell=1.4 * u), rng)


def neon(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return a nearly dark night picture, with its edges as neon tubes from magenta over violet to cyan."""
    u = unit(image)
    even = flatten(flatten(image, 3 * u), 3 * u)
    grey = luminance(even, lambda v: v).convert("L")
    night = map_gradient(
        apply_curves(grey, lambda v: v**1.25), ((5, 3, 20), (18, 12, 62), (60, 26, 120), (140, 60, 190))
    )
    night = Image.blend(night, apply_curves(even, lambda v: v**1.5 * 0.5, lambda v: v**1.5 * 0.34, gain(0.6)), 0.4)
    across = Image.linear_gradient("L").rotate(62, Image.Resampling.BICUBIC).crop((60, 60, 196, 196))
    field = Image.blend(across.resize(image.size, Image.Resampling.BICUBIC), clouds(image.size, rng, 420 * u), 0.5)
    field = apply_curves(field, lambda v: (v - 0.5) * 2.6 + 0.56)
    colours = map_gradient(field, ((255, 24, 140), (255, 40, 214), (126, 64, 255), (24, 150, 255), (0, 255, 240)))
    tubes = apply_curves(edges(even, 2 * u, strength=6), lambda v: (v - 0.2) * 1.3)
    shine = shade(colours, tubes)
    for radius, factor in ((2.5 * u, 1.1), (9 * u, 1.5), (36 * u, 2.1), (110 * u, 1.6)):
        night = ImageChops.screen(night, apply_curves(blur(shine, radius), gain(factor)))
    night = ImageChops.screen(night, shine)
    core = apply_curves(tubes, lambda v: max(0.0, v - 0.55) * 1.5)
    night = ImageChops.screen(night, Image.merge("RGB", (core, core, core)))
    return shade(night, vignette(image.size, 0.55))


_GRADES: tuple[tuple[Colour, ...], ...] = (
    ((8, 20, 34), (20, 78, 92), (196, 132, 92), (255, 236, 206)),  # Teal and orange.
    ((26, 10, 44), (122, 40, 96), (240, 122, 92), (255, 232, 186)),  # Dusk.
    ((6, 12, 36), (34, 66, 122), (122, 168, 206), (240, 248, 255)),  # Moonlight.
    ((18, 26, 14), (76, 98, 44), (206, 176, 92), (255, 246, 214)),  # Late summer.
    ((36, 14, 18), (138, 58, 58), (226, 164, 140), (255, 240, 232)),  # Rose.
    ((10, 28, 30), (28, 110, 98), (142, 206, 160), (246, 255, 232)),  # Mint.
)


def grade_colours(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return the picture in a randomly chosen colour grade."""
    u = unit(image)
    stops = rng.choice(_GRADES)
    clear = image.filter(ImageFilter.UnsharpMask(radius=30 * u, percent=28, threshold=0))
    tint = map_gradient(apply_curves(clear.convert("L"), contrast(0.2)), stops)
    mixed = Image.blend(ImageEnhance.Color(clear).enhance(1.12), tint, 0.5)
    glow = ImageChops.screen(mixed, apply_curves(blur(mixed, 26 * u), lambda v: max(0.0, v - 0.5) * 0.45))
    return _add_grain(shade(glow, vignette(image.size, 0.38)), rng, 0.04)


def _add_grain(image: Image.Image, rng: random.Random, strength: float, cell: float = 1.0) -> Image.Image:
    grain = apply_curves(noise(image.size, rng, max(1.0, cell)), lambda v: 0.5 + (v - 0.5) * strength * 2)
    return ImageChops.overlay(image, Image.merge("RGB", (grain, grain, grain)))


def _dusty(image: Image.Image, rng: random.Random) -> Image.Image:
    """Return the picture with specks and hairs, drawn at twice the size so that their edges are smooth."""
    u = unit(image) * 2
    dust = Image.new("L", (image.width * 2, image.height * 2))
    draw = ImageDraw.Draw(dust)
    for _ in range(34):
        x, y, radius = rng.uniform(0, dust.width), rng.uniform(0, dust.height), rng.uniform(0.4, 1.5) * u
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rng.randrange(60, 150))
    for _ in range(5):
        x, y, bend = rng.uniform(0, dust.width), rng.uniform(0, dust.height), rng.uniform(-1, 1)
        hair = [(x + step * 4 * u, y + (step * 2 + bend * step * step * 0.5) * u) for step in range(9)]
        draw.line(hair, fill=rng.randrange(60, 120), width=max(1, round(0.7 * u)), joint="curve")
    for _ in range(2):
        x = rng.uniform(0, dust.width)
        draw.line((x, 0, x + rng.uniform(-8, 8) * u, dust.height), fill=46, width=max(1, round(0.6 * u)))
    light = dust.resize(image.size, Image.Resampling.BOX)
    return ImageChops.screen(image, Image.merge("RGB", (light, light, light)))
