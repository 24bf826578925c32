"""Gathering: one question to the database for all who want to know the same of different things at about one time."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from db.engine import Database
from services.waiting import others_to_come

KEYS_AT_ONCE = 100
# A question that takes long does not keep those waiting who come after it.
QUESTIONS_AT_ONCE = 2

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class _Questions(Generic[K, T]):
    """What is being asked of a database, and who waits for the next question."""

    __slots__ = ("asking", "waiting")

    def __init__(self) -> None:
        self.asking: set[asyncio.Task[None] | None] = set()
        self.waiting: dict[K, list[asyncio.Future[T | None]]] = {}


class Gathering(Generic[K, T]):
    """Asks with all who come in the next turns of the loop, or while two questions are being asked.

    So nobody waits for long, and the more come the less each of them costs. What is answered was read after it was
    asked for.
    """

    def __init__(self, ask: Callable[[Database, Sequence[K]], Awaitable[Mapping[K, T]]]) -> None:
        """``ask`` answers for keys, of which it leaves out those that it knows nothing of."""
        self._ask_for = ask
        self._questions: WeakKeyDictionary[Database, _Questions[K, T]] = WeakKeyDictionary()

    async def of(self, database: Database, key: K) -> T | None:
        """Return what there is for a key.

        Raises:
            Exception: the database's; whoever was asked for with this one is told the same.
        """
        questions = self._questions.get(database) or self._questions.setdefault(database, _Questions())
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        questions.waiting.setdefault(key, []).append(answer)
        if len(questions.asking) < QUESTIONS_AT_ONCE:
            questions.asking.add(asyncio.create_task(self._ask_all(database, questions), name="gathering"))
        return await answer

    async def _ask_all(self, database: Database, questions: _Questions[K, T]) -> None:
        try:
            await others_to_come()
            while questions.waiting:
                await self._ask(database, questions.waiting)
                await others_to_come()
        finally:
            # At once: whoever comes after the last look at who waits has to find that nobody looks any more.
            questions.asking.discard(asyncio.current_task())

    async def _ask(self, database: Database, waiting: dict[K, list[asyncio.Future[T | None]]]) -> None:
        """Ask for as many as one question is about."""
        asked = {key: waiting.pop(key) for key in [*islice(waiting, KEYS_AT_ONCE)]}
        try:
            found = await self._ask_for(database, list(asked))
        except Exception as error:  # noqa: BLE001 - it is for those who asked
            for answer in _unanswered(asked.values()):
                answer.set_exception(error)
        else:
            for key, answers in asked.items():
                for answer in _unanswered([answers]):
                    answer.set_result(found.get(key))
        finally:
            # Nobody is to wait for a question that was cancelled.
            for answer in _unanswered(asked.values()):
                answer.cancel()


def _unanswered(answers: Iterable[list[asyncio.Future[T]]]) -> Iterator[asyncio.Future[T]]:
    """Return who still waits: some may have left."""
    return (answer for several in answers for answer in several if not answer.done())
