"""Queries for the rows that name stored objects."""

from collections.abc import Collection

from sqlalchemy import CompoundSelect, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationInput, GenerationTask
from db.models.media.erasures import Erasure
from db.models.media.images import Image
from db.models.media.uploads import Upload
from db.models.shares import Share


async def named_keys(connection: AsyncConnection, keys: Collection[str], ids: Collection[str]) -> set[str]:
    """Return the keys among ``keys`` that an image, an upload, a share or a planned erasure has.

    ``ids`` are the creations and uploads whose ids are in the keys: their images have most of the thumbnails.
    """
    images = select(Image.storage_key, Image.thumbnail_key).where(
        or_(Image.storage_key.in_(keys), Image.id.in_(_image_ids(ids)))
    )
    found = {key for row in await connection.execute(images) for key in row}
    for column in (Upload.storage_key, Share.storage_key, Erasure.storage_key):
        found.update(await connection.scalars(select(column).where(column.in_(keys))))
    named = found.intersection(keys)
    # The keys of thumbnails have no index: this reads the whole table, but rarely.
    if rest := set(keys) - named:
        named.update(await connection.scalars(select(Image.thumbnail_key).where(Image.thumbnail_key.in_(rest))))
    return named


async def seeds_of(connection: AsyncConnection, creation_ids: Collection[str]) -> list[tuple[str, str, int]]:
    """Return ids, seeds and numbers of further inputs of the creations among these that have a seed."""
    statement = select(GenerationTask.id, GenerationTask.storage_seed, GenerationTask.further_inputs)
    seeded = statement.where(GenerationTask.id.in_(creation_ids), GenerationTask.storage_seed.is_not(None))
    return [(row.id, row.storage_seed or "", row.further_inputs) for row in await connection.execute(seeded)]


def _image_ids(ids: Collection[str]) -> CompoundSelect[str | None]:
    return union_all(
        select(GenerationTask.original_image_id).where(GenerationTask.id.in_(ids)),
        select(GenerationTask.generated_image_id).where(GenerationTask.id.in_(ids)),
        select(GenerationInput.image_id).where(GenerationInput.generation_id.in_(ids)),
        select(Upload.image_id).where(Upload.id.in_(ids)),
    )
