"""PgBouncer in transaction mode between: two connections to the server for everybody."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.migration import migrate, newest_revision
from db.models.limits import Limit
from db.options import Options
from db.postgres.prepared import PreparedStatement
from tests.support.pgbouncer import running_pgbouncer
from tests.support.postgres import Postgres

LIMITS = text(
    "SELECT current_setting('statement_timeout'), current_setting('lock_timeout'),"
    " current_setting('idle_in_transaction_session_timeout')"
)

REASON = PreparedStatement(select(Limit.pause_reason).where(Limit.name == bindparam("name")))
# All wait for two connections, on a machine that may be busy.
PATIENT = Options(connect_timeout=60.0, pgbouncer=True)


@pytest.fixture
async def address(postgres: Postgres, name: str, tmp_path: Path) -> AsyncIterator[str]:
    """The address of an empty database behind PgBouncer."""
    async with running_pgbouncer(tmp_path, postgres) as port:
        yield f"postgresql://anyone@127.0.0.1:{port}/{name}"


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    opened = Database(address, PATIENT)
    yield opened
    await opened.close()


async def add(connection: AsyncConnection, name: str) -> None:
    insert = text("INSERT INTO limits (name, arrival_at) VALUES (:name, now()), (:name || '!', now())")
    await connection.execute(insert, {"name": name})
    await connection.execute(text("UPDATE limits SET pause_reason = name WHERE name = :name"), {"name": name})


async def find(database: Database, name: str) -> str | None:
    async with database.read() as connection:
        found: str | None = await connection.scalar(
            text("SELECT pause_reason FROM limits WHERE name = :name"), {"name": name}
        )
    return found


async def test_many_processes_share_two_connections_and_none_takes_anothers_statement(
    database: Database, address: str
) -> None:
    others = [Database(address, PATIENT) for _ in range(3)]
    everyone = [database, *others]

    async def work(worker: int) -> list[str | None]:
        found = []
        for round_ in range(10):
            one = everyone[(worker + round_) % len(everyone)]
            await one.transact(add, f"{worker}/{round_}")
            found.append(await find(everyone[worker % len(everyone)], f"{worker}/{round_}"))
            assert await one.rows(REASON, {"name": f"{worker}/{round_}"}) == [(f"{worker}/{round_}",)]
        return found

    found = await asyncio.gather(*(work(worker) for worker in range(24)))

    assert found == [[f"{worker}/{round_}" for round_ in range(10)] for worker in range(24)]
    for other in others:
        await other.close()


async def test_time_outs_hold_in_each_transaction_and_are_left_on_no_connection(address: str) -> None:
    database = Database(address, Options(statement_timeout=2.0, lock_timeout=1.0, pgbouncer=True))
    async with database.begin() as connection:
        assert tuple((await connection.execute(LIMITS)).one()) == ("2s", "1s", "2s")
    async with database.read() as connection:
        assert tuple((await connection.execute(LIMITS)).one()) == ("2s", "1s", "2s")
    with pytest.raises(DBAPIError, match="statement timeout"):
        async with database.read() as connection:
            await connection.execute(text("SELECT pg_sleep(60)"))
    await database.close()

    plain = Database(address, Options(statement_timeout=60.0, lock_timeout=60.0, pgbouncer=True))
    async with plain.begin() as connection:
        assert tuple((await connection.execute(LIMITS)).one()) == ("1min", "1min", "1min")
    await plain.close()


async def test_no_prepared_statement_stays_behind(database: Database) -> None:
    for number in range(5):
        await database.transact(add, str(number))
        assert await find(database, str(number)) == str(number)

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM pg_prepared_statements WHERE name <> ''")) == 0


async def test_migrations_run_through_it(postgres: Postgres, tmp_path: Path) -> None:
    async with postgres.connection() as connection:
        await connection.execute("CREATE DATABASE never_migrated")
    async with running_pgbouncer(tmp_path, postgres) as port:
        databases = [
            Database(f"postgresql://anyone@127.0.0.1:{port}/never_migrated", Options(pgbouncer=True)) for _ in range(2)
        ]

        revisions = await asyncio.gather(*(migrate(database) for database in databases))

        for database in databases:
            await database.close()
    assert revisions == [newest_revision()] * 2
    await postgres.drop("never_migrated")
