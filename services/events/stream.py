"""Streams: a user's history as it happens, in order, nothing left out and nothing twice.

The doorbell is heard before the log or a snapshot is read, so nothing falls between the two. A message that carries the
next number is delivered without a query; a gap makes the stream read the log, and so does what ``Silence`` finds.
"""

import asyncio
import logging
import random
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.models.events import EventSubject
from db.queries import creations as creation_queries
from db.queries import users as user_queries
from services.errors import BadRequest, MissingRecord
from services.events.broadcast import BoundedSubscriber, Broadcast
from services.events.doorbell import channel_of
from services.events.history import PARTIAL, CreditEvent, Message, Newest, Reset, TaskEvent, decode_once, read_log
from services.events.log import EventKind
from services.gathering import Gathering
from services.metrics import Audience

# Between tries to read the log of a database that does not answer; it doubles with each.
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0
SNAPSHOT_LIMIT = 10_000
_CURSOR_DIGITS = 18
_CREATION, _CREDIT = EventSubject.CREATION, EventSubject.CREDIT  # To ask their class for them takes longer.

_log = logging.getLogger("atelier.stream")
_newest = Newest()
_snapshots = Gathering(partial(creation_queries.snapshots, limit=SNAPSHOT_LIMIT))

EventT = TypeVar("EventT", TaskEvent, CreditEvent)


@dataclass(slots=True)
class Position:
    """Where a client is in a stream: the cursor that it goes on from, and that of the last event that it was given."""

    after: str | None = None
    cursor: str | None = None


class Receiver(Protocol):
    """Who takes the events of a stream that has caught up, one by one as they happen."""

    def shows(self, show: Callable[[Any], object]) -> None:
        """Hear what makes of an event what the API says of it."""

    def take_over(self, stream: "Stream[Any]") -> bool:
        """Say whether it takes what follows; the stream's iterator then ends."""

    def deliver(self, event: Any) -> bool:
        """Take an event at once, or say that this is not possible."""

    def interrupted(self) -> None:
        """Hear that the stream has to catch up again, from ``catch_up``."""


class Stream(ABC, Generic[EventT]):
    """A user's history as one subscriber follows it: an iterator, or from where that has caught up, a receiver's.

    With a receiver it costs neither a task nor a query nor a queue. ``last`` is the number of the newest event that
    the subscriber needs no more.
    """

    __slots__ = ("_audience", "_broadcast", "_database", "_hears", "last", "receiver", "user_id")

    def __init__(
        self, database: Database, broadcast: Broadcast, user_id: str, *, audience: Audience | None = None
    ) -> None:
        self.user_id = user_id
        self.last = 0
        self.receiver: Receiver | None = None
        self._database = database
        self._broadcast = broadcast
        self._audience = audience or Audience()
        self._hears = False  # Between having caught up and an interruption.

    @abstractmethod
    def pick(self, message: Message) -> EventT | None:
        """Return a message's event, or None when it is not of those that are followed."""

    @abstractmethod
    def reset(self, seq: int) -> EventT:
        """Return the event that says that the past is forgotten up to a number."""

    @abstractmethod
    def _snapshot(self) -> AsyncGenerator[EventT, None]:
        """Yield how things stand, and set ``last``."""

    async def check(self) -> None:
        """Refuse what is not the user's.

        Raises:
            MissingRecord: it does not exist or is someone else's.
        """

    async def events(self, after: int | None = None) -> AsyncGenerator[EventT, None]:
        """Begin with how things stand, or go on from a number.

        Raises:
            MissingRecord: as ``check`` says.
        """
        with self._audience.present():
            async with self._broadcast.subscribe(channel_of(self.user_id), owner=self) as subscriber:
                await self.check()
                if after is not None:
                    self.last = after
                else:
                    async with aclosing(self._snapshot()) as standing:
                        async for event in standing:
                            self._audience.note_delivery()
                            yield event
                async with aclosing(self._go_on(subscriber, behind=after is not None)) as events:
                    async for event in events:
                        yield event

    async def catch_up(self) -> AsyncGenerator[EventT, None]:
        """Go on after ``last``, for a receiver that was interrupted."""
        subscribing = self._broadcast.subscribe(channel_of(self.user_id), owner=self)
        async with subscribing as subscriber, aclosing(self._go_on(subscriber, behind=True)) as events:
            async for event in events:
                yield event

    def offer(self, text: str) -> None:
        """Hear a message once this has caught up; whatever is wrong with it is nobody's but this subscriber's."""
        if not self._hears:
            return
        try:
            in_order = self._hear(text)
        except Exception as error:  # noqa: BLE001 - it is met again in the log, in a task that tells the client
            _log.warning("stream: a message cannot be delivered: %s", type(error).__name__)
            in_order = False
        if not in_order:
            self.fall_behind()

    def _hear(self, text: str) -> bool:
        """Deliver a message, if it is the next; return False where the log has to be read."""
        message = _newest.decode(text)
        if message.seq != self.last + 1:
            return message.seq <= self.last
        event = self.pick(message)
        if event is not None:
            if self.receiver is None or not self.receiver.deliver(event):
                return False
            self._audience.note_delivery()
        self.last = message.seq
        return True

    def fall_behind(self) -> None:
        """Hear no more until the receiver has caught up again."""
        if self._hears and self.receiver is not None:
            self._hears = False
            self.receiver.interrupted()

    def leave(self) -> None:
        """Deliver nothing to the receiver any more."""
        self.receiver = None
        self._hears = False
        if self._broadcast.unfollow(channel_of(self.user_id), self):
            self._audience.leave()

    def _hand_over(self, subscriber: BoundedSubscriber) -> bool:
        """Go on as the receiver's, where there is one who takes over and nothing is waiting for it."""
        if self.receiver is None or not subscriber.is_idle or not self.receiver.take_over(self):
            return False
        self._hears = True
        if self._broadcast.follow(channel_of(self.user_id), self):
            self._audience.join()
        return True

    async def _go_on(self, subscriber: BoundedSubscriber, *, behind: bool) -> AsyncGenerator[EventT, None]:
        async with aclosing(self._follow(subscriber, behind=behind)) as messages:
            async for message in messages:
                event = self.reset(message.seq) if isinstance(message, Reset) else self.pick(message)
                if event is not None:
                    self._audience.note_delivery()
                    yield event

    async def _follow(self, subscriber: BoundedSubscriber, *, behind: bool) -> AsyncGenerator[Message | Reset, None]:
        """Yield what follows ``last``, first from the log if that may be ``behind``, and then as it happens.

        A database that does not answer is waited for: it may not end a stream, whose client would have to begin it
        again at the very moment at which all others do.
        """
        failures = 0
        while True:
            if behind:
                try:
                    async with aclosing(read_log(self._database, self.user_id, self.last)) as messages:
                        async for message in messages:
                            yield message
                            self.last = message.seq
                except (SQLAlchemyError, OSError, TimeoutError) as error:
                    _log.debug("stream: the log cannot be read: %s", type(error).__name__)
                    await asyncio.sleep(_pause(failures))
                    failures += 1
                    continue
                behind, failures = False, 0
            if self._hand_over(subscriber):
                return
            text = await subscriber.next(quiet=None)
            if text is None:
                behind = True
                continue
            told = decode_once(text)
            if told.seq == self.last + 1:
                yield told
                self.last = told.seq
            elif told.seq > self.last:
                behind = True


class Tasks(Stream[TaskEvent]):
    """The changes of a user's creations, or of the one that is named."""

    __slots__ = ("_creation_id",)

    def __init__(
        self,
        database: Database,
        broadcast: Broadcast,
        user_id: str,
        creation_id: str | None = None,
        *,
        audience: Audience | None = None,
    ) -> None:
        super().__init__(database, broadcast, user_id, audience=audience)
        self._creation_id = creation_id

    def pick(self, message: Message) -> TaskEvent | None:
        if message.subject is not _CREATION or self._creation_id not in (None, message.creation_id):
            return None
        event = message.event
        return event if isinstance(event, TaskEvent) else None

    def reset(self, seq: int) -> TaskEvent:
        return TaskEvent(seq, EventKind.RESET, None)

    async def check(self) -> None:
        if self._creation_id is None:
            return
        async with self._database.read() as connection:
            creation = await creation_queries.by_id(connection, self._creation_id)
        if creation is None or creation.user_id != self.user_id:
            raise MissingRecord("There is no such creation.")

    async def _snapshot(self) -> AsyncGenerator[TaskEvent, None]:
        if self._creation_id is None:
            seq, records = await _snapshots.of(self._database, self.user_id) or (0, [])
        else:
            seq, records = await creation_queries.snapshot_of_one(self._database, self.user_id, self._creation_id)
        self.last = seq
        for left, creation in zip(range(len(records))[::-1], records, strict=True):
            yield TaskEvent(seq, EventKind.SNAPSHOT, creation, partial=left > 0)


class Credits(Stream[CreditEvent]):
    """A user's credits."""

    __slots__ = ()

    def pick(self, message: Message) -> CreditEvent | None:
        if message.subject is not _CREDIT:
            return None
        event = message.event
        return event if isinstance(event, CreditEvent) else None

    def reset(self, seq: int) -> CreditEvent:
        return CreditEvent(seq, EventKind.RESET, None, None)

    async def _snapshot(self) -> AsyncGenerator[CreditEvent, None]:
        credit = await user_queries.credit_of(self._database, self.user_id)
        if credit is None:
            raise MissingRecord("There is no such account.")
        self.last = credit.event_seq
        yield CreditEvent(self.last, EventKind.SNAPSHOT, credit, None)


async def noting(position: Position, events: AsyncGenerator[EventT, None]) -> AsyncGenerator[EventT, None]:
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
    digits = cursor.removesuffix(PARTIAL)
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _CURSOR_DIGITS):
        raise BadRequest("`after` is not a cursor of this subscription.")
    return int(digits) if digits == cursor else None


def _pause(failures: int) -> float:
    # Not all streams of a process at one moment.
    jitter = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures, 16)) * jitter
