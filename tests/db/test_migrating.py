"""The migrations: once, whoever starts first; what they make is what the models say; and back again."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import db.models  # noqa: F401 - fills the metadata
from db.base import whole_metadata
from db.engine import Database
from db.migrating import current_revision, known_revisions, migrate, newest_revision
from db.upgrading import MIGRATIONS
from tests.processes import environment

# Migrates each database that it is told of, and says at which revision it then was and how much was to do.
STARTING_PROCESS = """
import asyncio, logging, sys
from db.engine import Database
from db.migrating import migrate

class Upgrades(logging.Handler):
    def emit(self, record):
        self.count += record.getMessage().startswith("Running upgrade")

async def start(path):
    database = Database(f"sqlite:///{path}")
    try:
        return await migrate(database)
    finally:
        await database.close()

upgrades = Upgrades()
logging.getLogger("alembic").setLevel(logging.INFO)
logging.getLogger("alembic").addHandler(upgrades)
print("ready", flush=True)
for line in sys.stdin:
    upgrades.count = 0
    print(asyncio.run(start(line.strip())), upgrades.count, flush=True)
"""


@asynccontextmanager
async def starting_processes(count: int) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    processes = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", STARTING_PROCESS),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment(),
        )
        for _ in range(count)
    ]
    try:
        yield processes
    finally:
        for process in processes:
            if process.stdin is not None:
                process.stdin.close()
        async with asyncio.timeout(90):
            await asyncio.gather(*(process.wait() for process in processes))


async def said(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        raise RuntimeError("the process has no output")
    async with asyncio.timeout(90):
        return (await process.stdout.readline()).decode().strip()


async def test_of_processes_that_start_at_once_one_migrates_and_the_others_wait(tmp_path: Path) -> None:
    async with starting_processes(3) as processes:
        assert [await said(process) for process in processes] == ["ready"] * 3
        for attempt in range(6):
            for process in processes:
                if process.stdin is not None:
                    process.stdin.write(f"{tmp_path / f'{attempt}.db'}\n".encode())
            answers = sorted([await said(process) for process in processes])
            assert answers == ["0004 0", "0004 0", "0004 4"], attempt


def test_revisions_are_told_from_the_names_of_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)

    assert known_revisions() == {script.revision for script in scripts.walk_revisions()}
    assert newest_revision() == scripts.get_current_head()


async def test_migrating_again_changes_nothing(database: Database) -> None:
    assert await current_revision(database) == newest_revision() == "0004"
    assert await migrate(database) == "0004"
    assert await current_revision(database) == "0004"


async def test_a_migration_that_breaks_leaves_an_empty_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(config: Config, revision: str) -> None:
        real_upgrade(config, revision)
        raise OSError("the machine went down")

    real_upgrade = command.upgrade
    monkeypatch.setattr("alembic.command.upgrade", broken)
    database = Database(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(OSError, match="went down"):
        await migrate(database)

    async with database.read() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await database.close()


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, whole_metadata()))


async def test_the_models_and_the_migrations_agree(database: Database) -> None:
    async with database.read() as connection:
        assert await connection.run_sync(_differences) == []


def _rules(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Yield what autogenerate does not compare: checks, and the conditions and order of indexes."""
    inspector = inspect(connection)
    for table in inspector.get_table_names():
        for check in inspector.get_check_constraints(table):
            yield table, str(check["name"]), " ".join(str(check["sqltext"]).split())
        for index in inspector.get_indexes(table):
            where = index.get("dialect_options", {}).get("sqlite_where")
            yield table, str(index["name"]), f"{index['column_names']} {index['unique']} {where}"


async def test_the_checks_of_the_models_are_those_of_the_migrations(tmp_path: Path) -> None:
    rules = []
    for name in ("migrated", "created"):
        database = Database(f"sqlite:///{tmp_path / name}.db")
        if name == "migrated":
            await migrate(database)
        async with database.begin() as connection:
            if name == "created":
                await connection.run_sync(whole_metadata().create_all)
            rules.append(await connection.run_sync(lambda sync: sorted(set(_rules(sync)))))
        await database.close()

    migrated = [rule for rule in rules[0] if rule[0] != "alembic_version"]
    assert len(migrated) > 25
    assert migrated == rules[1]


async def test_the_way_back_leaves_nothing_and_the_way_forth_is_open_again(database: Database) -> None:
    def downgrade(connection: Connection) -> list[str]:
        config = Config()
        config.set_main_option("script_location", "db:migrations")
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        return inspect(connection).get_table_names()

    async with database.begin() as connection:
        assert await connection.run_sync(downgrade) == ["alembic_version"]
    assert await current_revision(database) is None

    assert await migrate(database) == "0004"
    async with database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM users")) == 0
