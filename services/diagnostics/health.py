"""Health checks: whether the dependencies of this process respond right now, and whether it is ready for requests."""

import asyncio
import enum
import logging
import secrets
import time
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.migration import read_schema
from services.events.broadcast import Broadcast
from services.media.storage.base import Storage, StorageError
from services.providers.base import Provider
from services.providers.errors import ProviderError, ProviderSuspended

CHECK_SECONDS = 0.8
FRESH_SECONDS = 1.0
KIE_FRESH_SECONDS = 30.0
STEADY_RESULTS = 3  # Equal results in a row that change the status.

_log = logging.getLogger("atelier.health")


class Condition(enum.StrEnum):
    """The condition of a dependency; while one is DEGRADED, the product works with restrictions."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


class Status(enum.StrEnum):
    """The status of a process; only NOT_READY and STOPPING mean that it must get no requests."""

    READY = "ready"
    DEGRADED = "degraded"
    NOT_READY = "not ready"
    STOPPING = "stopping"


class Conditions(Struct, frozen=True):
    """The condition of each dependency, by name."""

    database: Condition
    broadcaster: Condition
    storage: Condition
    kie: Condition

    @property
    def status(self) -> Status:
        """Return the status of a process with these dependencies: without its database it serves nothing."""
        if self.database is Condition.DOWN:
            return Status.NOT_READY
        is_well = {self.database, self.broadcaster, self.storage, self.kie} == {Condition.OK}
        return Status.READY if is_well else Status.DEGRADED


class Report(Struct, frozen=True):
    """The status, which changes after equal results in a row, and the newest conditions."""

    status: Status
    conditions: Conditions


class Health:
    """Checks of the dependencies, each for at most ``CHECK_SECONDS``; of Kie.ai at most every half minute.

    Concurrent callers share one report, which is cached for a second, because the endpoint is public. While the newest
    result differs from the status, checks follow each other by themselves, so that the status never lags by more than
    ``STEADY_RESULTS`` checks.
    """

    def __init__(self, database: Database, broadcast: Broadcast, storage: Storage, provider: Provider) -> None:
        self.is_stopping = False
        self._database = database
        self._broadcast = broadcast
        self._storage = storage
        self._provider = provider
        self._kie_condition = Condition.OK
        self._kie_checked_at = float("-inf")
        self._checking_kie: asyncio.Task[None] | None = None
        self._checking: dict[str, asyncio.Task[bool]] = {}
        self._reporting: asyncio.Task[Report] | None = None
        self._reported_at = float("-inf")
        self._confirming: asyncio.Task[None] | None = None
        self._status: Status | None = None
        self._newest, self._equal_results = Status.READY, 0
        self._schema_fault = ""

    def stop(self) -> None:
        """Be not ready from now on, because the process is about to end."""
        if not self.is_stopping:
            self.is_stopping = True
            _log.info("stopping: /readyz responds with 503 from now on")

    async def report(self) -> Report:
        if self._reporting is None or (self._reporting.done() and time.monotonic() - self._reported_at > FRESH_SECONDS):
            self._reporting = asyncio.create_task(self._report(), name="health")
        # A cancelled caller must not cancel the report for the others.
        return await asyncio.shield(self._reporting)

    async def conditions(self) -> Mapping[str, bool]:
        """Return whether each dependency is OK, by name."""
        conditions = (await self.report()).conditions
        return {name: getattr(conditions, name) is Condition.OK for name in conditions.__struct_fields__}

    async def _report(self) -> Report:
        database, broadcaster, storage, _ = await asyncio.gather(
            self._is_well("database", self._serves),
            self._is_well("broadcaster", partial(receives_own_messages, self._broadcast, seconds=CHECK_SECONDS)),
            self._is_well("storage", self._stores),
            self._kie_answer(),
        )
        self._reported_at = time.monotonic()
        conditions = Conditions(
            database=Condition.OK if database else Condition.DOWN,
            # Without these, updates and work are late, but nothing is lost.
            broadcaster=Condition.OK if broadcaster else Condition.DEGRADED,
            storage=Condition.OK if storage else Condition.DEGRADED,
            kie=self._kie_condition,
        )
        return Report(self._status_after(conditions), conditions)

    def _status_after(self, conditions: Conditions) -> Status:
        """Count a result, and return the status: the first result, then one that came often enough in a row."""
        result = conditions.status
        self._equal_results = self._equal_results + 1 if result is self._newest else 1
        self._newest = result
        if self._status is None or (self._equal_results >= STEADY_RESULTS and result is not self._status):
            self._status = result
            words = [f"{name} {getattr(conditions, name)}" for name in conditions.__struct_fields__]
            level = logging.INFO if result is Status.READY else logging.WARNING
            _log.log(level, "%s", " ".join((f"{result}: {', '.join(words)}.", self._schema_fault)).rstrip())
        if result is not self._status and (self._confirming is None or self._confirming.done()):
            self._confirming = asyncio.create_task(self._confirm(), name="health-confirm")
        return self._status

    async def _confirm(self) -> None:
        while self._newest is not self._status:
            await asyncio.sleep(FRESH_SECONDS)
            await self.report()

    async def aclose(self) -> None:
        for task in (self._confirming, self._reporting, self._checking_kie, *self._checking.values()):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def _is_well(self, name: str, check: Callable[[], Coroutine[Any, Any, bool]]) -> bool:
        """Return whether a check succeeds within ``CHECK_SECONDS``; cancel a late one.

        The next check starts after the cancelled one has ended, which is not awaited here: drivers take seconds to give
        up an unresponsive connection.
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

    async def _serves(self) -> bool:
        """Return whether the database responds, with a schema that this code can use."""
        self._schema_fault = ""
        try:
            self._schema_fault = (await read_schema(self._database)).fault or ""
        except (SQLAlchemyError, OSError):
            return False
        return not self._schema_fault

    async def _stores(self) -> bool:
        try:
            await self._storage.check()
        except StorageError:
            return False
        return True

    async def _kie_answer(self) -> None:
        if self._checking_kie is None and time.monotonic() - self._kie_checked_at > KIE_FRESH_SECONDS:
            self._checking_kie = asyncio.create_task(self._check_kie(), name="health-kie")
        if self._checking_kie is not None:
            # After this time-out the call continues, and the next report uses its result.
            await asyncio.wait({self._checking_kie}, timeout=CHECK_SECONDS)

    async def _check_kie(self) -> None:
        try:
            await self._provider.credit()
        except ProviderSuspended:
            self._kie_condition = Condition.DOWN
        except ProviderError:
            self._kie_condition = Condition.DEGRADED
        else:
            self._kie_condition = Condition.OK
        finally:
            self._kie_checked_at = time.monotonic()
            self._checking_kie = None


async def receives_own_messages(broadcast: Broadcast, *, seconds: float) -> bool:
    """Return whether a published message is received within ``seconds``."""
    channel, message = f"health:{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        async with broadcast.subscribe(channel) as subscriber:
            await broadcast.publish(channel, message)
            return await subscriber.next(quiet=seconds) == message
    except (OSError, TimeoutError):
        return False
