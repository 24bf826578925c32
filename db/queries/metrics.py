"""The query for metrics of unfinished generations, one bounded statement."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask, Step

MOST_COUNTED = 100_000


class Group(Struct, frozen=True):
    """Unfinished generations in the same state; ``due``: they could be processed now and are not leased."""

    status: CreationStatus
    step: Step
    called_back: bool
    asked: bool
    due: bool
    count: int
    created_at: datetime  # The earliest in the group.
    due_at: datetime | None  # The earliest in the group.


async def count_unfinished(connection: AsyncConnection, now: datetime) -> Sequence[Group]:
    """Return the unfinished generations in groups by state, counting at most ``MOST_COUNTED`` generations."""
    free = or_(GenerationTask.leased_until.is_(None), GenerationTask.leased_until <= now)
    counted = (
        select(
            GenerationTask.status,
            GenerationTask.step,
            GenerationTask.called_back_at.is_not(None).label("called_back"),
            GenerationTask.asked_at.is_not(None).label("asked"),
            and_(GenerationTask.due_at <= now, free).label("due"),
            GenerationTask.created_at,
            GenerationTask.due_at,
        )
        .where(GenerationTask.step.is_not(None))
        .limit(MOST_COUNTED)
        .subquery()
    )
    alike = (counted.c.status, counted.c.step, counted.c.called_back, counted.c.asked, counted.c.due)
    oldest = (
        func.min(counted.c.created_at, type_=GenerationTask.created_at.type),
        func.min(counted.c.due_at, type_=GenerationTask.due_at.type),
    )
    statement = select(*alike, func.count(), *oldest).group_by(*alike)
    rows = await connection.execute(statement)
    return [
        Group(status, step, bool(called_back), bool(asked), bool(due), count, created_at, due_at)
        for status, step, called_back, asked, due, count, created_at, due_at in rows
    ]
