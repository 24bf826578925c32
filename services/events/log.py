"""Writing the history: each change is numbered and recorded in the transaction that makes it."""

import enum
from datetime import timedelta

import orjson
from sqlalchemy.ext.asyncio import AsyncConnection

import records
from db.engine import Database
from db.models.events import EventSubject
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.events import EventRecord
from services.clock import now

PRUNE_AT_ONCE = 1000

_CREATION = EventSubject.CREATION  # To ask its class for it takes longer.


class EventKind(enum.StrEnum):
    """What a delivered event says: how things stand, what changed, or that the past is forgotten."""

    SNAPSHOT = "snapshot"
    UPDATE = "update"
    RESET = "reset"


@records.record(frozen=True, slots=True)
class CreationChange:
    """A creation as it stands after a change."""

    creation: CreationRecord


@records.record(frozen=True, slots=True)
class CreditChange:
    """The credits as they stand after a ledger entry, and the entry."""

    credit: CreditRecord
    transaction: CreditTransactionRecord


Change = CreationChange | CreditChange


async def record(connection: AsyncConnection, user_id: str, *changes: Change) -> list[EventRecord]:
    """Number the changes and append them to the user's history, in this order."""
    last = await user_queries.reserve_events(connection, user_id, len(changes))
    return await record_reserved(connection, user_id, last, *changes)


async def record_reserved(connection: AsyncConnection, user_id: str, last: int, *changes: Change) -> list[EventRecord]:
    """Append changes whose numbers are reserved already, ``last`` being that of the last of them."""
    events = numbered(user_id, last, *changes)
    await event_queries.append(connection, events, now())
    return events


def numbered(user_id: str, last: int, *changes: Change) -> list[EventRecord]:
    """Return the events of changes whose numbers are reserved, ``last`` being that of the last of them."""
    first = last - len(changes) + 1
    return [event(user_id, first + index, change, payload_of(change)) for index, change in enumerate(changes)]


def payload_of(change: Change) -> str:
    """Return what the log keeps of a change."""
    return orjson.dumps(change).decode()


def event(user_id: str, seq: int, change: Change, payload: str) -> EventRecord:
    """Return the event of a change, of which ``payload_of`` has told what is kept."""
    if isinstance(change, CreationChange):
        return EventRecord(user_id, seq, EventSubject.CREATION, change.creation.id, payload)
    return EventRecord(user_id, seq, EventSubject.CREDIT, None, payload)


def read_change(subject: EventSubject, payload: dict[str, object]) -> Change:
    """Read what ``record`` wrote."""
    data: dict[str, dict[str, object]] = payload  # type: ignore[assignment]  # two nested records, as written
    if subject is _CREATION:
        return CreationChange(CreationRecord.from_json(data["creation"]))
    return CreditChange(CreditRecord.from_json(data["credit"]), CreditTransactionRecord.from_json(data["transaction"]))


async def prune(database: Database, retention: timedelta) -> int:
    """Forget events older than ``retention`` and return how many there were."""
    forgotten = 0
    while True:
        count = await database.transact(event_queries.prune, now() - retention, limit=PRUNE_AT_ONCE)
        forgotten += count
        if count < PRUNE_AT_ONCE:
            return forgotten
