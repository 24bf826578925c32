"""Errors of a real database that is away, locked or too slow are recognised; defects of the product are not."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Integer, func, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.options import Options
from db.outages import is_outage
from db.postgres.prepared import PreparedStatement
from tests.db.statements import ONE, SLEEP
from tests.faults.tools.lines import Line
from tests.faults.tools.postgres_control import PostgresControl
from tests.support.postgres import Postgres
from tests.support.serving import free_port

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
        await database.write(
            PreparedStatement(select(func.pg_terminate_backend(func.pg_backend_pid(), type_=Integer))), {}
        )

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


async def _is_dropped_soon(opened: Database, frozen: PostgresControl, ask: Callable[[], Awaitable[object]]) -> None:
    """Freeze the server, and check the error, how long it took, and that the connection was given up."""
    await ask()
    loop = asyncio.get_running_loop()
    frozen.freeze()
    try:
        start = loop.time()
        with pytest.raises((OSError, OperationalError)) as caught:
            await ask()
        first = loop.time() - start
        with pytest.raises((OSError, OperationalError)):
            await ask()  # It finds the place free, and has to open a connection.
        second = loop.time() - start - first
    finally:
        frozen.thaw()
    assert is_outage(caught.value)
    assert first < 0.3 + 2.0, "the statement time-out and 2 s"
    assert second < 2.0, "connecting may take 0.4 s, once directly and once by SQLAlchemy"
    await ask()


@pytest.mark.alone
@pytest.mark.parametrize("way", ["rows", "write", "transact", "begin", "read"])
async def test_a_frozen_server_holds_no_connection_for_longer_than_a_statement_may_take(
    way: str, postgres: Postgres, name: str
) -> None:
    options = Options(pool_size=2, connect_timeout=0.4, statement_timeout=0.3)
    opened = Database(postgres.url(name), options)

    async def read() -> None:
        async with opened.read() as connection:
            await run(connection, "SELECT 1")

    ways: dict[str, Callable[[], Awaitable[object]]] = {
        "rows": lambda: opened.rows(ONE, {}),
        "write": lambda: opened.write(ONE, {}, harmless_again=True),
        "transact": lambda: opened.transact(run, "SELECT 1"),
        "begin": lambda: begun(opened, lambda connection: run(connection, "SELECT 1")),
        "read": read,
    }
    await _is_dropped_soon(opened, PostgresControl(postgres.folder), ways[way])
    await opened.close()


@pytest.mark.alone
@pytest.mark.parametrize("way", ["read", "begin"])
async def test_a_frozen_server_is_noticed_before_a_statement_is_sent(way: str, postgres: Postgres, name: str) -> None:
    opened, frozen = Database(postgres.url(name), Options(connect_timeout=0.4)), PostgresControl(postgres.folder)

    async def ask() -> None:
        async with opened.read() if way == "read" else opened.begin() as connection:
            await run(connection, "SELECT 1")

    await ask()
    frozen.freeze()
    try:
        async with asyncio.timeout(0.4 + 1.0):
            with pytest.raises(TimeoutError) as caught:
                await ask()
    finally:
        frozen.thaw()
    assert is_outage(caught.value)
    await ask()
    await opened.close()


@pytest.mark.alone
async def test_connecting_to_a_frozen_server_is_tried_once(postgres: Postgres, name: str) -> None:
    """Neither directly and by SQLAlchemy, nor again and again."""
    opened = Database(postgres.url(name), Options(connect_timeout=0.8))
    frozen, loop = PostgresControl(postgres.folder), asyncio.get_running_loop()
    ways: list[Callable[[], Awaitable[object]]] = [
        lambda: opened.rows(ONE, {}),
        lambda: opened.write(ONE, {}, harmless_again=True),
        lambda: opened.transact(run, "SELECT 1"),
    ]
    frozen.freeze()
    try:
        for ask in ways:
            start = loop.time()
            with pytest.raises((OSError, OperationalError)) as caught:
                await ask()
            assert loop.time() - start < 1.5
            assert is_outage(caught.value)
    finally:
        frozen.thaw()
    await opened.close()


@pytest.mark.alone
async def test_a_request_that_leaves_a_frozen_server_frees_its_connection_within_a_second(
    postgres: Postgres, name: str
) -> None:
    opened = Database(postgres.url(name), Options(pool_size=2))
    frozen = PostgresControl(postgres.folder)
    for ask in (lambda: opened.rows(ONE, {}), lambda: opened.transact(run, "SELECT 1")):
        await ask()
        frozen.freeze()
        try:
            asked = asyncio.ensure_future(ask())
            await asyncio.wait({asked}, timeout=0.1)
            asked.cancel()
            _, unfinished = await asyncio.wait({asked}, timeout=1.0)
        finally:
            frozen.thaw()
        assert not unfinished
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
