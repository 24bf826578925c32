"""History: all that is known of what happened to an installation, for the judges."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import text

from db.engine import Database
from services import credits
from tests.faults.door import Create

_CREATIONS = text(
    'SELECT id, user_id, idempotency_key, status, step, lease, kie_attempt, resubmitted_because, "completedAt" AS ended'
    " FROM image_generation_tasks ORDER BY id"
)
_ENTRIES = text("SELECT generation_id, kind FROM credit_transactions WHERE generation_id IS NOT NULL ORDER BY id")
_EVENTS = text("SELECT user_id, seq, subject FROM events ORDER BY user_id, seq")


@dataclass(frozen=True, slots=True)
class Creation:
    """A creation as the database has it in the end."""

    id: str
    user_id: str
    key: str
    status: str
    step: str | None = None
    lease: str | None = None
    kie_attempt: int = 1
    resubmitted_because: str | None = None
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that reached a page; ``late`` is how many seconds after it was recorded, where it says so."""

    seq: int
    kind: str = "UPDATE"
    late: float | None = None


@dataclass
class Watched:
    """What one page saw of a user's history after number ``since``, and why it had to come back."""

    user_id: str
    subject: str
    since: int
    seen: list[Seen] = field(default_factory=list)
    unexcused: list[str] = field(default_factory=list)
    excused: int = 0


@dataclass
class History:
    """What was asked, what was made of it, and what everybody saw.

    ``acknowledged`` is what clients were answered: the creation of each idempotency key. ``entries`` are the ledger's
    lines of generations, ``events`` the numbers and subjects of each user's history. ``unreadable`` are creations
    whose image could not be read, and why.
    """

    creations: list[Creation] = field(default_factory=list)
    acknowledged: dict[str, str] = field(default_factory=dict)
    entries: list[tuple[str, str]] = field(default_factory=list)
    mismatches: list[str] = field(default_factory=list)
    creates: list[Create] = field(default_factory=list)
    events: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    watched: list[Watched] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    forgeries_taken: int = 0


async def read(
    database: Database,
    *,
    users: Collection[str],
    acknowledged: dict[str, str],
    creates: Sequence[Create],
    watched: Sequence[Watched],
) -> History:
    """Read what the database has of these users; the images are left to be looked at."""
    async with database.read() as connection:
        rows = await connection.execute(_CREATIONS)
        creations = [Creation(*row) for row in rows if row.user_id in users]
        rows = await connection.execute(_ENTRIES)
        entries = [(row.generation_id, row.kind) for row in rows]
        events: dict[str, list[tuple[int, str]]] = {}
        for row in await connection.execute(_EVENTS):
            events.setdefault(row.user_id, []).append((row.seq, row.subject))
    mismatches = [f"{each.user_id}: {each.what}" for each in await credits.verify(database)]
    return History(creations, dict(acknowledged), entries, mismatches, list(creates), events, list(watched))
