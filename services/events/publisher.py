"""The event publisher: sends committed events to open pages and wakes workers, through the broadcaster."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from msgspec import Raw, Struct, json

from db.models.events import EventSubject
from db.records.events import EventRecord
from services.events.broadcast import Broadcast
from services.observability.metrics import Metrics
from services.observability.spans import Origin, continued, origin

WORKER_CHANNEL = "worker"
PENDING = 10_000
AT_ONCE = 100  # The most messages that one round trip publishes.
PUBLISH_SECONDS = 1.0

_log = logging.getLogger("atelier.events")


def channel_of(user_id: str) -> str:
    return f"user:{user_id}"


class EventPublisher:
    """Publishes events in the background, in order; a lost message loses no event, because the log has it.

    The caller never waits: a broadcaster that is down or frozen delays no mutation and no step.
    """

    def __init__(self, broadcast: Broadcast, *, metrics: Metrics | None = None) -> None:
        self._broadcast = broadcast
        self._metrics = metrics or Metrics()
        self._pending: asyncio.Queue[tuple[str, bytes, Origin | None]] = asyncio.Queue(PENDING)
        self._task: asyncio.Task[None] | None = None
        self._lost = 0  # Messages lost since the last successful publish; only the first is logged.
        self.work = asyncio.Event()  # Set when this process's worker has work to do.

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._run(), name="event-publisher")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            # Publish the last messages before the process ends, if the broadcaster takes them in time.
            with suppress(TimeoutError):
                async with asyncio.timeout(PUBLISH_SECONDS):
                    await self._pending.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def publish(self, events: Sequence[EventRecord] = (), *, work: bool = False) -> None:
        """Publish committed events, without waiting; ``work``: wake the workers, too."""
        self._metrics.events_recorded(len(events))
        for event in events:
            self._put(channel_of(event.user_id), encode(event))
        if work:
            self.work.set()
            self._put(WORKER_CHANNEL, b"{}")

    def announce(self, channel: str) -> None:
        """Announce on a channel that the state of its subject has changed, without waiting."""
        self._put(channel, b"{}")

    def _put(self, channel: str, message: bytes) -> None:
        try:
            self._pending.put_nowait((channel, message, origin()))
        except asyncio.QueueFull:
            self._metrics.published_message("dropped")
            self._note_loss(f"more than {PENDING} messages wait")

    async def _run(self) -> None:
        while True:
            messages = [await self._pending.get()]
            while len(messages) < AT_ONCE and not self._pending.empty():
                messages.append(self._pending.get_nowait())
            try:
                # One span for the whole batch, in the trace of its first message.
                with continued(messages[0][2]):
                    async with asyncio.timeout(PUBLISH_SECONDS):
                        await self._broadcast.publish_all(
                            [(channel, message.decode()) for channel, message, _ in messages]
                        )
                self._metrics.published_message("published", len(messages))
                self._note_return()
            except Exception as error:  # noqa: BLE001 - a failed publish must not end the publisher
                self._metrics.published_message("failed", len(messages))
                self._note_loss(f"publishing failed: {type(error).__name__}", len(messages))
            finally:
                for _ in messages:
                    self._pending.task_done()

    def _note_loss(self, reason: str, messages: int = 1) -> None:
        if not self._lost:
            _log.warning("events: %s; other processes see updates late until publishing works again", reason)
        self._lost += messages

    def _note_return(self) -> None:
        if self._lost:
            _log.info("events: publishing works again; %d messages were lost, not their events", self._lost)
        self._lost = 0

    async def watch_worker_channel(self) -> None:
        """Wake this process's worker at each message on the worker channel; run until cancelled."""
        async with self._broadcast.subscribe(WORKER_CHANNEL) as subscriber:
            while True:
                if await subscriber.next(quiet=60.0) is not None:
                    self.work.set()


class PublishedEvent(Struct, frozen=True):
    """One event as a message on its user's channel; servers of other versions read it, too."""

    seq: int
    subject: EventSubject
    creation_id: str | None
    payload: Raw


def encode(event: EventRecord) -> bytes:
    return json.encode(
        PublishedEvent(
            seq=event.seq, subject=event.subject, creation_id=event.creation_id, payload=Raw(event.payload.encode())
        )
    )
