"""Pictures without their background: masks of a subject, and of a free shape for pictures without one."""

import random

from PIL import Image, ImageChops, ImageOps

from sandbox.painting.canvas import apply_curves, blur, clouds

_SIDE = 256  # Pixels of the longer side on which a mask is found.
_BORDER_COLOURS = 8
_EDGE = 0.06  # The part of a side that counts as the border.


def subject_mask(image: Image.Image) -> Image.Image:
    """Return a mask of the subject of a picture: white on it, and black on its background.

    A part is background if its colour is like one on the border and it is far from the middle.
    """
    scale = _SIDE / max(image.size)
    size = (max(8, round(image.width * scale)), max(8, round(image.height * scale)))
    small = blur(image.convert("RGB").resize(size, Image.Resampling.LANCZOS), 1.2)
    distinct = _distance_from_border(small)
    middle = apply_curves(_oval(size), lambda v: min(1.0, v * 1.15))
    mask = ImageChops.add(blur(distinct, 4), middle, 2)
    mask = apply_curves(blur(mask, 3), lambda v: (v - 0.36) * 9)
    # The corners are always background, and the middle is always subject: no mask is all of one kind.
    mask = ImageChops.multiply(mask, apply_curves(_oval(size), lambda v: v * 14))
    mask = ImageChops.lighter(mask, apply_curves(_oval(size), lambda v: (v - 0.78) * 12))
    return apply_curves(mask.resize(image.size, Image.Resampling.BICUBIC), lambda v: (v - 0.5) * 2.4 + 0.5)


def free_mask(size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Return a mask of an oval with a ragged edge, for a picture without a subject."""
    ragged = blur(clouds(size, rng, max(size) / 16), max(size) / 160)
    shape = ImageChops.add(_oval(size), apply_curves(ragged, lambda v: v * 0.24), 1, -31)
    return apply_curves(shape, lambda v: (v - 0.3) * 14)


def _distance_from_border(image: Image.Image) -> Image.Image:
    """Return how much each pixel differs from the border's most similar colour; white is much."""
    width, height = image.size
    edge = max(1, round(_EDGE * max(image.size)))
    # The lower edge is left out: subjects stand on it.
    strips = [
        image.crop((0, 0, width, edge)),
        image.crop((0, 0, edge, height * 2 // 3)),
        image.crop((width - edge, 0, width, height * 2 // 3)),
    ]
    border = Image.new("RGB", (max(strip.width for strip in strips), sum(strip.height for strip in strips)))
    top = 0
    for strip in strips:
        border.paste(strip.resize((border.width, strip.height)), (0, top))
        top += strip.height
    palette = border.quantize(_BORDER_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    nearest = Image.new("L", image.size, 255)
    for _, colour in palette.getcolors(border.width * border.height) or ():
        flat = Image.new("RGB", image.size, colour)
        bands = ImageChops.difference(image, flat).split()
        apart = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
        nearest = ImageChops.darker(nearest, apart)
    return ImageOps.autocontrast(nearest, cutoff=2)


def _oval(size: tuple[int, int]) -> Image.Image:
    """Return a soft oval: white in the middle, and black at the edges of the picture."""
    return ImageOps.invert(Image.radial_gradient("L").resize(size, Image.Resampling.BICUBIC))
