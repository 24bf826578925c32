"""Queries for exports of creations: the creations that a user chooses, with the sizes of their images."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask
from db.models.media.images import Image
from db.queries.creations.filters import Filter
from db.queries.creations.searches import search
from db.records.rows import RowReader


class ChosenCreation(Struct, frozen=True):
    """A creation to export; ``byte_size`` is None if it has no image."""

    id: str
    byte_size: int | None


_CHOSEN = RowReader(ChosenCreation, GenerationTask, byte_size=Image.byte_size)
_SELECT = (
    select(*_CHOSEN.columns)
    .outerjoin(Image, Image.id == GenerationTask.generated_image_id)
    .where(GenerationTask.deleted_at.is_(None))
)


async def by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, ChosenCreation]:
    """Return a user's creations with these ids."""
    rows = await connection.execute(_SELECT.where(GenerationTask.user_id == user_id, GenerationTask.id.in_(ids)))
    return {each.id: each for each in _CHOSEN.records(rows)}


async def newest(connection: AsyncConnection, user_id: str, wanted: Filter, *, limit: int) -> list[ChosenCreation]:
    """Return a user's newest creations with an image that match a filter, up to ``limit``."""
    statuses = wanted.statuses
    if statuses is not None and CreationStatus.SUCCESS not in statuses:
        return []
    with_image = replace(wanted, statuses=(CreationStatus.SUCCESS,))
    if wanted.is_search:
        ids = (await search(connection, user_id, with_image)).ids[:limit]
        found = await by_ids(connection, user_id, ids)
        return [found[each] for each in ids if each in found]
    owner, key = GenerationTask.user_id, GenerationTask.id
    # A range, for the reason given in ``pagination.cut``.
    mine = _SELECT.where(owner >= user_id, owner <= user_id).order_by(owner.desc(), key.desc()).limit(limit)
    narrowed = with_image.narrow(mine, on_sqlite=connection.dialect.name == "sqlite")
    return _CHOSEN.records(await connection.execute(narrowed))
