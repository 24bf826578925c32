"""Waits for conditions, with time-outs."""

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, overload

ResultT = TypeVar("ResultT")


@overload
async def until(
    condition: Callable[[], Coroutine[Any, Any, ResultT | None]], timeout: float = ..., *, every: float = ...
) -> ResultT: ...


@overload
async def until(condition: Callable[[], ResultT | None], timeout: float = ..., *, every: float = ...) -> ResultT: ...


async def until(condition: Callable[[], Any], timeout: float = 120, *, every: float = 0.01) -> Any:
    """Poll ``every`` so often until the result is true, and return it; ``TimeoutError`` after ``timeout``."""
    async with asyncio.timeout(timeout):
        while True:
            answer = condition()
            result = await answer if inspect.isawaitable(answer) else answer
            if result:
                return result
            await asyncio.sleep(every)
