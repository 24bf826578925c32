"""Uploads: reserving a place for an image, and taking in what is sent there."""

import logging
from datetime import timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from db.records.images import ImageRecord, UploadRecord
from services.clock import now
from services.errors import InvalidInput
from services.images import keeping
from services.images.inspection import ImageFacts
from services.storage.base import EXTENSIONS, Storage, StorageError, UploadConflict, UploadTarget

MAX_BYTES = 30 * 2**20
LIFETIME = timedelta(hours=1)

_log = logging.getLogger("atelier.uploads")


async def create(
    database: Database, storage: Storage, *, content_type: str, byte_size: int, user_id: str
) -> tuple[UploadRecord, UploadTarget]:
    """Reserve a place for one image of the user's and say how to send it.

    Raises:
        InvalidInput: the type or the size is not taken; nothing was written.
    """
    if content_type not in EXTENSIONS:
        raise InvalidInput("The image must be a JPEG, PNG or WebP.", path=["input", "contentType"])
    if not 0 < byte_size <= MAX_BYTES:
        raise InvalidInput(f"The image must have 1 to {MAX_BYTES} bytes.", path=["input", "byteSize"])
    upload_id = new_id("upl")
    moment = now()
    upload = UploadRecord(
        id=upload_id,
        user_id=user_id,
        storage_key=f"uploads/{upload_id}{EXTENSIONS[content_type]}",
        content_type=content_type,
        byte_size=byte_size,
        image_id=None,
        used_at=None,
        expires_at=moment + LIFETIME,
    )
    await database.transact(upload_queries.insert_upload, upload, moment)
    return upload, target(storage, upload)


def target(storage: Storage, upload: UploadRecord) -> UploadTarget:
    """Say how the bytes of an upload are to be sent."""
    return storage.upload_target(
        upload.storage_key,
        content_type=upload.content_type,
        byte_size=upload.byte_size,
        expires_at=upload.expires_at,
    )


async def may_have_come(storage: Storage, upload: UploadRecord) -> bool:
    """Say whether there may be bytes of an upload: once its time is over no more can come, so then it is looked.

    A bucket tells nobody what was sent to it. One that cannot be asked is given the benefit of the doubt:
    preparing the generation finds out, and gives the credits back.
    """
    if upload.image_id is not None or now() < upload.expires_at:
        return True
    try:
        return await storage.size(upload.storage_key) is not None
    except StorageError as error:
        _log.warning("looking for %s failed: %s", upload.storage_key, error)
        return True


async def receive(database: Database, storage: Storage, key: str, path: Path, facts: ImageFacts) -> None:
    """Keep the bytes that were sent for the upload of this key, once they were found to be an image.

    Raises:
        UploadConflict: there is no such upload any more, or it has its image already.
        StorageError: not stored; it can be sent again.
    """
    async with database.read() as connection:
        upload = await upload_queries.by_key(connection, key)
    if upload is None:
        raise UploadConflict("There is no such upload.")
    if upload.image_id is not None or upload.used_at is not None:
        raise UploadConflict("This upload has its image already.")
    # Keys of its own: of two that are sent at once, one is kept and the other's objects are removed.
    try:
        image = await keeping.keep(storage, path, facts, stem=f"originals/{new_id('img')}")
    except OSError as error:
        raise StorageError(f"no thumbnail could be written: {error}") from error
    if not await database.transact(_fill, upload, image):
        raise UploadConflict("This upload has its image already.")


async def _fill(connection: AsyncConnection, upload: UploadRecord, image: ImageRecord) -> bool:
    await image_queries.insert_image(connection, image, user_id=upload.user_id, now=now())
    kept = await upload_queries.fill(connection, upload.id, image.id)
    if not kept:
        await image_queries.release(connection, [image.id], now())
    return kept
