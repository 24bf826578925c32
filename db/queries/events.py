"""The event log: appending to it, reading on from a number, pruning its old end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database, rows_of
from db.frequent import Frequent
from db.models.events import Event
from db.records.events import EventRecord

_COLUMNS = (Event.user_id, Event.seq, Event.subject, Event.creation_id, Event.payload)

_AFTER = Frequent(
    select(*_COLUMNS)
    .where(Event.user_id == bindparam("user_id"), Event.seq > bindparam("seq"))
    .order_by(Event.seq)
    .limit(bindparam("limit"))
)


async def append(connection: AsyncConnection, events: Sequence[EventRecord], now: datetime) -> None:
    await connection.execute(
        insert(Event),
        [
            {
                "user_id": event.user_id,
                "seq": event.seq,
                "subject": event.subject,
                "creation_id": event.creation_id,
                "payload": event.payload,
                "created_at": now,
            }
            for event in events
        ],
    )


async def after(reading: Database | AsyncConnection, user_id: str, seq: int, *, limit: int) -> list[EventRecord]:
    """Return the events of a user that follow number ``seq``, in order."""
    rows = await rows_of(reading, _AFTER, {"user_id": user_id, "seq": seq, "limit": limit})
    return [EventRecord(*row) for row in rows]


async def oldest(connection: AsyncConnection, user_id: str) -> int | None:
    """Return the number of the oldest event still kept of a user; None where none is."""
    return await connection.scalar(select(func.min(Event.seq)).where(Event.user_id == user_id))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Forget up to ``limit`` events older than ``before``, oldest first, and return how many there were."""
    doomed = select(Event.user_id, Event.seq).where(Event.created_at < before).order_by(Event.created_at).limit(limit)
    statement = delete(Event).where(tuple_(Event.user_id, Event.seq).in_(doomed))
    return int((await connection.execute(statement)).rowcount)
