"""The migrations: each runs once with any number of starters, makes the schema of the models, and goes back."""

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
from sqlalchemy import Connection, inspect, select, text

from db.base import whole_metadata
from db.engine import Database
from db.migration import current_revision, known_revisions, migrate, newest_revision
from db.migrations.lock import exclusive
from db.migrations.revisions import config_of
from db.models import (
    CreditTransaction,
    CreditTransactionKind,
    DebtEntry,
    DebtKind,
    GenerationTask,
    Image,
    Payment,
    PaymentReversal,
    ReversalKind,
    User,
)
from db.queries.creations import reading as creation_queries
from db.queries.generations import leases
from services.billing import credits
from services.identity.accounts import Accounts
from tests.db.rows import a_generation, a_payment, a_refund, a_user, an_entry, an_image, put
from tests.support.processes import environment

# Migrates each database in its arguments, and prints the revision before and the number of revisions to run.
STARTING_PROCESS = """
import asyncio, logging, sys
from db.engine import Database
from db.migration import migrate

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
            newest, revisions = newest_revision(), len(known_revisions())
            assert answers == [f"{newest} 0", f"{newest} 0", f"{newest} {revisions}"], attempt


def test_revisions_are_told_from_the_names_of_their_files() -> None:
    scripts = ScriptDirectory.from_config(config_of())

    assert known_revisions() == {script.revision for script in scripts.walk_revisions()}
    assert newest_revision() == scripts.get_current_head()


async def test_migrating_again_changes_nothing(database: Database) -> None:
    assert await current_revision(database) == newest_revision()
    assert await migrate(database) == newest_revision()
    assert await current_revision(database) == newest_revision()


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
    """Yield the parts that autogenerate does not compare: checks, and the conditions and order of indexes."""
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


async def undo(database: Database, revision: str) -> None:
    """Undo the revisions after one, as a command of the product that would also lose data."""
    async with exclusive(database) as connection:
        if not database.is_sqlite:
            await connection.rollback()  # Outside a transaction, each revision has its own.
        await connection.run_sync(lambda sync: command.downgrade(config_of(sync), revision))


async def test_what_older_versions_could_not_take_back_is_owed(database: Database) -> None:
    """A refund of 300 of 500 cents took 10 of the 60 credits that it was to take; a dispute that was won took none."""
    await undo(database, "0004")
    async with database.begin() as connection:
        short, even = [await put(connection, User, a_user(purchased=100)) for _ in range(2)]
        of_short, of_even = [await put(connection, Payment, a_payment(user)) for user in (short, even)]
        for user, payment in ((short, of_short), (even, of_even)):
            bought = an_entry(user, CreditTransactionKind.PURCHASE, 100, 100, payment_id=payment)
            await put(connection, CreditTransaction, bought)
        await put(connection, PaymentReversal, a_refund(of_short, amount=200))
        reversal = await put(connection, PaymentReversal, a_refund(of_short, amount=100))
        spent = an_entry(short, CreditTransactionKind.ADJUSTMENT, -90, 10)
        taken = an_entry(short, CreditTransactionKind.ADJUSTMENT, -10, 0, payment_id=of_short, reversal_id=reversal)
        for entry in (spent, taken, an_entry(even, CreditTransactionKind.ADJUSTMENT, -100, 0)):
            await put(connection, CreditTransaction, entry)
        for kind in (ReversalKind.DISPUTE, ReversalKind.DISPUTE_WON):
            await put(connection, PaymentReversal, a_refund(of_even, kind=kind, reference="dp_1", amount=500))

    await migrate(database)

    assert await credits.verify(database) == []
    async with database.read() as connection:
        assert dict((await connection.execute(select(User.id, User.owed))).all()) == {short: 50, even: 0}
        debt = (await connection.execute(select(DebtEntry.payment_id, DebtEntry.kind, DebtEntry.amount))).one()
    assert tuple(debt) == (of_short, DebtKind.REVERSAL, 50)


async def test_the_way_back_leaves_nothing_and_the_way_forth_is_open_again(database: Database) -> None:
    await undo(database, "base")
    async with database.begin() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == ["alembic_version"]
    assert await current_revision(database) is None

    assert await migrate(database) == newest_revision()
    async with database.read() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM users")) == 0


async def test_every_account_of_an_earlier_version_counts_as_granted_to(database: Database) -> None:
    await Accounts(database, signup_credits=0).by_subject("ada")
    await undo(database, "0011-1")
    await migrate(database)
    await Accounts(database, signup_credits=100, verified_email_only=True).by_subject(
        "ada", "ada@example.org", email_verified=True
    )

    async with database.read() as connection:
        assert await connection.scalar(text("SELECT balance FROM users")) == 0


async def test_images_that_an_older_version_stored_or_still_stores_are_to_be_cleaned(database: Database) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        for name in ("before", "during"):
            await put(connection, Image, an_image(user, storage_key=name))
        older = (await connection.execute(text("SELECT * FROM images WHERE storage_key = 'during'"))).one()._mapping
        await connection.execute(text("DELETE FROM images WHERE storage_key = 'during'"))
    await undo(database, "0013-1")
    await migrate(database)
    columns = [name for name in older if name != "uncleaned"]
    statement = f"INSERT INTO images ({', '.join(columns)}) VALUES ({', '.join(f':{name}' for name in columns)})"  # noqa: S608
    async with database.begin() as connection:
        await connection.execute(text(statement), {name: older[name] for name in columns})
        await put(connection, Image, an_image(user, storage_key="after"))

    async with database.read() as connection:
        rows = await connection.execute(select(Image.storage_key, Image.uncleaned).order_by(Image.storage_key))
        assert [tuple(each) for each in rows] == [("after", False), ("before", True), ("during", True)]


async def test_rows_of_older_versions_have_the_only_model_of_these_and_one_input(database: Database) -> None:
    await undo(database, "0014")
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        before = await put(connection, GenerationTask, a_generation(user))
    await migrate(database)
    async with database.begin() as connection:
        during = await put(connection, GenerationTask, a_generation(user))

    for creation_id in (before, during):
        creation = await creation_queries.by_id(database, creation_id)
        assert creation is not None
        assert (creation.model, creation.further_inputs, creation.group_id) == ("nano-banana-pro", 0, None)
        async with database.read() as connection:
            generation = await leases.by_id(connection, creation_id)
        assert generation is not None
        assert generation.plan is None
