"""Work that a process repeats in the background while a context is open."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError


@asynccontextmanager
async def repeated(
    name: str, work: Callable[[], Awaitable[object]], *, every: float, log: logging.Logger, within: float | None = None
) -> AsyncIterator[None]:
    """Call a function every ``every`` seconds inside this context; a failure is logged, and ends nothing.

    A call that takes longer than ``within`` seconds is cancelled. ``name`` is that of the task, and begins log lines.
    """
    task = asyncio.create_task(_repeat(name, work, every, log, within), name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _repeat(
    name: str, work: Callable[[], Awaitable[object]], every: float, log: logging.Logger, within: float | None
) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            async with asyncio.timeout(within):
                await work()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("%s: the database does not answer: %s", name, type(error).__name__)
        except Exception:  # A defect must not end the repetition.
            log.exception("%s: a defect", name)
