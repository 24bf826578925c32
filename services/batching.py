"""Cross-request batching: one database query for keys that concurrent requests look up."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from db.engine import Database
from services.async_primitives import yield_to_loop

KEYS_AT_ONCE = 100
# A second query may run, so that a slow one does not delay later callers.
QUERIES_AT_ONCE = 2

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class _Queue(Generic[K, T]):
    """The running queries of a database, and the callers that wait for the next one."""

    __slots__ = ("running", "waiting")

    def __init__(self) -> None:
        self.running: set[asyncio.Task[None] | None] = set()
        self.waiting: dict[K, list[asyncio.Future[T | None]]] = {}


class BatchLoader(Generic[K, T]):
    """A loader that batches the keys of all callers within a few turns of the event loop.

    At most ``QUERIES_AT_ONCE`` queries run at once; later keys wait for the next query. So waits are short, and the
    cost per caller falls under load. Each result was read after its caller requested it.
    """

    def __init__(self, query: Callable[[Database, Sequence[K]], Awaitable[Mapping[K, T]]]) -> None:
        """Take the query function: ``query`` returns a mapping of the keys that it finds to their values."""
        self._query = query
        self._queues: WeakKeyDictionary[Database, _Queue[K, T]] = WeakKeyDictionary()

    async def of(self, database: Database, key: K) -> T | None:
        """Return the value of a key, or None.

        Raises:
            Exception: the error of the query; all callers of the same batch get it.
        """
        queue = self._queues.get(database) or self._queues.setdefault(database, _Queue())
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        queue.waiting.setdefault(key, []).append(answer)
        if len(queue.running) < QUERIES_AT_ONCE:
            queue.running.add(asyncio.create_task(self._run(database, queue), name="batching"))
        return await answer

    async def _run(self, database: Database, queue: _Queue[K, T]) -> None:
        try:
            await yield_to_loop()
            while queue.waiting:
                await self._run_batch(database, queue.waiting)
                await yield_to_loop()
        finally:
            # Deregister synchronously, so that a later caller starts a new batch.
            queue.running.discard(asyncio.current_task())

    async def _run_batch(self, database: Database, waiting: dict[K, list[asyncio.Future[T | None]]]) -> None:
        """Query up to ``KEYS_AT_ONCE`` of the waiting keys, and resolve their futures."""
        batch = {key: waiting.pop(key) for key in [*islice(waiting, KEYS_AT_ONCE)]}
        try:
            found = await self._query(database, list(batch))
        except Exception as error:  # noqa: BLE001 - it is raised in the callers
            for answer in _pending_futures(batch.values()):
                answer.set_exception(error)
        else:
            for key, answers in batch.items():
                for answer in _pending_futures([answers]):
                    answer.set_result(found.get(key))
        finally:
            # If the query was cancelled, its callers must not wait for ever.
            for answer in _pending_futures(batch.values()):
                answer.cancel()


def _pending_futures(answers: Iterable[list[asyncio.Future[T]]]) -> Iterator[asyncio.Future[T]]:
    """Return the futures that are still pending: some callers may have been cancelled."""
    return (answer for several in answers for answer in several if not answer.done())
