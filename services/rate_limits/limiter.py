"""Rate limiter: quotas per user and per client address, in fixed time windows."""

import logging
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from msgspec import Struct, field

from services.errors import RateLimited
from services.observability.metrics import Metrics
from services.rate_limits.memory import Counters

REMEMBERED = 10_000
OWN_SHARE = 20  # Each process grants 1/20 of a shared quota without a call to Redis.

_log = logging.getLogger("atelier.quotas")


class Quota(Struct, frozen=True):
    """A limit of ``amount`` per window of ``seconds``; ``shared`` by all processes, or counted in each by itself."""

    name: str
    amount: int
    seconds: int
    shared: bool = True


class Allowances(Struct, frozen=True):
    """The quotas of each user and of each address.

    ``cost`` is the estimated cost of operations, ``cpu`` their CPU time in microseconds. Many users may share an
    address, so addresses have quotas of their own.
    """

    cost: Quota
    mutations: Quota
    generations: Quota
    uploads: Quota
    address_cost: Quota
    sign_ins: Quota
    sign_ups: Quota
    callbacks: Quota
    forged_callbacks: Quota
    favourites: Quota
    shares: Quota
    share_views: Quota
    cpu: Quota = field(default=Quota("cpu", 5_000_000, 60))
    address_cpu: Quota = field(default=Quota("address-cpu", 25_000_000, 60))


class RateLimitState(Struct, frozen=True):
    """The state of a quota after an amount was taken; ``reset_after``: the seconds until its window ends."""

    quota: Quota
    used: int
    reset_after: int

    @property
    def remaining(self) -> int:
        return max(0, self.quota.amount - self.used)

    @property
    def exceeded(self) -> bool:
        return self.used > self.quota.amount

    def refuse(self) -> None:
        """Raise RateLimited if more was taken than the quota allows."""
        if self.exceeded:
            raise RateLimited(retry_after=self.reset_after)


class Reservation(Struct, frozen=True):
    """An amount taken in advance; its unused part is given back. ``key`` identifies requester and window."""

    quota: Quota
    key: str
    amount: int


class RateLimiter:
    """A rate limiter with windows that begin at the same moment for all users and addresses.

    An amount counts even if it exceeds the quota. Users and addresses that exceed a quota are cached until its window
    ends, and refused without a call to Redis.
    """

    def __init__(
        self,
        allowances: Allowances,
        counts: Counters,
        *,
        enabled: bool = True,
        metrics: Metrics | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.allowances = allowances
        self.enabled = enabled
        self._counts = counts
        self._metrics = metrics or Metrics()
        self._metrics.expect_rate_limits(getattr(allowances, name).name for name in allowances.__struct_fields__)
        self._clock = clock
        self._spent: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()

    def with_allowances(self, allowances: Allowances) -> "RateLimiter":
        """Return a limiter with other quotas and the same counters; the names of the quotas must differ."""
        return RateLimiter(allowances, self._counts, enabled=self.enabled, metrics=self._metrics, clock=self._clock)

    @property
    def any_spent(self) -> bool:
        """Whether any user or address is cached as over a quota."""
        return bool(self._spent)

    def spent(self, quota: Quota, who: str) -> RateLimitState | None:
        """Return the state of a quota that is known to be exceeded; None if only ``take`` can decide."""
        known = self._spent.get((quota.name, who))
        if known is None:
            return None
        window, reset_after = self._window(quota)
        if known[0] != window:
            return None
        self._metrics.rate_limited(quota.name)
        return RateLimitState(quota, known[1], reset_after)

    async def take(self, quota: Quota, who: str, amount: int = 1) -> RateLimitState:
        """Take an amount, and return the state of the quota afterwards."""
        if not self.enabled:
            return RateLimitState(quota, 0, 0)
        if spent := self.spent(quota, who):
            return spent
        window, reset_after = self._window(quota)
        used = await self._count(quota, f"{quota.name}:{who}:{window}", amount)
        state = RateLimitState(quota, used, reset_after)
        if state.exceeded:
            self._remember(quota, who, window, used)
        return state

    async def reserve(self, quota: Quota, who: str, amount: int) -> Reservation:
        """Take the most that an operation may need; the caller gives the unused part back.

        Unlike ``take``, a refusal is not cached: other operations may give back soon.

        Raises:
            RateLimited: less than ``amount`` is left; nothing was taken.
        """
        if spent := self.spent(quota, who):
            spent.refuse()
        window, reset_after = self._window(quota)
        reservation = Reservation(quota, f"{quota.name}:{who}:{window}", amount)
        state = RateLimitState(quota, await self._count(quota, reservation.key, amount), reset_after)
        if state.exceeded:
            self._metrics.rate_limited(quota.name)
            await self.give_back(reservation, amount)
        state.refuse()
        return reservation

    async def give_back(self, reservation: Reservation, amount: int) -> None:
        """Give back the unused part of a reservation."""
        quota, key = reservation.quota, reservation.key
        if quota.shared and self._counts.add_here(f"here:{key}", quota.seconds, 0) > quota.amount // OWN_SHARE:
            # Above its share, a process counts in Redis, and its own counter must stay above the share.
            await self._counts.add(key, quota.seconds, -amount)
        else:
            self._counts.add_here(f"here:{key}", quota.seconds, -amount)

    async def _count(self, quota: Quota, key: str, amount: int) -> int:
        """Count in this process, and above a small share of the quota in the counter of all processes.

        A call to Redis would be most of the cost of a small operation, and most users stay far below a quota. Together,
        N processes may exceed the quota by N - 1 shares.
        """
        here = self._counts.add_here(f"here:{key}", quota.seconds, amount)
        share = quota.amount // OWN_SHARE
        if not quota.shared or here <= share:
            return here
        first = here - amount <= share
        return await self._counts.add(key, quota.seconds, here if first else amount)

    def _window(self, quota: Quota) -> tuple[int, int]:
        """Return the number of the current window, and the seconds until it ends, at least one."""
        moment = self._clock()
        window = int(moment // quota.seconds)
        return window, max(1, math.ceil((window + 1) * quota.seconds - moment))

    def _remember(self, quota: Quota, who: str, window: int, used: int) -> None:
        self._metrics.rate_limited(quota.name)
        _log.info("quotas: %s is used up (%d in %d s) by %s", quota.name, quota.amount, quota.seconds, who)
        self._spent[quota.name, who] = (window, used)
        while len(self._spent) > REMEMBERED:
            self._spent.popitem(last=False)


class Budget:
    """The quotas that a request counts against: its user's, from all addresses, and its address's, for all users."""

    def __init__(self, rate_limiter: RateLimiter, *, user_id: str | None, address: str) -> None:
        self._rate_limiter = rate_limiter
        self._who = address if user_id is None else user_id
        self._address = address
        allowances = rate_limiter.allowances
        self._cost = allowances.address_cost if user_id is None else allowances.cost
        self._takers = [(self._cost, self._who)]
        self._cpu_takers = [(allowances.address_cpu, address)]
        if user_id is not None:
            self._takers.append((allowances.address_cost, address))
            self._cpu_takers.insert(0, (allowances.cpu, user_id))

    @property
    def is_limited(self) -> bool:
        return self._rate_limiter.enabled

    def spent(self) -> RateLimitState | None:
        """Return the state of a quota for operations that is known to be exceeded, else None."""
        if not self._rate_limiter.enabled or not self._rate_limiter.any_spent:
            return None
        spent = (self._rate_limiter.spent(quota, who) for quota, who in (*self._takers, *self._cpu_takers))
        return next((state for state in spent if state is not None), None)

    async def take_operation(self, cost: int, mutations: int = 0, *, work: int = 0) -> RateLimitState:
        """Take an operation's estimated cost, and return the cost quota's state, or that of the first exceeded quota.

        ``mutations`` is the number of mutations at its root, ``work`` its estimated CPU time in microseconds.
        """
        states = [await self._rate_limiter.take(quota, who, cost) for quota, who in self._takers]
        if work:
            states += await self._take_work(work)
        if mutations:
            states.append(await self._rate_limiter.take(self._rate_limiter.allowances.mutations, self._who, mutations))
        return next((one for one in states if one.exceeded), states[0])

    async def _take_work(self, microseconds: int) -> list[RateLimitState]:
        return [await self._rate_limiter.take(quota, who, microseconds) for quota, who in self._cpu_takers]

    @asynccontextmanager
    async def measured(self, most: float) -> AsyncIterator[None]:
        """Take the duration of the block from the CPU quotas: it stands for our CPU time and the database's.

        ``most`` seconds, but at most a quarter of a quota, are reserved before the block, and the unused part is given
        back: so simultaneous requests do not exceed the quota. A longer duration is not counted: it was spent waiting.

        Raises:
            RateLimited: less than the reservation is left.
        """
        if not self._rate_limiter.enabled:
            yield
            return
        held: list[Reservation] = []
        began = time.perf_counter()
        try:
            for quota, who in self._cpu_takers:
                amount = min(round(most * 1_000_000), quota.amount // 4)
                held.append(await self._rate_limiter.reserve(quota, who, amount))
            began = time.perf_counter()
            yield
        finally:
            taken = round((time.perf_counter() - began) * 1_000_000)
            for reservation in held:
                await self._rate_limiter.give_back(reservation, max(0, reservation.amount - taken))

    async def take_generations(self, count: int) -> None:
        """Take this number of generations.

        Raises:
            RateLimited: the user has started too many.
        """
        allowances = self._rate_limiter.allowances
        (await self._rate_limiter.take(allowances.generations, self._who, count)).refuse()

    async def take_upload(self) -> None:
        """Take one upload.

        Raises:
            RateLimited: the user has started too many.
        """
        (await self._rate_limiter.take(self._rate_limiter.allowances.uploads, self._who)).refuse()

    async def take_favourites(self, count: int) -> None:
        """Take this number of marks of favourites; each change has an event with the whole creation.

        Raises:
            RateLimited: the user has changed too many.
        """
        allowances = self._rate_limiter.allowances
        (await self._rate_limiter.take(allowances.favourites, self._who, count)).refuse()

    async def take_share(self) -> None:
        """Take one new share.

        Raises:
            RateLimited: the user has shared too many.
        """
        (await self._rate_limiter.take(self._rate_limiter.allowances.shares, self._who)).refuse()
