"""The results and errors of inspecting an image file, shared by the server and its decoder processes.

Each decoder process imports this module as it starts, so it imports nothing that loads slowly.
"""

import math
from enum import StrEnum

from msgspec import Struct

from services.media.formats.content_types import NAMES

INPUT_TYPES = frozenset(NAMES)
STORED_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""The types that Kie.ai and every browser can read; a picture of another type is converted on arrival."""

THUMBNAIL_SIDE = 512  # Pixels of the longer side of the only rendition of images that older versions stored.
MAX_INPUT_BYTES = 30 * 2**20  # Kie.ai's limit.


class Reason(StrEnum):
    """The reason why an image is rejected."""

    NOT_AN_IMAGE = "NOT_AN_IMAGE"
    WRONG_TYPE = "WRONG_TYPE"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TRUNCATED = "TRUNCATED"  # Incomplete, or damaged otherwise.
    TOO_LARGE = "TOO_LARGE"  # In bytes.
    TOO_COSTLY = "TOO_COSTLY"  # Decoding it would exceed, or exceeded, the time or memory for one image.


class ImageUnreadable(Exception):
    """The file can never be accepted as an image; the message is for its sender."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class DecodersBusy(Exception):
    """The image got no turn at a decoder and was not inspected; a later try may succeed."""


class Bounds(Struct, frozen=True):
    """Limits on an image beside those for all images; None: no further limit."""

    max_bytes: int | None = None
    max_pixels: int | None = None
    max_side: int | None = None

    def are_exceeded(self, width: int, height: int, byte_size: int) -> bool:
        return (
            self.scale(width, height) < 1
            # A file of this size may have room for its pixels once it is coded again.
            or (self.max_bytes is not None and byte_size > self.max_bytes)
        )

    def scale(self, width: int, height: int) -> float:
        """Return the factor, at most 1, by which both sides must shrink."""
        by_pixels = 1.0 if self.max_pixels is None else math.sqrt(self.max_pixels / (width * height))
        by_side = 1.0 if self.max_side is None else self.max_side / max(width, height)
        return min(1.0, by_pixels, by_side)


UNBOUNDED = Bounds()


class ImageFacts(Struct, frozen=True):
    """The facts of an image file that is ready for storage; width and height in pixels, as displayed.

    ``is_reduced``: the file has been replaced by a smaller copy, within the bounds that were asked for.
    ``placeholder``: the ThumbHash of the picture, in Base64.
    """

    content_type: str
    width: int
    height: int
    byte_size: int
    is_reduced: bool = False
    placeholder: str = ""
