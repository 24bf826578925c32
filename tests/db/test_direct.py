"""Connections for frequent statements: who gets one, and for how long others wait."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Integer, func, literal, select

from db.engine import Database
from db.frequent import Frequent
from db.options import Options
from db.outages import is_outage
from tests.postgres import Postgres

ONE = Frequent(select(literal(1, Integer)))
SLEEP = Frequent(select(func.pg_sleep(60, type_=Integer)))


@pytest.fixture
async def database(postgres: Postgres) -> AsyncIterator[Database]:
    name = await postgres.create()
    opened = Database(postgres.url(name), Options(pool_size=1, pool_timeout=0.2))
    yield opened
    await opened.close()
    await postgres.drop(name)


async def until_refused(database: Database) -> None:
    while True:
        await database.rows(ONE, {})


async def test_who_waits_for_a_connection_is_overtaken_by_nobody(postgres: Postgres) -> None:
    name = await postgres.create()
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
    await postgres.drop(name)

    assert answered == came


async def test_who_waits_too_long_for_a_connection_is_told_so(database: Database) -> None:
    slow = asyncio.create_task(database.rows(SLEEP, {}))
    async with asyncio.timeout(60):
        with pytest.raises(TimeoutError) as late:
            await until_refused(database)
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)

    assert is_outage(late.value)
