"""Connections for frequent statements: who gets one, and for how long others wait."""

import asyncio

import pytest

from db.engine import Database
from db.options import Options
from db.outages import is_outage
from tests.db.statements import ONE, SLEEP
from tests.postgres import Postgres


async def until_refused(database: Database) -> None:
    while True:
        await database.rows(ONE, {})


async def test_who_waits_for_a_connection_is_overtaken_by_nobody(postgres: Postgres, name: str) -> None:
    database = Database(postgres.url(name), Options(pool_size=1))
    await database.rows(ONE, {})
    came, answered = list[tuple[int, int]](), list[tuple[int, int]]()

    async def ask_again_and_again(asker: int) -> None:
        for question in range(20):
            came.append((asker, question))
            await database.rows(ONE, {})
            answered.append((asker, question))
            # At any point between an answer and the next, and not in step with each other.
            for _ in range(asker):
                await asyncio.sleep(0)

    async with asyncio.timeout(120):
        await asyncio.gather(*(ask_again_and_again(asker) for asker in range(8)))
    await database.close()

    assert answered == came


async def test_who_waits_too_long_for_a_connection_is_told_so(postgres: Postgres, name: str) -> None:
    database = Database(postgres.url(name), Options(pool_size=1, pool_timeout=0.2))
    slow = asyncio.create_task(database.rows(SLEEP, {}))
    async with asyncio.timeout(60):
        with pytest.raises(TimeoutError) as late:
            await until_refused(database)
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)
    await database.close()

    assert is_outage(late.value)
