"""What the bytes of an image are, found out within limits and off the event loop, and its thumbnail."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from pathlib import Path
from threading import BoundedSemaphore
from types import ModuleType
from typing import TypeVar

from records import record

INPUT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
THUMBNAIL_SIDE = 512  # Pixels.
PATIENCE = 60.0  # Seconds for one image: waiting for its turn, and its turn.
MAX_DECODING = 2
MAX_WAITING = 64

T = TypeVar("T")

_decoders = ThreadPoolExecutor(max_workers=MAX_DECODING, thread_name_prefix="decoder")
_places = BoundedSemaphore(MAX_DECODING + MAX_WAITING)


class Reason(StrEnum):
    """Why an image is not taken."""

    NOT_AN_IMAGE = "NOT_AN_IMAGE"
    WRONG_TYPE = "WRONG_TYPE"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    TRUNCATED = "TRUNCATED"  # Cut short, or damaged otherwise.
    TOO_LARGE = "TOO_LARGE"  # In bytes.


class ImageUnreadable(Exception):
    """The file will never be taken as an image; the message is for the person who sent it."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class DecodersBusy(Exception):
    """Too many images are being looked at; nothing is known of this one, and later it may work."""


@record(frozen=True, slots=True)
class ImageFacts:
    """What an image file holds; width and height as it is shown, after its EXIF orientation."""

    content_type: str
    width: int
    height: int
    byte_size: int


async def inspect(
    path: Path,
    *,
    allowed: frozenset[str] = INPUT_TYPES,
    small: Path | None = None,
    longest_side: int = THUMBNAIL_SIDE,
) -> ImageFacts:
    """Decide by its bytes what image a file is, and decode it to see that all of it is there.

    With ``small``, its thumbnail is written there as ``thumbnail`` would, without decoding it once more. Of an
    animation only the first frame is looked at. The file's name means nothing.

    Raises:
        ImageUnreadable: it is no image of the ``allowed`` types, or beyond the limits.
        DecodersBusy: it had no turn within ``PATIENCE``.
        OSError: the file itself cannot be read, or the thumbnail not be written.
    """
    return await _decoded(lambda: _decoding().inspect(path, allowed, small, longest_side))


async def thumbnail(path: Path, destination: Path, *, longest_side: int = THUMBNAIL_SIDE) -> ImageFacts:
    """Write a small WebP copy of an image to ``destination`` and return what it is.

    It is turned as EXIF says, in sRGB, keeps transparency, has no metadata, and is never enlarged.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``inspect``; ``destination`` then does not exist.
    """
    return await _decoded(lambda: _decoding().thumbnail(path, destination, longest_side))


def _decoding() -> ModuleType:
    # Pillow is loaded in the thread that decodes first, and not before there is an image.
    from services.images import decoding

    return decoding


async def _decoded(work: Callable[[], T]) -> T:
    if not _places.acquire(blocking=False):
        raise DecodersBusy("Too many images are waiting to be looked at.")
    future = _decoders.submit(work)
    # A thread cannot be stopped, so the place is free when the work has ended and not when its caller left.
    future.add_done_callback(lambda _: _places.release())
    try:
        async with asyncio.timeout(PATIENCE):
            return await asyncio.wrap_future(future)
    except TimeoutError:
        raise DecodersBusy(f"The image had not been looked at after {PATIENCE:.0f} seconds.") from None
