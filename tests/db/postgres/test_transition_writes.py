"""The single statement that changes a generation and writes its event, on PostgreSQL, as its connection is lost."""

import asyncio

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.creations import CreationStatus, GenerationTask, Step
from db.models.events import Event
from db.models.users import User
from db.queries.generations import leases
from db.queries.generations import transitions as transition_queries
from db.queries.postgres import transition_writes
from services.clock import now
from tests.db.rows import a_generation, a_user, put
from tests.support.postgres import Postgres
from tests.support.waiting import until

pytestmark = pytest.mark.postgres


async def test_a_change_whose_connection_is_lost_is_made_once(database: Database, postgres: Postgres) -> None:
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user(event_seq=7))
        row = a_generation(user_id, step=Step.AWAIT, status=CreationStatus.PROCESSING, lease="lea", leased_until=now())
        held = await leases.by_id(connection, await put(connection, GenerationTask, row))
    assert held is not None
    values = transition_queries.transition_values(Step.STORE, CreationStatus.PROCESSING, now())
    name = str(database.url.database)
    # In a transaction the activity would stay as it was when it was first read.
    async with postgres.connection(name) as reading, postgres.connection(name) as other, other.transaction():
        await other.execute("SELECT id FROM image_generation_tasks FOR UPDATE")
        change = asyncio.create_task(transition_writes.advance(database, held, values, None, None))
        waiting = "FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        await until(lambda: reading.fetchval(f"SELECT count(*) {waiting}"))
        assert await reading.fetchval(f"SELECT count(pg_terminate_backend(pid)) {waiting}") == 1

    event = await change

    async with database.read() as connection:
        assert await connection.scalar(select(User.event_seq)) == 8
        assert list(await connection.scalars(select(Event.seq))) == [8]
    assert event is not None
    assert (event.seq, event.creation_id) == (8, held.id)
