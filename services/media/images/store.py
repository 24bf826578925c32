"""The image store: a picture and its thumbnail are stored together, with one record."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from db.base import new_id
from db.records.images import ImageRecord
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import THUMBNAIL_SIDE, UNBOUNDED, Bounds, ImageFacts
from services.media.images.keys import THUMBNAIL_TYPE, Stem
from services.media.storage.base import Storage


@asynccontextmanager
async def scratch_folder() -> AsyncIterator[Path]:
    """Make a new temporary folder, and remove it at the end."""
    folder = await asyncio.to_thread(tempfile.TemporaryDirectory, prefix="atelier-", ignore_cleanup_errors=True)
    try:
        yield Path(folder.name)
    finally:
        await asyncio.to_thread(folder.cleanup)


def _small(path: Path) -> Path:
    return path.with_name("small.webp")


async def inspect(
    decoders: DecoderPool, path: Path, *, user_id: str, made: bool = False, bounds: Bounds = UNBOUNDED
) -> ImageFacts:
    """Return the facts of a picture's file, prepare the file for ``keep``, and write its thumbnail beside it.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``DecoderPool.inspect``.
    """
    return await decoders.inspect(path, small=_small(path), user_id=user_id, made=made, bounds=bounds)


async def take(
    storage: Storage, decoders: DecoderPool, path: Path, *, user_id: str, stem: Stem, made: bool = False
) -> ImageRecord:
    """Inspect a picture's file and store it; ``made`` is true for a result.

    Raises:
        ImageUnreadable, DecodersBusy, OSError: as ``inspect``.
        StorageError: as ``keep``.
    """
    facts = await inspect(decoders, path, user_id=user_id, made=made)
    return await keep(storage, path, facts, stem=stem)


async def keep(storage: Storage, path: Path, facts: ImageFacts, *, stem: Stem) -> ImageRecord:
    """Store an inspected picture and the thumbnail beside it, under ``stem``.

    A second call overwrites the same objects, so a repeated step leaves no orphans.

    Raises:
        StorageError: not stored; a later try may succeed.
    """
    key, thumbnail_key = stem.keys(facts.content_type)
    # Run both to their end even if one fails: the caller deletes their files afterwards.
    outcomes = await asyncio.gather(
        storage.put(thumbnail_key, _small(path), content_type=THUMBNAIL_TYPE),
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


async def copy(storage: Storage, image: ImageRecord, *, stem: Stem) -> ImageRecord:
    """Store a copy of a stored picture, so that either can be deleted without the other.

    Raises:
        ObjectMissing: the picture is gone.
        StorageError: not stored; a later try may succeed.
    """
    key, thumbnail_key = stem.keys(image.content_type)
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
    """Return a picture's address, or its thumbnail's if that is at least ``width`` pixels wide."""
    if width is not None and width <= thumbnail_width(image):
        return storage.reading_url(image.thumbnail_key, content_type=THUMBNAIL_TYPE)
    return storage.reading_url(image.storage_key, content_type=image.content_type)


def thumbnail_width(image: ImageRecord) -> int:
    longest = max(image.width, image.height)
    return image.width if longest <= THUMBNAIL_SIDE else max(1, round(image.width * THUMBNAIL_SIDE / longest))
