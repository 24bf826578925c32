"""Landscapes for prompts without a picture: skies, ridges, water and light, derived from the prompt."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from sandbox.painting.canvas import (
    Colour,
    apply_curves,
    blur,
    chance,
    clouds,
    gain,
    map_gradient,
    noise,
    shade,
    streaks,
    unit,
)


@dataclass(frozen=True, slots=True)
class _Hour:
    """The colours of a scene, from the top of the sky to the foreground, and the words that select it."""

    words: tuple[str, ...]
    sky: tuple[Colour, ...]
    far: Colour
    near: Colour
    light: Colour
    starry: bool = False


_HOURS = (
    _Hour(
        ("sunset", "dusk", "evening", "autumn", "fire", "warm"),
        ((44, 30, 92), (146, 54, 122), (242, 110, 92), (255, 190, 118), (255, 226, 166)),
        (222, 122, 116),
        (38, 20, 56),
        (255, 232, 178),
    ),
    _Hour(
        ("dawn", "morning", "spring", "pink", "flower", "bird"),
        ((108, 142, 206), (170, 178, 222), (244, 190, 202), (255, 218, 196), (255, 240, 214)),
        (206, 178, 204),
        (62, 66, 104),
        (255, 246, 222),
    ),
    _Hour(
        ("night", "moon", "star", "dark", "space", "dream", "midnight"),
        ((6, 8, 30), (14, 24, 66), (30, 58, 116), (62, 108, 156), (126, 168, 190)),
        (58, 92, 138),
        (6, 10, 26),
        (240, 246, 255),
        starry=True,
    ),
    _Hour(
        ("forest", "green", "jungle", "garden", "rain", "mist", "fog"),
        ((96, 142, 148), (146, 184, 174), (196, 216, 188), (230, 234, 202), (246, 242, 214)),
        (150, 186, 164),
        (16, 46, 44),
        (255, 250, 220),
    ),
    _Hour(
        ("desert", "sand", "dune", "canyon", "mars", "gold", "compass", "brass"),
        ((52, 104, 130), (134, 166, 162), (236, 196, 142), (250, 172, 104), (252, 212, 150)),
        (234, 168, 112),
        (96, 36, 30),
        (255, 240, 200),
    ),
    _Hour(
        ("snow", "winter", "ice", "arctic", "cold", "blue", "sea", "ocean"),
        ((38, 86, 152), (90, 142, 196), (156, 196, 224), (210, 228, 238), (250, 240, 226)),
        (164, 196, 218),
        (22, 48, 82),
        (255, 250, 236),
    ),
)
_WATER = ("sea", "ocean", "lake", "water", "river", "beach", "boat", "harbour", "harbor", "island")
_TREES = ("forest", "tree", "wood", "jungle", "pine", "garden", "fox", "deer", "bear")


def scene(prompt: str, size: tuple[int, int], *, without: str = "", variety: str = "") -> Image.Image:
    """Return a landscape in the mood of the prompt's words; the same words give the same landscape.

    Moods, water and trees that ``without`` names are left out, even if the prompt names them. Another ``variety`` gives
    another landscape.
    """
    rng = chance("scene", prompt + variety)
    words, unwanted = prompt.lower(), without.lower()
    hours = [hour for hour in _HOURS if not _names(unwanted, hour.words)] or list(_HOURS)
    hour = next((hour for hour in hours if _names(words, hour.words)), None) or rng.choice(hours)
    watery = (_names(words, _WATER) or rng.random() < 0.45) and not _names(unwanted, _WATER)
    wooded = (_names(words, _TREES) or rng.random() < 0.4) and not _names(unwanted, _TREES)
    horizon = rng.uniform(0.56, 0.66) if watery else rng.uniform(0.5, 0.6)
    light = (rng.uniform(0.22, 0.78), rng.uniform(0.3, 0.46))
    picture = _sky(hour, size, horizon, light, rng)
    layers = 4 if watery else 6
    for layer in range(layers):
        near = (layer + 1) / layers
        top = horizon - 0.2 + 0.2 * near if watery else horizon - 0.18 + near * 0.5
        picture = _ridge(
            picture, hour, rng, top=top, near=near * (0.62 if watery else 1.0), trees=wooded and layer >= layers - 2
        )
    if watery:
        picture = _water(picture, hour, horizon, light[0], rng)
    return picture


def _names(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _sky(
    hour: _Hour, size: tuple[int, int], horizon: float, light: tuple[float, float], rng: random.Random
) -> Image.Image:
    u = max(size) / 1024
    height = apply_curves(
        Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC), lambda v: v / (horizon + 0.06)
    )
    grain = apply_curves(noise(size, rng, 1.0), gain(0.02))
    sky = map_gradient(ImageChops.add(height, grain), hour.sky)
    if hour.starry:
        sky = ImageChops.screen(sky, _stars(size, horizon, rng))
    veil = apply_curves(clouds(size, rng, 90 * u, 4.5), lambda v: max(0.0, v - 0.46) * 1.5)
    thin = apply_curves(Image.linear_gradient("L").resize(size), lambda v: max(0.0, 1 - v / horizon) ** 0.5 * 0.75)
    sky = Image.composite(Image.new("RGB", size, hour.light), sky, ImageChops.multiply(veil, thin))
    x, y, radius = light[0] * size[0], light[1] * size[1], rng.uniform(0.05, 0.085) * min(size)
    disc = Image.new("L", (size[0] * 2, size[1] * 2))
    ImageDraw.Draw(disc).ellipse((2 * (x - radius), 2 * (y - radius), 2 * (x + radius), 2 * (y + radius)), fill=255)
    disc = disc.resize(size, Image.Resampling.BOX)
    tint = Image.new("RGB", size, hour.light)
    for spread, factor in ((radius * 2.6, 1.5), (radius * 0.9, 0.9)):
        sky = ImageChops.screen(sky, shade(tint, apply_curves(blur(disc, spread), gain(factor))))
    return Image.composite(tint, sky, disc)


def _stars(size: tuple[int, int], horizon: float, rng: random.Random) -> Image.Image:
    u = max(size) / 1024
    night = Image.new("L", (size[0] * 2, size[1] * 2))
    draw = ImageDraw.Draw(night)
    for _ in range(420):
        x, y = rng.uniform(0, night.width), night.height * horizon * rng.random() ** 1.4
        radius = u * (0.5 + 1.6 * rng.random() ** 4)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rng.randrange(90, 255))
    stars = night.resize(size, Image.Resampling.BOX)
    stars = ImageChops.screen(stars, apply_curves(blur(stars, 2.5 * u), gain(1.6)))
    return Image.merge("RGB", (stars, stars, stars))


def _ridge(
    picture: Image.Image, hour: _Hour, rng: random.Random, *, top: float, near: float, trees: bool
) -> Image.Image:
    """Return the picture with hills in front, at the height ``top`` (0 is the top edge); ``near`` is 0 (far) to 1."""
    size = picture.size
    waves = [
        (rng.uniform(0.7, 1.3) * 1.9**octave, rng.uniform(0, math.tau), 0.075 * 0.52**octave) for octave in range(7)
    ]
    rough = 1.25 - 0.55 * near
    width, height = size[0] * 2, size[1] * 2

    def ridge(x: float) -> float:
        peaks = sum(
            tall
            * (
                1 - 2 * abs(math.sin(math.pi * often * x * 1.4 + start))
                if turn % 2
                else math.sin(math.tau * often * x + start)
            )
            for turn, (often, start, tall) in enumerate(waves)
        )
        return height * (top - rough * peaks)

    xs = range(0, width + 4, 4)
    line = [(float(x), ridge(x / width)) for x in xs]
    mask = Image.new("L", (width, height))
    draw = ImageDraw.Draw(mask)
    draw.polygon([*line, (width + 4.0, height), (0.0, height)], fill=255)
    if trees:
        _plant(draw, line, near, max(size) / 1024, rng)
    mask = mask.resize(size, Image.Resampling.BOX)
    body = tuple(round(f + (n - f) * near) for f, n in zip(hour.far, hour.near, strict=True))
    mist = tuple(round(b + (s - b) * 0.55 * (1 - near * 0.75)) for b, s in zip(body, hour.sky[-1], strict=True))
    fall = apply_curves(Image.linear_gradient("L").resize(size), lambda v: (v - top + 0.12) / 0.34)
    colours = map_gradient(fall, ((body[0], body[1], body[2]), (mist[0], mist[1], mist[2])))
    u = max(size) / 1024
    slopes = apply_curves(
        streaks(size, rng, 24 - 9 * near, length=150 * u, thickness=7 * u), lambda v: 1 - 0.2 * near * v
    )
    return Image.composite(shade(colours, slopes), picture, mask)


def _plant(
    draw: ImageDraw.ImageDraw, line: list[tuple[float, float]], near: float, u: float, rng: random.Random
) -> None:
    """Draw groups of firs along a ridge."""
    density = rng.uniform(0, math.tau)
    for x, y in line:
        if rng.random() > 0.16 + 0.16 * math.sin(x / (150 * u) + density):
            continue
        tall = (14 + 62 * near * near) * u * rng.uniform(0.6, 1.25)
        foot = y + 6 * u
        draw.rectangle((x - 0.03 * tall, y - tall * 0.2, x + 0.03 * tall, foot), fill=255)
        for tier in range(5):
            base, half = y - tall * 0.16 * tier, tall * (0.27 - 0.045 * tier)
            draw.polygon([(x, base - tall * 0.36), (x - half, base), (x + half, base)], fill=255)


def _water(picture: Image.Image, hour: _Hour, horizon: float, light: float, rng: random.Random) -> Image.Image:
    """Return the picture with still water below the horizon, which mirrors the part above."""
    size, u = picture.size, unit(picture)
    shore = round(size[1] * horizon)
    depth = size[1] - shore
    above = picture.crop((0, max(0, shore - depth), size[0], shore)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    mirror = above.resize((size[0], depth), Image.Resampling.BICUBIC)
    # Ripples are fine near the far shore and coarse in the foreground.
    ripples = Image.new("L", (size[0], depth))
    bands = 7
    for band in range(bands):
        first, last = round(depth * (band / bands) ** 1.5), round(depth * ((band + 1) / bands) ** 1.5)
        if last > first:
            thick = (1.6 + 1.5 * band) * u
            ripples.paste(noise((size[0], last - first), rng, thick, 16), (0, first))
    ripples = blur(ripples, 0.8 * u)
    shift = round(9 * u)
    pulled = Image.composite(ImageChops.offset(mirror, shift, 0), ImageChops.offset(mirror, -shift, 0), ripples)
    deep = Image.new("RGB", pulled.size, hour.near)
    fade = apply_curves(Image.linear_gradient("L").resize(pulled.size), lambda v: 0.14 + 0.46 * v)
    water = Image.composite(deep, pulled, fade)
    path = Image.new("L", pulled.size)
    middle = light * size[0]
    ImageDraw.Draw(path).polygon(
        [(middle - 8 * u, 0), (middle + 8 * u, 0), (middle + 84 * u, depth), (middle - 84 * u, depth)], fill=255
    )
    glints = ImageChops.multiply(blur(path, 24 * u), apply_curves(ripples, lambda v: (v - 0.52) * 3.4))
    water = Image.composite(Image.new("RGB", water.size, hour.light), water, apply_curves(glints, gain(0.85)))
    result = picture.copy()
    result.paste(water, (0, shore))
    return result
