"""Waiting for what is bound to happen, with an end."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import TypeVar

ResultT = TypeVar("ResultT")


async def until(condition: Callable[[], Awaitable[ResultT] | ResultT], timeout: float = 10) -> ResultT:
    """Ask again and again, every 10 ms, until the answer is true, and return it; ``TimeoutError`` after seconds."""
    async with asyncio.timeout(timeout):
        while True:
            answer = condition()
            result: ResultT = await answer if inspect.isawaitable(answer) else answer
            if result:
                return result
            await asyncio.sleep(0.01)
