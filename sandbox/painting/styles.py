"""The sandbox's pictures: the choice of a look, other kinds of work, and the SANDBOX label."""

import hashlib
import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from sandbox.painting import collage, cutout, drawn, painted, photographic, scenes
from sandbox.painting.canvas import apply_curves, chance, gain
from sandbox.painting.orders import Order, Work, fit_size, frame

MAX_PIXELS = 40_000_000  # Of an upscaled picture.

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


def make(order: Order, sources: Sequence[Image.Image]) -> Image.Image:
    """Return the picture that is ordered, made from all of the input images, with the SANDBOX label.

    Only an upscaled picture keeps transparent parts of an input. It takes seconds of CPU time: call it in a thread.
    """
    if order.work is Work.REMOVE_BACKGROUND:
        picture = sources[0].convert("RGB")
        picture.putalpha(cutout.subject_mask(picture))
        return _with_mark(picture)
    if order.work is Work.UPSCALE:
        return _with_mark(upscale(sources[0]))
    base = sources[0] if sources else None
    return paint(
        base,
        order.words,
        order.ratio,
        order.size,
        others=sources[1:],
        without=order.without,
        seed=order.seed,
        transparent=order.transparent,
    )


def paint(
    source: Image.Image | None,
    prompt: str,
    aspect_ratio: str,
    resolution: str,
    *,
    others: Sequence[Image.Image] = (),
    without: str = "",
    seed: int | None = None,
    transparent: bool = False,
) -> Image.Image:
    """Return a painting of ``source``, or of a scene from the words if it is None, as RGB with the SANDBOX label.

    The picture is cropped to ``aspect_ratio`` around its centre; see ``orders``. ``others`` lie on it as prints.
    ``without`` has words for parts to leave out. A ``seed`` varies the picture; a ``transparent`` one is RGBA, and only
    its subject is opaque. The same input gives the same image. It takes seconds of CPU time: call it in a thread.
    """
    look = look_of(prompt)
    size = frame(None if source is None else source.size, aspect_ratio, resolution)
    small = fit_size(size, look.side)
    variety = "" if seed is None and not without else f"\0{seed}\0{without}"
    if source is None:
        subject = scenes.scene(prompt, small, without=without, variety=variety)
    else:
        subject = ImageOps.fit(source.convert("RGB"), small, Image.Resampling.LANCZOS)
    if variety and source is not None:
        subject = _vary(subject, chance("variety", variety))
    mask = None
    if transparent and source is None:
        mask = cutout.free_mask(small, chance("mask", prompt, variety))
    elif transparent:
        mask = cutout.subject_mask(subject)
    subject, prints = collage.with_prints(subject, others)
    rng_seed = hashlib.sha256(f"{prompt}{variety}".encode()).hexdigest()
    picture = look.paint(subject, chance(look.phrase, rng_seed))
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.NEAREST if look.crisp else Image.Resampling.LANCZOS)
    if mask is not None:
        mask = ImageChops.lighter(mask, prints)
        picture.putalpha(mask if mask.size == size else mask.resize(size, Image.Resampling.BICUBIC))
    return _with_mark(picture)


def leave_blank(order: Order, sources: Sequence[Image.Image]) -> Image.Image:
    """Return a picture of one colour, derived from the words, in the size that ``make`` gives it."""
    if order.work is Work.PAINT:
        size = frame(sources[0].size if sources else None, order.ratio, order.size)
    else:
        size = sources[0].size if order.work is Work.REMOVE_BACKGROUND else upscaled_size(sources[0].size)
    colour = hashlib.sha256(order.words.encode()).digest()
    picture = Image.new("RGB", size, (colour[0], colour[1], colour[2]))
    if order.transparent or order.work is Work.REMOVE_BACKGROUND:
        picture.putalpha(128)
    return picture


def upscale(source: Image.Image) -> Image.Image:
    """Return a picture with twice the pixels on each side, and crisper."""
    size = upscaled_size(source.size)
    large = source.resize(size, Image.Resampling.LANCZOS)
    return large.filter(ImageFilter.UnsharpMask(radius=2.2, percent=130, threshold=2))


def upscaled_size(size: tuple[int, int]) -> tuple[int, int]:
    """Return twice a size, but at most ``MAX_PIXELS`` pixels."""
    scale = min(2.0, math.sqrt(MAX_PIXELS / (size[0] * size[1])))
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _vary(subject: Image.Image, rng: random.Random) -> Image.Image:
    """Return another take of a picture: a little nearer, and in warmer or colder light."""
    nearness, x, y = rng.uniform(0.84, 0.97), rng.random(), rng.random()
    width, height = subject.width * nearness, subject.height * nearness
    left, top = (subject.width - width) * x, (subject.height - height) * y
    near = subject.resize(subject.size, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height))
    warmth, light = rng.uniform(-0.09, 0.09), rng.uniform(0.92, 1.08)
    return apply_curves(near, gain(light * (1 + warmth)), gain(light), gain(light * (1 - warmth)))


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
    dark = Image.new("RGB", picture.size, (14, 12, 18))
    if picture.mode == "RGBA":
        # On a transparent part, the label has to cover: it is darker there.
        alpha = ImageChops.lighter(picture.getchannel("A"), veil.point([min(255, v * 2) for v in range(256)]))
        picture = Image.composite(dark, picture.convert("RGB"), veil)
        picture.putalpha(alpha)
    else:
        picture = Image.composite(dark, picture, veil)
    draw = ImageDraw.Draw(picture)
    x = label[0] + pad
    for letter in _MARK:
        draw.text((x, (label[1] + label[3]) / 2), letter, fill=(238, 236, 232), font=font, anchor="lm")
        x += font.getlength(letter) + spacing
    return picture
