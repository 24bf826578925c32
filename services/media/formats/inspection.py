"""The results and errors of inspecting an image file, shared by the server and its decoder processes.

Each decoder process imports this module as it starts, so it imports nothing that loads slowly.
"""

from enum import StrEnum

from msgspec import Struct

from services.media.formats.content_types import NAMES

INPUT_TYPES = frozenset(NAMES)
STORED_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""The types that Kie.ai and every browser can read; a picture of another type is converted on arrival."""

THUMBNAIL_SIDE = 512  # Pixels.
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


class ImageFacts(Struct, frozen=True):
    """The facts of an image file that is ready for storage; width and height in pixels, as displayed."""

    content_type: str
    width: int
    height: int
    byte_size: int
