"""Limits: GCRA, as arithmetic and as a row that workers share."""

import asyncio
from bisect import bisect_right
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from db.engine import Database
from db.queries import limits
from db.queries.limits import LimitRecord, Rate

KIE = Rate(timedelta(seconds=10) / 16, burst=4)
START = datetime(2030, 1, 1, tzinfo=UTC)
WINDOW = timedelta(seconds=10)

# Tries to send: how many milliseconds after the one before, and how many requests are wanted.
Tries = list[tuple[int, int]]
some_tries = st.lists(
    st.tuples(st.one_of(st.integers(0, 50), st.integers(0, 2000), st.integers(0, 30_000)), st.integers(1, 30)),
    max_size=60,
)


def most_in_a_window(sent: list[datetime]) -> int:
    """Return the largest number of moments that any ten seconds hold, both ends included."""
    return max((bisect_right(sent, moment + WINDOW) - index for index, moment in enumerate(sent)), default=0)


def taken(limit: LimitRecord, rate: Rate, count: int, moment: datetime) -> LimitRecord:
    return replace(limit, arrival_at=max(limit.arrival_at, moment) + count * rate.spacing)


@given(some_tries)
def test_no_ten_seconds_hold_more_than_twenty_requests(tries: Tries) -> None:
    limit, moment, sent = (
        LimitRecord(name="kie.create", arrival_at=START, paused_until=None, pause_reason=None),
        START,
        [],
    )
    for later, wanted in tries:
        moment += timedelta(milliseconds=later)
        count = min(wanted, limit.allowed_requests(KIE, moment))
        limit = taken(limit, KIE, count, moment)
        sent += [moment] * count

    assert most_in_a_window(sent) <= 20


@given(some_tries)
def test_the_next_request_may_be_sent_when_it_was_said_and_not_before(tries: Tries) -> None:
    limit, moment = LimitRecord(name="kie.create", arrival_at=START, paused_until=None, pause_reason=None), START
    for later, wanted in tries:
        moment += timedelta(milliseconds=later)
        next_at = limit.next_at(KIE, moment)
        assert limit.allowed_requests(KIE, next_at) >= 1
        assert next_at == moment or limit.allowed_requests(KIE, next_at - timedelta(microseconds=1)) == 0
        limit = taken(limit, KIE, min(wanted, limit.allowed_requests(KIE, moment)), moment)


def test_sixteen_in_ten_seconds_are_sustained_after_a_burst_of_four() -> None:
    limit, moment, sent = (
        LimitRecord(name="kie.create", arrival_at=START, paused_until=None, pause_reason=None),
        START,
        [],
    )
    while moment <= START + timedelta(seconds=60):
        count = limit.allowed_requests(KIE, moment)
        limit = taken(limit, KIE, count, moment)
        sent += [moment] * count
        moment = limit.next_at(KIE, moment)

    assert sent[:5] == [START] * 4 + [START + KIE.spacing]
    assert len(sent) == 4 + 6 * 16
    assert most_in_a_window(sent) == 20


def test_a_clock_that_was_ahead_and_is_set_right_holds_nobody_up() -> None:
    ahead = taken(
        LimitRecord(name="kie.create", arrival_at=START, paused_until=None, pause_reason=None),
        KIE,
        4,
        START + timedelta(hours=1),
    )

    assert (ahead.allowed_requests(KIE, START), ahead.next_at(KIE, START)) == (4, START)
    assert ahead.counted_from(KIE, START) == START
    assert ahead.allowed_requests(KIE, START + timedelta(hours=1)) == 0


async def test_what_is_sent_once_a_clock_was_set_right_counts_by_that(database: Database) -> None:
    async with database.begin() as connection:
        await limits.lock_limit(connection, "kie.create", START + timedelta(hours=1))
        await limits.take(connection, await limits.lock_limit(connection, "kie.create", START), KIE, 2, START)
        after = await limits.lock_limit(connection, "kie.create", START)

    assert after.arrival_at == START + 2 * KIE.spacing


def test_nothing_is_allowed_during_a_pause() -> None:
    until = START + timedelta(seconds=30)
    limit = LimitRecord(name="kie.create", arrival_at=START, paused_until=until, pause_reason="credits")

    assert limit.allowed_requests(KIE, until - timedelta(microseconds=1)) == 0
    assert limit.next_at(KIE, START) == until
    assert limit.allowed_requests(KIE, until) == 4


async def test_workers_together_send_no_more_than_the_limit(database: Database) -> None:
    async def send(wanted: int) -> int:
        async with database.begin() as connection:
            limit = await limits.lock_limit(connection, "kie.create", START)
            count = min(wanted, limit.allowed_requests(KIE, START))
            if count:
                await limits.take(connection, limit, KIE, count, START)
            return count

    counts = await asyncio.gather(*(send(2) for _ in range(6)))

    assert sorted(counts) == [0, 0, 0, 0, 2, 2]
    async with database.read() as connection:
        kept = await limits.state(connection, "kie.create")
    assert kept == LimitRecord(
        name="kie.create", arrival_at=START + 4 * KIE.spacing, paused_until=None, pause_reason=None
    )


async def test_the_longer_of_two_pauses_counts_and_sending_ends_it(database: Database) -> None:
    long, short = START + timedelta(minutes=5), START + timedelta(seconds=10)
    async with database.begin() as connection:
        await limits.lock_limit(connection, "kie.create", START)
        await limits.pause(connection, "kie.create", long, "credits")
        await limits.pause(connection, "kie.create", short, "too many requests")
        paused = await limits.lock_limit(connection, "kie.create", START)
        await limits.take(connection, paused, KIE, 1, long)
        after = await limits.state(connection, "kie.create")

    assert paused == LimitRecord(name="kie.create", arrival_at=START, paused_until=long, pause_reason="credits")
    assert after == LimitRecord(name="kie.create", arrival_at=long + KIE.spacing, paused_until=None, pause_reason=None)
