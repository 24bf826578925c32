"""Transactions on a real PostgreSQL: which are repeated, which are not, and which limits end a wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import String, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection

from db.addresses import InvalidDatabaseUrl
from db.engine import TRIES, Database
from db.options import Options
from db.postgres.prepared import PreparedStatement
from tests.db.statements import SLEEP
from tests.support.postgres import Postgres
from tests.support.waiting import until

COUNT = text("UPDATE counters SET count = count + 1 WHERE name = :name")
SUM = text("SELECT sum(count) FROM counters")
INSERT = text("INSERT INTO counters VALUES (:name, 0)")


@pytest.fixture
async def name(postgres: Postgres) -> AsyncIterator[str]:
    """A database with two counters in it, both at 0."""
    created = await postgres.create()
    async with postgres.connection(created) as connection:
        await connection.execute("CREATE TABLE counters (name text PRIMARY KEY, count int NOT NULL)")
        await connection.execute("INSERT INTO counters VALUES ('a', 0), ('b', 0)")
    yield created
    await postgres.drop(created)


@asynccontextmanager
async def opened(postgres: Postgres, name: str, options: Options | None = None) -> AsyncIterator[Database]:
    database = Database(postgres.url(name), options)
    yield database
    await database.close()


@pytest.fixture
async def counting(postgres: Postgres, name: str) -> AsyncIterator[Database]:
    async with opened(postgres, name) as database:
        yield database


async def counted(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(SUM) or 0)


class Tries:
    """Work that counts how often it was begun."""

    def __init__(self) -> None:
        self.begun = 0

    async def count(self, connection: AsyncConnection, name: str = "a") -> int:
        self.begun += 1
        await connection.execute(COUNT, {"name": name})
        return self.begun


async def test_of_two_transactions_that_wait_for_each_other_both_are_done(
    counting: Database, postgres: Postgres, name: str
) -> None:
    both_hold_one = asyncio.Barrier(2)
    tries = [Tries(), Tries()]

    async def crosswise(connection: AsyncConnection, mine: Tries, first: str, second: str) -> None:
        await mine.count(connection, first)
        if mine.begun == 1:
            await both_hold_one.wait()
        await connection.execute(COUNT, {"name": second})

    await asyncio.gather(
        counting.transact(crosswise, tries[0], "a", "b"), counting.transact(crosswise, tries[1], "b", "a")
    )

    assert await counted(counting) == 4
    assert sorted(each.begun for each in tries) == [1, 2]
    await counting.close()
    assert await postgres.deadlocks(name) == 1


async def test_a_transaction_that_cannot_be_put_in_order_with_another_is_run_again(counting: Database) -> None:
    both_have_read = asyncio.Barrier(2)
    tries = [Tries(), Tries()]

    async def only_if_none(connection: AsyncConnection, mine: Tries, name: str) -> bool:
        await connection.execute(text("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"))
        mine.begun += 1
        total = await connection.scalar(SUM)
        if mine.begun == 1:
            await both_have_read.wait()
        if total:
            return False
        await connection.execute(COUNT, {"name": name})
        return True

    answers = await asyncio.gather(
        counting.transact(only_if_none, tries[0], "a"), counting.transact(only_if_none, tries[1], "b")
    )

    assert sorted(answers) == [False, True]
    assert await counted(counting) == 1
    assert sorted(each.begun for each in tries) == [1, 2]


async def test_what_conflicts_every_time_is_given_up_and_leaves_nothing(counting: Database) -> None:
    tries = Tries()

    async def conflict(connection: AsyncConnection) -> None:
        await tries.count(connection)
        await connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'no order' USING ERRCODE = '40001'; END $$"))

    with pytest.raises(DBAPIError, match="no order"):
        await counting.transact(conflict)

    assert tries.begun == TRIES
    assert await counted(counting) == 0


async def test_a_connection_that_is_cut_in_the_middle_does_the_work_once(
    counting: Database, postgres: Postgres, name: str
) -> None:
    tries = Tries()

    async def cut_the_first(connection: AsyncConnection) -> None:
        await tries.count(connection)
        if tries.begun == 1:
            assert await postgres.disconnect(name) > 0
        await connection.execute(COUNT, {"name": "b"})

    await counting.transact(cut_the_first)

    assert await counted(counting) == 2
    assert tries.begun == 2


async def test_connections_that_were_cut_while_nobody_used_them_fail_nobody(
    counting: Database, postgres: Postgres, name: str
) -> None:
    async with AsyncExitStack() as several:
        for _ in range(3):
            await several.enter_async_context(counting.read())

    await postgres.disconnect(name)
    assert await counted(counting) == 0
    await postgres.disconnect(name)
    await counting.transact(Tries().count)
    await postgres.disconnect(name)
    async with counting.begin() as connection:
        await Tries().count(connection)

    assert await counted(counting) == 2


async def test_what_was_cut_off_while_it_was_committed_is_not_run_again(
    counting: Database, postgres: Postgres, name: str
) -> None:
    """The result of a lost commit is unknown, so repeating it could do it twice."""
    tries = Tries()
    async with postgres.connection(name) as connection:
        await connection.execute("""
            CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON counters
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger();
        """)
        committing = asyncio.create_task(counting.transact(tries.count))
        waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'"
        await until(lambda: connection.fetchval(waits, name))
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND wait_event = 'PgSleep'"
        await connection.execute(cut, name)

        with pytest.raises(DBAPIError):
            await committing

    assert tries.begun == 1


async def test_nothing_is_half_done_or_doubled_while_connections_are_cut_again_and_again(
    counting: Database, postgres: Postgres, name: str
) -> None:
    done: list[str] = []
    over = asyncio.Event()

    async def add(connection: AsyncConnection, entry: str) -> None:
        await connection.execute(INSERT, {"name": entry})
        await connection.execute(COUNT, {"name": "a"})

    async def work(worker: int) -> None:
        number = 0
        while not over.is_set():
            entry = f"{worker}/{number}"
            number += 1
            try:
                await counting.transact(add, entry)
            except (DBAPIError, OSError):
                continue
            done.append(entry)

    working = [asyncio.create_task(work(worker)) for worker in range(8)]
    for round_ in range(1, 6):
        await until(lambda: len(done) >= 20 * round_, 60)  # noqa: B023 - it is asked in this round alone
        await postgres.disconnect(name)
    over.set()
    await asyncio.gather(*working)

    async with counting.read() as connection:
        entries = set(await connection.scalars(text("SELECT name FROM counters WHERE name LIKE '%/%'")))
    assert set(done) <= entries
    assert await counted(counting) == len(entries)
    assert len(done) == len(set(done)) >= 100


async def test_a_statement_that_takes_too_long_is_ended(postgres: Postgres, name: str) -> None:
    async with opened(postgres, name, Options(statement_timeout=0.2)) as database:
        for sleep in (database.begin, database.read):
            with pytest.raises(DBAPIError, match="statement timeout"):
                async with sleep() as connection:
                    await connection.execute(text("SELECT pg_sleep(60)"))
        with pytest.raises(DBAPIError, match="statement timeout"):
            await database.rows(SLEEP, {})


async def test_what_may_take_its_time_has_no_end(postgres: Postgres, name: str) -> None:
    async with (
        opened(postgres, name, Options(statement_timeout=0.2, lock_timeout=0.2)) as database,
        database.engine_without_timeouts(lock_timeout=7) as engine,
        engine.begin() as connection,
    ):
        await connection.execute(text("SELECT pg_sleep(0.5)"))

        assert await connection.scalar(text("SHOW lock_timeout")) == "7s"


async def test_what_is_read_may_take_its_time_too(postgres: Postgres, name: str) -> None:
    async with (
        opened(postgres, name, Options(statement_timeout=0.2)) as database,
        database.read_unhurried() as connection,
    ):
        await connection.execute(text("SELECT pg_sleep(0.5)"))

        assert await connection.scalar(text("SHOW statement_timeout")) == "0"


async def test_no_connection_sorts_in_parts_what_an_index_has_in_order(postgres: Postgres, name: str) -> None:
    setting = select(func.current_setting("enable_incremental_sort", type_=String))
    async with opened(postgres, name, Options()) as database, database.read() as connection:
        assert await connection.scalar(setting) == "off"
        assert await database.rows(PreparedStatement(setting), {}) == [("off",)]


async def test_another_who_holds_a_lock_is_waited_for_but_not_for_ever(postgres: Postgres, name: str) -> None:
    async with (
        opened(postgres, name, Options(lock_timeout=0.2)) as database,
        postgres.connection(name) as other,
        other.transaction(),
    ):
        await other.execute("UPDATE counters SET count = 7 WHERE name = 'a'")

        with pytest.raises(DBAPIError, match="lock timeout"):
            await database.transact(Tries().count)


async def test_a_process_that_stops_in_the_middle_does_not_hold_its_locks_for_ever(
    postgres: Postgres, name: str
) -> None:
    async with opened(postgres, name, Options(statement_timeout=2.0)) as database, postgres.connection(name) as other:
        stopped = await database._writing.connect()
        await stopped.execute(COUNT, {"name": "a"})

        await other.execute("UPDATE counters SET count = 7 WHERE name = 'a'", timeout=60)

        await stopped.invalidate()
        await stopped.close()
        assert await counted(database) == 7


async def test_more_than_there_are_connections_wait_and_then_give_up(postgres: Postgres, name: str) -> None:
    async with (
        opened(postgres, name, Options(pool_size=1, pool_timeout=0.1)) as database,
        database.read(),
    ):
        with pytest.raises(PoolTimeout):
            await database.transact(Tries().count)


async def test_a_server_that_never_answers_is_not_waited_for() -> None:
    async def ignore(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    over = asyncio.Event()
    mute = await asyncio.start_server(ignore, "127.0.0.1", 0)
    port = mute.sockets[0].getsockname()[1]
    database = Database(f"postgresql://u:p@127.0.0.1:{port}/d", Options(connect_timeout=0.2))

    with pytest.raises(TimeoutError):
        await database.transact(Tries().count)

    over.set()
    mute.close()
    await mute.wait_closed()
    await database.close()


def test_pgbouncer_before_a_file_is_a_contradiction(tmp_path: Path) -> None:
    with pytest.raises(InvalidDatabaseUrl):
        Database(f"sqlite:///{tmp_path / 'a.db'}", Options(pgbouncer=True))
