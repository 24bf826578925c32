"""Transitions of a leased generation to its next step, to a later try of the same step, or to its end.

Each also writes its moment of the generation's timeline.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Update, case, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from db.models.creations import CreationStatus, GenerationTask, Step
from db.models.timelines import MomentKind
from db.queries.generations import leases, moments
from db.queries.generations.leases import HELD, parameter
from db.queries.generations.moments import Note
from db.records.creations import GenerationRecord


def transition_values(step: Step | None, status: CreationStatus, now: datetime) -> dict[str, object]:
    """Return the columns to set when a generation enters ``step``, or when it ends (``step`` None)."""
    return {
        "step": step,
        "step_at": now,
        "status": status,
        "due_at": None if step is None else now,
        "attempts": 0,
        "lease": None,
        "leased_until": None,
        "updated_at": now,
        "completed_at": now if step is None else None,
    }


@lru_cache
def advance_statement(keys: frozenset[str]) -> Update:
    """Return the statement that sets these columns of a leased generation from parameters named ``new_{column}``."""
    values = {key: parameter(f"new_{key}", key) for key in sorted(keys)}
    return update(GenerationTask).where(HELD).values(version=GenerationTask.version + 1, **values)


def advancing_params(generation: GenerationRecord, values: Mapping[str, object]) -> dict[str, object]:
    return leases.params(generation) | {f"new_{key}": value for key, value in values.items()}


@lru_cache
def _advance_with_version(keys: frozenset[str]) -> ReturningUpdate[int]:
    return advance_statement(keys).returning(GenerationTask.version)


async def advance(connection: AsyncConnection, generation: GenerationRecord, values: Mapping[str, object]) -> bool:
    """Set columns of a leased generation, such as ``transition_values``; False if the lease was lost."""
    given = advancing_params(generation, values)
    version = await connection.scalar(_advance_with_version(frozenset(values)), given)
    if version is None:
        return False
    moment = moments.end_of_step(generation, values)
    await moments.append(connection, generation.id, version, MomentKind.STEP, moment)
    return True


async def forget_attempts(connection: AsyncConnection, generation: GenerationRecord) -> bool:
    """Set the failed attempts of a leased generation to 0 and lock its row; False if the lease was lost."""
    statement = update(GenerationTask).where(HELD).values(attempts=0)
    return (await connection.execute(statement, leases.params(generation))).rowcount == 1


async def postpone(
    connection: AsyncConnection,
    /,
    generation: GenerationRecord,
    *,
    due_at: datetime,
    failed: bool,
    note: Note,
    now: datetime,
    **values: Any,
) -> bool:
    """Release a leased generation, to be claimed again from ``due_at``; False if the lease was lost.

    If a callback arrived since the claim, the generation stays due at once.
    """
    unheard = GenerationTask.called_back_at.is_not_distinct_from(generation.called_back_at)
    statement = (
        update(GenerationTask)
        .where(HELD)
        .values(
            due_at=case((unheard, due_at), else_=GenerationTask.due_at),
            attempts=GenerationTask.attempts + (1 if failed else 0),
            lease=None,
            leased_until=None,
            **values,
        )
        .returning(GenerationTask.version)
    )
    version = await connection.scalar(statement, leases.params(generation))
    if version is None:
        return False
    await moments.note_try(connection, generation, version, now, note)
    return True
