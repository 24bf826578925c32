"""Streams of a user's events as they happen: in order, complete and without duplicates.

A stream subscribes to the channel before it reads the log or a snapshot, so it misses no event between the two. It
delivers a message with the next number without a query. It reads the log after a gap, also if ``GapDetector`` found
it.
"""

import asyncio
import itertools
import logging
import random
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from services.errors import BadRequest, MissingRecord
from services.events.broadcast import BoundedSubscriber, Broadcast
from services.events.publisher import channel_of
from services.events.reader import CreditEvent, Message, Newest, Reset, TaskEvent, decode_once, newest_of, read_log
from services.events.scope import parse_cursor
from services.observability.audience import Audience

# Between tries to read the log if the database does not answer; doubled with each try.
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0

_log = logging.getLogger("atelier.stream")
_newest = Newest()
EventT = TypeVar("EventT", TaskEvent, CreditEvent)


@dataclass(slots=True)
class Position:
    """A client's position in a stream: the cursor that it resumed from, and the cursor of the last event it got."""

    after: str | None = None
    cursor: str | None = None


class Receiver(Protocol):
    """A consumer that takes the events of an up-to-date stream directly, one by one as they happen."""

    def shows(self, show: Callable[[Any], object]) -> None:
        """Set the function that converts an event to its API form."""

    def take_over(self, stream: "Stream[Any]") -> bool:
        """Return whether it takes the following events; if so, the stream's iterator ends."""

    def deliver(self, event: Any) -> bool:
        """Take an event without waiting; return False if that is not possible."""

    def notify_gap(self) -> None:
        """Receive the notice that the stream missed events, which ``catch_up`` yields."""


class Stream(ABC, Generic[EventT]):
    """One subscriber's stream of a user's events: an iterator that, once up to date, may pass on to a receiver.

    With a receiver a stream needs no task, no query and no queue. ``last`` is the number, in ``epoch``, of the newest
    event that the subscriber has got or skipped.
    """

    __slots__ = (
        "_audience",
        "_broadcast",
        "_claimed",
        "_database",
        "_live",
        "epoch",
        "last",
        "receiver",
        "user_id",
    )

    def __init__(
        self, database: Database, broadcast: Broadcast, user_id: str, *, audience: Audience | None = None
    ) -> None:
        self.user_id = user_id
        self.last = 0
        self.epoch = broadcast.scope.epoch
        self.receiver: Receiver | None = None
        self._database = database
        self._broadcast = broadcast
        self._audience = audience or Audience()
        self._claimed = 0  # The number that the client resumed from, which is not verified.
        self._live = False  # Whether the receiver gets events: true from catching up until an interruption.

    @abstractmethod
    def pick(self, message: Message) -> EventT | None:
        """Return a message's event, or None if this stream does not deliver it."""

    @abstractmethod
    def reset(self, seq: int) -> EventT:
        """Return the RESET event: events up to number ``seq`` are no longer available."""

    @abstractmethod
    async def _snapshot(self, *, after_reset: bool) -> list[EventT]:
        """Return the current state as events, and continue after it; READY if it is empty, unless after a RESET.

        Raises:
            MissingRecord: there is no such account.
        """

    async def check(self) -> None:
        """Check that the followed record belongs to the user.

        Raises:
            MissingRecord: it does not exist or belongs to another user.
        """

    def resume(self, cursor: str) -> AsyncGenerator[EventT, None]:
        """Yield the events after a cursor, given as text; an interrupted snapshot begins again.

        Raises:
            BadRequest: the text is not a cursor of this API.
        """
        found = parse_cursor(cursor)
        if found is None:
            raise BadRequest("`after` is not a cursor of this subscription.")
        if not found.belongs_to(self._broadcast.scope):
            return self.events(found.seq, of_epoch=found.epoch or "")
        return self.events(None if found.partial else found.seq)

    async def events(self, after: int | None = None, *, of_epoch: str | None = None) -> AsyncGenerator[EventT, None]:
        """Yield a snapshot, or continue after a number, which may belong to another epoch; then yield new events.

        Raises:
            MissingRecord: see ``check`` and ``_snapshot``.
        """
        self.epoch = self._broadcast.scope.epoch if of_epoch is None else of_epoch
        with self._audience.present():
            async with self._broadcast.subscribe(channel_of(self.user_id), owner=self) as subscriber:
                await self.check()
                if after is not None:
                    self.last = self._claimed = after
                else:
                    for event in await self._snapshot(after_reset=False):
                        self._audience.note_delivery()
                        yield event
                async with aclosing(self._go_on(subscriber, behind=after is not None)) as events:
                    async for event in events:
                        yield event

    async def catch_up(self) -> AsyncGenerator[EventT, None]:
        """Yield the events after ``last``, for a receiver that was interrupted."""
        subscribing = self._broadcast.subscribe(channel_of(self.user_id), owner=self)
        async with subscribing as subscriber, aclosing(self._go_on(subscriber, behind=True)) as events:
            async for event in events:
                yield event

    def offer(self, text: str) -> None:
        """Deliver a message to the receiver if the stream is up to date; an error affects this subscriber only."""
        if not self._live:
            return
        try:
            in_order = self._deliver(text)
        except Exception as error:  # noqa: BLE001 - reading the log repeats it, in a task that reports it
            _log.warning("stream: a message cannot be delivered: %s", type(error).__name__)
            in_order = False
        if not in_order:
            self.fall_behind()

    def _deliver(self, text: str) -> bool:
        """Deliver a message if it is the next one; return False if the log must be read."""
        if self.epoch != self._broadcast.scope.epoch:
            return False
        message = _newest.decode(text)
        if message.seq != self.last + 1:
            return self._is_repeated(message)
        event = self.pick(message)
        if event is not None:
            if self.receiver is None or not self.receiver.deliver(event):
                return False
            self._audience.note_delivery()
        self.last = message.seq
        self._note_delivered(message.seq)
        return True

    def _is_repeated(self, message: Message) -> bool:
        """Return whether a message's number is not above ``last``: it is late, or the numbers have gone back.

        Since it may be the latter, have the gap detector check this user.
        """
        if message.seq > self.last:
            return False
        self._broadcast.doubt_all([channel_of(self.user_id)])
        return True

    def _note_delivered(self, seq: int) -> None:
        """Note a delivered number for the epoch keeper: if the database lacks it later, events were lost."""
        broadcast = self._broadcast
        if self.epoch == broadcast.scope.epoch:  # The epoch may have ended while an event was being delivered.
            broadcast.delivered[self.user_id] = seq

    def _begin_from(self, seq: int) -> None:
        """Continue after a number that was read from the database instead of the client's number."""
        self._claimed = 0
        self.last = seq
        self._note_delivered(seq)

    def fall_behind(self) -> None:
        """Stop delivering to the receiver until it has caught up again."""
        if self._live and self.receiver is not None:
            self._live = False
            self.receiver.notify_gap()

    def leave(self) -> None:
        """Detach the receiver and unsubscribe."""
        self.receiver = None
        self._live = False
        if self._broadcast.unfollow(channel_of(self.user_id), self):
            self._audience.leave()

    def _hand_over(self, subscriber: BoundedSubscriber) -> bool:
        """Pass the stream to the receiver if it accepts and the backlog is empty; return whether it did."""
        if self.receiver is None or not subscriber.is_idle or not self.receiver.take_over(self):
            return False
        self._live = True
        if self._broadcast.follow(channel_of(self.user_id), self):
            self._audience.join()
        return True

    async def _go_on(self, subscriber: BoundedSubscriber, *, behind: bool) -> AsyncGenerator[EventT, None]:
        async with aclosing(self._follow(subscriber, behind=behind)) as messages:
            async for message in messages:
                if isinstance(message, Reset):
                    self._audience.note_delivery()
                    yield self.reset(message.seq)
                    for event in await self._snapshot_when_possible():
                        self._audience.note_delivery()
                        yield event
                elif (picked := self.pick(message)) is not None:
                    self._audience.note_delivery()
                    yield picked

    async def _snapshot_when_possible(self) -> list[EventT]:
        """Return the snapshot after a RESET, retrying while the database is down; empty if the account is gone."""
        for failures in itertools.count():
            try:
                return await self._snapshot(after_reset=True)
            except MissingRecord:
                return []
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.debug("stream: the snapshot cannot be read: %s", type(error).__name__)
                await asyncio.sleep(_pause(failures))
        raise AssertionError("the loop ends by returning")

    async def _follow(self, subscriber: BoundedSubscriber, *, behind: bool) -> AsyncGenerator[Message | Reset, None]:
        """Yield the messages after ``last``: first from the log if the stream may be ``behind``, then as they arrive.

        A database that does not answer is retried. It must not end the stream, because then all clients would
        resubscribe at the same moment.
        """
        failures = 0
        while True:
            if behind or self.epoch != self._broadcast.scope.epoch:
                try:
                    async with aclosing(self._missed_events()) as messages:
                        async for message in messages:
                            yield message
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
            following = self._next_of(text)
            if following is None:
                behind = True
            elif following.seq == self.last + 1:
                self._note_delivered(following.seq)
                yield following
                self.last = following.seq

    def _next_of(self, text: str) -> Message | None:
        """Return a message that is the next one or a repeated one; None if the log must be read instead."""
        if self.epoch != self._broadcast.scope.epoch:
            return None
        try:
            message = decode_once(text)
            if message.seq == self.last + 1:
                self.pick(message)
            elif not self._is_repeated(message):
                return None
        except Exception as error:  # noqa: BLE001 - a malformed message must not end a stream: the log has the event
            _log.warning("stream: a message cannot be read: %s", type(error).__name__)
            return None
        return message

    async def _missed_events(self) -> AsyncGenerator[Message | Reset, None]:
        """Yield the events after ``last``; yield a reset if they are gone or the epoch has changed."""
        if self.epoch == self._broadcast.scope.epoch:
            async with aclosing(read_log(self._database, self.user_id, self.last)) as messages:
                async for message in messages:
                    if isinstance(message, Reset):
                        await self._report(message)
                        break
                    self._note_delivered(message.seq)
                    yield message
                    self.last = message.seq
                else:
                    return
        self.epoch = self._broadcast.scope.epoch
        newest = await newest_of(self._database, self.user_id)
        self._begin_from(newest)
        yield Reset(newest)

    async def _report(self, reset: Reset) -> None:
        """Have the database checked for lost events if it has fewer than this stream has delivered.

        A number that a client made up proves no loss.
        """
        if reset.seq < self.last and self.last > self._claimed:
            await self._broadcast.judge_loss()


async def track_cursor(position: Position, events: AsyncGenerator[EventT, None]) -> AsyncGenerator[EventT, None]:
    """Yield the events, and set ``position.cursor`` to the cursor of each."""
    async with aclosing(events):
        async for event in events:
            position.cursor = event.cursor
            yield event


def _pause(failures: int) -> float:
    # Jitter, so that the streams of a process do not retry at the same moment.
    jitter = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    return min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** min(failures, 16)) * jitter
