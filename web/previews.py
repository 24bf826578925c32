"""Painting the pictures that show what each style looks like: ``make previews``."""

from pathlib import Path

from PIL import Image, ImageOps

from sandbox.looks import paint
from services import styles

SAMPLE = Path(__file__).parent.parent / "samples" / "chelsea.jpg"
STYLES = Path(__file__).parent / "static" / "styles"
SMALL = 240
LARGE = 560


def main() -> None:
    (STYLES / "large").mkdir(parents=True, exist_ok=True)
    with Image.open(SAMPLE) as sample:
        photograph = sample.convert("RGB")
    _keep(ImageOps.fit(photograph, (LARGE, LARGE), Image.Resampling.LANCZOS), "original.webp", small=False)
    for style in styles.ALL:
        if style.preview_path is not None:
            _keep(paint(photograph, style.words, "1:1", "1K"), Path(style.preview_path).name)


def _keep(picture: Image.Image, name: str, *, small: bool = True) -> None:
    """Keep a picture as the studio shows it large, and as the choice that leads there."""
    for folder, side, quality in ((STYLES / "large", LARGE, 60), (STYLES, SMALL, 60)):
        if side == LARGE or small:
            resized = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
            resized.save(folder / name, quality=quality, method=6)


if __name__ == "__main__":
    main()
