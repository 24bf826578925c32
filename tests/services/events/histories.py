"""A user's history, written event by event, and published as a test sets it: late, twice, in disorder or not at all."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from sqlalchemy import text

from db.engine import Database
from db.models import CreditTransactionKind
from db.records.events import EventRecord
from services.billing import credits
from services.events.broadcast import Broadcast
from services.events.publisher import channel_of, encode
from services.events.reader import CreditEvent
from services.events.stream import Stream
from services.events.subjects import CreditStream

TIMEOUT = 120.0


@dataclass
class History:
    """The events of one user: grants of one credit, so the balance after event ``n`` is ``n``."""

    database: Database
    broadcast: Broadcast
    user_id: str

    async def happen(self, count: int = 1) -> list[EventRecord]:
        """Write events without publishing them."""
        happened: list[EventRecord] = []
        for _ in range(count):
            async with self.database.begin() as connection:
                _, events = await credits.move(connection, self.user_id, 1, CreditTransactionKind.GRANT, "a credit")
            happened += events
        return happened

    async def tell(self, *events: EventRecord) -> None:
        for event in events:
            await self.broadcast.publish(channel_of(self.user_id), encode(event).decode())

    async def happen_and_tell(self, count: int = 1) -> None:
        await self.tell(*await self.happen(count))

    async def forget(self, up_to: int) -> None:
        """Lose the events up to a number, as pruning does."""
        async with self.database.begin() as connection:
            await connection.execute(
                text("DELETE FROM events WHERE user_id = :user AND seq <= :seq"), {"user": self.user_id, "seq": up_to}
            )

    def credits(self, after: int | None = None) -> AsyncGenerator[CreditEvent, None]:
        return CreditStream(self.database, self.broadcast, self.user_id).events(after)


class Reader:
    """Takes over a stream, and can be set to refuse."""

    def __init__(self, stream: Stream[CreditEvent]) -> None:
        self.stream = stream
        self.stream.receiver = self
        self.seen: list[int] = []
        self.interruptions = 0
        self.refuses = False
        self.takes = True

    def shows(self, show: Callable[..., object]) -> None:
        pass

    def take_over(self, stream: Stream[CreditEvent]) -> bool:
        assert stream is self.stream
        return self.takes

    def deliver(self, event: CreditEvent) -> bool:
        if not self.refuses:
            self.seen.append(event.seq)
        return not self.refuses

    def notify_gap(self) -> None:
        self.interruptions += 1

    async def begin(self, after: int | None = None) -> None:
        """Read until the stream has caught up and is handed over."""
        async with aclosing(self.stream.events(after)) as events, asyncio.timeout(TIMEOUT):
            async for event in events:
                self.seen.append(event.seq)

    async def catch_up(self) -> None:
        async with aclosing(self.stream.catch_up()) as events, asyncio.timeout(TIMEOUT):
            async for event in events:
                self.seen.append(event.seq)


async def following(events: AsyncGenerator[CreditEvent, None]) -> CreditEvent:
    """Return the next event of a stream."""
    async with asyncio.timeout(TIMEOUT):
        return await anext(events)


async def numbers(events: AsyncGenerator[CreditEvent, None], up_to: int) -> list[int]:
    """Return the numbers of a stream's events up to one, and close the stream."""
    seen: list[int] = []
    async with aclosing(events), asyncio.timeout(TIMEOUT):
        async for event in events:
            seen.append(event.seq)
            if event.seq >= up_to:
                break
    return seen
