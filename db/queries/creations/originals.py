"""Queries for the further input images of creations; the first one is a part of the creation."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask
from db.models.images import Image
from db.models.inputs import GenerationInput
from db.records.images import ImageRecord
from db.records.rows import RowReader

_IMAGE = RowReader(ImageRecord, Image)


async def further_by_ids(
    connection: AsyncConnection, user_id: str, ids: Sequence[str]
) -> dict[str, tuple[ImageRecord, ...]]:
    """Return the stored further input images of a user's creations, in order, by the creation's id."""
    statement = (
        select(GenerationInput.generation_id, *_IMAGE.columns)
        .join(GenerationTask, GenerationTask.id == GenerationInput.generation_id)
        .join(Image, Image.id == GenerationInput.image_id)
        .where(
            GenerationInput.generation_id.in_(ids),
            GenerationTask.user_id == user_id,
            GenerationTask.deleted_at.is_(None),
        )
        .order_by(GenerationInput.generation_id, GenerationInput.position)
    )
    found: dict[str, tuple[ImageRecord, ...]] = {}
    for creation_id, *columns in await connection.execute(statement):
        found[creation_id] = (*found.get(creation_id, ()), _IMAGE.record(columns))
    return found
