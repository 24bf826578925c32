"""The retention of creations: old finished ones go with their pictures, prompts and events, and nothing else."""

from datetime import timedelta

from sqlalchemy import insert, select

from db.engine import Database
from db.models import CreationStatus, Event, EventSubject, GenerationTask, Image, User
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.privacy import retention
from tests.db.rows import a_generation, a_user, an_image, put
from tests.schema.test_redaction import rows_with

DAYS = timedelta(days=30)


async def test_creations_that_ended_before_the_retention_are_deleted(database: Database) -> None:
    moment = now()
    async with database.begin() as connection:
        user = await put(connection, User, a_user(event_seq=1))
        image = await put(connection, Image, an_image(user))
        old = a_generation(user, prompt="an old secret", status=CreationStatus.SUCCESS, step=None)
        old |= {"completed_at": moment - DAYS - timedelta(minutes=1), "generated_image_id": image}
        await put(connection, GenerationTask, old)
        new = a_generation(user, prompt="a new secret", status=CreationStatus.CANCELED, step=None)
        await put(connection, GenerationTask, new | {"completed_at": moment - DAYS + timedelta(minutes=1)})
        running = a_generation(user, prompt="a running secret", created_at=moment - 2 * DAYS)
        await put(connection, GenerationTask, running)
        event = {"user_id": user, "seq": 1, "subject": EventSubject.CREATION, "creation_id": old["id"]}
        await connection.execute(insert(Event), event | {"payload": "an old secret", "created_at": moment})
    broadcast = Broadcast("memory://")
    async with broadcast, EventPublisher(broadcast) as publisher:
        assert await retention.delete_old(database, publisher, DAYS) == 1
        assert await retention.delete_old(database, publisher, DAYS) == 0

    assert await rows_with(database, "an old secret") == []
    assert len(await rows_with(database, "a new secret")) == len(await rows_with(database, "a running secret")) == 1
    async with database.read() as connection:
        deleted = select(GenerationTask.id).where(GenerationTask.deleted_at.is_not(None))
        assert list(await connection.scalars(deleted)) == [old["id"]]
        assert await connection.scalar(select(Image.erase_at)) is not None
