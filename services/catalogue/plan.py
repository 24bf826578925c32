"""The plan of a generation: the request to its provider, composed when the generation is created and stored with it.

A process with another file of models can finish the generation with it.
"""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Self

import msgspec
from msgspec import Struct

from services.catalogue.enums import AspectRatio

Scalar = bool | int | float | str
Json = Scalar | list[str]


class InputSize(Struct, frozen=True):
    """The pixels of an input image."""

    width: int
    height: int


class Nearest(Struct, frozen=True, kw_only=True):
    """An aspect ratio that follows the first input, if its size is not known yet.

    ``values``: our ratios, in order of the entry, with the wire's values. ``default`` is one of them.
    """

    field: str
    values: dict[AspectRatio, str]
    default: AspectRatio

    def ratio_for(self, first: InputSize | None) -> AspectRatio:
        return self.default if first is None else by_closeness(self.values, first)[0]


class Plan(Struct, frozen=True, kw_only=True):
    """The wire's id of the model, its ``input`` without the images, and limits on time and images.

    ``provider_credits`` is the entry's price. Times in seconds; ``first_polls`` counts from the submission. A limit
    on input images is None if only the product's own holds.
    """

    model: str
    input: dict[str, Scalar]
    images_field: str | None = None
    images_scalar: bool = False
    nearest: Nearest | None = None
    provider_credits: float
    first_polls: tuple[float, ...]
    deadline: float
    max_bytes: int | None = None
    max_pixels: int | None = None
    min_side: int | None = None
    max_side: int | None = None

    def input_with(self, image_urls: Sequence[str], first: InputSize | None = None) -> dict[str, Json]:
        """Return the complete ``input``; ``first`` is the size of the first input image, if it is known.

        Raises:
            ValueError: images for a request without, or more than one if the wire takes one.
        """
        complete: dict[str, Json] = dict(self.input)
        if self.nearest is not None:
            complete[self.nearest.field] = self.nearest.values[self.nearest.ratio_for(first)]
        if not image_urls:
            return complete
        if self.images_field is None or (self.images_scalar and len(image_urls) > 1):
            raise ValueError(f"The model {self.model} does not take {len(image_urls)} images.")
        complete[self.images_field] = image_urls[0] if self.images_scalar else list(image_urls)
        return complete

    def aspect_ratio_for(self, first: InputSize | None) -> AspectRatio | None:
        """Return the ratio to store once the size of the first input is known; None if it was fixed before."""
        return None if self.nearest is None else self.nearest.ratio_for(first)

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the plan of a generation from its column.

        Raises:
            msgspec.ValidationError: the text is not a plan.
        """
        return msgspec.json.decode(text, type=cls)


def by_closeness(ratios: Iterable[AspectRatio], size: InputSize) -> list[AspectRatio]:
    """Return the ratios, without ``AUTO``, in order of their distance from an image's; distances are of logarithms."""
    target = math.log(size.width / size.height)
    known = [ratio for ratio in ratios if ratio is not AspectRatio.AUTO]
    return sorted(known, key=lambda ratio: abs(_logarithm(ratio) - target))


@cache
def _logarithm(ratio: AspectRatio) -> float:
    width, height = ratio.sides or (1, 1)
    return math.log(width / height)
