"""Claims: lease the generations that are due at a step, fairly between users."""

from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Update, and_, bindparam, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from db.engine import Database, rows_of
from db.models.creations import GenerationTask, Step
from db.postgres.prepared import PreparedStatement
from db.queries.generations.leases import DUE, GENERATION, NOW, lease_statement, parameter
from db.queries.generations.ranks import ASKED, fairly_ranked
from db.records.creations import GenerationRecord

_SPARE = 100  # Extra candidates, because other workers may claim some of them at the same time.

_FREE_AT = case(
    (GenerationTask.leased_until > GenerationTask.due_at, GenerationTask.leased_until),
    else_=GenerationTask.due_at,
)
_NEXT_DUE = PreparedStatement(
    select(GenerationTask.step, func.min(_FREE_AT, type_=GenerationTask.due_at.type))
    .where(GenerationTask.step.is_not(None))
    .group_by(GenerationTask.step)
)


async def next_due(reading: Database | AsyncConnection) -> dict[Step, datetime]:
    """Return for each step of the unfinished generations the earliest time at which one of them can be claimed."""
    return {row[0]: row[1] for row in await rows_of(reading, _NEXT_DUE, {})}


def claim_statement(limit: ColumnElement[int], share: ColumnElement[int] | None = None) -> Update:
    """Return the statement of ``claim`` for up to ``limit`` generations, at most ``share`` leased per user."""
    here = GenerationTask.step == parameter("at_step", "step")
    leased = and_(here, GenerationTask.leased_until > NOW)
    # Not by age: the oldest one, polled again and again, would delay all others of its user.
    order = (GenerationTask.called_back_at.is_(None).label("unheard"), GenerationTask.due_at)
    ranked = fairly_ranked(and_(here, DUE), leased, *order).subquery()
    first = select(ranked).order_by(*_first(ranked)).limit(limit + _SPARE)
    if share is not None:
        first = first.where(ranked.c.rank <= share)
    best = first.subquery()
    return lease_statement(
        select(GenerationTask.id)
        .join(best, best.c.id == GenerationTask.id)
        .where(here, DUE)
        .order_by(*_first(best))
        .limit(limit)
    )


def _first(ranked: FromClause) -> tuple[ColumnElement[Any], ...]:
    return ranked.c.unheard, ranked.c.rank, ranked.c.due_at, ranked.c.id


_LIMIT = bindparam("limit", type_=Integer)
_CLAIM = claim_statement(_LIMIT)
_CLAIM_SHARES = claim_statement(_LIMIT, bindparam("share", type_=Integer))
_CLAIM_UNANSWERED = lease_statement(
    select(GenerationTask.id).where(ASKED, DUE).order_by(GenerationTask.due_at).limit(_LIMIT)
)


def claim_params(step: Step, now: datetime, *, lease: str, until: datetime) -> dict[str, Any]:
    return {"at_step": step, "now": now, "by": lease, "until": until}


async def claim(
    connection: AsyncConnection, step: Step, now: datetime, *, lease: str, until: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease up to ``limit`` generations that are due at ``step``, fairly between users; not for SUBMIT.

    Generations with a callback come first, then the lowest rank, then the earliest due time.
    """
    given = claim_params(step, now, lease=lease, until=until) | {"limit": limit}
    return GENERATION.records(await connection.execute(_CLAIM, given))


async def claim_shares(
    connection: AsyncConnection, step: Step, now: datetime, *, lease: str, until: datetime, limit: int, share: int
) -> list[GenerationRecord]:
    """Claim like ``claim``, with at most ``share`` leased per user; the caller must hold a lock for the step."""
    given = claim_params(step, now, lease=lease, until=until) | {"limit": limit, "share": share}
    return GENERATION.records(await connection.execute(_CLAIM_SHARES, given))


async def claim_unanswered(
    connection: AsyncConnection, now: datetime, *, lease: str, until: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease due generations whose createTask was sent but whose response was never stored."""
    given = {"now": now, "by": lease, "until": until, "limit": limit}
    return GENERATION.records(await connection.execute(_CLAIM_UNANSWERED, given))
