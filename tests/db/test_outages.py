"""Which errors are told apart from our own mistakes: those of a real database that is away, locked or too slow."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Integer, func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.frequent import Frequent
from db.options import Options
from db.outages import is_outage
from tests.db.statements import ONE, SLEEP
from tests.faults.lines import Line
from tests.postgres import Postgres
from tests.serving import free_port

LOCK = "LOCK TABLE users IN ACCESS EXCLUSIVE MODE"


@pytest.fixture
async def database(postgres: Postgres, name: str) -> AsyncIterator[Database]:
    opened = Database(postgres.url(name), Options(pool_size=1))
    yield opened
    await opened.close()


async def run(connection: AsyncConnection, statement: str) -> None:
    await connection.execute(text(statement))


async def begun(database: Database, work: Callable[[AsyncConnection], Awaitable[None]]) -> None:
    """Run ``work`` in a transaction that is tried once."""
    async with database.begin() as connection:
        await work(connection)


async def test_a_server_that_is_not_there_is_an_outage() -> None:
    database = Database(f"postgresql://u:p@127.0.0.1:{free_port()}/d", Options(connect_timeout=0.5))
    for asked in (database.rows(ONE, {}), database.write(ONE, {}), database.transact(run, "SELECT 1")):
        with pytest.raises(OSError) as caught:  # noqa: PT011 - what it says depends on the system
            await asked
        assert is_outage(caught.value)
    await database.close()


async def test_a_wait_that_has_an_end_is_an_outage(postgres: Postgres, name: str) -> None:
    options = Options(pool_size=1, pool_timeout=0.2, statement_timeout=0.4, lock_timeout=0.2)
    database = Database(postgres.url(name), options)
    with pytest.raises(Exception, match="statement timeout") as slow:
        await database.rows(SLEEP, {})
    async with database.read():
        with pytest.raises(Exception, match="QueuePool") as none_free:
            await database.transact(run, "SELECT 1")
    async with postgres.connection(name) as other, other.transaction():
        await other.execute(LOCK)
        with pytest.raises(Exception, match="lock timeout") as locked:
            await database.transact(run, "SELECT count(*) FROM users")
    await database.close()

    assert [is_outage(each.value) for each in (slow, none_free, locked)] == [True, True, True]


async def test_a_connection_that_is_cut_is_an_outage(database: Database, postgres: Postgres, name: str) -> None:
    with pytest.raises(OperationalError) as written:
        await database.write(Frequent(select(func.pg_terminate_backend(func.pg_backend_pid(), type_=Integer))), {})

    async def cut(connection: AsyncConnection) -> None:
        await postgres.disconnect(name)
        await run(connection, "SELECT 1")

    with pytest.raises(Exception, match=r"connection|another operation") as read:
        await begun(database, cut)

    assert [is_outage(each.value) for each in (written, read)] == [True, True]


async def test_a_server_that_went_away_is_an_outage_to_who_was_connected_to_it(postgres: Postgres, name: str) -> None:
    async def read(opened: Database) -> None:
        async with opened.read() as connection:
            await run(connection, "SELECT 1")

    async def begin(opened: Database) -> None:
        await begun(opened, lambda connection: run(connection, "SELECT 1"))

    async def transact(opened: Database) -> None:
        await opened.transact(run, "SELECT 1")

    async with Line("PostgreSQL", f"{postgres.folder}/.s.PGSQL.5432") as line:
        opened = Database(f"postgresql://postgres@{line.netloc}/{name}")
        for ask in (read, begin, transact):
            await read(opened)
            line.refuse()
            with pytest.raises(OSError) as caught:  # noqa: PT011 - what it says depends on the system
                await ask(opened)
            assert is_outage(caught.value)
            await line.accept()
        await opened.close()


async def test_a_file_that_another_has_locked_is_an_outage(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as held,
        closing(sqlite3.connect(path, timeout=0)) as other,
    ):
        held.execute("CREATE TABLE things (id)")
        held.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked") as locked:
            other.execute("SELECT * FROM things")

    assert is_outage(OperationalError("SELECT", None, locked.value))


async def test_our_own_mistakes_are_not_outages(database: Database, tmp_path: Path) -> None:
    mistakes: list[BaseException] = [ValueError("no"), RuntimeError("no")]
    for statement in ("SELECT nothing", "SELEC 1", "INSERT INTO users (id) VALUES (NULL)"):
        with pytest.raises(Exception, match=r"column|syntax|null") as caught:
            await database.transact(run, statement)
        mistakes.append(caught.value)
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "missing").read_bytes()
    with closing(sqlite3.connect(":memory:")) as empty, pytest.raises(sqlite3.OperationalError) as wrong:
        empty.execute("SELECT * FROM missing")

    mistakes += [missing.value, OperationalError("SELECT", None, wrong.value)]
    assert [error for error in mistakes if is_outage(error)] == []
