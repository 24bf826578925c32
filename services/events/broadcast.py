"""The broadcaster with bounded subscribers: a slow one is told to read the log instead of piling up messages."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import broadcaster

BACKLOG = 64


class BoundedSubscriber:
    """What one subscriber has not yet taken of a channel: up to ``BACKLOG`` messages, or that it fell behind."""

    def __init__(self) -> None:
        self._messages: deque[str] = deque()
        self._behind = False
        self._arrival = asyncio.Event()

    def offer(self, message: str) -> None:
        """Add a message; one too many drops all and says that something was missed."""
        if self._behind:
            return
        if len(self._messages) >= BACKLOG:
            self.fall_behind()
            return
        self._messages.append(message)
        self._arrival.set()

    def fall_behind(self) -> None:
        """Say that messages may have been missed: the log is to be read."""
        self._messages.clear()
        self._behind = True
        self._arrival.set()

    async def next(self, *, quiet: float) -> str | None:
        """Return the next message; None when the log is to be read: after a gap, or ``quiet`` seconds of silence."""
        if not self._messages and not self._behind:
            self._arrival.clear()
            try:
                async with asyncio.timeout(quiet):
                    await self._arrival.wait()
            except TimeoutError:
                return None
        if self._behind:
            self._behind = False
            return None
        return self._messages.popleft()


class Broadcast(broadcaster.Broadcast):
    """``broadcaster.Broadcast`` with bounded subscribers and a ``subscribe`` without races.

    Upstream, two first subscribers of a channel at once overwrite each other, and a queue grows without end.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._bounded: dict[str, set[BoundedSubscriber]] = {}
        self._changing = asyncio.Lock()

    @property
    def subscriber_count(self) -> int:
        return sum(len(subscribers) for subscribers in self._bounded.values())

    async def _listener(self) -> None:
        while True:
            event = await self._backend.next_published()
            for subscriber in tuple(self._bounded.get(event.channel, ())):
                subscriber.offer(event.message)

    @asynccontextmanager
    async def subscribe(self, channel: str) -> AsyncIterator[BoundedSubscriber]:  # type: ignore[override]  # bounded
        """Hear of a channel from the moment this is entered."""
        subscriber = BoundedSubscriber()
        async with self._changing:
            if channel not in self._bounded:
                await self._backend.subscribe(channel)
                self._bounded[channel] = set()
            self._bounded[channel].add(subscriber)
        try:
            yield subscriber
        finally:
            await asyncio.shield(self._leave(channel, subscriber))

    async def _leave(self, channel: str, subscriber: BoundedSubscriber) -> None:
        async with self._changing:
            subscribers = self._bounded[channel]
            subscribers.discard(subscriber)
            if not subscribers:
                del self._bounded[channel]
                await self._backend.unsubscribe(channel)

    async def disconnect(self) -> None:
        self._listener_task.cancel()
        await asyncio.gather(self._listener_task, return_exceptions=True)
        await self._backend.disconnect()

    async def publish(self, channel: str, message: Any) -> None:
        await self._backend.publish(channel, message)
