"""A change of a generation and its event, written by one statement on PostgreSQL."""

import asyncio
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from db.base import new_id
from db.engine import Database
from db.models.creations import CreationStatus, GenerationTask, Step
from db.models.events import Event
from db.models.images import Image
from db.models.users import User
from db.queries import changes, generations
from db.queries import creations as creation_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.events import log
from services.events.log import CreationChange
from tests.db.rows import a_generation, a_user, put
from tests.postgres import Postgres
from tests.waiting import until

pytestmark = pytest.mark.postgres

LEASE = "lea_of_the_test"


async def at(database: Database, step: Step, **values: Any) -> GenerationRecord:
    """Return a generation that is at this step and leased."""
    status = CreationStatus.WAITING if step is Step.PREPARE else CreationStatus.PROCESSING
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user(event_seq=7))
        asked = a_generation(user_id, step=step, status=status, lease=LEASE, leased_until=now(), **values)
        found = await generations.by_id(connection, await put(connection, GenerationTask, asked))
    assert found is not None
    return found


def an_image() -> ImageRecord:
    return ImageRecord(new_id("img"), new_id("key"), "small", "image/png", 1024, 768, 123_456)


async def told(database: Database, generation: GenerationRecord) -> list[CreationChange]:
    """Return what the history says of a generation, after holding its newest words against the rows."""
    async with database.read() as connection:
        events = list(await connection.execute(select(Event).where(Event.creation_id == generation.id)))
        seqs = [event.seq for event in events]
        changed = [log.read_change(event.subject, orjson.loads(event.payload)) for event in events]
        creation = await creation_queries.by_id(connection, generation.id)
        assert await connection.scalar(select(User.event_seq).where(User.id == generation.user_id)) == 7 + len(events)
    assert seqs == list(range(8, 8 + len(events)))
    assert creation is not None
    assert not changed or changed[-1] == CreationChange(creation)
    return [change for change in changed if isinstance(change, CreationChange)]


async def test_the_event_of_a_callback_says_what_the_row_says_and_is_told_once(database: Database) -> None:
    awaited = await at(database, Step.AWAIT, kie_task_id="t", prompt='"so" it\nwas: \U0001f431')

    assert await changes.note_callback(database, awaited.id, "another", now()) is None
    event = await changes.note_callback(database, awaited.id, "t", now())
    assert await changes.note_callback(database, awaited.id, "t", now()) is None

    (change,) = await told(database, awaited)
    assert event is not None
    assert (event.user_id, event.seq, event.creation_id) == (awaited.user_id, 8, awaited.id)
    assert log.read_change(event.subject, orjson.loads(event.payload)) == change


@pytest.mark.parametrize(
    ("step", "to", "status", "role"),
    [
        (Step.PREPARE, Step.SUBMIT, CreationStatus.WAITING, "original_image"),
        (Step.AWAIT, Step.STORE, CreationStatus.PROCESSING, None),
        (Step.STORE, None, CreationStatus.SUCCESS, "generated_image"),
    ],
)
async def test_the_event_of_a_step_says_what_the_rows_say(
    database: Database, step: Step, to: Step | None, status: CreationStatus, role: str | None
) -> None:
    held = await at(database, step)
    image = None if role is None else an_image()
    values = generations.moved(to, status, now()) | ({} if image is None else {f"{role}_id": image.id})

    assert await changes.advance(database, held, values, image) is not None

    (change,) = await told(database, held)
    assert (change.creation.step, change.creation.status, change.creation.version) == (to, status, 2)
    assert image is None or getattr(change.creation, str(role)) == image


async def test_whoever_lost_the_lease_writes_nothing(database: Database) -> None:
    held = await at(database, Step.STORE)
    image = an_image()
    values = generations.moved(None, CreationStatus.SUCCESS, now()) | {"generated_image_id": image.id}
    assert await changes.advance(database, held, values, image) is not None
    other = an_image()

    late = await changes.advance(database, held, values | {"generated_image_id": other.id}, other)

    assert late is None
    assert len(await told(database, held)) == 1
    async with database.read() as connection:
        assert list(await connection.scalars(select(Image.id))) == [image.id]


async def test_a_change_whose_connection_is_lost_is_made_once(database: Database, postgres: Postgres) -> None:
    held = await at(database, Step.AWAIT)
    values = generations.moved(Step.STORE, CreationStatus.PROCESSING, now())
    name = str(database.url.database)
    # In a transaction the activity would stay what it was when it was first looked at.
    async with postgres.connection(name) as looking, postgres.connection(name) as other, other.transaction():
        await other.execute("SELECT id FROM image_generation_tasks FOR UPDATE")
        change = asyncio.create_task(changes.advance(database, held, values, None))
        waiting = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        await until(lambda: looking.fetchval(f"SELECT count(*) {waiting}"))
        assert await looking.fetchval(f"SELECT count(pg_terminate_backend(pid)) {waiting}") == 1

    event = await change

    assert event is not None
    assert len(await told(database, held)) == 1
