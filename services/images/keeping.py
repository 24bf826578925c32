"""Keeping images: a picture and its thumbnail go to storage together and become one record."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from db.base import new_id
from db.records.images import ImageRecord
from services.images.inspection import THUMBNAIL_SIDE, ImageFacts, inspect, thumbnail
from services.storage.base import EXTENSIONS, Storage

THUMBNAIL_TYPE = "image/webp"


@asynccontextmanager
async def scratch_folder() -> AsyncIterator[Path]:
    """Open a folder of its own for files on their way, gone at the end."""
    folder = await asyncio.to_thread(tempfile.TemporaryDirectory, prefix="atelier-", ignore_cleanup_errors=True)
    try:
        yield Path(folder.name)
    finally:
        await asyncio.to_thread(folder.cleanup)


def _keys(stem: str, content_type: str) -> tuple[str, str]:
    return f"{stem}{EXTENSIONS[content_type]}", f"{stem}-small{EXTENSIONS[THUMBNAIL_TYPE]}"


async def take(storage: Storage, path: Path, *, stem: str) -> ImageRecord:
    """Find out whether a file is a picture, and keep it as ``keep`` does; it is decoded once for both.

    Raises:
        StorageError, ImageUnreadable: as ``keep``.
        DecodersBusy: nothing is known of it; later it may work.
    """
    small = path.with_name("small.webp")
    facts = await inspect(path, small=small)
    return await _put(storage, path, small, facts, stem)


async def keep(storage: Storage, path: Path, facts: ImageFacts, *, stem: str) -> ImageRecord:
    """Store a picture that was found to be one, and its thumbnail, under keys that begin with ``stem``.

    Doing it again overwrites the same objects, so a step that is repeated leaves nothing behind.

    Raises:
        StorageError: not stored; later it may work.
        ImageUnreadable: no thumbnail can be made of it.
    """
    small = path.with_name("small.webp")
    await thumbnail(path, small)
    return await _put(storage, path, small, facts, stem)


async def _put(storage: Storage, path: Path, small: Path, facts: ImageFacts, stem: str) -> ImageRecord:
    key, thumbnail_key = _keys(stem, facts.content_type)
    # Side by side; both have ended, one way or the other, before their files go.
    outcomes = await asyncio.gather(
        storage.put(thumbnail_key, small, content_type=THUMBNAIL_TYPE),
        storage.put(key, path, content_type=facts.content_type),
        return_exceptions=True,
    )
    for outcome in outcomes:
        if outcome is not None:
            raise outcome
    return ImageRecord(
        id=new_id("img"),
        storage_key=key,
        thumbnail_key=thumbnail_key,
        content_type=facts.content_type,
        width=facts.width,
        height=facts.height,
        byte_size=facts.byte_size,
    )


async def copy(storage: Storage, image: ImageRecord, *, stem: str) -> ImageRecord:
    """Store a copy of a kept picture, so that either can be deleted without the other.

    Raises:
        ObjectMissing: the picture is gone.
        StorageError: not stored; later it may work.
    """
    key, thumbnail_key = _keys(stem, image.content_type)
    await storage.copy(image.thumbnail_key, thumbnail_key)
    await storage.copy(image.storage_key, key)
    return ImageRecord(
        id=new_id("img"),
        storage_key=key,
        thumbnail_key=thumbnail_key,
        content_type=image.content_type,
        width=image.width,
        height=image.height,
        byte_size=image.byte_size,
    )


def url(storage: Storage, image: ImageRecord, width: int | None) -> str:
    """Return an address for a picture, of the thumbnail where that is at least ``width`` pixels wide."""
    if width is not None and width <= thumbnail_width(image):
        return storage.reading_url(image.thumbnail_key, content_type=THUMBNAIL_TYPE)
    return storage.reading_url(image.storage_key, content_type=image.content_type)


def thumbnail_width(image: ImageRecord) -> int:
    longest = max(image.width, image.height)
    return image.width if longest <= THUMBNAIL_SIDE else max(1, round(image.width * THUMBNAIL_SIDE / longest))
