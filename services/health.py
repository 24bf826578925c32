"""Health: whether what this process depends on answers right now."""

import asyncio
import enum
import secrets
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from db.engine import Database
from records import record
from services.events.broadcast import Broadcast
from services.kie.client import KieClient
from services.kie.errors import KieError, KieSuspended
from services.storage.base import Storage, StorageError

CHECK_SECONDS = 0.8
FRESH_SECONDS = 1.0
KIE_FRESH_SECONDS = 30.0


class Condition(enum.StrEnum):
    """How a dependency is; the product goes on, with less, while one is degraded."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


@record(frozen=True, slots=True)
class Report:
    """The condition of each dependency, by name."""

    database: Condition
    broadcaster: Condition
    storage: Condition
    kie: Condition

    @property
    def ready(self) -> bool:
        return Condition.DOWN not in {self.database, self.storage}


class Health:
    """Asks the dependencies, none for longer than ``CHECK_SECONDS``; Kie.ai not more often than every half minute.

    However many ask, a report is made once at a time and kept for a second: anybody may ask.
    """

    def __init__(self, database: Database, broadcast: Broadcast, storage: Storage, kie: KieClient) -> None:
        self._database = database
        self._broadcast = broadcast
        self._storage = storage
        self._kie = kie
        self._kie_condition = Condition.OK
        self._kie_asked_at = float("-inf")
        self._asking_kie: asyncio.Task[None] | None = None
        self._checking: dict[str, asyncio.Task[bool]] = {}
        self._reporting: asyncio.Task[Report] | None = None
        self._reported_at = float("-inf")

    async def report(self) -> Report:
        if self._reporting is None or (self._reporting.done() and time.monotonic() - self._reported_at > FRESH_SECONDS):
            self._reporting = asyncio.create_task(self._report(), name="health")
        # Whoever goes away meanwhile must not end it for the others.
        return await asyncio.shield(self._reporting)

    async def _report(self) -> Report:
        database, broadcaster, storage, _ = await asyncio.gather(
            self._is_well("database", self._database.is_reachable),
            self._is_well("broadcaster", partial(hears_itself, self._broadcast, seconds=CHECK_SECONDS)),
            self._is_well("storage", self._stores),
            self._kie_answer(),
        )
        self._reported_at = time.monotonic()
        return Report(
            database=Condition.OK if database else Condition.DOWN,
            # Without it updates come late and work starts late, and nothing is lost.
            broadcaster=Condition.OK if broadcaster else Condition.DEGRADED,
            storage=Condition.OK if storage else Condition.DOWN,
            kie=self._kie_condition,
        )

    async def aclose(self) -> None:
        for task in (self._reporting, self._asking_kie, *self._checking.values()):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def _is_well(self, name: str, check: Callable[[], Coroutine[Any, Any, bool]]) -> bool:
        """Whether a check says so in time; one that does not is ended, and until it has ended no other is begun.

        Its end is not waited for here: drivers take seconds to give up a connection on which nothing is answered.
        """
        task = self._checking.get(name)
        if task is None:
            task = self._checking[name] = asyncio.create_task(check(), name=f"health-{name}")
            task.add_done_callback(lambda _: self._checking.pop(name))
        await asyncio.wait({task}, timeout=CHECK_SECONDS)
        if not task.done():
            if not task.cancelling():
                task.cancel()
            return False
        return not task.cancelled() and task.result()

    async def _stores(self) -> bool:
        try:
            await self._storage.check()
        except StorageError:
            return False
        return True

    async def _kie_answer(self) -> None:
        if self._asking_kie is None and time.monotonic() - self._kie_asked_at > KIE_FRESH_SECONDS:
            self._asking_kie = asyncio.create_task(self._ask_kie(), name="health-kie")
        if self._asking_kie is not None:
            # The question goes on when its time here is over: its answer is for the next report.
            await asyncio.wait({self._asking_kie}, timeout=CHECK_SECONDS)

    async def _ask_kie(self) -> None:
        try:
            await self._kie.credit()
        except KieSuspended:
            self._kie_condition = Condition.DOWN
        except KieError:
            self._kie_condition = Condition.DEGRADED
        else:
            self._kie_condition = Condition.OK
        finally:
            self._kie_asked_at = time.monotonic()
            self._asking_kie = None


async def hears_itself(broadcast: Broadcast, *, seconds: float) -> bool:
    """Whether a message that is published is heard within so many seconds."""
    channel, message = f"health:{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        async with broadcast.subscribe(channel) as subscriber:
            await broadcast.publish(channel, message)
            return await subscriber.next(quiet=seconds) == message
    except (OSError, TimeoutError):
        return False
