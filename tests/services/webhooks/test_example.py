"""The example of a backend that receives webhooks, run as it stands."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.queries.webhooks import deliveries as delivery_queries
from services.clock import now
from tests.services.webhooks.conftest import HookOffice
from tests.support.processes import environment
from tests.support.requests import http_client
from tests.support.serving import free_port
from tests.support.waiting import until

pytestmark = [pytest.mark.embedded, pytest.mark.process]

EXAMPLES = Path(__file__).parents[3] / "examples"


async def test_the_example_keeps_each_message_once_and_refuses_forged_ones(hooks: HookOffice, tmp_path: Path) -> None:
    place = f"127.0.0.1:{free_port()}"
    hooks.trusted.add(place)
    endpoint_id, secret = await hooks.endpoint(f"http://{place}/atelier")
    stored = tmp_path / "webhooks.sqlite"
    command = ("-m", "uvicorn", "--app-dir", EXAMPLES, "fastapi_webhooks:app", "--port", place.partition(":")[2])
    process = await asyncio.create_subprocess_exec(
        *map(str, (sys.executable, *command)),
        env=environment(ATELIER_WEBHOOK_SECRET=secret, WEBHOOK_LOG=str(stored)),
        stderr=subprocess.PIPE,
    )
    try:
        await until(lambda: is_up(place))
        async with hooks.working(), http_client() as http:
            delivery_id = await hooks.enqueue(endpoint_id)
            await hooks.until_finished(delivery_id)
            async with hooks.database.begin() as connection:
                await delivery_queries.replay(connection, delivery_id, now())
            delivered = await hooks.until_finished(delivery_id)
            statuses = [attempt.status_code for attempt in await hooks.attempts(delivery_id)]
            forged = {"webhook-id": delivery_id, "webhook-timestamp": "1", "webhook-signature": "v1,AAAA"}
            refused = await http.post(f"http://{place}/atelier", content=b"{}", headers=forged)
    finally:
        process.terminate()
        await process.communicate()
    with sqlite3.connect(stored) as database:
        kept = list(database.execute("SELECT id, type FROM messages"))
    database.close()

    assert (delivered.status, statuses) == ("delivered", [204, 200])
    assert kept == [(delivery_id, "payment.paid")]
    assert refused.status_code == 401


async def is_up(place: str) -> bool:
    host, _, port = place.partition(":")
    try:
        _, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.close()
    return True
