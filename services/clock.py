"""The current time, taken from the database server.

All machines that share a database must agree when a lease ends or a step is due. So a process reads the time from the
database server and adds its own monotonic clock: errors and adjustments of the machine's clock have no effect.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import clock as clock_queries

READ_EVERY_SECONDS = 30.0
# After a longer round trip, the moment when the server read its clock is too uncertain.
MAX_ROUND_TRIP = 1.0

_log = logging.getLogger("atelier.clock")


class _Answer(Struct, frozen=True):
    """A time of the database server, and the process's monotonic clock at that moment, in seconds."""

    moment: datetime
    at: float


class _Clock:
    """The clock of this process; it uses the machine's time until the database server has answered."""

    answer: _Answer | None = None


_clock = _Clock()


def now() -> datetime:
    answer = _clock.answer
    if answer is None:
        return datetime.now(UTC)
    return answer.moment + timedelta(seconds=time.monotonic() - answer.at)


@asynccontextmanager
async def kept_by(database: Database) -> AsyncIterator[None]:
    """Use the database server's time inside this context; with SQLite, the machine's time.

    While the database does not answer, the time continues from its last answer.
    """
    if database.is_sqlite:
        yield
        return
    await _read(database)
    reading = asyncio.create_task(_keep_reading(database), name="clock")
    try:
        yield
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        _clock.answer = None


async def _keep_reading(database: Database) -> None:
    while True:
        await asyncio.sleep(READ_EVERY_SECONDS)
        try:
            await _read(database)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("clock: the database does not answer: %s", type(error).__name__)


async def _read(database: Database) -> None:
    async with database.read() as connection:
        sent = time.monotonic()
        moment = await clock_queries.now(connection)
        received = time.monotonic()
    if _clock.answer is None or received - sent <= MAX_ROUND_TRIP:
        _clock.answer = _Answer(moment, (sent + received) / 2)
