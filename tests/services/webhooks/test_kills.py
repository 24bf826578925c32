"""A worker that is killed between sending a message and recording it."""

import asyncio
import sys

import pytest
from sqlalchemy import update

from db.models.webhooks import WebhookDelivery
from services import secrets
from services.clock import now
from services.webhooks.secrets import Sealer
from settings import Settings
from tests.services.webhooks.conftest import HookOffice
from tests.support.kie import API_KEY
from tests.support.processes import environment

pytestmark = [pytest.mark.process, pytest.mark.timeout(240)]


async def test_a_message_whose_worker_was_killed_is_sent_again_under_the_same_id(
    hooks: HookOffice, settings: Settings
) -> None:
    receiver = await hooks.receiver()
    hooks.sealer = Sealer((await secrets.load(hooks.database)).webhook_secrets)
    endpoint_id, secret = await hooks.endpoint(receiver.url)
    delivery_id = await hooks.enqueue(endpoint_id)
    given = environment(
        DATA_DIR=str(settings.data_dir),
        DATABASE_URL=settings.database_address,
        BASE_URL="http://127.0.0.1:1",
        KIE_AI_API_KEY=API_KEY,
        KIE_AI_BASE_URL=settings.kie_ai_base_url,
        KIE_AI_UPLOAD_URL=settings.kie_ai_upload_url,
        TRUSTED_WEBHOOK_HOSTS=receiver.place,
    )
    killing = ("worker", "db.queries.webhooks.deliveries:note", "1", "before")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.tools.killed", *killing, env=given
    )
    async with asyncio.timeout(120):
        assert await process.wait() == -9
    left = await hooks.delivery(delivery_id)
    assert (left.status, left.lease is not None, await hooks.attempts(delivery_id)) == ("waiting", True, [])

    async with hooks.working():
        # The lease holds: another message is delivered, and this one is not.
        await hooks.until_finished(await hooks.enqueue(endpoint_id))
        assert [each.id for each in receiver.messages].count(delivery_id) == 1
        async with hooks.database.begin() as connection:
            ended = update(WebhookDelivery).where(WebhookDelivery.id == delivery_id).values(due_at=now())
            await connection.execute(ended)
        found = await hooks.until_finished(delivery_id)

    copies = [each for each in receiver.messages if each.id == delivery_id]
    assert len(copies) == 2
    assert copies[0].verified(secret) == copies[1].verified(secret)
    assert found.status == "delivered"
