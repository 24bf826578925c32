"""Queries that insert images, release them for deletion from storage, and delete their rows."""

from collections.abc import Collection, Sequence
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import and_, bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationInput, GenerationTask, Step
from db.models.media.images import Image
from db.models.media.uploads import Upload
from db.records.images import ImageRecord
from db.records.rows import RowReader
from db.upsert import insert_for

IMAGE = RowReader(ImageRecord, Image)
_INSERT = insert(Image)
_BY_ID = select(*IMAGE.columns).where(Image.id == bindparam("id"))


async def insert_image(connection: AsyncConnection, image: ImageRecord, *, user_id: str, now: datetime) -> None:
    await connection.execute(_INSERT, asdict(image) | {"user_id": user_id, "created_at": now})


async def insert_released(connection: AsyncConnection, image: ImageRecord, *, user_id: str, now: datetime) -> None:
    """Insert an image that is to be deleted from storage; do nothing if another row has its storage key."""
    row = asdict(image) | {"user_id": user_id, "created_at": now, "erase_at": now}
    inserted = insert_for(connection, Image, **row)
    await connection.execute(inserted.on_conflict_do_nothing(index_elements=[Image.storage_key]))


async def by_id(connection: AsyncConnection, image_id: str) -> ImageRecord | None:
    """Return an image of any owner, even if its objects are to be deleted."""
    return IMAGE.first(await connection.execute(_BY_ID, {"id": image_id}))


async def add_renditions(connection: AsyncConnection, image_id: str, seed: str, bits: int, *, placeholder: str) -> bool:
    """Note stored renditions, and the placeholder if there is none.

    Return False if the image has another seed by now, or is to be deleted.
    """
    statement = (
        update(Image)
        .where(Image.id == image_id, Image.rendition_seed == seed, Image.erase_at.is_(None))
        .values(
            renditions=Image.renditions.bitwise_or(bits),
            placeholder=func.coalesce(Image.placeholder, placeholder),
        )
    )
    return (await connection.execute(statement)).rowcount == 1


async def give_rendition_seed(connection: AsyncConnection, image_id: str, seed: str) -> bool:
    """Set the seed of an image that an older version stored; False if it has one, or is to be deleted."""
    wanted = (Image.id == image_id, Image.rendition_seed.is_(None), Image.erase_at.is_(None))
    return (await connection.execute(update(Image).where(*wanted).values(rendition_seed=seed))).rowcount == 1


async def by_ids(connection: AsyncConnection, image_ids: Collection[str]) -> dict[str, ImageRecord]:
    """Return the images with these ids, as ``by_id``; without ids, no statement runs."""
    if not image_ids:
        return {}
    statement = select(*IMAGE.columns).where(Image.id.in_(image_ids))
    return {image.id: image for image in IMAGE.records(await connection.execute(statement))}


async def release(connection: AsyncConnection, image_ids: list[str], now: datetime) -> None:
    """Mark the objects of these images for deletion from storage."""
    statement = update(Image).where(Image.id.in_(image_ids), Image.erase_at.is_(None)).values(erase_at=now)
    await connection.execute(statement)


async def release_unused(connection: AsyncConnection, image_ids: list[str], now: datetime) -> None:
    """Release the images among these that no upload and no undeleted creation uses.

    Their rows are locked first: if two transactions stop using an image at once, the second sees the first's change.
    """
    mine = select(Image.id).where(Image.id.in_(image_ids)).order_by(Image.id)
    await connection.execute(mine.with_for_update(key_share=True))
    shown = exists().where(
        or_(GenerationTask.original_image_id == Image.id, GenerationTask.generated_image_id == Image.id),
        GenerationTask.deleted_at.is_(None),
    )
    of_shown = and_(GenerationTask.id == GenerationInput.generation_id, GenerationTask.deleted_at.is_(None))
    further = exists().where(GenerationInput.image_id == Image.id, of_shown)
    uploaded = exists().where(Upload.image_id == Image.id)
    unused = update(Image).where(Image.id.in_(image_ids), Image.erase_at.is_(None), ~shown, ~further, ~uploaded)
    await connection.execute(unused.values(erase_at=now))


async def by_keys(connection: AsyncConnection, keys: Sequence[str]) -> list[ImageRecord]:
    """Return the images whose storage keys are among these."""
    return IMAGE.records(await connection.execute(select(*IMAGE.columns).where(Image.storage_key.in_(keys))))


async def to_erase(connection: AsyncConnection, now: datetime, *, limit: int) -> list[ImageRecord]:
    """Return released images that are due for deletion and that no generation still has to copy."""
    preparing = GenerationTask.step == Step.PREPARE
    wanted = exists().where(GenerationTask.source_image_id == Image.id, preparing)
    of_preparing = and_(GenerationTask.id == GenerationInput.generation_id, preparing)
    further = exists().where(GenerationInput.source_image_id == Image.id, of_preparing)
    statement = (
        select(*IMAGE.columns).where(Image.erase_at <= now, ~wanted, ~further).order_by(Image.erase_at).limit(limit)
    )
    return IMAGE.records(await connection.execute(statement))


async def postpone_erasing(connection: AsyncConnection, image_id: str, until: datetime) -> None:
    await connection.execute(update(Image).where(Image.id == image_id).values(erase_at=until))


async def forget(connection: AsyncConnection, image_id: str) -> None:
    """Delete the row of an image whose objects are deleted, and all references to it.

    Generations with this source get a placeholder address, so a retry fails instead of using the prompt alone.
    """
    for table in (GenerationTask, GenerationInput):
        made_from_it = update(table).where(table.source_image_id == image_id)
        await connection.execute(made_from_it.values(source_image_id=None, source_url=f"urn:image:{image_id}"))
    for column in (GenerationTask.original_image_id, GenerationTask.generated_image_id, GenerationInput.image_id):
        await connection.execute(update(column.class_).where(column == image_id).values({column: None}))
    await connection.execute(update(Upload).where(Upload.image_id == image_id).values(image_id=None))
    await connection.execute(delete(Image).where(Image.id == image_id))
