"""Queries for the event log: appending, reading after a number, redacting and pruning."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import ARRAY, bindparam, column, delete, func, insert, select, true, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database, rows_of
from db.models.events import Event
from db.postgres.prepared import PreparedStatement
from db.records.events import EventRecord
from db.records.rows import RowReader

EVENT = RowReader(EventRecord, Event)

_AFTER = PreparedStatement(
    select(*EVENT.columns)
    .where(Event.user_id == bindparam("user_id"), Event.seq > bindparam("seq"))
    .order_by(Event.seq)
    .limit(bindparam("limit"))
)

Position = tuple[str, int]
"""A user's id, and the number of one of the user's events."""


def _after_each() -> PreparedStatement:
    """Return the PostgreSQL statement for the events after several positions, with one index search for each."""
    given = (bindparam("user_ids", type_=ARRAY(Event.user_id.type)), bindparam("seqs", type_=ARRAY(Event.seq.type)))
    columns = (column("user_id", Event.user_id.type), column("seq", Event.seq.type))
    asked = func.unnest(*given).table_valued(*columns, with_ordinality="place", name="asked").render_derived()
    following = (
        select(*EVENT.columns)
        .where(Event.user_id == asked.c.user_id, Event.seq > asked.c.seq)
        .order_by(Event.seq)
        .limit(bindparam("limit"))
        .lateral("following")
    )
    statement = select(asked.c.place, *following.c).join_from(asked, following, true())
    return PreparedStatement(statement.order_by(asked.c.place, following.c.seq))


_AFTER_EACH = _after_each()


async def append(connection: AsyncConnection, events: Sequence[EventRecord], now: datetime) -> None:
    await connection.execute(insert(Event), [asdict(event) | {"created_at": now} for event in events])


async def after(reading: Database | AsyncConnection, user_id: str, seq: int, *, limit: int) -> list[EventRecord]:
    """Return up to ``limit`` events of a user after number ``seq``, in order."""
    rows = await rows_of(reading, _AFTER, {"user_id": user_id, "seq": seq, "limit": limit})
    return EVENT.records(rows)


async def after_each(
    database: Database, positions: Sequence[Position], *, limit: int
) -> dict[Position, list[EventRecord]]:
    """Return up to ``limit`` events after each position, in order; a position without events may have no entry.

    This runs one statement, or on SQLite one for each position.
    """
    if database.is_sqlite:
        return {position: await after(database, *position, limit=limit) for position in positions}
    user_ids, seqs = zip(*positions, strict=True)
    rows = await database.rows(_AFTER_EACH, {"user_ids": user_ids, "seqs": seqs, "limit": limit})
    found: dict[Position, list[EventRecord]] = {}
    for place, *event in rows:
        found.setdefault(positions[place - 1], []).append(EVENT.record(event))
    return found


async def redact(connection: AsyncConnection, creation_id: str, payload: str) -> None:
    """Replace the payload of every event of a creation."""
    await connection.execute(update(Event).where(Event.creation_id == creation_id).values(payload=payload))


async def oldest(connection: AsyncConnection, user_id: str) -> int | None:
    """Return the number of a user's oldest remaining event; None if there is none."""
    return await connection.scalar(select(func.min(Event.seq)).where(Event.user_id == user_id))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Delete up to ``limit`` events older than ``before``, oldest first, and return their number."""
    doomed = select(Event.user_id, Event.seq).where(Event.created_at < before).order_by(Event.created_at).limit(limit)
    statement = delete(Event).where(tuple_(Event.user_id, Event.seq).in_(doomed))
    return int((await connection.execute(statement)).rowcount)
