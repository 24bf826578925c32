"""Queries for the rate limits on requests to Kie.ai, shared by all processes."""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.limits import Limit
from db.records.rows import RowReader
from db.upsert import insert_for

# The largest tolerated difference between the clocks of processes that share a limit.
MAX_SKEW = timedelta(minutes=1)


class Rate(Struct, frozen=True):
    """A sustained rate, as the spacing between requests, and the number of requests allowed at once."""

    spacing: timedelta
    burst: int

    @property
    def farthest(self) -> timedelta:
        """The farthest ahead of now that earlier requests can have moved the theoretical arrival time."""
        return self.burst * self.spacing + MAX_SKEW


class LimitRecord(Struct, frozen=True):
    """The state of a limit."""

    name: str
    arrival_at: datetime
    paused_until: datetime | None
    pause_reason: str | None

    def allowed_requests(self, rate: Rate, now: datetime) -> int:
        """Return the number of requests that may be sent now."""
        if self.paused_until is not None and self.paused_until > now:
            return 0
        ahead = self.counted_from(rate, now) - now
        return max(0, rate.burst - -(-ahead // rate.spacing))

    def counted_from(self, rate: Rate, now: datetime) -> datetime:
        """Return the time from which the next request counts.

        An arrival time too far ahead was written by a process with a wrong clock, corrected since. It is ignored, so
        that it does not delay requests.
        """
        return now if self.arrival_at - now > rate.farthest else max(self.arrival_at, now)

    def next_at(self, rate: Rate, now: datetime) -> datetime:
        """Return the time at which the next request may be sent."""
        free = max(now, self.counted_from(rate, now) - (rate.burst - 1) * rate.spacing)
        return max(free, self.paused_until) if self.paused_until is not None else free


LIMIT = RowReader(LimitRecord, Limit)

_LOCKED = select(*LIMIT.columns).where(Limit.name == bindparam("of_name")).with_for_update(key_share=True)
_TAKE = (
    update(Limit)
    .where(Limit.name == bindparam("of_name"))
    .values(arrival_at=bindparam("until", type_=Limit.arrival_at.type), paused_until=None, pause_reason=None)
)


async def lock_limit(connection: AsyncConnection, name: str, now: datetime) -> LimitRecord:
    """Return a limit's state, locked until the end of the transaction; insert the limit if it is missing."""
    limit = LIMIT.first(await connection.execute(_LOCKED, {"of_name": name}))
    if limit is None:
        await connection.execute(insert_for(connection, Limit, name=name, arrival_at=now).on_conflict_do_nothing())
        limit = LIMIT.record((await connection.execute(_LOCKED, {"of_name": name})).one())
    return limit


async def take(connection: AsyncConnection, limit: LimitRecord, rate: Rate, count: int, now: datetime) -> None:
    """Count ``count`` requests as sent now."""
    arrival_at = limit.counted_from(rate, now) + count * rate.spacing
    await connection.execute(_TAKE, {"of_name": limit.name, "until": arrival_at})


async def take_one(connection: AsyncConnection, name: str, rate: Rate, now: datetime) -> bool:
    """Count one request as sent now, if it is allowed; return whether it is."""
    limit = await lock_limit(connection, name, now)
    if limit.allowed_requests(rate, now) <= 0:
        return False
    await take(connection, limit, rate, 1, now)
    return True


async def pause(connection: AsyncConnection, name: str, until: datetime, reason: str) -> None:
    """Pause a limit until ``until``, unless a longer pause is active."""
    await connection.execute(
        update(Limit)
        .where(Limit.name == name, (Limit.paused_until.is_(None)) | (Limit.paused_until < until))
        .values(paused_until=until, pause_reason=reason)
    )


async def lift(connection: AsyncConnection, now: datetime) -> list[LimitRecord]:
    """End all active pauses, and return the limits as they were before."""
    paused = select(*LIMIT.columns).where(Limit.paused_until > now).order_by(Limit.name).with_for_update(key_share=True)
    records = LIMIT.records(await connection.execute(paused))
    ended = update(Limit).where(Limit.name.in_([record.name for record in records]))
    await connection.execute(ended.values(paused_until=None, pause_reason=None))
    return records


async def last_pause(connection: AsyncConnection, now: datetime) -> datetime | None:
    """Return the end of the pause that ends last; None if no limit is paused."""
    last = select(Limit.paused_until).where(Limit.paused_until > now).order_by(Limit.paused_until.desc()).limit(1)
    return await connection.scalar(last)


async def state(connection: AsyncConnection, name: str) -> LimitRecord | None:
    return LIMIT.first(await connection.execute(select(*LIMIT.columns).where(Limit.name == name)))


async def take_turn(connection: AsyncConnection, name: str, now: datetime, next_at: datetime) -> bool:
    """Return whether periodic work is due, and then postpone it to ``next_at``, so that one process does it.

    The first call ever only notes ``next_at``.
    """
    inserted = await connection.execute(
        insert_for(connection, Limit, name=name, arrival_at=next_at).on_conflict_do_nothing()
    )
    if inserted.rowcount == 1:
        return False
    due = update(Limit).where(Limit.name == name, Limit.arrival_at <= now).values(arrival_at=next_at)
    return (await connection.execute(due)).rowcount == 1
