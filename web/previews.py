"""Generator of the preview pictures of styles, run by ``make previews``."""

from pathlib import Path

from PIL import Image, ImageOps

from sandbox.painting.styles import paint
from services.catalogue.catalogue import load

SAMPLE = Path(__file__).parent.parent / "samples" / "chelsea.jpg"
STYLES = Path(__file__).parent / "static" / "styles"
SMALL = 192
LARGE = 560


def main() -> None:
    (STYLES / "large").mkdir(parents=True, exist_ok=True)
    with Image.open(SAMPLE) as sample:
        photograph = sample.convert("RGB")
    _keep(ImageOps.fit(photograph, (LARGE, LARGE), Image.Resampling.LANCZOS), "original.webp", small=False)
    for style in load().styles:
        if style.preview is not None:
            _keep(paint(photograph, style.words, "1:1", "1K"), Path(style.preview).name)


def _keep(picture: Image.Image, name: str, *, small: bool = True) -> None:
    """Save a picture in the large size, for the studio, and if ``small`` in the small size, for the list of styles."""
    for folder, side, quality in ((STYLES / "large", LARGE, 60), (STYLES, SMALL, 60)):
        if side == LARGE or small:
            resized = picture.convert("RGB").resize((side, side), Image.Resampling.LANCZOS)
            resized.save(folder / name, quality=quality, method=6)


if __name__ == "__main__":
    main()
