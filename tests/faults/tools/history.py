"""History: all recorded facts about an installation, for the judges.

Times are in seconds of this process's monotonic clock.
"""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import Row, text

from db.engine import Database
from services.billing import credits
from tests.faults.tools.gateway import Called, Create
from tests.faults.tools.money import Money

_CREATIONS = text(
    "SELECT id, user_id, COALESCE(idempotency_key, '') AS key, status, step, lease, kie_attempt, resubmitted_because,"
    ' "createdAt" AS began, "completedAt" AS ended, deleted_at IS NOT NULL AS deleted'
    " FROM image_generation_tasks ORDER BY id"
)
_ENTRIES = text("SELECT generation_id, kind FROM credit_transactions WHERE generation_id IS NOT NULL ORDER BY id")
_EVENTS = text("SELECT user_id, seq, subject, creation_id, payload FROM events ORDER BY user_id, seq")


@dataclass(frozen=True, slots=True)
class Creation:
    """A creation as the database has it in the end; the further ones of a request have no key."""

    id: str
    user_id: str
    key: str
    status: str
    step: str | None = None
    lease: str | None = None
    kie_attempt: int = 1
    resubmitted_because: str | None = None
    began: float = 0.0
    ended: float | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that reached a page at a time; ``late``: the seconds since it was recorded, if it has that time."""

    seq: int
    kind: str = "UPDATE"
    late: float | None = None
    at: float = 0.0
    creation: str | None = None


@dataclass
class Watched:
    """The events of a user's history after number ``since`` that one page saw, and the reasons of its reconnects."""

    user_id: str
    subject: str
    since: int
    seen: list[Seen] = field(default_factory=list)
    unexcused: list[str] = field(default_factory=list)
    excused: int = 0


@dataclass(frozen=True, slots=True)
class Restore:
    """A time at which the database was replaced by an earlier copy of itself.

    The copy was begun at ``copied_at``; the restored database was unreachable before ``started_at``. ``seqs`` is
    the number of each user's newest event in the copy, ``lost`` how many events were not in it.
    """

    copied_at: float
    started_at: float
    seqs: Mapping[str, int]
    lost: int = 0

    def covers(self, at: float) -> bool:
        """Whether events of a time may be lost."""
        return self.copied_at <= at < self.started_at


@dataclass
class History:
    """The requests, their results, and the events that all pages saw.

    ``acknowledged`` has the creation of each idempotency key that a client received; ``lost`` are the ones that were
    answered in a tail of the database that was lost. ``entries`` are the ledger's lines of generations, ``events`` the
    numbers and subjects of each user's history. ``unreadable`` are creations with an unreadable image, and the reason;
    ``remembered`` are deleted creations with remains, and the remains.
    """

    creations: list[Creation] = field(default_factory=list)
    acknowledged: dict[str, str] = field(default_factory=dict)
    entries: list[tuple[str, str]] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)
    creates: list[Create] = field(default_factory=list)
    callbacks: list[Called] = field(default_factory=list)
    events: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    watched: list[Watched] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)
    forgeries_taken: int = 0
    restores: list[Restore] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    money: Money = field(default_factory=Money)

    def may_be_lost(self, at: float) -> bool:
        """Whether events of a time may have been in a lost tail of the database."""
        return any(restore.covers(at) for restore in self.restores)


async def read(
    database: Database,
    *,
    users: Collection[str],
    acknowledged: dict[str, str],
    creates: Sequence[Create],
    watched: Sequence[Watched],
    restores: Sequence[Restore] = (),
) -> History:
    """Read the database's records of these users; images and money are read elsewhere."""
    # Before the database, so that each event that a page saw is recorded by then, also one of a late rendition.
    watched = [replace(each, seen=list(each.seen), unexcused=list(each.unexcused)) for each in watched]
    async with database.read() as connection:
        creations = [_creation(row) for row in await connection.execute(_CREATIONS) if row.user_id in users]
        rows = await connection.execute(_ENTRIES)
        entries = [(row.generation_id, row.kind) for row in rows]
        deleted = {creation.id for creation in creations if creation.deleted}
        events: dict[str, list[tuple[int, str]]] = {}
        remembered: dict[str, str] = {}
        for row in await connection.execute(_EVENTS):
            events.setdefault(row.user_id, []).append((row.seq, row.subject))
            if row.creation_id in deleted and orjson.loads(row.payload)["creation"].get("prompt"):
                remembered[row.creation_id] = f"event {row.seq} of {row.user_id} has its prompt"
    mismatches = [f"{each.user_id}: {each.what}" for each in await credits.verify(database)]
    return History(
        creations=creations,
        acknowledged=dict(acknowledged),
        entries=entries,
        mismatches=mismatches,
        creates=list(creates),
        events=events,
        watched=watched,
        remembered=remembered,
        restores=list(restores),
    )


def _creation(row: Row[Any]) -> Creation:
    columns = dict(row._mapping)
    return Creation(**columns | {name: _monotonic(columns[name]) for name in ("began", "ended")})


def _monotonic(moment: object) -> float | None:
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        raise TypeError(f"{moment!r} is no time")
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return aware.timestamp() - time.time() + time.monotonic()
