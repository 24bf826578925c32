"""Connections for frequent statements: their order of assignment, and how long a statement waits for one."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import Integer, func, select

from db.engine import Database
from db.options import Options
from db.outages import is_outage
from db.postgres import pool
from db.postgres.prepared import PreparedStatement
from tests.db.statements import ONE, SLEEP
from tests.support.postgres import Postgres
from tests.support.waiting import until

BACKEND = PreparedStatement(select(func.pg_backend_pid(type_=Integer)))


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


async def test_a_statement_that_nobody_waits_for_is_ended_with_its_connection(postgres: Postgres, name: str) -> None:
    database = Database(postgres.url(name), Options(pool_size=1))
    slow = asyncio.create_task(database.rows(SLEEP, {}))
    async with postgres.connection(name) as looking:

        async def sleeping() -> int:
            count = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'"
            return int(await looking.fetchval(count, name))

        await until(sleeping)
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)
        rows = await database.rows(ONE, {})
        await database.close()

        assert slow.cancelled()
        assert rows == [(1,)]
        assert await sleeping() == 0


async def test_a_connection_is_used_again_until_it_was_idle_for_too_long(
    postgres: Postgres, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(postgres.url(name), Options(pool_size=4))
    first, again = await database.rows(BACKEND, {}), await database.rows(BACKEND, {})
    monkeypatch.setattr(pool, "IDLE_SECONDS", 0.0)
    later = await database.rows(BACKEND, {})
    await database.close()

    assert first == again
    assert later != first


async def test_closing_waits_for_those_who_use_a_connection(postgres: Postgres, name: str) -> None:
    database = Database(postgres.url(name), Options(pool_size=4))
    asking = asyncio.gather(*(database.rows(ONE, {}) for _ in range(8)))
    await asyncio.sleep(0)
    await database.close()

    assert await asking == [[(1,)]] * 8
    async with postgres.connection(name) as looking:
        others = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()"
        await until(lambda: nobody(looking, others, name))


async def nobody(looking: asyncpg.Connection, others: str, name: str) -> bool:
    return int(await looking.fetchval(others, name)) == 0
