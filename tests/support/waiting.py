"""Waits for conditions, with time-outs."""

import asyncio
import inspect
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, overload

PAUSE = 3.0
"""The pause after a check, in durations of the check."""
MAX_PAUSE = 0.25

ResultT = TypeVar("ResultT")


@overload
async def until(
    condition: Callable[[], Coroutine[Any, Any, ResultT | None]], timeout: float = ..., *, every: float = ...
) -> ResultT: ...


@overload
async def until(condition: Callable[[], ResultT | None], timeout: float = ..., *, every: float = ...) -> ResultT: ...


async def until(condition: Callable[[], Any], timeout: float = 120, *, every: float = 0.01) -> Any:
    """Poll ``every`` so often until the result is true, and return it; ``TimeoutError`` after ``timeout``.

    A condition that takes longer to check is checked less often, so that the checks leave the processor to their cause.
    """
    async with asyncio.timeout(timeout):
        while True:
            started = time.monotonic()
            answer = condition()
            result = await answer if inspect.isawaitable(answer) else answer
            if result:
                return result
            await asyncio.sleep(max(every, min(PAUSE * (time.monotonic() - started), MAX_PAUSE)))
