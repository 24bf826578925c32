"""The product's own choices for an image: the union of the choices that the models offer. The values are stored."""

from enum import StrEnum


class AspectRatio(StrEnum):
    """Width to height."""

    AUTO = "auto"
    SQUARE_1_1 = "1:1"
    PORTRAIT_1_4 = "1:4"
    LANDSCAPE_4_1 = "4:1"
    PORTRAIT_1_8 = "1:8"
    LANDSCAPE_8_1 = "8:1"
    PORTRAIT_2_3 = "2:3"
    LANDSCAPE_3_2 = "3:2"
    PORTRAIT_3_4 = "3:4"
    LANDSCAPE_4_3 = "4:3"
    PORTRAIT_4_5 = "4:5"
    LANDSCAPE_5_4 = "5:4"
    PORTRAIT_8_9 = "8:9"
    LANDSCAPE_9_8 = "9:8"
    PORTRAIT_9_16 = "9:16"
    LANDSCAPE_16_9 = "16:9"
    PORTRAIT_9_21 = "9:21"
    LANDSCAPE_21_9 = "21:9"
    PORTRAIT_16_27 = "16:27"
    LANDSCAPE_27_16 = "27:16"


class Resolution(StrEnum):
    """The approximate length of the longer side."""

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
    """The background of an image."""

    AUTO = "auto"
    OPAQUE = "opaque"
    TRANSPARENT = "transparent"
