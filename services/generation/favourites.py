"""Favourites: creations that their owner has marked."""

import itertools
from collections.abc import Collection, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries.creations import favourites as favourite_queries
from db.queries.creations import reading as creation_queries
from db.records.creations import CreationRecord
from db.records.events import EventRecord
from services.clock import now
from services.errors import InvalidInput, NotFound, Refusal
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.findings import Findings
from services.generation.requests import is_plain

MAX_IDS = 100
MAX_REFUSED = 20  # Unknown ids that are reported.
IDS_PATH = ("input", "ids")


async def set_favourite(
    database: Database, event_publisher: EventPublisher, ids: Sequence[str], *, favourite: bool, user_id: str
) -> list[CreationRecord]:
    """Mark creations of a user as favourites, or take the marks away; return them in the order of ``ids``.

    A creation that has the wanted mark already is not changed. Each change has an event.

    Raises:
        NotFound, SeveralRefused: creations do not exist, or belong to another user; nothing was written.
    """
    creations, events = await database.transact(_set, tuple(dict.fromkeys(ids)), user_id, favourite=favourite)
    event_publisher.publish(events)
    return creations


def check_number(ids: Sequence[str], most: int) -> None:
    """Raise InvalidInput unless there are 1 to ``most`` ids."""
    if not 0 < len(ids) <= most:
        raise InvalidInput(f"`ids` must have 1 to {most:,} ids.", path=IDS_PATH)


async def _set(
    connection: AsyncConnection, ids: Sequence[str], user_id: str, *, favourite: bool
) -> tuple[list[CreationRecord], list[EventRecord]]:
    marks = await favourite_queries.lock_marks(connection, user_id, [each for each in ids if is_plain(each)])
    Findings(unknown(ids, marks)).refuse()
    changed = [each for each in ids if marks[each] is not favourite]
    if changed:
        await favourite_queries.mark(connection, changed, now(), favourite=favourite)
    found = await creation_queries.owned_by_ids(connection, user_id, ids)
    changes = [CreationChange(found[each]) for each in changed]
    events = await writer.record(connection, user_id, *changes) if changes else []
    return [found[each] for each in ids], events


def unknown(ids: Sequence[str], known: Collection[str]) -> list[Refusal]:
    """Return the refusals of the first ids that are not ``known``, each with its place in the list."""
    places = (place for place, each in enumerate(ids) if each not in known)
    return [
        NotFound("There is no such creation.", path=[*IDS_PATH, str(place)])
        for place in itertools.islice(places, MAX_REFUSED)
    ]
