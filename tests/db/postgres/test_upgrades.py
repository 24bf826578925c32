"""Migrations of PostgreSQL: one lock, a transaction for each revision, and indexes that are built concurrently."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.migration import migrate, newest_revision, read_schema
from db.migrations.lock import LOCK, MigrationHindered
from db.options import Options
from tests.support.pgbouncer import running_pgbouncer
from tests.support.postgres import Postgres
from tests.support.revisions import WITH_INDEX, WITH_TITLE, AddRevision, newer_version

INDEX = text("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix_images_titled')")
BROKEN = """
def upgrade() -> None:
    op.add_column("users", sa.Column("lost", sa.Integer()))
    op.execute("SELECT 1 / 0")
"""


@pytest.fixture
def add(tmp_path: Path) -> Iterator[AddRevision]:
    with pytest.MonkeyPatch.context() as patch:
        yield newer_version(tmp_path, patch)


@pytest.fixture
async def database(postgres: Postgres, name: str) -> AsyncIterator[Database]:
    opened = Database(postgres.url(name), Options(pool_size=2))
    yield opened
    await opened.close()


async def index(database: Database) -> bool | None:
    async with database.read() as connection:
        is_valid: bool | None = await connection.scalar(INDEX)
    return is_valid


async def test_revisions_before_one_that_breaks_stay(database: Database, add: AddRevision) -> None:
    whole, _ = add(WITH_TITLE), add(BROKEN)

    with pytest.raises(SQLAlchemyError, match="division by zero"):
        await migrate(database)

    assert (await read_schema(database)).revision == whole
    async with database.read() as connection:
        columns = "SELECT column_name FROM information_schema.columns WHERE column_name IN ('title', 'lost')"
        assert (await connection.scalars(text(columns))).all() == ["title"]


async def test_an_index_is_built_while_a_row_is_being_written(
    database: Database, postgres: Postgres, name: str, add: AddRevision
) -> None:
    added = add(WITH_INDEX)
    async with postgres.connection(name) as writer:
        transaction = writer.transaction()
        await transaction.start()
        await writer.execute("UPDATE images SET uncleaned = false")
        migrating = asyncio.create_task(migrate(database))
        async with postgres.connection(name) as other, asyncio.timeout(60):
            # It waits for the transaction, and others can write meanwhile.
            while await other.fetchval("SELECT to_regclass('ix_images_titled')") is None:
                await asyncio.sleep(0.05)
            await other.execute("SET lock_timeout = '30s'; UPDATE images SET uncleaned = false")
        assert not migrating.done()
        await transaction.rollback()

        assert await migrating == added
    assert await index(database) is True


async def test_an_invalid_index_left_by_a_crash_is_built_again(
    database: Database, postgres: Postgres, name: str, add: AddRevision
) -> None:
    added = add(WITH_INDEX)
    async with postgres.connection(name) as connection:
        await connection.execute("CREATE INDEX ix_images_titled ON images (id)")
        await connection.execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix_images_titled'::regclass"
        )
    assert await index(database) is False

    assert await migrate(database) == added

    assert await index(database) is True
    async with postgres.connection(name) as connection:
        definition = await connection.fetchval("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_images_titled'")
    assert definition.endswith("(user_id, id) WHERE (storage_key IS NOT NULL)")


async def test_an_index_that_was_built_before_a_crash_is_kept(
    database: Database, postgres: Postgres, name: str, add: AddRevision
) -> None:
    before = newest_revision()
    added = add(WITH_INDEX)
    await migrate(database)
    async with postgres.connection(name) as connection:
        await connection.execute("UPDATE alembic_version SET version_num = $1", before)

    assert await migrate(database) == added
    assert await migrate(database, before) == before
    assert await index(database) is None


async def test_processes_that_wait_for_a_migration_do_not_hold_up_its_index(
    database: Database, postgres: Postgres, name: str, add: AddRevision
) -> None:
    added = [add(WITH_TITLE), add(WITH_INDEX)]
    others = [Database(postgres.url(name), Options(pool_size=2)) for _ in range(2)]

    assert await asyncio.gather(*(migrate(each) for each in (database, *others))) == [added[-1]] * 3

    for other in others:
        await other.close()


async def test_another_process_that_migrates_is_not_waited_for_for_ever(
    database: Database, postgres: Postgres, name: str, add: AddRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = add(WITH_TITLE)
    async with postgres.connection(name) as other:
        await other.execute("SELECT pg_advisory_lock($1)", LOCK)
        with monkeypatch.context() as patched:
            patched.setattr("db.migrations.lock.WAIT_SECONDS", 0.3)
            with pytest.raises(MigrationHindered, match=f"PostgreSQL process {other.get_server_pid()}, then try again"):
                await migrate(database)
        await other.execute("SELECT pg_advisory_unlock($1)", LOCK)

    assert await migrate(database) == added


async def test_a_table_that_others_use_is_not_waited_for_in_their_way(
    database: Database, postgres: Postgres, name: str, add: AddRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.migrations.lock.TABLE_LOCK_SECONDS", 0.1)
    monkeypatch.setattr("db.migration.LOCK_PAUSE_SECONDS", 0.01)
    added = add(WITH_TITLE)
    async with postgres.connection(name) as reader, reader.transaction():
        await reader.execute("SELECT * FROM image_generation_tasks")
        with monkeypatch.context() as patched:
            patched.setattr("db.migration.LOCK_TRIES", 2)
            with pytest.raises(MigrationHindered, match=r"end them \(see pg_stat_activity"):
                await migrate(database)
        migrating = asyncio.create_task(migrate(database))
        async with postgres.connection(name) as other:
            for _ in range(5):  # Each waits for at most a tenth of a second, then runs.
                assert await other.fetch("SELECT * FROM image_generation_tasks") == []
        assert not migrating.done()

    assert await migrating == added


async def test_an_index_is_built_through_pgbouncer(
    postgres: Postgres, name: str, tmp_path: Path, add: AddRevision
) -> None:
    add(WITH_TITLE)
    added = add(WITH_INDEX)
    async with running_pgbouncer(tmp_path, postgres) as port:
        opened = [
            Database(f"postgresql://anyone@127.0.0.1:{port}/{name}", Options(connect_timeout=60.0, pgbouncer=True))
            for _ in range(3)
        ]
        assert await asyncio.gather(*(migrate(each) for each in opened)) == [added] * 3
        assert await index(opened[0]) is True
        for each in opened:
            await each.close()


async def test_a_pooler_that_the_settings_do_not_name_is_refused(
    postgres: Postgres, name: str, tmp_path: Path, add: AddRevision
) -> None:
    add(WITH_TITLE)
    ignored = "statement_timeout, lock_timeout, idle_in_transaction_session_timeout, enable_incremental_sort"
    async with running_pgbouncer(tmp_path, postgres, ignore_startup_parameters=ignored) as port:
        opened = Database(f"postgresql://anyone@127.0.0.1:{port}/{name}", Options(connect_timeout=60.0))
        with pytest.raises(MigrationHindered, match="set DATABASE_PGBOUNCER=true, or connect to the server's own port"):
            await migrate(opened)
        await opened.close()
