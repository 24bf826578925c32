"""Queries that reserve, fill, use, expire and delete uploads."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import and_, case, delete, exists, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from db.models.creations import GenerationInput, GenerationTask, Step
from db.models.media.images import Image
from db.models.media.uploads import Upload
from db.records.images import UploadRecord
from db.records.rows import RowReader

_UPLOAD = RowReader(UploadRecord, Upload)


async def insert_upload(connection: AsyncConnection, upload: UploadRecord) -> None:
    await connection.execute(insert(Upload), asdict(upload))


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, UploadRecord]:
    """Return the uploads of a user with these ids; without ids, no statement runs."""
    if not ids:
        return {}
    statement = select(*_UPLOAD.columns).where(Upload.user_id == user_id, Upload.id.in_(ids))
    return {upload.id: upload for upload in _UPLOAD.records(await connection.execute(statement))}


async def by_key(connection: AsyncConnection, storage_key: str) -> UploadRecord | None:
    statement = select(*_UPLOAD.columns).where(Upload.storage_key == storage_key)
    return _UPLOAD.first(await connection.execute(statement))


async def fill(connection: AsyncConnection, upload_id: str, image_id: str) -> bool:
    """Set the image of an upload; False if it has one already."""
    statement = update(Upload).where(Upload.id == upload_id, Upload.image_id.is_(None)).values(image_id=image_id)
    return (await connection.execute(statement)).rowcount == 1


async def fill_with_kept(connection: AsyncConnection, upload_id: str, image_id: str) -> UploadRecord | None:
    """Set an existing image for an upload without one, and return the upload; None if either is unavailable."""
    # Lock the image, so that the deletion of a creation cannot release it meanwhile.
    kept = select(Image.id).where(Image.id == image_id, Image.erase_at.is_(None)).with_for_update(key_share=True)
    if (await connection.execute(kept)).first() is None:
        return None
    empty = update(Upload).where(Upload.id == upload_id, Upload.image_id.is_(None))
    return _UPLOAD.first(await connection.execute(empty.values(image_id=image_id).returning(*_UPLOAD.columns)))


async def take(
    connection: AsyncConnection, user_id: str, ids: Sequence[str], now: datetime, until: datetime
) -> dict[str, UploadRecord]:
    """Mark a user's uploads as used by a generation, and keep each at least ``until`` then.

    Missing and expired uploads are left out. The rows stay locked until the end of the transaction.
    """
    if not ids:
        return {}
    if len(ids) > 1:
        # An update locks rows in any order, and two requests with the same uploads would wait for each other.
        mine = select(Upload.id).where(Upload.id.in_(ids), Upload.user_id == user_id).order_by(Upload.id)
        await connection.execute(mine.with_for_update())
    longer = case((Upload.expires_at < until, literal(until, Upload.expires_at.type)), else_=Upload.expires_at)
    statement = (
        update(Upload)
        .where(Upload.id.in_(ids), Upload.user_id == user_id, Upload.expires_at > now)
        .values(used_at=now, expires_at=longer)
        .returning(*_UPLOAD.columns)
    )
    return {upload.id: upload for upload in _UPLOAD.records(await connection.execute(statement))}


async def held_by(connection: AsyncConnection, user_id: str, now: datetime) -> list[UploadRecord]:
    """Return the uploads that count against a user's limits: unused ones first, then the most recently used.

    Used uploads count until they expire; an unused upload counts until it is deleted.
    """
    statement = (
        select(*_UPLOAD.columns)
        .where(Upload.user_id == user_id, or_(Upload.used_at.is_(None), Upload.expires_at > now))
        .order_by(Upload.used_at.is_(None).desc(), Upload.used_at.desc(), Upload.id)
    )
    return _UPLOAD.records(await connection.execute(statement))


async def end(connection: AsyncConnection, upload_ids: Sequence[str], now: datetime) -> int:
    """Expire used uploads now and return their number; skip those locked or still needed by a generation."""
    free = (
        select(Upload.id)
        .where(Upload.id.in_(upload_ids), Upload.used_at.is_not(None), ~_is_needed())
        .with_for_update(skip_locked=True, key_share=True)
        .cte("free")
    )
    statement = update(Upload).where(Upload.id.in_(select(free.c.id))).values(expires_at=now)
    return (await connection.execute(statement)).rowcount


async def lock_over(connection: AsyncConnection, now: datetime, *, limit: int) -> list[UploadRecord]:
    """Lock and return expired uploads that no generation still needs, oldest first."""
    statement = (
        select(*_UPLOAD.columns)
        .where(Upload.expires_at <= now, ~_is_needed())
        .order_by(Upload.expires_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return _UPLOAD.records(await connection.execute(statement))


async def lock_every(connection: AsyncConnection, user_id: str, *, limit: int) -> list[UploadRecord]:
    """Lock and return uploads of a user that no generation still needs."""
    statement = select(*_UPLOAD.columns).where(Upload.user_id == user_id, ~_is_needed())
    return _UPLOAD.records(await connection.execute(statement.order_by(Upload.id).limit(limit).with_for_update()))


async def forget(connection: AsyncConnection, upload_id: str) -> None:
    """Delete an upload and all references to it.

    Generations with this source get a placeholder address, so a retry fails instead of using the prompt alone.
    """
    for table in (GenerationTask, GenerationInput):
        mentioned = update(table).where(table.source_upload_id == upload_id)
        await connection.execute(mentioned.values(source_upload_id=None, source_url=f"urn:upload:{upload_id}"))
    await connection.execute(delete(Upload).where(Upload.id == upload_id))


def _is_needed() -> ColumnElement[bool]:
    preparing = GenerationTask.step == Step.PREPARE
    of_preparing = and_(GenerationTask.id == GenerationInput.generation_id, preparing)
    return or_(
        exists().where(GenerationTask.source_upload_id == Upload.id, preparing),
        exists().where(GenerationInput.source_upload_id == Upload.id, of_preparing),
    )
