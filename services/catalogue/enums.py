"""The product's own values: the union of the values that models offer. The values are stored with creations."""

from enum import StrEnum


class AspectRatio(StrEnum):
    """Width to height. Each model takes ``AUTO``, even if its provider has no such value."""

    AUTO = "auto"
    SQUARE_1_1 = "1:1"
    PORTRAIT_2_3 = "2:3"
    LANDSCAPE_3_2 = "3:2"
    PORTRAIT_3_4 = "3:4"
    LANDSCAPE_4_3 = "4:3"
    PORTRAIT_4_5 = "4:5"
    LANDSCAPE_5_4 = "5:4"
    PORTRAIT_9_16 = "9:16"
    LANDSCAPE_16_9 = "16:9"
    PORTRAIT_9_21 = "9:21"
    LANDSCAPE_21_9 = "21:9"
    PORTRAIT_1_4 = "1:4"
    LANDSCAPE_4_1 = "4:1"
    PORTRAIT_1_8 = "1:8"
    LANDSCAPE_8_1 = "8:1"

    @property
    def sides(self) -> tuple[int, int] | None:
        """The width and height of the ratio; None for ``AUTO``."""
        if self is AspectRatio.AUTO:
            return None
        width, _, height = self.partition(":")
        return int(width), int(height)


class Resolution(StrEnum):
    """The approximate length of the longer side. A model without sizes has one, ``ONE_K``."""

    ONE_K = "1K"
    ONE_AND_A_HALF_K = "1.5K"
    TWO_K = "2K"
    FOUR_K = "4K"


class OutputFormat(StrEnum):
    """The requested file type; the type of the result must still be checked."""

    PNG = "png"
    JPG = "jpg"
    WEBP = "webp"


class Background(StrEnum):
    """The background of an image. Each model takes ``AUTO``, which leaves the choice to the model's entry."""

    AUTO = "auto"
    OPAQUE = "opaque"
    TRANSPARENT = "transparent"
