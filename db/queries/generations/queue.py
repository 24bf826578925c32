"""The queue of generations that wait to be sent to the provider, in an order fair between users."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from db.models.creations import GenerationTask, Step
from db.models.users import User
from db.queries.generations.leases import DUE, GENERATION, NOW, lease_statement, parameter
from db.queries.generations.models import IS_PAUSED
from db.queries.generations.ranks import ASKED, RUNNING, UNASKED, fairly_ranked
from db.records.creations import GenerationRecord

_MANY = 2**31 - 1
_LIMIT = bindparam("limit", type_=Integer)

_RUNNING_COUNT = select(func.count()).select_from(GenerationTask).where(RUNNING)
_MAY_BE_SENT = and_(UNASKED, DUE, ~IS_PAUSED)
_FIRST_UNASKED = select(GenerationTask.id).where(_MAY_BE_SENT).limit(1)


async def running_count(connection: AsyncConnection) -> int:
    """Return the number of generations that are, or may be, running at Kie.ai."""
    return int(await connection.scalar(_RUNNING_COUNT) or 0)


async def has_unasked(connection: AsyncConnection, now: datetime) -> bool:
    """Return whether any generation is due to be sent to Kie.ai, with a model that is not paused."""
    return (await connection.execute(_FIRST_UNASKED, {"now": now})).first() is not None


def _fairest() -> Select[str, str]:
    sending = (
        select(GenerationTask.user_id)
        .where(ASKED, GenerationTask.leased_until > NOW)
        .group_by(GenerationTask.user_id)
        .having(func.count() >= bindparam("share", type_=Integer))
    )
    waiting = and_(_MAY_BE_SENT, GenerationTask.user_id.not_in(sending))
    ranked = fairly_ranked(waiting, RUNNING).cte("ranked")
    # Join users only for generations that can be next: of ten thousand waiting, this reads few users.
    last = select(ranked.c.rank).order_by(ranked.c.rank).limit(1).offset(_LIMIT - 1).scalar_subquery()
    return (
        select(ranked.c.id, ranked.c.user_id)
        .join(User, User.id == ranked.c.user_id)
        .where(ranked.c.rank <= func.coalesce(last, _MANY))
        .order_by(*_turn(ranked))
        .limit(_LIMIT)
    )


def _turn(ranked: FromClause) -> tuple[ColumnElement[Any], ...]:
    """Return the order of dispatch: by rank, then by the user served longest ago, then by age."""
    return ranked.c.rank, User.served_at.asc().nulls_first(), ranked.c.id


_FAIREST = _fairest()
_SERVED = (
    update(User).where(User.id == bindparam("of_user")).values(served_at=bindparam("at", type_=User.served_at.type))
)
_ADMIT = lease_statement(
    select(GenerationTask.id).where(GenerationTask.id.in_(bindparam("chosen", expanding=True)), UNASKED),
    asked_at=NOW,
    provider_attempt=GenerationTask.provider_attempt + 1,
    # While the response is unknown, it is not due before a callback has had ample time to arrive.
    due_at=parameter("answer_by", "due_at"),
)


async def admit(
    connection: AsyncConnection,
    now: datetime,
    *,
    lease: str,
    until: datetime,
    answer_by: datetime,
    limit: int,
    share: int = _MANY,
) -> list[GenerationRecord]:
    """Lease the next ``limit`` generations in fair order and mark them as sent to Kie.ai.

    Generations of paused models and users with ``share`` requests in flight are skipped. The mark is committed before
    the request is sent: after a crash between the two, the request is not repeated blindly, nor before ``answer_by``.
    """
    # Ranked rows cannot be locked; the caller holds the lock of the limit's row.
    rows = (await connection.execute(_FAIREST, {"now": now, "limit": limit, "share": share})).all()
    if not rows:
        return []
    given = {"chosen": [row.id for row in rows], "now": now, "by": lease, "until": until, "answer_by": answer_by}
    admitted = GENERATION.records(await connection.execute(_ADMIT, given))
    await _note_served(connection, [row.user_id for row in rows], now)
    return admitted


async def _note_served(connection: AsyncConnection, user_ids: Sequence[str], now: datetime) -> None:
    """Record the time of serving for these users, slightly later for each user later in the order."""
    served = {user_id: now + timedelta(microseconds=place) for place, user_id in enumerate(user_ids)}
    # Skip locked users: the order of ties is not worth a wait.
    free = select(User.id).where(User.id.in_(served)).with_for_update(skip_locked=True, key_share=True)
    notes = [{"of_user": user_id, "at": served[user_id]} for user_id in await connection.scalars(free)]
    if notes:
        await connection.execute(_SERVED, notes)


async def positions(connection: AsyncConnection, ids: list[str]) -> dict[str, int]:
    """Return the queue position of each of ``ids``, from 1; generations already sent have no entry."""
    waiting = and_(GenerationTask.step.in_([Step.PREPARE, Step.SUBMIT]), GenerationTask.asked_at.is_(None))
    ranked = fairly_ranked(waiting, RUNNING).subquery()
    numbered = (
        select(ranked.c.id, func.row_number().over(order_by=_turn(ranked)).label("position"))
        .join(User, User.id == ranked.c.user_id)
        .subquery()
    )
    statement = select(numbered.c.id, numbered.c.position).where(numbered.c.id.in_(ids))
    return {row.id: row.position for row in await connection.execute(statement)}
