"""Queries for the present state of an installation: unfinished generations, recent ends, and limits; all bounded."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask, Step
from db.models.limits import Limit
from db.queries.limits import LIMIT, LimitRecord

MOST_COUNTED = 100_000


class QueueRecord(Struct, frozen=True, kw_only=True):
    """The unfinished generations of a model in one state; ``due``: they could be processed now and are not leased."""

    model: str
    status: CreationStatus
    step: Step
    count: int
    due: int
    retrying: int
    oldest_id: str
    oldest_at: datetime


class EndedCount(Struct, frozen=True):
    """How many generations of a model ended with a status."""

    model: str
    status: CreationStatus
    count: int


async def queue(connection: AsyncConnection, now: datetime) -> Sequence[QueueRecord]:
    """Return the unfinished generations in groups, counting at most ``MOST_COUNTED`` generations."""
    task = GenerationTask
    free = or_(task.leased_until.is_(None), task.leased_until <= now)
    counted = (
        select(
            *(task.model, task.status, task.step, task.id, task.created_at),
            case((and_(task.due_at <= now, free), 1), else_=0).label("due"),
            case((task.attempts > 0, 1), else_=0).label("retrying"),
        )
        .where(task.step.is_not(None))
        .limit(MOST_COUNTED)
        .subquery()
    )
    groups = (counted.c.model, counted.c.status, counted.c.step)
    oldest = func.min(counted.c.created_at, type_=task.created_at.type)
    sums = (func.count(), func.sum(counted.c.due), func.sum(counted.c.retrying), func.min(counted.c.id), oldest)
    rows = await connection.execute(select(*groups, *sums).group_by(*groups).order_by(*groups))
    names = QueueRecord.__struct_fields__
    return [QueueRecord(**dict(zip(names, row, strict=True))) for row in rows]


async def ended_since(connection: AsyncConnection, slugs: Sequence[str], since: datetime) -> Sequence[EndedCount]:
    """Return the ends of generations of these models since a time, by model and status."""
    task = GenerationTask
    statement = (
        select(task.model, task.status, func.count())
        .where(task.model.in_(slugs), task.completed_at.is_not(None), task.completed_at >= since)
        .group_by(task.model, task.status)
    )
    return [EndedCount(*row) for row in await connection.execute(statement)]


async def limits(connection: AsyncConnection, names: Sequence[str]) -> Sequence[LimitRecord]:
    """Return the state of limits; those that were never used are missing."""
    statement = select(*LIMIT.columns).where(Limit.name.in_(names)).order_by(Limit.name)
    return LIMIT.records(await connection.execute(statement))
