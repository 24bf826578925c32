"""Health: whether what this process depends on answers right now."""

import asyncio
import enum
import time
from collections.abc import Awaitable
from dataclasses import dataclass

from db.engine import Database
from services.kie.client import KieClient
from services.kie.errors import KieError, KieSuspended
from services.storage.base import Storage, StorageError

CHECK_SECONDS = 0.8
KIE_FRESH_SECONDS = 30.0


class Condition(enum.StrEnum):
    """How a dependency is; the product goes on, with less, while one is degraded."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Report:
    """The condition of each dependency, by name."""

    database: Condition
    storage: Condition
    kie: Condition

    @property
    def ready(self) -> bool:
        return Condition.DOWN not in {self.database, self.storage}


class Health:
    """Asks the dependencies, none for longer than ``CHECK_SECONDS``; Kie.ai not more often than every half minute."""

    def __init__(self, database: Database, storage: Storage, kie: KieClient) -> None:
        self._database = database
        self._storage = storage
        self._kie = kie
        self._kie_condition = Condition.OK
        self._kie_asked_at = float("-inf")
        self._asking_kie: asyncio.Task[None] | None = None

    async def report(self) -> Report:
        database, storage, _ = await asyncio.gather(
            _within(self._database.is_reachable()), _within(self._stores()), self._kie_answer()
        )
        return Report(
            database=Condition.OK if database else Condition.DOWN,
            storage=Condition.OK if storage else Condition.DOWN,
            kie=self._kie_condition,
        )

    async def aclose(self) -> None:
        if self._asking_kie is not None:
            self._asking_kie.cancel()
            await asyncio.gather(self._asking_kie, return_exceptions=True)

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


async def _within(check: Awaitable[bool]) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check
    except TimeoutError:
        return False
