"""Leases of generations: a claim writes a lease to the row, and each later change of the worker checks it.

A worker that has lost its lease changes nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, Update, and_, bindparam, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask
from db.records.creations import GenerationRecord
from db.records.rows import RowReader

GENERATION = RowReader(GenerationRecord, GenerationTask)


def parameter(name: str, key: str) -> BindParameter[Any]:
    """Return the parameter ``name`` with the type of a column, so that frequent statements are built only once."""
    return bindparam(name, type_=getattr(GenerationTask, key).type)


NOW = parameter("now", "due_at")
DUE = and_(GenerationTask.due_at <= NOW, or_(GenerationTask.leased_until.is_(None), GenerationTask.leased_until <= NOW))
HELD = and_(
    GenerationTask.id == bindparam("held_id"),
    GenerationTask.step == parameter("held_step", "step"),
    GenerationTask.lease == bindparam("held_lease"),
)
"""The condition for a generation to have the step and the lease of ``params``."""


def params(generation: GenerationRecord) -> dict[str, object]:
    return {"held_id": generation.id, "held_step": generation.step, "held_lease": generation.lease}


def lease_statement(candidates: Select[str], **values: Any) -> Update:
    """Return the statement that leases the candidates that no other transaction has locked, and sets ``values``."""
    # FOR NO KEY UPDATE, as everywhere: a plain FOR UPDATE would block inserts of rows that refer to these.
    candidates = candidates.with_for_update(skip_locked=True, key_share=True, of=GenerationTask)
    # A CTE, because PostgreSQL could otherwise run the subquery again for rows that changed meanwhile.
    chosen = candidates.cte("chosen")
    return (
        update(GenerationTask)
        .where(GenerationTask.id.in_(select(chosen.c.id)))
        .values(lease=bindparam("by"), leased_until=parameter("until", "leased_until"), **values)
        .returning(*GENERATION.columns)
    )


async def by_id(connection: AsyncConnection, creation_id: str) -> GenerationRecord | None:
    """Return an unfinished generation of any owner."""
    statement = select(*GENERATION.columns).where(GenerationTask.id == creation_id, GenerationTask.step.is_not(None))
    return GENERATION.first(await connection.execute(statement))


async def extend(connection: AsyncConnection, generations: Sequence[GenerationRecord], until: datetime) -> None:
    """Extend the leases of generations; lost leases are skipped."""
    of_these = tuple_(GenerationTask.id, GenerationTask.step, GenerationTask.lease).in_(
        [(generation.id, generation.step, generation.lease) for generation in generations]
    )
    await connection.execute(update(GenerationTask).where(of_these).values(leased_until=until))


_LOCK = select(GenerationTask.id).where(HELD).with_for_update(key_share=True)
_LOCK_ROW = select(GenerationTask.id).where(GenerationTask.id == bindparam("id")).with_for_update(key_share=True)


async def lock(connection: AsyncConnection, generation: GenerationRecord) -> bool:
    """Lock a leased generation's row until the end of the transaction; False if the lease was lost."""
    return (await connection.execute(_LOCK, params(generation))).first() is not None


async def lock_row(connection: AsyncConnection, creation_id: str) -> bool:
    """Lock a generation's row until the end of the transaction, regardless of leases; False if it does not exist.

    This waits for concurrent writes to the row, so later statements see them.
    """
    return (await connection.execute(_LOCK_ROW, {"id": creation_id})).first() is not None
