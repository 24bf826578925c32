"""Uploads: reserving, filling and taking them."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from db.models.creations import GenerationTask, Step
from db.models.uploads import Upload
from db.records.images import UploadRecord

_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Upload.id,
    Upload.user_id,
    Upload.storage_key,
    Upload.content_type,
    Upload.byte_size,
    Upload.image_id,
    Upload.used_at,
    Upload.expires_at,
)


async def insert_upload(connection: AsyncConnection, upload: UploadRecord, now: datetime) -> None:
    await connection.execute(
        insert(Upload),
        {
            "id": upload.id,
            "user_id": upload.user_id,
            "storage_key": upload.storage_key,
            "content_type": upload.content_type,
            "byte_size": upload.byte_size,
            "expires_at": upload.expires_at,
            "created_at": now,
        },
    )


async def owned_by(connection: AsyncConnection, user_id: str, upload_id: str) -> UploadRecord | None:
    statement = select(*_COLUMNS).where(Upload.id == upload_id, Upload.user_id == user_id)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else UploadRecord(*row)


async def by_key(connection: AsyncConnection, storage_key: str) -> UploadRecord | None:
    statement = select(*_COLUMNS).where(Upload.storage_key == storage_key)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else UploadRecord(*row)


async def fill(connection: AsyncConnection, upload_id: str, image_id: str) -> bool:
    """Say which image an upload turned out to be; False when it is filled already."""
    statement = update(Upload).where(Upload.id == upload_id, Upload.image_id.is_(None)).values(image_id=image_id)
    return (await connection.execute(statement)).rowcount == 1


async def take(connection: AsyncConnection, upload_id: str, now: datetime) -> bool:
    """Take an upload for a generation; False when another has taken it."""
    statement = update(Upload).where(Upload.id == upload_id, Upload.used_at.is_(None)).values(used_at=now)
    return (await connection.execute(statement)).rowcount == 1


async def over(connection: AsyncConnection, before: datetime, *, limit: int) -> list[UploadRecord]:
    """Return uploads that expired before a moment and that no generation still needs, oldest first."""
    statement = select(*_COLUMNS).where(Upload.expires_at < before, ~_needed()).order_by(Upload.expires_at).limit(limit)
    return [UploadRecord(*row) for row in await connection.execute(statement)]


async def forget(connection: AsyncConnection, upload_id: str) -> UploadRecord | None:
    """Delete an upload and every mention of it, and return it as it was; None when a generation needs it after all.

    What was to be made from it keeps a name that leads nowhere: tried again, it is not made from words alone.
    """
    needed = select(Upload.id).where(Upload.id == upload_id, _needed())
    if (await connection.execute(needed)).first() is not None:
        return None
    mentioned = update(GenerationTask).where(GenerationTask.source_upload_id == upload_id)
    await connection.execute(mentioned.values(source_upload_id=None, source_url=f"urn:upload:{upload_id}"))
    row = (await connection.execute(delete(Upload).where(Upload.id == upload_id).returning(*_COLUMNS))).one_or_none()
    return None if row is None else UploadRecord(*row)


def _needed() -> ColumnElement[bool]:
    return exists().where(GenerationTask.source_upload_id == Upload.id, GenerationTask.step == Step.PREPARE)
