"""Every use case on a PostgreSQL that undoes each sixth transaction: nothing is lost, and nothing is done twice."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from db.models.creations import CreationStatus
from tests.services.generation.conftest import Install
from tests.services.generation.pipeline import ask, balance, cancel, delete, finished, images, refunds
from tests.support.kie import FakeKie, Task
from tests.support.postgres import Postgres

TABLES = ("credit_transactions", "events", "image_generation_tasks", "images", "limits", "secrets", "uploads", "users")

# A transaction's first read of this decides for all of it; the number is not undone with the rest. Tests that run side
# by side draw by chance, and one that drew badly each time it is tried would fail for good: of every second, 1 in 64.
STUMBLE = """
CREATE SEQUENCE stumbles;
CREATE FUNCTION stumble() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE me text := pg_current_xact_id()::text;
BEGIN
    IF current_setting('tests.looked', true) IS DISTINCT FROM me THEN
        PERFORM set_config('tests.looked', me, true);
        IF nextval('stumbles') % 6 = 1 THEN
            RAISE EXCEPTION 'could not serialize access' USING ERRCODE = 'serialization_failure';
        END IF;
    END IF;
    RETURN NULL;
END $$;
"""


@pytest.fixture
async def database_url(postgres: Postgres) -> AsyncIterator[str]:
    """A database in which every sixth transaction fails at its commit, as one that came too late."""
    name = await postgres.create()
    async with postgres.connection(name) as connection:
        await connection.execute(STUMBLE)
        for table in TABLES:
            await connection.execute(
                f"CREATE CONSTRAINT TRIGGER stumbles AFTER INSERT OR UPDATE OR DELETE ON {table}"
                " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stumble()"
            )
    yield postgres.url(name)
    async with postgres.connection(name) as connection:
        # The first stumbles, and every sixth from there.
        assert await connection.fetchval("SELECT last_value FROM stumbles") > 6
    await postgres.drop(name)


async def test_generations_are_made_once_and_charged_once(install: Install, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with install() as product:
        made = await asyncio.gather(*(ask(product.ada, f"number {number}") for number in range(6)))
        ended = [await finished(product.database, creation_id) for creation_id in made]

        assert {each.status for each in ended} == {CreationStatus.SUCCESS}
        assert sorted(task.prompt for task in kie.tasks) == [f"number {number}" for number in range(6)]
        assert await balance(product.ada) == 1000 - 6 * 20
        assert len(await images(product.database)) == 6


async def test_what_is_taken_back_fails_or_is_deleted_is_so_once(install: Install, kie: FakeKie) -> None:
    async with install() as product:
        kept, failed = await ask(product.ada, "kept"), await ask(product.ada, "failed")
        tasks = {task.prompt: task for task in [await kie.task(0), await kie.task(1)]}
        await kie.succeed(tasks["kept"])
        await fail(kie, tasks["failed"])
        await finished(product.database, kept)
        await finished(product.database, failed)
        await delete(product.ada, kept)

        assert [await refunds(product.database, creation_id) for creation_id in (kept, failed)] == [0, 1]
        assert await balance(product.ada) == 1000 - 20

    async with install(worker="off") as product:
        waiting = await ask(product.bob, "taken back")

        assert await cancel(product.bob, waiting) == []
        assert await cancel(product.bob, waiting) == ["WrongState"]
        assert await refunds(product.database, waiting) == 1
        assert await balance(product.bob) == 1000


async def fail(kie: FakeKie, task: Task) -> None:
    await kie.fail(task, "500", "It could not be made.")
