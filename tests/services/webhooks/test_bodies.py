"""Bodies of messages: the documented ones are real, and none holds deleted data."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from db.base import new_id
from db.engine import Database
from db.models import CreationStatus, FailureCode, GenerationTask, Image, Payment, PaymentReversal, User
from db.models.webhooks import WebhookType
from db.records.webhooks import DeliveryRecord, EndpointRecord
from services.clock import now
from services.webhooks.bodies import Bodies
from tests.conftest import NOWHERE
from tests.db.rows import a_generation, a_payment, a_refund, a_user, an_endpoint, an_image, put

GUIDE = (Path(__file__).parents[3] / "docs" / "webhooks.md").read_text("utf-8")
EXAMPLES = {example["type"]: example for example in map(json.loads, re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL))}
ENDED = {"step": None, "due_at": None, "version": 6, "model": "nano-banana-pro", "style": "watercolour"}
ENDED |= {"aspect_ratio": "3:2"}


def alike(body: Any) -> Any:
    """Return a body with the same ids and times as all others."""
    text = re.sub(r"(?<=[a-z]{3}_)[0-9a-f]{32}", "ID", json.dumps(body))
    return json.loads(re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME", text))


class World:
    """A user with a creation of each end and a payment."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.user_id = ""

    async def put(self, table: Any, row: dict[str, Any]) -> str:
        async with self.database.begin() as connection:
            return await put(connection, table, row)

    async def creation(self, status: CreationStatus, **values: Any) -> str:
        moment = now()
        row = ENDED | {"completed_at": moment, "updated_at": moment, "status": status} | values
        return await self.put(GenerationTask, a_generation(self.user_id, **row))

    async def body(self, type: WebhookType, object_id: str | None = None, **endpoint: Any) -> Any:
        """Return the body of a message for an endpoint with these values."""
        found = EndpointRecord(
            **{"failing_since": None, "disabled_at": None, "disabled_reason": None} | an_endpoint(**endpoint)
        )
        is_test = type is WebhookType.TEST
        delivery = DeliveryRecord(
            id=new_id("msg"),
            endpoint_id=found.id,
            type=type,
            user_id=None if is_test else self.user_id,
            sequence=None if is_test else 8,
            object_id=object_id,
            version=4 if type.startswith("creation") else None,
            created_at=now(),
            status="waiting",
            due_at=now(),
            lease="lea_1",
            attempts=0,
            tried_since=None,
            finished_at=None,
        )
        return json.loads(await Bodies(self.database, NOWHERE).read(delivery, found))


@pytest.fixture
async def world(database: Database) -> World:
    world = World(database)
    world.user_id = await world.put(User, a_user(subject="ada", email="ada@example.org", balance=15))
    return world


async def a_success(world: World) -> str:
    image = an_image(world.user_id, width=1264, height=848, byte_size=1_500_000)
    image_id = await world.put(Image, image)
    return await world.creation(
        CreationStatus.SUCCESS, generated_image_id=image_id, generated_image_url=f"folder:{image_id}", prompt="a heron"
    )


async def test_the_bodies_in_the_documentation_are_real(world: World) -> None:
    payment_id = await world.put(Payment, a_payment(world.user_id))
    failed = await world.creation(CreationStatus.FAILED, failure_code=FailureCode.TIMED_OUT, error_message="Too late.")
    real = [
        await world.body(WebhookType.CREATION_SUCCEEDED, await a_success(world)),
        await world.body(WebhookType.CREATION_FAILED, failed),
        await world.body(WebhookType.PAYMENT_PAID, payment_id),
        await world.body(WebhookType.CREDITS_LOW),
        await world.body(WebhookType.USER_ERASED),
        await world.body(WebhookType.TEST),
    ]
    await world.put(PaymentReversal, a_refund(payment_id))
    real.append(await world.body(WebhookType.PAYMENT_REVERSED, payment_id))

    assert {body["type"]: alike(body) for body in real} == alike(EXAMPLES)
    headings = set(re.findall(r"^### (.*)$", GUIDE, re.MULTILINE))
    assert headings == set(WebhookType)


async def test_a_cancellation_is_like_a_failure_without_a_code(world: World) -> None:
    body = await world.body(WebhookType.CREATION_CANCELED, await world.creation(CreationStatus.CANCELED))

    expected = alike(EXAMPLES["creation.failed"])
    expected["type"] = "creation.canceled"
    expected["data"]["creation"] |= {"status": "canceled", "failureCode": None}
    assert alike(body) == expected


async def test_prompts_and_pictures_are_sent_only_to_an_endpoint_that_gets_content(world: World) -> None:
    creation_id = await a_success(world)

    plain = await world.body(WebhookType.CREATION_SUCCEEDED, creation_id)
    full = await world.body(WebhookType.CREATION_SUCCEEDED, creation_id, with_content=True)

    assert "heron" not in json.dumps(plain)
    assert "url" not in plain["data"]["creation"]["image"]
    creation = full["data"]["creation"]
    assert (creation["prompt"], creation["errorMessage"]) == ("a heron", None)
    assert creation["image"]["url"].startswith("http://nowhere.example/")
    assert "ada@example.org" not in json.dumps(full)


async def test_a_creation_that_was_deleted_meanwhile_is_sent_without_its_content(world: World) -> None:
    creation_id = await a_success(world)
    async with world.database.begin() as connection:
        deleted = update(GenerationTask).where(GenerationTask.id == creation_id)
        await connection.execute(deleted.values(deleted_at=now(), version=7, generated_image_url=None))

    body = await world.body(WebhookType.CREATION_SUCCEEDED, creation_id, with_content=True)
    gone = await world.body(WebhookType.CREATION_SUCCEEDED, "cre_of_nobody", with_content=True)

    creation = body["data"]["creation"]
    assert (creation["deleted"], creation["image"], creation["prompt"], creation["version"]) == (True, None, "", 7)
    assert gone["data"]["creation"] == {"id": "cre_of_nobody", "version": 4, "deleted": True}
