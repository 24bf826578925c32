"""Waiting: for others, and as much of asyncio's queue and event as is used for each socket and channel.

Those are a tenth of their size: asyncio keeps those who wait in deques, and an empty one takes seven hundred bytes.
"""

import asyncio
from typing import Any

TURNS = 4


async def others_to_come() -> None:
    """Wait for a few turns of the loop: no time where nothing happens, and where much does, many come in them."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


class Inbox:
    """What has come for one reader and was not taken yet."""

    __slots__ = ("_arrival", "_items")

    def __init__(self) -> None:
        self._items: list[Any] = []
        self._arrival: asyncio.Future[None] | None = None

    def put_nowait(self, item: object) -> None:
        self._items.append(item)
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)

    async def get(self) -> Any:
        while not self._items:
            self._arrival = asyncio.get_running_loop().create_future()
            await self._arrival
        self._arrival = None
        return self._items.pop(0)

    def empty(self) -> bool:
        return not self._items


class Gate:
    """Is set or not; who comes while it is not waits until it is."""

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
            if not waiter.done():  # Who has given up is.
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
                # Who gives up is not kept until it is set, which may be never.
                if not self._is_set and waiter in waiting:
                    waiting.remove(waiter)
