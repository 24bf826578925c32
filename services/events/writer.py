"""The event writer: numbers each change and records it in the transaction that makes the change.

The same transaction addresses the change to the webhook endpoints that get it.
"""

import enum
from datetime import timedelta

import orjson
from msgspec import Raw
from msgspec.json import Decoder
from msgspec.structs import asdict
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.events import EventSubject
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.queries.generations import moments
from db.records.events import EventRecord
from services.clock import now
from services.events import announcements
from services.events.changes import Change, CreationChange, CreditChange

__all__ = ["Change", "CreationChange", "CreditChange", "EventKind"]

PRUNE_AT_ONCE = 1000


class EventKind(enum.StrEnum):
    """The kind of a delivered event: an empty snapshot, the current state, a change, or a gap in the events."""

    READY = "ready"
    SNAPSHOT = "snapshot"
    UPDATE = "update"
    RESET = "reset"


_DECODERS: dict[EventSubject, Decoder[Change]] = {
    kind.subject: Decoder(kind) for kind in (CreationChange, CreditChange)
}


async def record(connection: AsyncConnection, user_id: str, *changes: Change) -> list[EventRecord]:
    """Number the changes and append them to the user's events, in this order; return the events."""
    last = await user_queries.reserve_events(connection, user_id, len(changes))
    return await record_reserved(connection, user_id, last, *changes)


async def record_reserved(connection: AsyncConnection, user_id: str, last: int, *changes: Change) -> list[EventRecord]:
    """Append changes with reserved numbers; ``last`` is the number of the last one."""
    events, moment = number_events(user_id, last, *changes), now()
    await event_queries.append(connection, events, moment)
    for each, change in zip(events, changes, strict=True):
        await announcements.announce(connection, change, each.seq, moment)
    return events


def number_events(user_id: str, last: int, *changes: Change) -> list[EventRecord]:
    """Return the events of changes with reserved numbers; ``last`` is the number of the last one."""
    first = last - len(changes) + 1
    return [event(user_id, first + index, change, payload_of(change)) for index, change in enumerate(changes)]


def payload_of(change: Change) -> str:
    """Return a change as JSON, as stored in the log."""
    # msgspec would write the datetimes with a Z, as neither earlier versions nor PostgreSQL's statements do.
    return orjson.dumps(change, default=asdict).decode()


def event(user_id: str, seq: int, change: Change, payload: str) -> EventRecord:
    """Return the event of a change; ``payload`` comes from ``payload_of``."""
    creation_id = change.creation.id if isinstance(change, CreationChange) else None
    return EventRecord(user_id=user_id, seq=seq, subject=change.subject, creation_id=creation_id, payload=payload)


def read_change(subject: EventSubject, payload: str | Raw) -> Change:
    """Return the change in a payload that ``payload_of`` or a PostgreSQL statement of this or another version wrote."""
    return _DECODERS[subject].decode(payload)


async def prune(database: Database, retention: timedelta) -> int:
    """Delete events, and moments of timelines, older than ``retention``, and return their number."""
    forgotten = 0
    for delete in (event_queries.prune, moments.prune):
        while True:
            count = await database.transact(delete, now() - retention, limit=PRUNE_AT_ONCE)
            forgotten += count
            if count < PRUNE_AT_ONCE:
                break
    return forgotten
