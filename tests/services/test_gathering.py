"""Gathering: whoever asks is told what was read after that, by one question for all who come together."""

import asyncio
from collections.abc import Sequence

import pytest

from db.engine import Database
from services import gathering
from services.gathering import QUESTIONS_AT_ONCE, Gathering
from tests.waiting import until


class Asked:
    """Gathers questions, keeps each until it is answered with its number, and knows what was asked."""

    def __init__(self, database: Database) -> None:
        self.questions: list[list[str]] = []
        self._answers: list[asyncio.Future[None]] = []
        self._database = database
        self._gathering = Gathering(self._ask)

    async def _ask(self, database: Database, keys: Sequence[str]) -> dict[str, int]:
        assert database is self._database
        number = len(self.questions)
        self.questions.append(list(keys))
        self._answers.append(asyncio.get_running_loop().create_future())
        await self._answers[number]
        return {key: number for key in keys if key != "nobody"}

    async def by(self, *keys: str) -> list[asyncio.Task[int | None]]:
        """Ask for keys, and return once all of them wait."""
        tasks = [asyncio.create_task(self._gathering.of(self._database, key)) for key in keys]
        await asyncio.sleep(0)
        return tasks

    async def by_the_first(self) -> list[asyncio.Task[int | None]]:
        """Have as many questions asked as may be at once."""
        tasks = []
        for number in range(QUESTIONS_AT_ONCE):
            tasks += await self.by(f"first{number}")
            await self.reach(number + 1)
        return tasks

    async def reach(self, count: int) -> None:
        await until(lambda: len(self.questions) >= count)
        assert len(self.questions) == count

    def answer(self, *numbers: int) -> None:
        for number in numbers:
            self._answers[number].set_result(None)

    def fail(self, number: int) -> None:
        self._answers[number].set_exception(OSError("the database is gone"))


@pytest.fixture
def asked(database: Database) -> Asked:
    return Asked(database)


async def test_whoever_comes_while_others_are_asked_for_shares_the_next_question(asked: Asked) -> None:
    first = await asked.by_the_first()
    later = await asked.by("ada", "grace", "ada", "nobody")
    assert asked.questions == [["first0"], ["first1"]]

    asked.answer(0)
    assert await first[0] == 0
    await asked.reach(3)
    assert asked.questions[2] == ["ada", "grace", "nobody"]
    asked.answer(2)

    assert await asyncio.gather(*later) == [2, 2, 2, None]


async def test_what_was_told_is_not_told_again_to_who_asks_later(asked: Asked) -> None:
    first = await asked.by_the_first()
    asked.answer(0, 1)
    assert await asyncio.gather(*first) == [0, 1]

    (again,) = await asked.by("first0")
    await asked.reach(3)
    asked.answer(2)

    assert await again == 2


async def test_who_leaves_takes_nothing_from_those_who_wait_with_them(asked: Asked) -> None:
    first = await asked.by_the_first()
    leaving, staying = await asked.by("ada", "ada")
    leaving.cancel()
    first[1].cancel()
    asked.answer(0)
    await asked.reach(3)

    asked.answer(1, 2)

    assert await staying == 2
    await asyncio.wait([leaving, first[1]])
    assert leaving.cancelled()
    assert first[1].cancelled()


async def test_a_question_that_fails_is_told_to_who_asked_and_the_next_is_asked(asked: Asked) -> None:
    first = await asked.by_the_first()
    (later,) = await asked.by("ada")

    asked.fail(0)

    with pytest.raises(OSError, match="the database is gone"):
        await first[0]
    await asked.reach(3)
    asked.answer(1, 2)
    assert (await first[1], await later) == (1, 2)


async def test_one_question_is_for_so_many_and_no_more(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "KEYS_AT_ONCE", 2)
    first = await asked.by_the_first()
    later = await asked.by("ada", "grace", "joan")

    asked.answer(0)
    await asked.reach(3)
    asked.answer(2)
    await asked.reach(4)
    assert asked.questions[2:] == [["ada", "grace"], ["joan"]]
    asked.answer(1, 3)

    assert await asyncio.gather(*first, *later) == [0, 1, 2, 2, 3]


async def test_who_comes_a_turn_of_the_loop_later_is_asked_for_with_the_first(asked: Asked) -> None:
    tasks = [*await asked.by("a"), *await asked.by("b"), *await asked.by("c")]

    await asked.reach(1)
    assert asked.questions == [["a", "b", "c"]]
    asked.answer(0)
    assert await asyncio.gather(*tasks) == [0, 0, 0]
