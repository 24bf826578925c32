"""The broadcaster with bounded subscribers: if one is slow, its backlog is dropped and it reads the log instead."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol, runtime_checkable

import broadcaster

from services.events.scope import Scope, Seal

BACKLOG = 64
MOVED_AT_ONCE = 500  # Channels that are resubscribed concurrently when the scope changes.

_log = logging.getLogger("atelier.broadcast")


class BoundedSubscriber:
    """One subscriber's backlog on a channel: up to ``BACKLOG`` messages, or a flag that it fell behind.

    ``owner``: the consumer of the messages; the gap detector checks it instead of this subscriber.
    """

    def __init__(self, owner: "DirectSubscriber | None" = None) -> None:
        self.owner = owner
        self._messages: deque[str] = deque()
        self._behind = False
        self._arrival = asyncio.Event()

    def offer(self, message: str) -> None:
        """Add a message; if the backlog is full, drop all of it and note that messages were missed."""
        if self._behind:
            return
        if len(self._messages) >= BACKLOG:
            self.fall_behind()
            return
        self._messages.append(message)
        self._arrival.set()

    def fall_behind(self) -> None:
        """Drop the backlog and note that messages may have been missed, so the log must be read."""
        self._messages.clear()
        self._behind = True
        self._arrival.set()

    @property
    def is_idle(self) -> bool:
        """Whether there is neither a message nor a gap to deliver."""
        return not self._messages and not self._behind

    async def next(self, *, quiet: float | None) -> str | None:
        """Return the next message, or None if the log must be read: after a gap or ``quiet`` seconds without message.

        ``quiet`` is None if the gap detector watches this subscriber: see ``Broadcast.silent``.
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


BackendMessage = tuple[str, str | None]
"""A channel and a message that was published there; None if some of its messages may have been missed."""


@runtime_checkable
class ReceivesMany(Protocol):
    """A backend that returns received messages in batches and reports channels with possible gaps."""

    is_away: bool
    """Whether its server seems to be away, so that published messages may not arrive."""

    async def next_messages(self) -> Sequence[BackendMessage]:
        """Return the next messages and gaps of the subscribed channels, in order; also if ``is_away`` changes."""
        ...


@runtime_checkable
class PublishesMany(Protocol):
    """A backend that publishes many messages in one round trip."""

    async def publish_all(self, messages: Sequence[tuple[str, str]]) -> None: ...


class DirectSubscriber(Protocol):
    """A listener that receives each message as it arrives, without a backlog.

    The gap detector checks many followers at once for missed messages: see ``Broadcast.silent``.
    """

    def offer(self, message: str) -> None:
        """Receive a message."""

    def fall_behind(self) -> None:
        """Receive the notice that messages may have been missed."""


Listener = BoundedSubscriber | DirectSubscriber


class _Channel:
    """A channel and its listeners; ``changing`` is held during the backend's ``subscribe`` or ``unsubscribe``."""

    __slots__ = ("address", "changing", "listeners", "name", "quiet_since", "subscribed")

    def __init__(self, name: str) -> None:
        self.name = name
        self.address = ""  # Its name at the backend, in the scope at the time of the subscription.
        self.listeners: dict[Listener, None] = {}
        self.changing = asyncio.Lock()
        self.subscribed = False
        self.quiet_since = asyncio.get_running_loop().time()


class Broadcast(broadcaster.Broadcast):
    """``broadcaster.Broadcast`` with bounded subscribers and a race-free ``subscribe``.

    Upstream, concurrent first subscribers of a channel overwrite each other, and queues are unbounded.
    """

    def __init__(
        self, url: str | None = None, *, backend: broadcaster.BroadcastBackend | None = None, seal: Seal | None = None
    ) -> None:
        """``seal`` authenticates messages; an in-process broadcaster needs none."""
        super().__init__(url, backend=backend)
        self.scope = Scope()
        # The newest number delivered to each user since ``EpochKeeper`` last took them.
        self.delivered: dict[str, int] = {}
        self.judge_loss: Callable[[], Awaitable[None]] = no_judgement  # ``EpochKeeper`` sets its own while it runs.
        self._seal = seal
        self._refused = 0  # Messages that this installation did not publish.
        self._receiving = self._backend if isinstance(self._backend, ReceivesMany) else None
        self._publishing = self._backend if isinstance(self._backend, PublishesMany) else None
        self._channels: dict[str, _Channel] = {}
        self._by_address: dict[str, _Channel] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._doubted: set[str] = set()
        self.doubt = asyncio.Event()  # Set when messages may have been missed, until the next call of ``silent``.
        self.is_away = False  # Whether the backend's server is away; always false for an in-process backend.

    @property
    def subscriber_count(self) -> int:
        return sum(len(channel.listeners) for channel in self._channels.values())

    @property
    def reconnects(self) -> int:
        """How often the connection was lost and restored; 0 for a backend without a connection."""
        count: int = getattr(self._backend, "reconnects", 0)
        return count

    async def _listener(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            messages = await self._next_messages()
            moment = loop.time()
            for name, message in messages:
                channel = self._by_address.get(name)
                if channel is None:
                    continue
                if message is not None and self._seal is not None:
                    message = self._unseal(self._seal, name, message)
                if message is None:
                    self._doubt(channel)
                    continue
                channel.quiet_since = moment
                for listener in tuple(channel.listeners):
                    listener.offer(message)

    async def _next_messages(self) -> Sequence[BackendMessage]:
        if self._receiving is not None:
            messages = await self._receiving.next_messages()
            if self._receiving.is_away is not self.is_away:
                self.is_away = self._receiving.is_away
                self.doubt_all(self._channels)
            return messages
        event = await self._backend.next_published()
        return [(event.channel, event.message)]

    def _unseal(self, seal: Seal, address: str, sealed: str) -> str | None:
        """Return the message, or None if this installation did not publish it; log the first such message only."""
        message = seal.unseal(address, sealed)
        if message is None:
            self._refused += 1
            if self._refused == 1:
                _log.warning("broadcast: something else publishes on the channels of this installation; it is ignored")
        return message

    async def enter(self, scope: Scope) -> None:
        """Publish and subscribe in another scope from now on, and have every stream checked for missed events."""
        if scope == self.scope:
            return
        self.scope = scope
        channels = list(self._channels.values())
        for start in range(0, len(channels), MOVED_AT_ONCE):
            await asyncio.gather(*map(self._move, channels[start : start + MOVED_AT_ONCE]))
        self.doubt_everything()

    def doubt_everything(self) -> None:
        """Have every stream checked for missed events."""
        for channel in self._channels.values():
            self._doubt(channel)

    async def _move(self, channel: _Channel) -> None:
        async with channel.changing:
            if channel.subscribed and channel.address != self.scope.channel(channel.name):
                await self._unsubscribe(channel)
                await self._subscribe(channel)

    async def _subscribe(self, channel: _Channel) -> None:
        """Subscribe in the current scope; the caller holds ``channel.changing``."""
        address = self.scope.channel(channel.name)
        self._by_address[address] = channel
        try:
            await self._backend.subscribe(address)
        except BaseException:
            del self._by_address[address]
            raise
        channel.address, channel.subscribed = address, True

    async def _unsubscribe(self, channel: _Channel) -> None:
        channel.subscribed = False
        self._by_address.pop(channel.address, None)
        await self._backend.unsubscribe(channel.address)

    def _doubt(self, channel: _Channel) -> None:
        """Note that messages of a channel may have been missed."""
        for listener in channel.listeners:
            if isinstance(listener, BoundedSubscriber) and listener.owner is None:
                listener.fall_behind()
        self.doubt_all([channel.name])

    def doubt_all(self, channels: Iterable[str]) -> None:
        """Have the next ``silent`` return the listeners of these channels, even if a message arrives before."""
        self._doubted.update(channels)
        self.doubt.set()

    @asynccontextmanager
    async def subscribe(  # type: ignore[override]  # bounded
        self, channel: str, *, owner: DirectSubscriber | None = None
    ) -> AsyncIterator[BoundedSubscriber]:
        """Subscribe to a channel within the context.

        If there is an ``owner``, a gap does not mark the subscriber as behind: ``silent`` returns it to be checked.
        """
        subscriber = BoundedSubscriber(owner)
        entry = self._channels.setdefault(channel, _Channel(channel))
        entry.listeners[subscriber] = None
        try:
            # A lock per channel: the first subscriber of one channel, waiting for the server, delays no other channel.
            async with entry.changing:
                if not entry.subscribed:
                    await self._subscribe(entry)
            yield subscriber
        finally:
            del entry.listeners[subscriber]
            if not entry.listeners:
                await asyncio.shield(self._leave(channel, entry))

    def follow(self, channel: str, follower: DirectSubscriber) -> bool:
        """Add a follower to a channel that is already subscribed, without waiting; return whether it is new."""
        listeners = self._channels[channel].listeners
        is_new = follower not in listeners
        listeners[follower] = None
        return is_new

    def unfollow(self, channel: str, follower: DirectSubscriber) -> bool:
        """Remove a follower; return whether it was following."""
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
        """Return the listeners of channels that had no message for ``seconds`` or may have missed one.

        The time without a message starts anew for these channels.
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
            # A new listener may have subscribed while this waited for the lock.
            if entry.listeners or self._channels.get(channel) is not entry:
                return
            if entry.subscribed:
                await self._unsubscribe(entry)
            if not entry.listeners:
                del self._channels[channel]

    async def disconnect(self) -> None:
        self._listener_task.cancel()
        await asyncio.gather(self._listener_task, return_exceptions=True)
        await self._backend.disconnect()

    async def publish(self, channel: str, message: Any) -> None:
        address = self.scope.channel(channel)
        await self._backend.publish(address, self._seal_message(address, message))

    async def publish_all(self, messages: Sequence[tuple[str, str]]) -> None:
        """Publish (channel, message) pairs in order; if it fails, some may have been published."""
        if self._publishing is not None:
            addressed = ((self.scope.channel(channel), message) for channel, message in messages)
            await self._publishing.publish_all(
                [(address, self._seal_message(address, message)) for address, message in addressed]
            )
            return
        for channel, message in messages:
            await self.publish(channel, message)

    def _seal_message(self, address: str, message: str) -> str:
        return message if self._seal is None else self._seal.seal(address, message)


async def no_judgement() -> None:
    """Do nothing: the default of ``Broadcast.judge_loss`` while no ``EpochKeeper`` runs."""
