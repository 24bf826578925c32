"""A user's history as it is told: by the log, whole, and by the doorbell, as it happens and unless that is lost."""

from collections.abc import AsyncGenerator, Sequence
from functools import lru_cache

import orjson

from db.engine import Database
from db.models.events import EventSubject
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from records import record
from services.events.log import CreationChange, EventKind, read_change
from services.gathering import Gathering

READ_AT_ONCE = 100  # For each of those who read together.
DECODED = 256
PARTIAL = "~"

_UPDATE = EventKind.UPDATE  # To ask its class for it takes longer.
_SUBJECTS = {str(subject): subject for subject in EventSubject}


@record(frozen=True, slots=True)
class TaskEvent:
    """One event of a creation; ``creation`` is None for RESET only.

    ``partial``: more of the same snapshot follow, so whoever goes on from here has to begin it again.
    """

    seq: int
    kind: EventKind
    creation: CreationRecord | None
    partial: bool = False

    @property
    def cursor(self) -> str:
        return f"{self.seq}{PARTIAL}" if self.partial else str(self.seq)


@record(frozen=True, slots=True)
class CreditEvent:
    """One event of the credits; ``credit`` is None for RESET only, ``transaction`` for all but UPDATE."""

    seq: int
    kind: EventKind
    credit: CreditRecord | None
    transaction: CreditTransactionRecord | None

    @property
    def cursor(self) -> str:
        return str(self.seq)


class Message:
    """What the log keeps of one event, and what the doorbell says of it; read for the first who wants to know."""

    __slots__ = ("_event", "_payload", "creation_id", "seq", "subject")

    def __init__(self, seq: int, subject: EventSubject, creation_id: str | None, payload: dict[str, object]) -> None:
        self.seq = seq
        self.subject = subject
        self.creation_id = creation_id
        self._payload = payload
        self._event: TaskEvent | CreditEvent | None = None

    @property
    def event(self) -> TaskEvent | CreditEvent:
        if self._event is None:
            self._event = self._read()
        return self._event

    def _read(self) -> TaskEvent | CreditEvent:
        change = read_change(self.subject, self._payload)
        if isinstance(change, CreationChange):
            return TaskEvent(self.seq, _UPDATE, change.creation)
        return CreditEvent(self.seq, _UPDATE, change.credit, change.transaction)


@record(frozen=True, slots=True)
class Reset:
    """The log no longer holds what came next; it goes on after number ``seq``."""

    seq: int


def decode(text: str) -> Message:
    """Read a doorbell's message."""
    data = orjson.loads(text)
    return Message(data["seq"], _SUBJECTS[data["subject"]], data["creation_id"], data["payload"])


# For those who take what they hear later and in tasks of their own: one text reaches every subscriber of its channel.
decode_once = lru_cache(maxsize=DECODED)(decode)


class Newest:
    """The message that is being told, read once for all who hear it in turn; kept no longer than until the next."""

    __slots__ = ("_message", "_text")

    def __init__(self) -> None:
        self._text: str | None = None
        self._message: Message | None = None

    def decode(self, text: str) -> Message:
        if self._message is None or text is not self._text:
            self._text, self._message = text, decode(text)
        return self._message


async def _read_parts(
    database: Database, positions: Sequence[event_queries.Position]
) -> dict[event_queries.Position, list[Message]]:
    found = await event_queries.after_each(database, positions, limit=READ_AT_ONCE)
    return {
        position: [
            Message(event.seq, event.subject, event.creation_id, orjson.loads(event.payload)) for event in events
        ]
        for position, events in found.items()
    }


# When a broadcaster was away, all streams of a process read the log at once; those of one user want the same of it.
_parts = Gathering(_read_parts)
_newest = Gathering(user_queries.newest_events)


async def read_log(database: Database, user_id: str, last: int) -> AsyncGenerator[Message | Reset, None]:
    """Yield all that the log holds after ``last``; a reset where it no longer holds what came next."""
    while True:
        messages = await _parts.of(database, (user_id, last))
        if not messages or messages[0].seq != last + 1:
            newest = await _newest.of(database, user_id) or 0
            if newest == last:
                return
            if messages or newest < last or not await _parts.of(database, (user_id, last)):
                yield Reset(newest)
                return
            continue
        for message in messages:
            if message.seq != last + 1:
                break  # One between was forgotten: the next look tells.
            yield message
            last = message.seq
        else:
            if len(messages) < READ_AT_ONCE:
                return
