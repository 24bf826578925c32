"""RateLimiter: the used and remaining amounts, and refusals with a retry time."""

import time
from contextlib import AsyncExitStack
from functools import partial

import pytest
from msgspec.structs import fields

from services.errors import RateLimited
from services.rate_limits.limiter import Allowances, Budget, Quota, RateLimiter
from services.rate_limits.memory import Counters


class Clock:
    now = 1_000_000_020.0  # Twenty seconds into a minute.

    def __call__(self) -> float:
        return self.now


class Counted(Counters):
    """Counters that count their calls."""

    asked = 0

    def add_here(self, key: str, seconds: int, amount: int) -> int:
        self.asked += 1
        return super().add_here(key, seconds, amount)

    async def add(self, key: str, seconds: int, amount: int) -> int:
        self.asked += 1
        return await super().add(key, seconds, amount)


def allowances(**amounts: int) -> Allowances:
    names = [field.name for field in fields(Allowances)]
    return Allowances(**{name: Quota(name, amounts.get(name, 1000), 60) for name in names})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counts() -> Counted:
    return Counted()


def rate_limiter(clock: Clock, counts: Counters, *, enabled: bool = True, **amounts: int) -> RateLimiter:
    return RateLimiter(allowances(**amounts), counts, enabled=enabled, clock=clock)


async def test_a_quota_is_whole_again_when_its_window_ends(clock: Clock, counts: Counted) -> None:
    limited = rate_limiter(clock, counts, uploads=2)
    quota = limited.allowances.uploads

    standings = [await limited.take(quota, "ada") for _ in range(3)]
    assert [(one.remaining, one.exceeded) for one in standings] == [(1, False), (0, False), (0, True)]
    assert {one.reset_after for one in standings} == {60 - int(clock.now) % 60}
    assert not (await limited.take(quota, "bob")).exceeded

    clock.now += standings[0].reset_after
    assert (await limited.take(quota, "ada")).remaining == 1


async def test_who_has_used_a_quota_up_is_refused_without_asking_anybody(clock: Clock, counts: Counted) -> None:
    limited = rate_limiter(clock, counts, uploads=1)
    for _ in range(2):
        await limited.take(limited.allowances.uploads, "ada")
    asked = counts.asked

    for _ in range(100):
        assert (await limited.take(limited.allowances.uploads, "ada")).exceeded
    assert counts.asked == asked


async def test_an_operation_is_taken_from_its_user_and_from_the_address(clock: Clock, counts: Counted) -> None:
    limited = rate_limiter(clock, counts, cost=100, address_cost=150)
    ada, bob = (Budget(limited, user_id=name, address="192.0.2.1") for name in ("ada", "bob"))
    nobody = Budget(limited, user_id=None, address="192.0.2.1")

    assert (await ada.take_operation(90)).remaining == 10
    assert (await nobody.take_operation(10)).remaining == 50
    assert (await bob.take_operation(40)).remaining == 60
    assert ada.spent() is None
    refused = await bob.take_operation(20)

    assert (refused.exceeded, refused.quota.name) == (True, "address_cost")
    assert ada.spent() is not None
    assert nobody.spent() is not None


async def test_mutations_count_by_their_number_at_the_root(clock: Clock, counts: Counted) -> None:
    budget = Budget(rate_limiter(clock, counts, mutations=5), user_id="ada", address="192.0.2.1")

    assert not (await budget.take_operation(1, 5)).exceeded
    assert not (await budget.take_operation(1, 0)).exceeded
    refused = await budget.take_operation(1, 1)

    assert (refused.exceeded, refused.quota.name) == (True, "mutations")


async def test_generations_and_uploads_are_refused_with_the_seconds_to_wait(clock: Clock, counts: Counted) -> None:
    budget = Budget(rate_limiter(clock, counts, generations=1, uploads=1), user_id="ada", address="192.0.2.1")
    await budget.take_generations(1)
    await budget.take_upload()

    for take in (partial(budget.take_generations, 1), budget.take_upload):
        with pytest.raises(RateLimited) as refusal:
            await take()
        assert refusal.value.retry_after == 60 - int(clock.now) % 60


async def test_switched_off_nothing_is_counted(clock: Clock, counts: Counted) -> None:
    budget = Budget(
        rate_limiter(clock, counts, enabled=False, cost=1, mutations=1, generations=1),
        user_id="ada",
        address="192.0.2.1",
    )

    for _ in range(5):
        assert not (await budget.take_operation(1000, 5)).exceeded
        await budget.take_generations(1)
    assert (budget.is_limited, budget.spent(), counts.asked) == (False, None, 0)


class Together:
    """The shared counters of all processes."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:  # noqa: ARG002 - the protocol's
        self.counts[key] = self.counts.get(key, 0) + amount
        return self.counts[key]


async def test_low_use_is_counted_in_one_process_and_later_shared_completely(clock: Clock) -> None:
    together = Together()
    one, other = (rate_limiter(clock, Counters(together), cost=100) for _ in range(2))
    cost = one.allowances.cost

    assert [(await one.take(cost, "ada", 2)).used for _ in range(2)] == [2, 4]
    assert together.counts == {}
    assert [(await one.take(cost, "ada", 2)).used for _ in range(2)] == [6, 8]
    assert list(together.counts.values()) == [8]
    assert (await other.take(cost, "ada", 90)).used == 98
    assert (await one.take(cost, "ada", 3)).exceeded


async def test_a_small_quota_is_counted_with_all_from_the_first_on(clock: Clock) -> None:
    together = Together()
    one, other = (rate_limiter(clock, Counters(together), uploads=2) for _ in range(2))
    uploads = one.allowances.uploads

    assert not (await one.take(uploads, "ada")).exceeded
    assert not (await other.take(uploads, "ada")).exceeded
    assert (await one.take(uploads, "ada")).exceeded


async def test_measured_time_is_reserved_before_and_the_unused_part_is_returned(clock: Clock) -> None:
    together = Together()
    limited = rate_limiter(clock, Counters(together), cpu=4_000_000, address_cpu=10_000_000)
    budget = Budget(limited, user_id="ada", address="192.0.2.1")
    async with AsyncExitStack() as stack:
        for _ in range(4):
            await stack.enter_async_context(budget.measured(1.0))
        assert together.counts == {"cpu:ada:16666667": 4_000_000, "address_cpu:192.0.2.1:16666667": 4_000_000}
        with pytest.raises(RateLimited) as refusal:
            await stack.enter_async_context(budget.measured(1.0))
        assert refusal.value.retry_after == 60 - int(clock.now) % 60
        assert max(together.counts.values()) == 4_000_000

    assert all(0 <= used < 1_000_000 for used in together.counts.values())
    assert budget.spent() is None
    async with budget.measured(1.0):
        pass


async def test_what_is_given_back_belongs_to_the_window_that_it_was_taken_in(clock: Clock) -> None:
    together = Together()
    limited = rate_limiter(clock, Counters(together), cpu=4_000_000, address_cpu=4_000_000)
    budget = Budget(limited, user_id="ada", address="192.0.2.1")

    async with budget.measured(1.0):
        clock.now += 60
    assert (await limited.take(limited.allowances.cpu, "ada", 3_000_000)).remaining == 1_000_000


async def test_measured_time_of_failed_work_counts(clock: Clock) -> None:
    together = Together()
    limited = rate_limiter(clock, Counters(together), cpu=400_000, address_cpu=400_000)
    budget = Budget(limited, user_id="ada", address="192.0.2.1")

    async def fail() -> None:
        async with budget.measured(0.1):
            time.sleep(0.02)  # noqa: ASYNC251 - it is to take time
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert all(20_000 <= used <= 100_000 for used in together.counts.values())


async def test_what_waits_for_long_is_not_charged_for_more_than_was_reserved(clock: Clock) -> None:
    together = Together()
    limited = rate_limiter(clock, Counters(together), cpu=100_000, address_cpu=100_000)
    budget = Budget(limited, user_id="ada", address="192.0.2.1")

    async with budget.measured(0.01):
        time.sleep(0.03)  # noqa: ASYNC251 - it is to take time

    assert list(together.counts.values()) == [10_000, 10_000]


async def test_who_has_used_their_cpu_time_up_is_refused(clock: Clock, counts: Counted) -> None:
    limited = rate_limiter(clock, counts, cpu=1000, address_cpu=1500)
    ada, bob = (Budget(limited, user_id=name, address="192.0.2.1") for name in ("ada", "bob"))

    assert not (await ada.take_operation(1, work=900)).exceeded
    refused = await ada.take_operation(1, work=200)
    assert (refused.exceeded, refused.quota.name) == (True, "cpu")
    assert ada.spent() is not None
    assert bob.spent() is None
    refused = await bob.take_operation(1, work=500)
    assert (refused.exceeded, refused.quota.name) == (True, "address_cpu")
