"""The broadcaster with bounded subscribers: a slow one is told to read the log instead of piling up messages."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol, runtime_checkable

import broadcaster

BACKLOG = 64


class BoundedSubscriber:
    """What one subscriber has not yet taken of a channel: up to ``BACKLOG`` messages, or that it fell behind.

    ``owner``: who takes it, and is asked in its place whether anything was missed.
    """

    def __init__(self, owner: "Follower | None" = None) -> None:
        self.owner = owner
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

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be taken."""
        return not self._messages and not self._behind

    async def next(self, *, quiet: float | None) -> str | None:
        """Return the next message; None when the log is to be read: after a gap, or ``quiet`` seconds of silence.

        ``quiet`` is None where somebody else looks after silence: see ``Broadcast.silent``.
        """
        if self.is_idle:
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


Heard = tuple[str, str | None]
"""A channel and a message that was published there; None where some of its messages may have been missed."""


@runtime_checkable
class HearsMany(Protocol):
    """A backend that says at once all that it has heard, and where it may have missed something."""

    is_away: bool
    """Whether its server seems to be away, so that nothing may be heard although something happens."""

    async def heard(self) -> Sequence[Heard]:
        """Return what comes next on the wanted channels, in its order; also as soon as ``is_away`` has changed."""
        ...


@runtime_checkable
class PublishesMany(Protocol):
    """A backend that publishes many messages with one question."""

    async def publish_all(self, messages: Sequence[tuple[str, str]]) -> None: ...


class Follower(Protocol):
    """Who is told of each message as it comes, and has no backlog.

    Whether one has missed something is found out for many at once: see ``Broadcast.silent``.
    """

    def offer(self, message: str) -> None:
        """Hear a message."""

    def fall_behind(self) -> None:
        """Hear that something was missed."""


Listener = BoundedSubscriber | Follower


class _Channel:
    """Who listens to a channel; ``changing`` is held while the backend is told of its first or last subscriber."""

    __slots__ = ("changing", "heard", "listeners", "quiet_since")

    def __init__(self) -> None:
        self.listeners: dict[Listener, None] = {}
        self.changing = asyncio.Lock()
        self.heard = False
        self.quiet_since = asyncio.get_running_loop().time()


class Broadcast(broadcaster.Broadcast):
    """``broadcaster.Broadcast`` with bounded subscribers and a ``subscribe`` without races.

    Upstream, two first subscribers of a channel at once overwrite each other, and a queue grows without end.
    """

    def __init__(self, url: str | None = None, *, backend: broadcaster.BroadcastBackend | None = None) -> None:
        super().__init__(url, backend=backend)
        # Whether a backend can do this is asked once: it takes longer than to publish.
        self._hearing = self._backend if isinstance(self._backend, HearsMany) else None
        self._publishing = self._backend if isinstance(self._backend, PublishesMany) else None
        self._channels: dict[str, _Channel] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._doubted: set[str] = set()
        self.doubt = asyncio.Event()  # Set where something may have been missed, until ``silent`` has said where.
        self.is_away = False  # While the backend's server is; one in this process never is.

    @property
    def subscriber_count(self) -> int:
        return sum(len(channel.listeners) for channel in self._channels.values())

    @property
    def reconnects(self) -> int:
        """How often the connection was lost and came back; 0 for a backend that has none."""
        count: int = getattr(self._backend, "reconnects", 0)
        return count

    async def _listener(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            heard = await self._heard()
            moment = loop.time()
            for name, message in heard:
                channel = self._channels.get(name)
                if channel is None:
                    continue
                if message is None:
                    self._doubt(name, channel)
                    continue
                channel.quiet_since = moment
                for listener in tuple(channel.listeners):
                    listener.offer(message)

    async def _heard(self) -> Sequence[Heard]:
        if self._hearing is not None:
            heard = await self._hearing.heard()
            if self._hearing.is_away is not self.is_away:
                self.is_away = self._hearing.is_away
                self.doubt_all(self._channels)
            return heard
        event = await self._backend.next_published()
        return [(event.channel, event.message)]

    def _doubt(self, name: str, channel: _Channel) -> None:
        """Note that messages may have been missed: all channels at once, where the connection was lost."""
        for listener in channel.listeners:
            if isinstance(listener, BoundedSubscriber) and listener.owner is None:
                listener.fall_behind()
        self.doubt_all([name])

    def doubt_all(self, channels: Iterable[str]) -> None:
        """Have ``silent`` name these channels, of those that somebody still listens to, whatever is heard there."""
        self._doubted.update(channels)
        self.doubt.set()

    @asynccontextmanager
    async def subscribe(  # type: ignore[override]  # bounded
        self, channel: str, *, owner: Follower | None = None
    ) -> AsyncIterator[BoundedSubscriber]:
        """Hear of a channel from the moment this is entered; an ``owner`` hears from ``silent`` what was missed."""
        subscriber = BoundedSubscriber(owner)
        entry = self._channels.setdefault(channel, _Channel())
        entry.listeners[subscriber] = None
        try:
            # One channel's first subscriber may wait for an answer; those of other channels do not wait for it.
            async with entry.changing:
                if not entry.heard:
                    await self._backend.subscribe(channel)
                    entry.heard = True
            yield subscriber
        finally:
            del entry.listeners[subscriber]
            if not entry.listeners:
                await asyncio.shield(self._leave(channel, entry))

    def follow(self, channel: str, follower: Follower) -> bool:
        """Tell a follower of a channel that is subscribed to, without a wait; return whether it was not told before."""
        listeners = self._channels[channel].listeners
        is_new = follower not in listeners
        listeners[follower] = None
        return is_new

    def unfollow(self, channel: str, follower: Follower) -> bool:
        """Tell a follower no more, and return whether it was told until now."""
        entry = self._channels.get(channel)
        if entry is None or follower not in entry.listeners:
            return False
        del entry.listeners[follower]
        if not entry.listeners:
            leaving = asyncio.create_task(self._leave(channel, entry))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)
        return True

    def silent(self, seconds: float) -> list[Listener]:
        """Return who listens to channels that have been silent for so long, or on which something may have been missed.

        These count as heard from now on.
        """
        moment = asyncio.get_running_loop().time()
        doubted, self._doubted = self._doubted, set()
        self.doubt.clear()
        listeners: list[Listener] = []
        for name, channel in self._channels.items():
            if moment - channel.quiet_since >= seconds or name in doubted:
                channel.quiet_since = moment
                listeners += channel.listeners
        return listeners

    async def _leave(self, channel: str, entry: _Channel) -> None:
        async with entry.changing:
            # Someone may have come while this waited.
            if entry.listeners or self._channels.get(channel) is not entry:
                return
            if entry.heard:
                entry.heard = False
                await self._backend.unsubscribe(channel)
            if not entry.listeners:
                del self._channels[channel]

    async def disconnect(self) -> None:
        self._listener_task.cancel()
        await asyncio.gather(self._listener_task, return_exceptions=True)
        await self._backend.disconnect()

    async def publish(self, channel: str, message: Any) -> None:
        await self._backend.publish(channel, message)

    async def publish_all(self, messages: Sequence[tuple[str, str]]) -> None:
        """Publish messages, each with its channel, in their order; where it fails, some of them may have been."""
        if self._publishing is not None:
            await self._publishing.publish_all(messages)
            return
        for channel, message in messages:
            await self.publish(channel, message)
