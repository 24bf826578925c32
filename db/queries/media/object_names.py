"""Queries for the rows that name stored objects."""

from collections.abc import Collection

from sqlalchemy import CompoundSelect, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationInput, GenerationTask
from db.models.media.erasures import Erasure
from db.models.media.images import Image
from db.models.media.renders import Render
from db.models.media.uploads import Upload
from db.models.shares import Share
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord


async def images_of(connection: AsyncConnection, keys: Collection[str], ids: Collection[str]) -> list[ImageRecord]:
    """Return the images that have a storage key among ``keys``, and those of the creations and uploads ``ids``."""
    statement = select(*IMAGE.columns).where(or_(Image.storage_key.in_(keys), Image.id.in_(_image_ids(ids))))
    return IMAGE.records(await connection.execute(statement))


async def images_under(connection: AsyncConnection, paths: Collection[str]) -> list[ImageRecord]:
    """Return the images whose storage keys begin with one of these paths; this reads the whole table."""
    begin = [func.substr(Image.storage_key, 1, length).in_(some) for length, some in _by_length(paths).items()]
    return IMAGE.records(await connection.execute(select(*IMAGE.columns).where(or_(*begin)))) if begin else []


async def renders_under(connection: AsyncConnection, paths: Collection[str]) -> list[tuple[str, str]]:
    """Return the storage keys and seeds of the renders whose storage keys begin with one of these paths."""
    begin = [func.substr(Render.storage_key, 1, length).in_(some) for length, some in _by_length(paths).items()]
    if not begin:
        return []
    rows = await connection.execute(select(Render.storage_key, Render.rendition_seed).where(or_(*begin)))
    return [(row.storage_key, row.rendition_seed) for row in rows]


def _by_length(paths: Collection[str]) -> dict[int, list[str]]:
    return {length: [each for each in paths if len(each) == length] for length in {len(each) for each in paths}}


async def named_keys(connection: AsyncConnection, keys: Collection[str]) -> set[str]:
    """Return the keys among ``keys`` that an upload, a share or a planned erasure has, or an image of its thumbnail."""
    named: set[str] = set()
    for column in (Upload.storage_key, Share.storage_key, Erasure.storage_key):
        named.update(await connection.scalars(select(column).where(column.in_(keys))))
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
