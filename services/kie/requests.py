"""What Kie.ai can be asked for, held to its documented limits before anything is sent.

Kie.ai ignores some unknown fields and still bills the task, so nothing but this reaches it.
"""

from enum import StrEnum

from records import record
from services.kie import wire

MODEL = "nano-banana-pro"
MAX_PROMPT = 10_000
MAX_IMAGES = 8


class AspectRatio(StrEnum):
    """Width to height, by the names on the wire."""

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
    LANDSCAPE_21_9 = "21:9"


class Resolution(StrEnum):
    """The length of the longer side, by the names on the wire."""

    ONE_K = "1K"
    TWO_K = "2K"
    FOUR_K = "4K"


class OutputFormat(StrEnum):
    """The file type asked for; what comes back has to be looked at all the same."""

    PNG = "png"
    JPG = "jpg"


@record(frozen=True, slots=True)
class ImageRequest:
    """One image to make: from words, or from words and up to eight pictures that Kie.ai can fetch.

    Raises:
        ValueError: a value is outside Kie.ai's limits; checking people's input is the caller's part.

    Source: Kie.ai documentation, "Create task" of the model.
    """

    prompt: str
    image_urls: tuple[str, ...] = ()
    aspect_ratio: AspectRatio = AspectRatio.SQUARE_1_1
    resolution: Resolution = Resolution.ONE_K
    output_format: OutputFormat = OutputFormat.PNG

    def __post_init__(self) -> None:
        if not self.prompt.strip() or len(self.prompt) > MAX_PROMPT:
            raise ValueError(f"A prompt has 1 to {MAX_PROMPT} characters, not only spaces.")
        self.prompt.encode()  # A lone surrogate, which no request can carry, is a ValueError here.
        if len(self.image_urls) > MAX_IMAGES:
            raise ValueError(f"A request has at most {MAX_IMAGES} images.")
        if any(wire.address(url) is None for url in self.image_urls):
            raise ValueError("An image is given by an http or https address.")
        AspectRatio(self.aspect_ratio)
        Resolution(self.resolution)
        OutputFormat(self.output_format)

    def to_wire(self) -> dict[str, str | list[str]]:
        """The ``input`` of the request; without pictures the model works from words alone."""
        images = {"image_input": list(self.image_urls)} if self.image_urls else {}
        return {
            "prompt": self.prompt,
            **images,
            "aspect_ratio": self.aspect_ratio.value,
            "resolution": self.resolution.value,
            "output_format": self.output_format.value,
        }
