"""Painting the pictures that show what each style looks like: ``make previews``."""

from pathlib import Path

from PIL import Image

from sandbox.looks import paint
from services import styles

SAMPLE = Path(__file__).parent.parent / "samples" / "chelsea.jpg"
STYLES = Path(__file__).parent / "static" / "styles"
SIDE = 320


def main() -> None:
    STYLES.mkdir(parents=True, exist_ok=True)
    with Image.open(SAMPLE) as sample:
        for style in styles.ALL:
            if style.preview_path is None:
                continue
            picture = paint(sample.convert("RGB"), style.words, "1:1", "1K").convert("RGB")
            picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(
                STYLES / Path(style.preview_path).name, quality=85, optimize=True
            )


if __name__ == "__main__":
    main()
