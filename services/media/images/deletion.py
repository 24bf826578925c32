"""Deletion of stored objects that are no longer needed, with retries until it succeeds.

Before an object is stored, a row names it: its image, its upload, its generation's seed, or a planned erasure. So if
a process dies at any moment, a later sweep finds every object that it left.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries.generations import seeds
from db.queries.media import erasures as erasure_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.images import ImageRecord, UploadRecord
from services.clock import now
from services.media.images import keys
from services.media.storage.base import Storage, StorageError

AT_ONCE = 50
RETRY_AFTER = timedelta(minutes=1)
# Far longer than the 10 minutes after which a step is given up: no step of an ended generation can still store objects.
LEFTOVERS_AFTER = timedelta(hours=1)
# An upload to a bucket may begin just before its address expires; 30 MB over a day is 360 bytes a second.
LATE_BYTES_AFTER = timedelta(hours=24)

_log = logging.getLogger("atelier.erasing")


def objects_of(image: ImageRecord) -> tuple[str, ...]:
    """Return the keys of all objects of an image."""
    # Also of renditions that the row does not have: a worker may have stored them before it was killed.
    rest = keys.rendition_keys(image.storage_key, image.rendition_seed)
    return tuple(dict.fromkeys((image.storage_key, image.thumbnail_key, *rest)))


async def erase_released(database: Database, storage: Storage) -> int:
    """Delete released images from storage and then their records; return the number of deleted images.

    It can be interrupted and repeated: deleting a missing object is no error, and a record is deleted after its bytes.
    """
    async with database.read() as connection:
        images = await image_queries.to_erase(connection, now(), limit=AT_ONCE)
    erased = 0
    for image in images:
        try:
            await storage.delete(*objects_of(image))
        except StorageError as error:
            _log.warning("erasing %s failed: %s", image.storage_key, error)
            await database.transact(image_queries.postpone_erasing, image.id, now() + RETRY_AFTER)
            continue
        await database.transact(image_queries.forget, image.id)
        erased += 1
    return erased


async def erase_planned(database: Database, storage: Storage) -> int:
    """Delete the objects with a planned erasure that is due; return the number of deleted objects."""
    erased = 0
    for erasure in await database.transact(erasure_queries.begin, now(), limit=AT_ONCE):
        try:
            await storage.delete(erasure.storage_key)
        except StorageError as error:
            # The erasure stays, and is due again in a few minutes.
            _log.warning("erasing %s failed: %s", erasure.storage_key, error)
            continue
        await database.transact(erasure_queries.finish, [erasure.id])
        erased += 1
    return erased


async def erase_leftovers(database: Database, storage: Storage) -> int:
    """Delete objects of ended generations that no image names; return the number of generations swept.

    They remain if a worker dies between storing and the commit, or if the second try of a step stores a picture of
    another type.
    """
    async with database.read() as connection:
        ended = await seeds.ended_with_seed(connection, now() - LEFTOVERS_AFTER, limit=AT_ONCE)
    swept = 0
    for creation_id, seed, further_inputs in ended:
        every = keys.every_key(creation_id, seed, further_inputs)
        async with database.read() as connection:
            named = {key for image in await image_queries.by_keys(connection, every) for key in objects_of(image)}
        try:
            await storage.delete(*(key for key in every if key not in named))
        except StorageError as error:
            _log.warning("erasing the leftovers of %s failed: %s", creation_id, error)
            break  # The storage is likely down; the next sweep begins with the same generation.
        await database.transact(seeds.forget_seed, creation_id)
        swept += 1
    return swept


async def forget_uploads(database: Database) -> int:
    """Delete expired uploads and plan the erasure of their bytes; return the number of uploads."""
    return await database.transact(_forget_uploads)


async def _forget_uploads(connection: AsyncConnection) -> int:
    moment = now()
    # A use of an upload locks its row and extends its life, so either the use or this deletion runs first.
    uploads = await upload_queries.lock_over(connection, moment, limit=AT_ONCE)
    await forget_these(connection, uploads, moment)
    return len(uploads)


async def forget_these(connection: AsyncConnection, uploads: Sequence[UploadRecord], moment: datetime) -> None:
    """Delete locked uploads and plan the erasure of their bytes."""
    for upload in uploads:
        await upload_queries.forget(connection, upload.id)
        if upload.image_id is not None:
            await image_queries.release_unused(connection, [upload.image_id], moment)
        # In a bucket, this key holds the client's bytes; a folder stores the picture under its image's key only.
        for at in (moment, moment + LATE_BYTES_AFTER):
            await erasure_queries.plan(connection, [upload.storage_key], at)
