"""Limits: what all processes together may ask of Kie.ai."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserting import insert_for
from db.models.limits import Limit
from records import record

# How far the clocks of processes may be apart that count on one limit.
MAX_SKEW = timedelta(minutes=1)


@record(frozen=True, slots=True)
class Rate:
    """A sustained rate as the spacing between requests, and how many may come at once on top of it."""

    spacing: timedelta
    burst: int

    @property
    def farthest(self) -> timedelta:
        """How far ahead of now requests can have put the next one's arrival."""
        return self.burst * self.spacing + MAX_SKEW


@record(frozen=True, slots=True)
class LimitRecord:
    """A limit's state, locked by whoever read it."""

    name: str
    arrival_at: datetime
    paused_until: datetime | None
    pause_reason: str | None

    def allowed(self, rate: Rate, now: datetime) -> int:
        """Return how many requests may be sent at this moment."""
        if self.paused_until is not None and self.paused_until > now:
            return 0
        ahead = self.counted_from(rate, now) - now
        return max(0, rate.burst - -(-ahead // rate.spacing))

    def counted_from(self, rate: Rate, now: datetime) -> datetime:
        """Return the moment that the next request counts from.

        An arrival farther ahead than requests can have put it was noted by a clock that was wrong, and has been set
        right since: it holds nobody up until that time comes.
        """
        return now if self.arrival_at - now > rate.farthest else max(self.arrival_at, now)

    def next_at(self, rate: Rate, now: datetime) -> datetime:
        """Return when the next request may be sent."""
        free = max(now, self.counted_from(rate, now) - (rate.burst - 1) * rate.spacing)
        return max(free, self.paused_until) if self.paused_until is not None else free


_COLUMNS = (Limit.name, Limit.arrival_at, Limit.paused_until, Limit.pause_reason)

_LOCKED = select(*_COLUMNS).where(Limit.name == bindparam("of_name")).with_for_update(key_share=True)
_TAKE = (
    update(Limit)
    .where(Limit.name == bindparam("of_name"))
    .values(arrival_at=bindparam("until", type_=Limit.arrival_at.type), paused_until=None, pause_reason=None)
)


async def locked(connection: AsyncConnection, name: str, now: datetime) -> LimitRecord:
    """Return a limit's state and hold it until the end of the transaction."""
    row = (await connection.execute(_LOCKED, {"of_name": name})).one_or_none()
    if row is None:
        await connection.execute(insert_for(connection, Limit, name=name, arrival_at=now).on_conflict_do_nothing())
        row = (await connection.execute(_LOCKED, {"of_name": name})).one()
    return LimitRecord(*row)


async def take(connection: AsyncConnection, limit: LimitRecord, rate: Rate, count: int, now: datetime) -> None:
    """Count ``count`` requests as sent now."""
    arrival_at = limit.counted_from(rate, now) + count * rate.spacing
    await connection.execute(_TAKE, {"of_name": limit.name, "until": arrival_at})


async def pause(connection: AsyncConnection, name: str, until: datetime, reason: str) -> None:
    """Let nothing be sent before ``until``, unless a longer pause is on."""
    await connection.execute(
        update(Limit)
        .where(Limit.name == name, (Limit.paused_until.is_(None)) | (Limit.paused_until < until))
        .values(paused_until=until, pause_reason=reason)
    )


async def lift(connection: AsyncConnection, now: datetime) -> list[LimitRecord]:
    """End every pause that is on, and return the limits as they were."""
    paused = select(*_COLUMNS).where(Limit.paused_until > now).order_by(Limit.name).with_for_update(key_share=True)
    records = [LimitRecord(*row) for row in await connection.execute(paused)]
    ended = update(Limit).where(Limit.name.in_([record.name for record in records]))
    await connection.execute(ended.values(paused_until=None, pause_reason=None))
    return records


async def state(connection: AsyncConnection, name: str) -> LimitRecord | None:
    row = (await connection.execute(select(*_COLUMNS).where(Limit.name == name))).one_or_none()
    return None if row is None else LimitRecord(*row)
