"""Upgrades and the way back: newer schemas, additive and breaking, and data that would be lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from db.engine import Database
from db.migration import Schema, UnusableSchema, migrate, newest_revision, plan, read_schema, require_usable
from db.migrations.drops import DataWouldBeLost
from db.migrations.revisions import Plan, Revision, all_revisions, config_of
from db.models import User
from tests.db.rows import a_user, put
from tests.support.revisions import NOTHING, WITH_INDEX, WITH_TITLE, AddRevision, newer_version

TABLE_WITH_ROWS = """
def upgrade() -> None:
    op.create_table("notes", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table("notes")
"""
COUNTED = """
def upgrade() -> None:
    op.add_column("users", sa.Column("visits", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("users", "visits")
"""


@pytest.fixture
def newer(tmp_path: Path) -> Iterator[tuple[AddRevision, pytest.MonkeyPatch]]:
    with pytest.MonkeyPatch.context() as patch:
        yield newer_version(tmp_path, patch), patch


Newer = tuple[AddRevision, pytest.MonkeyPatch]


def test_each_revision_from_0014_on_says_whether_it_is_additive() -> None:
    scripts = ScriptDirectory.from_config(config_of()).walk_revisions()

    silent = [script.revision for script in scripts if not hasattr(script.module, "additive")]

    assert [revision for revision in silent if revision >= "0014"] == []


async def test_code_uses_a_schema_that_is_newer_by_additive_revisions(database: Database, newer: Newer) -> None:
    own = newest_revision()
    add, patch = newer
    added = [add(WITH_TITLE), add(WITH_INDEX)]
    assert await migrate(database) == added[-1]
    patch.undo()

    assert newest_revision() == own
    await require_usable(database)
    assert await migrate(database) == added[-1]
    assert (await read_schema(database)).fault is None


async def test_code_refuses_a_schema_that_is_newer_by_a_breaking_revision(database: Database, newer: Newer) -> None:
    add, patch = newer
    breaking, last = add(additive=False), add()
    await migrate(database)
    patch.undo()

    line = f"The database is at revision {last}, of a newer version: run that version."
    for use in (require_usable, migrate, plan):
        with pytest.raises(UnusableSchema) as refused:
            await use(database)
        assert str(refused.value) == line
    assert await read_schema(database) == Schema(last, breaking)


async def test_code_refuses_an_older_schema(database: Database, newer: Newer) -> None:
    own = newest_revision()
    newer[0]()

    with pytest.raises(UnusableSchema) as refused:
        await require_usable(database)

    assert str(refused.value) == f"The database is at revision {own}: run `atelier migrate` first."


async def test_a_breaking_revision_that_was_undone_is_forgotten(database: Database, newer: Newer) -> None:
    add, patch = newer
    own, breaking = newest_revision(), add(additive=False)
    await migrate(database, breaking)
    later = add()
    await migrate(database, later)
    assert await migrate(database, breaking) == breaking
    with pytest.raises(UnusableSchema, match=f"Revision {breaking} is not additive and stays"):
        await migrate(database, own)
    patch.undo()

    assert await read_schema(database) == Schema(breaking, breaking)


async def test_the_plan_lists_the_revisions_to_apply_and_to_undo(database: Database, newer: Newer) -> None:
    add, _ = newer
    own = newest_revision()
    first, second = add(title="Add the title"), add(title="Find titles", additive=False)
    forward = Plan([Revision(first, "Add the title.", True), Revision(second, "Find titles.", False)])
    assert await plan(database) == forward
    assert await plan(database, first) == Plan(forward.revisions[:1])
    assert await plan(database, own) == Plan([])

    assert await migrate(database, first) == first
    assert await plan(database, own) == Plan(forward.revisions[:1], goes_back=True)
    await migrate(database)
    with pytest.raises(UnusableSchema, match=f"Revision {second} is not additive and stays"):
        await plan(database, own)
    with pytest.raises(UnusableSchema, match=f"There is no revision 9999: choose one up to {second}."):
        await plan(database, "9999")


@pytest.mark.embedded
async def test_the_plan_of_a_database_that_is_missing_lists_all_and_makes_no_file(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'none.db'}")

    assert await plan(database) == Plan(all_revisions())
    assert not (tmp_path / "none.db").exists()
    await database.close()


@pytest.mark.parametrize(
    ("body", "use", "empty", "name"),
    [
        (WITH_TITLE, None, None, None),
        (COUNTED, None, None, None),
        (COUNTED, "UPDATE users SET visits = 1", "UPDATE users SET visits = 0", "users.visits"),
        (TABLE_WITH_ROWS, "INSERT INTO notes VALUES (1)", "DELETE FROM notes", "notes"),
    ],
    ids=["empty column", "column with its default", "column", "table"],
)
async def test_the_way_back_drops_nothing_that_has_data(
    database: Database, newer: Newer, body: str, use: str | None, empty: str | None, name: str | None
) -> None:
    own, added = newest_revision(), newer[0](body)
    async with database.begin() as connection:
        await put(connection, User, a_user())
    await migrate(database)
    if use is not None and empty is not None:
        async with database.begin() as connection:
            await connection.execute(text(use))
        with pytest.raises(DataWouldBeLost) as refused:
            await migrate(database, own)
        assert str(refused.value) == (
            f"{name} has data, which would be lost: export and empty it first, or keep this revision."
        )
        assert (await read_schema(database)).revision == added
        async with database.begin() as connection:
            await connection.execute(text(empty))

    assert await migrate(database, own) == own
    async with database.read() as connection:
        columns = await connection.run_sync(lambda sync: inspect(sync).get_columns("users"))
        assert "visits" not in {column["name"] for column in columns}


async def test_a_revision_that_does_nothing_can_be_undone_and_applied_again(database: Database, newer: Newer) -> None:
    own, added = newest_revision(), newer[0](NOTHING)

    assert [await migrate(database, each) for each in (added, own, added, own)] == [added, own, added, own]
