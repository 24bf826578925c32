"""An image that several creations share is given up by the last of them, although they go at the same moment."""

import asyncio

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models import GenerationTask, Image, User
from db.queries.media import images
from services.clock import now
from tests.db.rows import a_generation, a_user, an_image, put
from tests.support.postgres import Postgres
from tests.support.waiting import until

pytestmark = pytest.mark.postgres


async def test_of_two_creations_deleted_at_once_the_second_gives_up_the_image(
    database: Database, postgres: Postgres
) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        image = await put(connection, Image, an_image(user))
        first, second = [
            await put(connection, GenerationTask, a_generation(user, original_image_id=image)) for _ in range(2)
        ]

    async def give_up(connection: AsyncConnection, creation_id: str) -> None:
        gone = update(GenerationTask).where(GenerationTask.id == creation_id).values(deleted_at=now())
        await connection.execute(gone)
        await images.release_unused(connection, [image], now())

    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with postgres.connection(str(database.url.database)) as looking:
        async with database.begin() as connection:
            await give_up(connection, first)
            other = asyncio.create_task(database.transact(give_up, second))
            await until(lambda: looking.fetchval(waiting), 20)
        await other

    async with database.read() as connection:
        assert await connection.scalar(select(Image.erase_at)) is not None
