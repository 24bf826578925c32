"""Counters that expire, for rate limits: in this process, or in Redis for all processes."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol

from services import redis_address
from services.events.scope import Scope

ANSWER_SECONDS = 0.25
RETRY_SECONDS = 5.0
MAX_COUNTS = 100_000

_log = logging.getLogger("atelier.quotas")


class Shared(Protocol):
    """A counter storage shared by all processes, with the interface of the ``limits`` library."""

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter that expires ``expiry`` seconds after its first increment; return its value.

        Raises:
            OSError: the storage does not answer.
        """
        ...


class MemoryCounters:
    """The counters of this process, bounded in number: the least recently changed are evicted first.

    The memory storage of the ``limits`` library would iterate over all its counters at each increment.
    """

    def __init__(self, most: int = MAX_COUNTS) -> None:
        self._most = most
        self._counts: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._counts)

    def add(self, key: str, seconds: int, amount: int) -> int:
        moment = time.monotonic()
        count, ends_at = self._counts.get(key, (0, 0.0))
        if ends_at <= moment:
            count, ends_at = 0, moment + seconds
        self._counts[key] = (count + amount, ends_at)
        self._counts.move_to_end(key)
        while len(self._counts) > self._most or self._first_has_ended(moment):
            self._counts.popitem(last=False)
        return count + amount

    def _first_has_ended(self, moment: float) -> bool:
        return next(iter(self._counts.values()))[1] <= moment


class Counters:
    """Counters in Redis if it is configured, and in this process while Redis does not answer.

    No caller waits long: after a first failure, one call every few seconds tries Redis again, and all others use the
    counters of this process.
    """

    def __init__(self, shared: Shared | None = None) -> None:
        self._shared = shared
        self._own = MemoryCounters()
        self._lost = False
        self._next_try = 0.0

    def add_here(self, key: str, seconds: int, amount: int) -> int:
        """Add to a counter of this process only, which expires after ``seconds``; return its value."""
        return self._own.add(key, seconds, amount)

    async def add(self, key: str, seconds: int, amount: int) -> int:
        """Add to a counter shared by all processes, which expires after ``seconds``; return its value."""
        if self._shared is None or self._is_resting():
            return self._own.add(key, seconds, amount)
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                count = await self._shared.incr(key, seconds, amount)
        except OSError as error:
            self._rest(error)
            return self._own.add(key, seconds, amount)
        if self._lost:
            self._lost = False
            _log.info("quotas: Redis answers again")
        return count

    def _is_resting(self) -> bool:
        if not self._lost:
            return False
        moment = time.monotonic()
        if moment < self._next_try:
            return True
        self._next_try = moment + RETRY_SECONDS  # This call tries Redis; the others do not wait for it.
        return False

    def _rest(self, error: Exception) -> None:
        self._next_try = time.monotonic() + RETRY_SECONDS
        if not self._lost:
            self._lost = True
            # The driver's message may contain the address, and so the password.
            _log.warning("quotas: Redis does not answer (%s); each process counts for itself", type(error).__name__)


@asynccontextmanager
async def open_counts(address: str, *, scope: Callable[[], Scope] = Scope) -> AsyncIterator[Counters]:
    """Open counters in memory (``memory://``), or in the Redis or Valkey at ``address`` with keys in ``scope``.

    Raises:
        ValueError: ``address`` is not valid; the message contains no secret.
    """
    if redis_address.parse(address) is None:
        yield Counters()
        return
    # Imported only if it is used.
    from services.rate_limits.redis import RedisCounters

    shared = RedisCounters(address, scope=scope, answer=ANSWER_SECONDS)
    try:
        yield Counters(shared)
    finally:
        await shared.aclose()
