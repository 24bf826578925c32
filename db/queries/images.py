"""Images: recording them, and finding those whose bytes are to leave storage."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserting import insert_for
from db.models.creations import GenerationTask, Step
from db.models.images import Image
from db.models.uploads import Upload
from db.records.images import ImageRecord

_COLUMNS = (
    Image.id,
    Image.storage_key,
    Image.thumbnail_key,
    Image.content_type,
    Image.width,
    Image.height,
    Image.byte_size,
)
_INSERT = insert(Image)
_BY_ID = select(*_COLUMNS).where(Image.id == bindparam("id"))


async def insert_image(connection: AsyncConnection, image: ImageRecord, *, user_id: str, now: datetime) -> None:
    await connection.execute(_INSERT, asdict(image) | {"user_id": user_id, "created_at": now})


async def insert_released(connection: AsyncConnection, image: ImageRecord, *, user_id: str, now: datetime) -> None:
    """Record an image whose bytes are to leave storage; where these are another's record's already, nothing happens."""
    row = asdict(image) | {"user_id": user_id, "created_at": now, "erase_at": now}
    inserted = insert_for(connection, Image, **row)
    await connection.execute(inserted.on_conflict_do_nothing(index_elements=[Image.storage_key]))


async def by_id(connection: AsyncConnection, image_id: str) -> ImageRecord | None:
    """Return an image, whoever owns it; its bytes may be on their way out of storage."""
    row = (await connection.execute(_BY_ID, {"id": image_id})).one_or_none()
    return None if row is None else ImageRecord(*row)


async def release(connection: AsyncConnection, image_ids: list[str], now: datetime) -> None:
    """Say that the bytes of these images are to leave storage."""
    statement = update(Image).where(Image.id.in_(image_ids), Image.erase_at.is_(None)).values(erase_at=now)
    await connection.execute(statement)


async def release_unused(connection: AsyncConnection, image_id: str, now: datetime) -> None:
    """Say that the bytes of this image are to leave storage, unless it is what a generation is made from."""
    used = exists().where(GenerationTask.original_image_id == image_id)
    await connection.execute(
        update(Image).where(Image.id == image_id, Image.erase_at.is_(None), ~used).values(erase_at=now)
    )


async def to_erase(connection: AsyncConnection, now: datetime, *, limit: int) -> list[ImageRecord]:
    """Return released images that no generation still has to copy."""
    wanted = exists().where(GenerationTask.source_image_id == Image.id, GenerationTask.step == Step.PREPARE)
    statement = select(*_COLUMNS).where(Image.erase_at <= now, ~wanted).order_by(Image.erase_at).limit(limit)
    return [ImageRecord(*row) for row in await connection.execute(statement)]


async def postpone_erasing(connection: AsyncConnection, image_id: str, until: datetime) -> None:
    await connection.execute(update(Image).where(Image.id == image_id).values(erase_at=until))


async def forget(connection: AsyncConnection, image_id: str) -> None:
    """Delete the record of an image whose bytes are gone, and every mention of it.

    What was to be made from it keeps a name that leads nowhere: tried again, it is not made from words alone.
    """
    made_from_it = update(GenerationTask).where(GenerationTask.source_image_id == image_id)
    await connection.execute(made_from_it.values(source_image_id=None, source_url=f"urn:image:{image_id}"))
    for column in (GenerationTask.original_image_id, GenerationTask.generated_image_id):
        await connection.execute(update(GenerationTask).where(column == image_id).values({column: None}))
    await connection.execute(update(Upload).where(Upload.image_id == image_id).values(image_id=None))
    await connection.execute(delete(Image).where(Image.id == image_id))
