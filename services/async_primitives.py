"""Light versions of asyncio's event and queue, used for each channel and socket, and a pause for batching.

They take a tenth of the memory: asyncio keeps waiters and items in deques, and an empty deque takes 700 bytes.
"""

import asyncio
from typing import Generic, TypeVar

TURNS = 4

ItemT = TypeVar("ItemT")


async def yield_to_loop() -> None:
    """Yield to the event loop for a few turns: no delay if it is idle, and time for other callers if it is busy."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


class LightEvent:
    """An event that tasks await until it is set."""

    __slots__ = ("_is_set", "_waiting")

    def __init__(self, *, is_set: bool = False) -> None:
        self._is_set = is_set
        self._waiting: list[asyncio.Future[None]] | None = None

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        self._is_set = True
        waiting, self._waiting = self._waiting, None
        for waiter in waiting or ():
            if not waiter.done():  # A cancelled waiter is done.
                waiter.set_result(None)

    def clear(self) -> None:
        self._is_set = False

    async def wait(self) -> None:
        while not self._is_set:
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            waiting = self._waiting = self._waiting or []
            waiting.append(waiter)
            try:
                await waiter
            finally:
                # Remove a cancelled waiter: the event may never be set.
                if not self._is_set and waiter in waiting:
                    waiting.remove(waiter)


class LightQueue(Generic[ItemT]):
    """A queue of a few items for one reader: the writer has to bound their number."""

    __slots__ = ("_arrival", "_items")

    def __init__(self) -> None:
        self._items: list[ItemT] = []
        self._arrival = LightEvent()

    def empty(self) -> bool:
        return not self._items

    def qsize(self) -> int:
        return len(self._items)

    def put_nowait(self, item: ItemT) -> None:
        self._items.append(item)
        self._arrival.set()

    async def get(self) -> ItemT:
        """Wait for an item, remove it from the queue and return it."""
        while not self._items:
            self._arrival.clear()
            await self._arrival.wait()
        return self._items.pop(0)
