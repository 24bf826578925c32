"""How long the pipeline waits."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.generation.workshop import Timings

ASKED = datetime(2030, 1, 1, tzinfo=UTC)
TIMINGS = Timings()


@given(st.integers(min_value=0, max_value=10_000))
def test_the_wait_after_a_failure_doubles_to_a_minute_and_has_jitter(attempts: int) -> None:
    whole = min(60, 2 ** min(attempts, 10))

    waits = {TIMINGS.backoff(attempts).total_seconds() for _ in range(20)}

    assert all(whole / 2 <= wait <= whole for wait in waits)
    assert len(waits) > 1


def test_a_silent_task_is_looked_at_after_20_40_and_60_seconds_and_then_every_30() -> None:
    moment = ASKED
    looks: list[float] = []
    while len(looks) < 5:
        moment = TIMINGS.next_look(ASKED, moment, reachable=True)
        looks.append((moment - ASKED).total_seconds())

    assert looks == [20, 40, 60, 90, 120]


def test_where_no_callback_can_come_a_task_is_looked_at_every_3_seconds() -> None:
    moment = ASKED + timedelta(seconds=7)

    assert TIMINGS.next_look(ASKED, moment, reachable=False) == ASKED + timedelta(seconds=10)
