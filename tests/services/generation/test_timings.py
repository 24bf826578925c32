"""How long the pipeline waits."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.catalogue.plan import Plan
from services.generation.steps.context import Limits, Timings

ASKED = datetime(2030, 1, 1, tzinfo=UTC)
TIMINGS = Timings()
PLAN = Plan(model="a/model", input={}, provider_credits=4.0, first_polls=(7.0, 14.0, 21.0), deadline=300.0)


@given(st.integers(min_value=0, max_value=10_000))
def test_the_wait_after_a_failure_doubles_to_a_minute_and_has_jitter(attempts: int) -> None:
    whole = min(60, 2 ** min(attempts, 10))

    waits = {TIMINGS.backoff(attempts).total_seconds() for _ in range(20)}

    assert all(whole / 2 <= wait <= whole for wait in waits)
    assert len(waits) > 1


def test_no_task_is_read_as_often_as_kie_allows() -> None:
    soonest = min(TIMINGS.backoff(0).total_seconds() for _ in range(100))

    assert min(soonest, TIMINGS.poll_every_unreachable.total_seconds()) >= 0.5  # Kie.ai allows a read in 0.1 s.


def test_the_reads_that_are_allowed_are_enough_for_all_tasks_that_may_run_without_callbacks() -> None:
    limits = Limits()

    assert (
        limits.concurrency / TIMINGS.poll_every_unreachable.total_seconds() <= 1 / limits.read.spacing.total_seconds()
    )


def test_a_silent_task_is_looked_at_when_its_plan_says_and_then_every_30_seconds() -> None:
    moment = ASKED
    looks: list[float] = []
    while len(looks) < 5:
        moment = TIMINGS.next_poll(PLAN, ASKED, moment, reachable=True)
        looks.append((moment - ASKED).total_seconds())

    assert looks == [7, 14, 21, 51, 81]


def test_where_no_callback_can_come_a_task_is_looked_at_every_3_seconds() -> None:
    moment = ASKED + timedelta(seconds=7)

    assert TIMINGS.next_poll(PLAN, ASKED, moment, reachable=False) == ASKED + timedelta(seconds=10)


def test_a_task_is_given_up_when_its_plan_says() -> None:
    assert TIMINGS.deadline_of(PLAN, ASKED) == ASKED + timedelta(minutes=5)
