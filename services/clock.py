"""The current time, taken from the database server.

All machines that share a database must agree when a lease ends or a step is due. So a process reads the time from the
database server and adds its own monotonic clock: errors and adjustments of the machine's clock have no effect.
"""

import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

from msgspec import Struct

from db.engine import Database
from db.queries import clock as clock_queries
from services.background import repeated

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
    try:
        async with repeated("clock", partial(_read, database), every=READ_EVERY_SECONDS, log=_log):
            yield
    finally:
        _clock.answer = None


async def _read(database: Database) -> None:
    async with database.read() as connection:
        sent = time.monotonic()
        moment = await clock_queries.now(connection)
        received = time.monotonic()
    if _clock.answer is None or received - sent <= MAX_ROUND_TRIP:
        _clock.answer = _Answer(moment, (sent + received) / 2)
