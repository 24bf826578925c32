"""Queries that find images under old storage keys and change an image's keys in all rows."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask
from db.models.media.images import Image
from db.queries.media import cleaning
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord


class EndedGeneration(Struct, frozen=True):
    """A generation that has ended, and whether it has an input and a result image."""

    id: str
    has_original: bool
    has_generated: bool


async def kept_images(connection: AsyncConnection, after: str, *, limit: int) -> list[ImageRecord]:
    """Return images that are not to be deleted, with ids after ``after``, in order of id."""
    statement = select(*IMAGE.columns).where(Image.id > after, Image.erase_at.is_(None))
    return IMAGE.records(await connection.execute(statement.order_by(Image.id).limit(limit)))


async def kept(connection: AsyncConnection, image_id: str) -> ImageRecord | None:
    """Return an image; None if it is gone, or is to be deleted."""
    statement = select(*IMAGE.columns).where(Image.id == image_id, Image.erase_at.is_(None))
    return IMAGE.first(await connection.execute(statement))


async def ended_without_images(connection: AsyncConnection, after: str, *, limit: int) -> list[EndedGeneration]:
    """Return failed and canceled generations with ids after ``after``, in order of id."""
    statement = (
        select(
            GenerationTask.id,
            GenerationTask.original_image_id.is_not(None),
            GenerationTask.generated_image_id.is_not(None),
        )
        .where(
            GenerationTask.id > after,
            GenerationTask.status.in_([CreationStatus.FAILED, CreationStatus.CANCELED]),
        )
        .order_by(GenerationTask.id)
        .limit(limit)
    )
    return [EndedGeneration(*row) for row in await connection.execute(statement)]


async def change_keys(
    connection: AsyncConnection, image: ImageRecord, new: tuple[str, str], *, address: str, now: datetime
) -> bool:
    """Change an image's keys in its row, in its generations and in their events; False if it has changed meanwhile."""
    rekeyed = replace(image, storage_key=new[0], thumbnail_key=new[1])
    return await cleaning.replace(connection, image, rekeyed, address=address, now=now)
