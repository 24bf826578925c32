"""Turns: their order, their durations, and the number of waiting calls."""

import asyncio

import pytest

from services.media.decoding.fair_queue import FairQueue, NoTurn


class Line:
    """Users that wait for turns; records their order, and ends each turn when the test requests it."""

    def __init__(self, places: int, *, max_waiting: int = 100, max_waiting_per_user: int = 50) -> None:
        self.queue = FairQueue(places, max_waiting=max_waiting, max_waiting_per_user=max_waiting_per_user)
        self.got: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []
        self._ends: list[asyncio.Event] = []

    async def join(self, *users: str, patience: float = 60.0) -> None:
        for user in users:
            self.tasks.append(asyncio.create_task(self._take(user, patience)))
            await settle()

    async def end(self) -> None:
        """End the turn that has lasted longest."""
        self._ends.pop(0).set()
        await settle()

    async def _take(self, user: str, patience: float) -> None:
        async with self.queue.turn(user, patience=patience):
            self.got.append(user)
            end = asyncio.Event()
            self._ends.append(end)
            await end.wait()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_users_take_turns_however_many_each_waits_for() -> None:
    line = Line(1)
    await line.join(*["ada"] * 50, "bob", "bob", "eve")
    for _ in range(6):
        await line.end()

    assert line.got == ["ada", "ada", "bob", "eve", "ada", "bob", "ada"]


async def test_one_user_leaves_a_place_for_another() -> None:
    line = Line(3)
    await line.join("ada", "ada", "ada", "bob")

    assert line.got == ["ada", "ada", "bob"]
    await line.end()
    assert line.got == ["ada", "ada", "bob", "ada"]


async def test_one_place_is_enough_for_one_user() -> None:
    line = Line(1)
    await line.join("ada")

    assert line.got == ["ada"]


async def test_a_wait_ends_with_patience_and_leaves_nothing_behind() -> None:
    line = Line(1)
    await line.join("ada")
    await line.join("bob", patience=0.01)
    with pytest.raises(NoTurn):
        await line.tasks[1]

    await line.join("eve")
    await line.end()
    assert line.got == ["ada", "eve"]


async def test_a_turn_given_to_a_canceled_waiter_passes_to_the_next() -> None:
    line = Line(1)
    await line.join("ada", "bob", "eve")
    line.tasks[0].cancel()
    await asyncio.sleep(0)  # The turn has been given to bob, whose task has not run since.
    line.tasks[1].cancel()
    await settle()

    assert line.got[0] == "ada"
    assert line.got[-1] == "eve"


@pytest.mark.parametrize("at", range(6))
async def test_no_place_is_lost_whenever_a_wait_is_cancelled(at: int) -> None:
    line = Line(1)
    await line.join("ada", "bob")
    line.tasks[0].cancel()
    for _ in range(at):
        await asyncio.sleep(0)
    line.tasks[1].cancel()
    await asyncio.gather(*line.tasks, return_exceptions=True)

    await line.join("eve")
    assert line.got[-1] == "eve"


async def test_the_waiting_are_bounded_for_one_user_and_for_all() -> None:
    line = Line(1, max_waiting=3, max_waiting_per_user=2)
    await line.join("ada", "ada", "ada")
    with pytest.raises(NoTurn):
        async with line.queue.turn("ada", patience=60):
            pass

    await line.join("bob")
    with pytest.raises(NoTurn):
        async with line.queue.turn("eve", patience=60):
            pass

    await line.end()
    await line.end()
    assert line.got == ["ada", "ada", "bob"]
