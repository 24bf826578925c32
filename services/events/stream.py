"""Streams: a user's history as it happens, in order, nothing left out and nothing twice.

The doorbell is heard before the log or a snapshot is read, so nothing falls between the two. A message that carries the
next number is delivered without a query; a gap, a reconnect or silence makes the stream read the log.
"""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import orjson
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.events import EventSubject
from db.queries import creations as creation_queries
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from services.errors import BadRequest, MissingRecord
from services.events.broadcast import BoundedSubscriber, Broadcast
from services.events.doorbell import channel_of
from services.events.log import Change, CreationChange, CreditChange, EventKind, read_change

QUIET_SECONDS = 30.0
READ_AT_ONCE = 200
DECODED = 256
# Between tries to read the log of a database that does not answer; it doubles with each.
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0
SNAPSHOT_LIMIT = 10_000
_CURSOR_DIGITS = 18
_PARTIAL = "~"

_log = logging.getLogger("atelier.stream")


@dataclass(frozen=True, slots=True)
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
        return f"{self.seq}{_PARTIAL}" if self.partial else str(self.seq)


@dataclass(frozen=True, slots=True)
class CreditEvent:
    """One event of the credits; ``credit`` is None for RESET only, ``transaction`` for all but UPDATE."""

    seq: int
    kind: EventKind
    credit: CreditRecord | None
    transaction: CreditTransactionRecord | None

    @property
    def cursor(self) -> str:
        return str(self.seq)


@dataclass(slots=True)
class Position:
    """Where a client is in a stream: the cursor that it goes on from, and that of the last event that it was given."""

    after: str | None = None
    cursor: str | None = None


@dataclass(frozen=True)
class _Message:
    seq: int
    subject: EventSubject
    creation_id: str | None
    payload: dict[str, object]

    @cached_property
    def change(self) -> Change:
        return read_change(self.subject, self.payload)


@dataclass(frozen=True, slots=True)
class _Reset:
    seq: int


_EventT = TypeVar("_EventT", TaskEvent, CreditEvent)


async def noting(position: Position, events: AsyncGenerator[_EventT, None]) -> AsyncGenerator[_EventT, None]:
    """Pass events on, and note the cursor of each."""
    async with aclosing(events):
        async for event in events:
            position.cursor = event.cursor
            yield event


def parse_cursor(cursor: str) -> int | None:
    """Read the cursor of an event: the number to go on from, None where a snapshot was cut short and begins again.

    Raises:
        BadRequest: it is none that this API gave.
    """
    digits = cursor.removesuffix(_PARTIAL)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _CURSOR_DIGITS):
        raise BadRequest("`after` is not a cursor of this subscription.")
    return int(digits) if digits == cursor else None


async def tasks(
    database: Database,
    broadcast: Broadcast,
    *,
    user_id: str,
    creation_id: str | None = None,
    after: int | None = None,
) -> AsyncGenerator[TaskEvent, None]:
    """Stream the changes of a user's creations, or of the one named; ``after`` is the number to go on from.

    Raises:
        MissingRecord: the named creation does not exist or is someone else's.
    """
    async with broadcast.subscribe(channel_of(user_id)) as subscriber:
        if creation_id is not None:
            await _check_owned(database, user_id, creation_id)
        behind = after is not None
        if after is None:
            after, records = await creation_queries.snapshot(database, user_id, creation_id, limit=SNAPSHOT_LIMIT)
            for left, creation in zip(range(len(records))[::-1], records, strict=True):
                yield TaskEvent(after, EventKind.SNAPSHOT, creation, partial=left > 0)
        async with aclosing(_follow(database, subscriber, user_id, after, behind=behind)) as messages:
            async for message in messages:
                if isinstance(message, _Reset):
                    yield TaskEvent(message.seq, EventKind.RESET, None)
                elif message.subject is not EventSubject.CREATION or creation_id not in {None, message.creation_id}:
                    continue
                elif isinstance(change := message.change, CreationChange):
                    yield TaskEvent(message.seq, EventKind.UPDATE, change.creation)


async def credits(
    database: Database, broadcast: Broadcast, *, user_id: str, after: int | None = None
) -> AsyncGenerator[CreditEvent, None]:
    """Stream a user's credits: how they stand, then every change; ``after`` as in ``tasks``."""
    async with broadcast.subscribe(channel_of(user_id)) as subscriber:
        behind = after is not None
        if after is None:
            credit = await user_queries.credit_of(database, user_id)
            if credit is None:
                raise MissingRecord("There is no such account.")
            after = credit.event_seq
            yield CreditEvent(after, EventKind.SNAPSHOT, credit, None)
        async with aclosing(_follow(database, subscriber, user_id, after, behind=behind)) as messages:
            async for message in messages:
                if isinstance(message, _Reset):
                    yield CreditEvent(message.seq, EventKind.RESET, None, None)
                elif message.subject is EventSubject.CREDIT and isinstance(change := message.change, CreditChange):
                    yield CreditEvent(message.seq, EventKind.UPDATE, change.credit, change.transaction)


async def _check_owned(database: Database, user_id: str, creation_id: str) -> None:
    async with database.read() as connection:
        creation = await creation_queries.by_id(connection, creation_id)
    if creation is None or creation.user_id != user_id:
        raise MissingRecord("There is no such creation.")


async def _follow(
    database: Database, subscriber: BoundedSubscriber, user_id: str, last: int, *, behind: bool
) -> AsyncGenerator[_Message | _Reset, None]:
    """Yield what follows number ``last``, first from the log if that may be ``behind``, and then as it happens.

    A database that does not answer is waited for: it may not end a stream, whose client would have to begin it again
    at the very moment at which all others do.
    """
    failures = 0
    while True:
        if behind:
            try:
                async with aclosing(_read_log(database, user_id, last)) as messages:
                    async for message in messages:
                        last = message.seq
                        yield message
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.debug("stream: the log cannot be read: %s", type(error).__name__)
                await asyncio.sleep(_pause(failures))
                failures += 1
                continue
            behind, failures = False, 0
        text = await subscriber.next(quiet=QUIET_SECONDS)
        if text is None:
            behind = True
            continue
        message = _decode(text)
        if message.seq == last + 1:
            last = message.seq
            yield message
        elif message.seq > last:
            behind = True


def _pause(failures: int) -> float:
    # Not all streams of a process at one moment.
    jitter = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures, 16)) * jitter


async def _read_log(database: Database, user_id: str, last: int) -> AsyncGenerator[_Message | _Reset, None]:
    """Yield all that the log holds after ``last``; a reset where it no longer holds what came next."""
    while True:
        events = await event_queries.after(database, user_id, last, limit=READ_AT_ONCE)
        if not events or events[0].seq != last + 1:
            credit = await user_queries.credit_of(database, user_id)
            newest = credit.event_seq if credit is not None else 0
            if newest == last:
                return
            if events or newest < last or not await event_queries.after(database, user_id, last, limit=1):
                yield _Reset(newest)
                return
            continue
        for event in events:
            yield _Message(event.seq, event.subject, event.creation_id, orjson.loads(event.payload))
        last = events[-1].seq
        if len(events) < READ_AT_ONCE:
            return


@lru_cache(maxsize=DECODED)
def _decode(text: str) -> _Message:
    """Read a message, once for all who hear it: one text reaches every subscriber of its channel."""
    data = orjson.loads(text)
    return _Message(data["seq"], EventSubject(data["subject"]), data["creation_id"], data["payload"])
