"""Erasing: the bytes of what was deleted leave storage, however often that takes."""

import logging
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from services.clock import now
from services.storage.base import Storage, StorageError

AT_ONCE = 50
RETRY_AFTER = timedelta(minutes=1)
# Uploads are kept a while beyond their time: a generation may have just taken one.
UPLOAD_GRACE = timedelta(hours=24)

_log = logging.getLogger("atelier.erasing")


async def erase_released(database: Database, storage: Storage) -> int:
    """Remove released images from storage and then their records; return how many are gone.

    Twice, or half: removing what is gone is no error, and a record goes only after its bytes.
    """
    async with database.read() as connection:
        images = await image_queries.to_erase(connection, now(), limit=AT_ONCE)
    erased = 0
    for image in images:
        try:
            await storage.delete(image.storage_key, image.thumbnail_key)
        except StorageError as error:
            _log.warning("erasing %s failed: %s", image.storage_key, error)
            await database.transact(image_queries.postpone_erasing, image.id, now() + RETRY_AFTER)
            continue
        await database.transact(image_queries.forget, image.id)
        erased += 1
    return erased


async def forget_uploads(database: Database, storage: Storage) -> int:
    """Remove uploads whose time is over, with their bytes where no generation took them; return how many."""
    async with database.read() as connection:
        uploads = await upload_queries.over(connection, now() - UPLOAD_GRACE, limit=AT_ONCE)
    forgotten = 0
    for upload in uploads:
        try:
            # What a client sent straight to a bucket lies here; a folder keeps it under the image's own key.
            await storage.delete(upload.storage_key)
        except StorageError as error:
            _log.warning("removing %s failed: %s", upload.storage_key, error)
            continue
        forgotten += await database.transact(_forget, upload.id)
    return forgotten


async def _forget(connection: AsyncConnection, upload_id: str) -> bool:
    upload = await upload_queries.forget(connection, upload_id)
    if upload is None:
        return False
    # A generation may have taken it, since it was found to be over, or without its image, while that was coming.
    if upload.image_id is not None:
        await image_queries.release_unused(connection, upload.image_id, now())
    return True
