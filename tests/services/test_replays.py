"""One request that comes many times at once, on PostgreSQL, where nobody waits for who has not written yet."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from db.base import new_id
from db.engine import Database
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from db.records.images import ImageRecord
from services import uploads
from services.accounts import Accounts
from services.clock import now
from services.errors import InsufficientCredits, InvalidInput
from services.events.broadcast import Broadcast
from services.events.doorbell import Doorbell
from services.generation_requests import Source
from tests.conftest import NOWHERE
from tests.services.test_creations import COST, HERON, Person

pytestmark = pytest.mark.postgres

TIMES = 8
ROUNDS = 5


@pytest.fixture
async def doorbell() -> AsyncIterator[Doorbell]:
    broadcast = Broadcast("memory://")
    async with broadcast, Doorbell(broadcast) as ringing:
        yield ringing


async def someone(database: Database, doorbell: Doorbell, *, images: int) -> Person:
    """Return a user with credits for so many images."""
    user = await Accounts(database, signup_credits=images * COST).by_subject(new_id("sub"))
    return Person(database, doorbell, user.id)


async def uploaded(person: Person) -> str:
    """Return an upload of theirs that an image has come for."""
    upload, _ = await uploads.create(
        person.database, NOWHERE, content_type="image/png", byte_size=100, user_id=person.user_id
    )
    image = ImageRecord(new_id("img"), f"originals/{upload.id}.png", "small.webp", "image/png", 1, 1, 100)
    async with person.database.begin() as connection:
        await image_queries.insert_image(connection, image, user_id=person.user_id, now=now())
        await upload_queries.fill(connection, upload.id, image.id)
    return upload.id


async def test_who_can_pay_for_one_gets_it_however_often_it_was_asked_for(
    database: Database, doorbell: Doorbell
) -> None:
    for _ in range(ROUNDS):
        ada = await someone(database, doorbell, images=1)
        request = replace(HERON, idempotency_key="once")

        outcomes = await asyncio.gather(*(ada.create(request) for _ in range(TIMES)))

        assert len({outcome.creation.id for outcome in outcomes}) == 1
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        assert await ada.stands() == (0, 1, 2, 3)
        with pytest.raises(InsufficientCredits):
            await ada.create(replace(request, idempotency_key="another"))


async def test_an_upload_is_taken_once_however_often_it_was_asked_for(database: Database, doorbell: Doorbell) -> None:
    for _ in range(ROUNDS):
        ada = await someone(database, doorbell, images=2)
        request = replace(HERON, source=Source(upload_id=await uploaded(ada)), idempotency_key="once")

        outcomes = await asyncio.gather(*(ada.create(request) for _ in range(TIMES)))

        assert len({outcome.creation.id for outcome in outcomes}) == 1
        assert sum(not outcome.replayed for outcome in outcomes) == 1
        with pytest.raises(InvalidInput):
            await ada.create(replace(request, idempotency_key="another"))
        assert await ada.stands() == (COST, 1, 2, 3)
