"""One request sent many times at once, on PostgreSQL, which does not wait for transactions that wrote nothing yet."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from db.base import new_id
from db.engine import Database
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.images import ImageRecord
from services.clock import now
from services.errors import InsufficientCredits
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.generation.requests import Source
from services.identity.accounts import Accounts
from services.media import uploads
from services.media.uploads import UploadLimits
from tests.conftest import NOWHERE
from tests.services.generation.test_creations import COST, HERON, Person

pytestmark = pytest.mark.postgres

TIMES = 8
ROUNDS = 5


@pytest.fixture
async def event_publisher() -> AsyncIterator[EventPublisher]:
    broadcast = Broadcast("memory://")
    async with broadcast, EventPublisher(broadcast) as ringing:
        yield ringing


async def someone(database: Database, event_publisher: EventPublisher, *, images: int) -> Person:
    """Return a user with credits for this number of images."""
    user = await Accounts(database, signup_credits=images * COST).by_subject(new_id("sub"))
    return Person(database, event_publisher, user.id)


async def uploaded(person: Person) -> str:
    """Return an upload of theirs that an image has come for."""
    upload, _ = await uploads.create(
        person.database, NOWHERE, UploadLimits(), content_type="image/png", byte_size=100, user_id=person.user_id
    )
    image = ImageRecord(
        id=new_id("img"),
        storage_key=f"originals/{upload.id}.png",
        thumbnail_key="small.webp",
        content_type="image/png",
        width=1,
        height=1,
        byte_size=100,
    )
    async with person.database.begin() as connection:
        await image_queries.insert_image(connection, image, user_id=person.user_id, now=now())
        await upload_queries.fill(connection, upload.id, image.id)
    return upload.id


async def test_who_can_pay_for_one_gets_it_however_often_it_was_asked_for(
    database: Database, event_publisher: EventPublisher
) -> None:
    for _ in range(ROUNDS):
        ada = await someone(database, event_publisher, images=1)
        request = replace(HERON, idempotency_key="once")

        outcomes = await asyncio.gather(*(ada.create(request) for _ in range(TIMES)))

        assert len({outcome.creation.id for outcome in outcomes}) == 1
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        assert await ada.stands() == (0, 1, 2, 3)
        with pytest.raises(InsufficientCredits):
            await ada.create(replace(request, idempotency_key="another"))


async def test_one_intent_uses_an_upload_once_and_another_uses_it_again(
    database: Database, event_publisher: EventPublisher
) -> None:
    for _ in range(ROUNDS):
        ada = await someone(database, event_publisher, images=2)
        request = replace(HERON, sources=(Source(upload_id=await uploaded(ada)),), idempotency_key="once")

        outcomes = await asyncio.gather(*(ada.create(request) for _ in range(TIMES)))

        assert len({outcome.creation.id for outcome in outcomes}) == 1
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        assert await ada.stands() == (COST, 1, 2, 3)
        assert not (await ada.create(replace(request, idempotency_key="another"))).replayed
        assert await ada.stands() == (0, 2, 3, 5)
