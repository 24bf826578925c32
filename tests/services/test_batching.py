"""BatchLoader: each call gets data read after it, by one query for all calls of a batch."""

import asyncio
from collections.abc import Sequence

import pytest

from db.engine import Database
from services import batching
from services.batching import QUERIES_AT_ONCE, BatchLoader
from tests.support.waiting import until

pytestmark = pytest.mark.embedded


class GraphQLRequest:
    """Loads batches, holds each until a test releases it, and records the keys."""

    def __init__(self, database: Database) -> None:
        self.questions: list[list[str]] = []
        self._answers: list[asyncio.Future[None]] = []
        self._database = database
        self._gathering = BatchLoader(self._ask)

    async def _ask(self, database: Database, keys: Sequence[str]) -> dict[str, int]:
        assert database is self._database
        number = len(self.questions)
        self.questions.append(list(keys))
        self._answers.append(asyncio.get_running_loop().create_future())
        await self._answers[number]
        return {key: number for key in keys if key != "nobody"}

    async def by(self, *keys: str) -> list[asyncio.Task[int | None]]:
        """Load keys, and return when all calls wait."""
        tasks = [asyncio.create_task(self._gathering.of(self._database, key)) for key in keys]
        await asyncio.sleep(0)
        return tasks

    async def by_the_first(self) -> list[asyncio.Task[int | None]]:
        """Start as many batches as may run at once."""
        tasks = []
        for number in range(QUERIES_AT_ONCE):
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
def asked(database: Database) -> GraphQLRequest:
    return GraphQLRequest(database)


async def test_calls_during_a_query_share_the_next_batch(asked: GraphQLRequest) -> None:
    first = await asked.by_the_first()
    later = await asked.by("ada", "grace", "ada", "nobody")
    assert asked.questions == [["first0"], ["first1"]]

    asked.answer(0)
    assert await first[0] == 0
    await asked.reach(3)
    assert asked.questions[2] == ["ada", "grace", "nobody"]
    asked.answer(2)

    assert await asyncio.gather(*later) == [2, 2, 2, None]


async def test_results_are_not_reused_for_later_calls(asked: GraphQLRequest) -> None:
    first = await asked.by_the_first()
    asked.answer(0, 1)
    assert await asyncio.gather(*first) == [0, 1]

    (again,) = await asked.by("first0")
    await asked.reach(3)
    asked.answer(2)

    assert await again == 2


async def test_a_canceled_call_does_not_affect_its_batch(asked: GraphQLRequest) -> None:
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


async def test_a_failed_batch_raises_in_its_calls_and_the_next_batch_runs(asked: GraphQLRequest) -> None:
    first = await asked.by_the_first()
    (later,) = await asked.by("ada")

    asked.fail(0)

    with pytest.raises(OSError, match="the database is gone"):
        await first[0]
    await asked.reach(3)
    asked.answer(1, 2)
    assert (await first[1], await later) == (1, 2)


async def test_one_question_is_for_so_many_and_no_more(asked: GraphQLRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "KEYS_AT_ONCE", 2)
    first = await asked.by_the_first()
    later = await asked.by("ada", "grace", "joan")

    asked.answer(0)
    await asked.reach(3)
    asked.answer(2)
    await asked.reach(4)
    assert asked.questions[2:] == [["ada", "grace"], ["joan"]]
    asked.answer(1, 3)

    assert await asyncio.gather(*first, *later) == [0, 1, 2, 2, 3]


async def test_calls_one_loop_iteration_later_join_the_first_batch(asked: GraphQLRequest) -> None:
    tasks = [*await asked.by("a"), *await asked.by("b"), *await asked.by("c")]

    await asked.reach(1)
    assert asked.questions == [["a", "b", "c"]]
    asked.answer(0)
    assert await asyncio.gather(*tasks) == [0, 0, 0]
