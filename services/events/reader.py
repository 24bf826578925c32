"""The event reader: decodes events, from the complete log or from the publisher's messages, which may be lost."""

from collections.abc import AsyncGenerator, Sequence
from functools import lru_cache

from msgspec import Raw, Struct
from msgspec.json import Decoder

from db.engine import Database
from db.models.events import EventSubject
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from services.batching import BatchLoader
from services.events import scope
from services.events.publisher import PublishedEvent
from services.events.writer import CreationChange, EventKind, read_change

READ_AT_ONCE = 100  # Events per position in one query.
DECODED = 256

_decoder = Decoder(PublishedEvent)


class TaskEvent(Struct, frozen=True):
    """One event of a creation; ``creation`` is None for READY and RESET only.

    ``partial``: more events of the same snapshot follow, so a client that resumes here has to begin it again.
    """

    seq: int
    kind: EventKind
    creation: CreationRecord | None
    partial: bool = False
    epoch: str = ""

    @property
    def cursor(self) -> str:
        return scope.cursor_text(self.epoch, self.seq, partial=self.partial)


class CreditEvent(Struct, frozen=True):
    """One event of the credits; ``credit`` is None for RESET only.

    ``transaction`` is None unless the event is an UPDATE caused by a ledger entry.
    """

    seq: int
    kind: EventKind
    credit: CreditRecord | None
    transaction: CreditTransactionRecord | None
    epoch: str = ""

    @property
    def cursor(self) -> str:
        return scope.cursor_text(self.epoch, self.seq)


class Message:
    """One event as stored in the log and published; parsed only when it is first needed."""

    __slots__ = ("_event", "_payload", "creation_id", "seq", "subject")

    def __init__(self, seq: int, subject: EventSubject, creation_id: str | None, payload: str | Raw) -> None:
        self.seq = seq
        self.subject = subject
        self.creation_id = creation_id
        self._payload = payload
        self._event: TaskEvent | CreditEvent | None = None

    def event(self, epoch: str) -> TaskEvent | CreditEvent:
        """Return the event, numbered in ``epoch``; it is parsed once for all subscribers of that epoch."""
        if self._event is None or self._event.epoch != epoch:
            self._event = self._read(epoch)
        return self._event

    def _read(self, epoch: str) -> TaskEvent | CreditEvent:
        change = read_change(self.subject, self._payload)
        if isinstance(change, CreationChange):
            return TaskEvent(self.seq, EventKind.UPDATE, change.creation, epoch=epoch)
        return CreditEvent(self.seq, EventKind.UPDATE, change.credit, change.transaction, epoch=epoch)


class Reset(Struct, frozen=True):
    """A gap: the log no longer holds the next events; it continues after number ``seq``."""

    seq: int


def decode(text: str) -> Message:
    """Parse a message of the event publisher."""
    event = _decoder.decode(text)
    return Message(event.seq, event.subject, event.creation_id, event.payload)


# For subscribers that read their backlog later, each in its own task: each of a channel gets the same text.
decode_once = lru_cache(maxsize=DECODED)(decode)


class Newest:
    """A cache of the last message, so that it is parsed once for all followers that receive it in turn."""

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
        position: [Message(event.seq, event.subject, event.creation_id, event.payload) for event in events]
        for position, events in found.items()
    }


# After an outage of the broadcaster all streams of a process read the log at once; streams of a user share the query.
_parts = BatchLoader(_read_parts)
_newest = BatchLoader(user_queries.newest_events)


async def read_log(database: Database, user_id: str, last: int) -> AsyncGenerator[Message | Reset, None]:
    """Yield the events in the log after ``last``; yield a reset and end if the next ones are gone."""
    while True:
        messages = await _parts.of(database, (user_id, last))
        if not messages or messages[0].seq != last + 1:
            newest = await newest_of(database, user_id)
            if newest == last:
                return
            if messages or newest < last or not await _parts.of(database, (user_id, last)):
                yield Reset(newest)
                return
            continue
        for message in messages:
            if message.seq != last + 1:
                break  # An event between was deleted: the next read finds the gap.
            yield message
            last = message.seq
        else:
            if len(messages) < READ_AT_ONCE:
                return


async def newest_of(database: Database, user_id: str) -> int:
    """Return the number of a user's newest event; 0 if there is no such user."""
    return await _newest.of(database, user_id) or 0
