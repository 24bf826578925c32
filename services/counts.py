"""Counts of what was done in a while: in this process, or in Redis for all processes."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

ANSWER_SECONDS = 0.25
RETRY_SECONDS = 5.0
MAX_COUNTS = 100_000

_log = logging.getLogger("atelier.quotas")


class Shared(Protocol):
    """A storage that all processes use, as those of the ``limits`` library are."""

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a count that is forgotten so many seconds after it began, and return it.

        Raises:
            OSError: the storage does not answer.
        """
        ...


class OwnCounts:
    """The counts of this process, bounded in number: those that were changed longest ago are forgotten first.

    The library's own storage in memory goes through all its counts with every one that it is given.
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


class Counts:
    """Counts that are kept in Redis where there is one, and here while it does not answer.

    Whoever counts is never kept waiting for long: after the first answer that does not come, one of them asks again
    every few seconds, and all others count here.
    """

    def __init__(self, shared: Shared | None = None) -> None:
        self._shared = shared
        self._own = OwnCounts()
        self._lost = False
        self._next_try = 0.0

    def add_here(self, key: str, seconds: int, amount: int) -> int:
        """Add to a count of this process alone that ends after so many seconds, and return it."""
        return self._own.add(key, seconds, amount)

    async def add(self, key: str, seconds: int, amount: int) -> int:
        """Add to a count of all processes together that ends after so many seconds, and return it."""
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
        self._next_try = moment + RETRY_SECONDS  # This one asks; others need not wait for what it hears.
        return False

    def _rest(self, error: Exception) -> None:
        self._next_try = time.monotonic() + RETRY_SECONDS
        if not self._lost:
            self._lost = True
            # A driver's words may quote the address, and so the password.
            _log.warning("quotas: Redis does not answer (%s); each process counts for itself", type(error).__name__)


@asynccontextmanager
async def open_counts(address: str) -> AsyncIterator[Counts]:
    """Open counts in ``memory://``, or in the Redis or Valkey of this address.

    Raises:
        ValueError: it is no address. The message may quote parts of it, and so its password.
    """
    scheme = address.partition("://")[0]
    if scheme == "memory":
        yield Counts()
        return
    if scheme not in {"redis", "rediss"}:
        raise ValueError("the address names no storage")
    # Loaded by those alone who use it.
    from services.shared_counts import SharedCounts

    shared = SharedCounts(address, answer=ANSWER_SECONDS)
    try:
        yield Counts(shared)
    finally:
        await shared.aclose()
