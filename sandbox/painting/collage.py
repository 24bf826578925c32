"""Several pictures in one: the first is the scene, and the others lie on it as prints of photographs."""

import math
from collections.abc import Sequence
from fractions import Fraction

from PIL import Image, ImageOps

from sandbox.painting.canvas import apply_curves, blur, chance, gain

_SHARE = 0.48  # The most of the scene's height that prints cover.
_GAP = 0.16  # The distance between prints, in their widths.
_STEEPEST = Fraction(5, 3)
_PAPER = (250, 248, 242, 255)
_SHADOW = (16, 14, 20)
_SMOOTH = 2  # Prints are drawn larger by this, so that their turned edges are smooth.


def with_prints(scene: Image.Image, prints: Sequence[Image.Image]) -> tuple[Image.Image, Image.Image]:
    """Return a scene with other pictures on it, as slightly turned prints in its lower part, and a mask of these."""
    picture, mask = scene.copy(), Image.new("L", scene.size)
    if not prints:
        return picture, mask
    columns, side = _layout(scene.size, len(prints))
    rows = math.ceil(len(prints) / columns)
    rng = chance("prints", len(prints))
    pitch = side * (1 + _GAP)
    for number, each in enumerate(prints):
        row, column = divmod(number, columns)
        in_row = min(columns, len(prints) - row * columns)
        x = scene.width / 2 + (column - (in_row - 1) / 2) * pitch
        y = scene.height - (rows - row - 0.5) * pitch - 0.25 * _GAP * side
        sheet = _print(each, side, rng.uniform(-6, 6))
        corner = (round(x - sheet.width / 2), round(y - sheet.height / 2))
        alpha = sheet.getchannel("A")
        _cast_shadow(picture, alpha, corner, max(1.0, side * 0.03))
        picture.paste(sheet.convert("RGB"), corner, alpha)
        mask.paste(255, corner, alpha)
    return picture, mask


def _layout(size: tuple[int, int], number: int) -> tuple[int, float]:
    """Return the number of columns that lets prints be largest, and the side of a print."""

    def side(columns: int) -> float:
        rows = math.ceil(number / columns)
        return min(size[0] / (columns * (1 + _GAP) + _GAP), size[1] * _SHARE / (rows * (1 + _GAP)), min(size) * 0.42)

    best = max(range(1, number + 1), key=side)
    return best, side(best)


def _print(image: Image.Image, side: float, degrees: float) -> Image.Image:
    """Return a turned print with a white border; ``side`` is that of its longer side."""
    ratio = float(min(_STEEPEST, max(1 / _STEEPEST, Fraction(*image.size))))
    border = side * 0.045
    longest = side - 2 * border
    inner = (longest, longest / ratio) if ratio >= 1 else (longest * ratio, longest)
    width, height = (max(4, round((length + 2 * border) * _SMOOTH)) for length in inner)
    edge = max(1, round(border * _SMOOTH))
    photograph = ImageOps.fit(image.convert("RGB"), (width - 2 * edge, height - 2 * edge), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", (width, height), _PAPER)
    paper.paste(photograph, (edge, edge))
    turned = paper.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
    return turned.resize((turned.width // _SMOOTH, turned.height // _SMOOTH), Image.Resampling.LANCZOS)


def _cast_shadow(picture: Image.Image, alpha: Image.Image, corner: tuple[int, int], soft: float) -> None:
    margin = math.ceil(soft * 3)
    shadow = Image.new("L", (alpha.width + 2 * margin, alpha.height + 2 * margin))
    shadow.paste(apply_curves(alpha, gain(0.6)), (margin, margin))
    picture.paste(_SHADOW, (corner[0] - margin, corner[1] - margin + round(soft)), blur(shadow, soft))
