"""Quotas: how much of everything one user, or one address, may ask for in a while."""

import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from records import record
from services.counts import Counts
from services.errors import RateLimited
from services.metrics import Metrics

REMEMBERED = 10_000
OWN_SHARE = 20  # One part in so many of a shared quota is granted without asking the others.

_log = logging.getLogger("atelier.quotas")


@record(frozen=True, slots=True)
class Quota:
    """``amount`` of something for each window of ``seconds``; ``shared`` between processes, or for each of its own."""

    name: str
    amount: int
    seconds: int
    shared: bool = True


@record(frozen=True, slots=True)
class Allowances:
    """What there are quotas of: for one user, and for one address.

    ``cost`` is the estimated cost of operations. An address may have many users behind it, so its own counts apart.
    """

    cost: Quota
    mutations: Quota
    generations: Quota
    uploads: Quota
    address_cost: Quota
    sign_ins: Quota
    callbacks: Quota
    forged_callbacks: Quota


@record(frozen=True, slots=True)
class Standing:
    """How a quota stands once something was taken: what is left of it, and in how many seconds it is whole again."""

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
        """Say no where more was taken than there is.

        Raises:
            RateLimited: the quota is used up.
        """
        if self.exceeded:
            raise RateLimited(retry_after=self.reset_after)


class Quotas:
    """The quotas of an installation, counted in windows that begin at the same moment for all.

    What is taken counts also when it is more than there was. Who has used a quota up is remembered here until its
    window ends, and refused without asking anybody.
    """

    def __init__(
        self,
        allowances: Allowances,
        counts: Counts,
        *,
        enabled: bool = True,
        metrics: Metrics | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.allowances = allowances
        self.enabled = enabled
        self._counts = counts
        self._metrics = metrics or Metrics()
        self._clock = clock
        self._spent: OrderedDict[tuple[str, str], tuple[int, int]] = OrderedDict()

    def spent(self, quota: Quota, who: str) -> Standing | None:
        """Return how a quota stands that is known to be used up, or None: then only ``take`` can tell."""
        known = self._spent.get((quota.name, who))
        if known is None:
            return None
        window, reset_after = self._window(quota)
        if known[0] != window:
            return None
        self._metrics.rate_limited(quota.name)
        return Standing(quota, known[1], reset_after)

    async def take(self, quota: Quota, who: str, amount: int = 1) -> Standing:
        """Take an amount, and say how the quota then stands."""
        if not self.enabled:
            return Standing(quota, 0, 0)
        if spent := self.spent(quota, who):
            return spent
        window, reset_after = self._window(quota)
        used = await self._count(quota, f"{quota.name}:{who}:{window}", amount)
        standing = Standing(quota, used, reset_after)
        if standing.exceeded:
            self._remember(quota, who, window, used)
        return standing

    async def _count(self, quota: Quota, key: str, amount: int) -> int:
        """Count here, and from a small share of the quota on for all processes together.

        Asking Redis would be most of what a small operation costs, and most users never come near a quota. What all
        processes grant together may be above it by that share for each of the others.
        """
        here = self._counts.add_here(f"here:{key}", quota.seconds, amount)
        share = quota.amount // OWN_SHARE
        if not quota.shared or here <= share:
            return here
        first = here - amount <= share
        return await self._counts.add(key, quota.seconds, here if first else amount)

    def _window(self, quota: Quota) -> tuple[int, int]:
        """Return the number of the window that it is, and the seconds until it ends, at least one."""
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
    """What one asker may still ask for: a user wherever they ask from, and all who ask from one address."""

    def __init__(self, quotas: Quotas, *, user_id: str | None, address: str) -> None:
        self._quotas = quotas
        self._who = address if user_id is None else user_id
        self._address = address
        allowances = quotas.allowances
        self._cost = allowances.address_cost if user_id is None else allowances.cost

    @property
    def is_limited(self) -> bool:
        return self._quotas.enabled

    def spent(self) -> Standing | None:
        """Return how the budget for operations stands where it is known to be used up."""
        if not self._quotas.enabled:
            return None
        return self._quotas.spent(self._cost, self._who) or self._quotas.spent(
            self._quotas.allowances.address_cost, self._address
        )

    async def take_operation(self, cost: int, mutations: int = 0) -> Standing:
        """Take an operation of this estimated cost, with so many mutations at its root.

        Return how the cost's budget then stands, or the first quota that is exceeded.
        """
        allowances = self._quotas.allowances
        standing = await self._quotas.take(self._cost, self._who, cost)
        others = []
        if self._cost is not allowances.address_cost:
            others.append(await self._quotas.take(allowances.address_cost, self._address, cost))
        if mutations:
            others.append(await self._quotas.take(allowances.mutations, self._who, mutations))
        return next((one for one in (standing, *others) if one.exceeded), standing)

    async def take_generation(self) -> None:
        """Take a generation.

        Raises:
            RateLimited: there were too many.
        """
        (await self._quotas.take(self._quotas.allowances.generations, self._who)).refuse()

    async def take_upload(self) -> None:
        """Take a place for an upload.

        Raises:
            RateLimited: there were too many.
        """
        (await self._quotas.take(self._quotas.allowances.uploads, self._who)).refuse()
