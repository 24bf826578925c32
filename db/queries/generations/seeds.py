"""The seeds of storage keys, with which objects are found that no row names."""

from datetime import datetime

from sqlalchemy import and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask
from db.queries.generations import leases
from db.queries.generations.leases import HELD
from db.records.creations import GenerationRecord


async def give_seed(connection: AsyncConnection, generation: GenerationRecord, seed: str) -> str | None:
    """Set the seed of a leased generation's storage keys if it has none, and return its seed; None: lease lost."""
    statement = (
        update(GenerationTask)
        .where(HELD)
        .values(storage_seed=func.coalesce(GenerationTask.storage_seed, seed))
        .returning(GenerationTask.storage_seed)
    )
    found: str | None = await connection.scalar(statement, leases.params(generation))
    return found


async def ended_with_seed(connection: AsyncConnection, before: datetime, *, limit: int) -> list[tuple[str, str, int]]:
    """Return ids, seeds and numbers of further inputs of ended generations that may have left objects in storage.

    They ended by ``before``.
    """
    statement = (
        select(GenerationTask.id, GenerationTask.storage_seed, GenerationTask.further_inputs)
        .where(
            GenerationTask.step.is_(None),
            GenerationTask.storage_seed.is_not(None),
            GenerationTask.completed_at <= before,
        )
        .order_by(GenerationTask.completed_at)
        .limit(limit)
    )
    return [(row.id, row.storage_seed or "", row.further_inputs) for row in await connection.execute(statement)]


async def forget_seed(connection: AsyncConnection, creation_id: str) -> None:
    """Clear the seed of an ended generation, once no object remains whose key only the seed can give."""
    ended = and_(GenerationTask.id == creation_id, GenerationTask.step.is_(None))
    await connection.execute(update(GenerationTask).where(ended).values(storage_seed=None))
