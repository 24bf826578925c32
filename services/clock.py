"""The clock: the one place that says what time it is.

Many machines work on one database, and when a lease ends or a step is due has to mean the same to all of them. So a
process asks the database's server for the time, and counts on from the answer by itself: how far this machine's clock
is out, and that it is set while the process runs, moves nothing.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import clock as clock_queries
from records import record

ASK_SECONDS = 30.0
# An answer that was longer on its way says too little about when it was true.
MAX_ROUND_TRIP = 1.0

_log = logging.getLogger("atelier.clock")


@record(frozen=True, slots=True)
class _Answer:
    """What time it was, and when it was so by the count of this process, in seconds."""

    moment: datetime
    at: float


class _Clock:
    """This process's; without an answer it has this machine's time."""

    answer: _Answer | None = None


_clock = _Clock()


def now() -> datetime:
    answer = _clock.answer
    if answer is None:
        return datetime.now(UTC)
    return answer.moment + timedelta(seconds=time.monotonic() - answer.at)


@asynccontextmanager
async def kept_by(database: Database) -> AsyncIterator[None]:
    """Have the time of the database's server for as long as this is entered; a file's is this machine's.

    While the database does not answer, the time goes on from its last answer.
    """
    if database.is_sqlite:
        yield
        return
    await _ask(database)
    asking = asyncio.create_task(_keep_asking(database), name="clock")
    try:
        yield
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        _clock.answer = None


async def _keep_asking(database: Database) -> None:
    while True:
        await asyncio.sleep(ASK_SECONDS)
        try:
            await _ask(database)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("clock: the database does not answer: %s", type(error).__name__)


async def _ask(database: Database) -> None:
    async with database.read() as connection:
        asked = time.monotonic()
        moment = await clock_queries.now(connection)
        answered = time.monotonic()
    if _clock.answer is None or answered - asked <= MAX_ROUND_TRIP:
        _clock.answer = _Answer(moment, (asked + answered) / 2)
