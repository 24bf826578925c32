"""The event log: appending to it, reading on from a number, pruning its old end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ARRAY, bindparam, column, delete, func, insert, select, true, tuple_
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

Position = tuple[str, int]
"""A user, and the number of an event of theirs."""


def _after_each() -> Frequent:
    """Return the statement of what follows several positions, for PostgreSQL, by a short search for each."""
    given = (bindparam("user_ids", type_=ARRAY(Event.user_id.type)), bindparam("seqs", type_=ARRAY(Event.seq.type)))
    columns = (column("user_id", Event.user_id.type), column("seq", Event.seq.type))
    asked = func.unnest(*given).table_valued(*columns, with_ordinality="place", name="asked").render_derived()
    following = (
        select(*_COLUMNS)
        .where(Event.user_id == asked.c.user_id, Event.seq > asked.c.seq)
        .order_by(Event.seq)
        .limit(bindparam("limit"))
        .lateral("following")
    )
    statement = select(asked.c.place, *following.c).join_from(asked, following, true())
    return Frequent(statement.order_by(asked.c.place, following.c.seq))


_AFTER_EACH = _after_each()


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


async def after_each(
    database: Database, positions: Sequence[Position], *, limit: int
) -> dict[Position, list[EventRecord]]:
    """Return the events that follow each position, in order and up to ``limit`` for each; nothing where there are none.

    By one statement, or on SQLite by one for each.
    """
    if database.is_sqlite:
        return {position: await after(database, *position, limit=limit) for position in positions}
    user_ids, seqs = zip(*positions, strict=True)
    rows = await database.rows(_AFTER_EACH, {"user_ids": user_ids, "seqs": seqs, "limit": limit})
    found: dict[Position, list[EventRecord]] = {}
    for place, *event in rows:
        found.setdefault(positions[place - 1], []).append(EventRecord(*event))
    return found


async def oldest(connection: AsyncConnection, user_id: str) -> int | None:
    """Return the number of the oldest event still kept of a user; None where none is."""
    return await connection.scalar(select(func.min(Event.seq)).where(Event.user_id == user_id))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Forget up to ``limit`` events older than ``before``, oldest first, and return how many there were."""
    doomed = select(Event.user_id, Event.seq).where(Event.created_at < before).order_by(Event.created_at).limit(limit)
    statement = delete(Event).where(tuple_(Event.user_id, Event.seq).in_(doomed))
    return int((await connection.execute(statement)).rowcount)
