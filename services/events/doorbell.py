"""The doorbell: telling other pages and processes, after a commit, that there is something to see or to do."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

import orjson

from db.records.events import EventRecord
from services.events.broadcast import Broadcast
from services.metrics import Metrics

WORKER_CHANNEL = "worker"
PENDING = 10_000
AT_ONCE = 100  # Messages that one round trip publishes, where so many wait.
PUBLISH_SECONDS = 1.0

_log = logging.getLogger("atelier.doorbell")


def channel_of(user_id: str) -> str:
    return f"user:{user_id}"


class Doorbell:
    """Publishes events in the background, in order; losing one loses nothing, for the log is the truth.

    Whoever rings never waits: a broadcaster that is gone or frozen delays no mutation and no step.
    """

    def __init__(self, broadcast: Broadcast, *, metrics: Metrics | None = None) -> None:
        self._broadcast = broadcast
        self._metrics = metrics or Metrics()
        self._pending: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue(PENDING)
        self._task: asyncio.Task[None] | None = None
        self._unheard = 0  # Messages lost since one was last published; only the first of them is logged.
        self.work = asyncio.Event()  # Set when this process's worker has something to look at.

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._publish(), name="doorbell")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            # What a process did last is to be heard too, where the broadcaster takes it soon.
            with suppress(TimeoutError):
                async with asyncio.timeout(PUBLISH_SECONDS):
                    await self._pending.join()
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def ring(self, events: Sequence[EventRecord] = (), *, work: bool = False) -> None:
        """Tell of events that are committed; ``work``: wake the workers too."""
        self._metrics.events_recorded(len(events))
        for event in events:
            self._put(channel_of(event.user_id), encode(event))
        if work:
            self.work.set()
            self._put(WORKER_CHANNEL, b"{}")

    def _put(self, channel: str, message: bytes) -> None:
        try:
            self._pending.put_nowait((channel, message))
        except asyncio.QueueFull:
            self._metrics.doorbell_message("dropped")
            self._note_loss(f"more than {PENDING} messages wait")

    async def _publish(self) -> None:
        while True:
            messages = [await self._pending.get()]
            while len(messages) < AT_ONCE and not self._pending.empty():
                messages.append(self._pending.get_nowait())
            try:
                async with asyncio.timeout(PUBLISH_SECONDS):
                    await self._broadcast.publish_all([(channel, message.decode()) for channel, message in messages])
                self._metrics.doorbell_message("published", len(messages))
                self._note_return()
            except Exception as error:  # noqa: BLE001 - a doorbell that fails must not end the doorbell
                self._metrics.doorbell_message("failed", len(messages))
                self._note_loss(f"publishing failed: {type(error).__name__}", len(messages))
            finally:
                for _ in messages:
                    self._pending.task_done()

    def _note_loss(self, reason: str, messages: int = 1) -> None:
        if not self._unheard:
            _log.warning("doorbell: %s; updates come late until it is heard again", reason)
        self._unheard += messages

    def _note_return(self) -> None:
        if self._unheard:
            _log.info("doorbell: heard again; %d messages were lost, and the log has what they said", self._unheard)
        self._unheard = 0

    async def hear_work(self) -> None:
        """Wake this process's worker whenever another process says that there is work; runs until cancelled."""
        async with self._broadcast.subscribe(WORKER_CHANNEL) as subscriber:
            while True:
                if await subscriber.next(quiet=60.0) is not None:
                    self.work.set()


def encode(event: EventRecord) -> bytes:
    return orjson.dumps(
        {
            "seq": event.seq,
            "subject": event.subject,
            "creation_id": event.creation_id,
            "payload": orjson.Fragment(event.payload),
        }
    )
