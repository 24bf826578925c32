"""Crashes: the next server continues the work of a killed one, and nothing is lost or paid twice."""

import asyncio
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from db.engine import Database
from services import secrets
from services.billing import credits
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity import tokens
from services.identity.accounts import Accounts
from tests.support.graphql_client import Client
from tests.support.processes import SandboxStandIn, ServerProcess, running_sandbox
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(240)]

WEBHOOK_KEY = "a-key-that-the-sandbox-signs-with"
CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename } }
}"""
ALL = "{ creations(first: 100) { nodes { id status stage refunded generatedImage { url } } } credit { balance } }"
FINISHED = {"SUCCESS", "FAILED", "CANCELED"}
# With more requests, a page of this size would use up a user's limit of a minute.
POLL_SECONDS = 1.0
_REASONS = text("SELECT id, resubmitted_because FROM image_generation_tasks")


async def rich_user(address: str, subject: str, amount: int) -> str:
    """Give a user credits and return their token."""
    database = Database(address)
    try:
        await Accounts(database, signup_credits=100).by_subject(subject)
        broadcast = Broadcast("memory://")
        async with broadcast, EventPublisher(broadcast) as event_publisher:
            await credits.grant(database, event_publisher, subject, amount, "for a test")
        key = (await secrets.load(database)).session_tokens.newest
    finally:
        await database.close()
    return tokens.issue(key, subject, lifetime=timedelta(hours=1))[0]


async def mismatches(address: str) -> list[Any]:
    database = Database(address)
    try:
        return list(await credits.verify(database))
    finally:
        await database.close()


async def until_finished(client: Client, count: int, *, within: float) -> list[dict[str, Any]]:
    """Return the user's creations once all of them are finished."""

    async def finished() -> list[dict[str, Any]] | None:
        nodes = list((await client.execute(ALL))["creations"]["nodes"])
        return nodes if len(nodes) == count and all(node["status"] in FINISHED for node in nodes) else None

    return await until(finished, within, every=POLL_SECONDS)


async def is_being_made(client: Client) -> bool:
    """Whether Kie.ai makes any of the user's creations."""
    return any(node["stage"] == "MAKING" for node in (await client.execute(ALL))["creations"]["nodes"])


async def asked_for(sandbox: SandboxStandIn) -> Counter[str]:
    """Return the number of createTask calls for each creation, by their callback addresses."""
    return Counter(parse_qs(urlsplit(task["callBackUrl"]).query)["creation"][0] for task in await sandbox.tasks())


async def unaccounted(address: str, asked: Counter[str]) -> list[str]:
    """Return the creations without a createTask call, or with a second one without a recorded reason."""
    database = Database(address)
    try:
        async with database.read() as connection:
            rows = (await connection.execute(_REASONS)).all()
    finally:
        await database.close()
    return [row.id for row in rows if not 1 <= asked[row.id] <= (2 if row.resubmitted_because else 1)]


@pytest.mark.parametrize("seed", [1])
async def test_twenty_generations_survive_kills_of_the_server_at_any_moment(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    address = f"sqlite:///{data_dir / 'atelier.db'}"
    async with running_sandbox(tmp_path / "sandbox", "--blank", seconds=1.0, webhook_key=WEBHOOK_KEY) as sandbox:
        settings = {"SANDBOX_URL": sandbox.url, "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY, "KIE_AI_TIMEOUT": "4s"}
        server = ServerProcess(data_dir, settings)
        async with server:
            token = await rich_user(address, "ada", 400)
            async with Client(server.url, token) as client:
                style = "sty_none"
                for number in range(20):
                    given = {"prompt": f"number {number}", "style": style, "idempotencyKey": str(number)}
                    payload = (await client.execute(CREATE, {"input": given}))["createGeneration"]
                    assert payload["errors"] == []
                for _ in range(4):
                    seen = len(await sandbox.tasks())
                    goal = min(20, seen + chance.randint(1, 5))
                    async with asyncio.timeout(90):
                        while len(await sandbox.tasks()) < goal:
                            await asyncio.sleep(chance.uniform(0.001, 0.02))
                    await server.kill()
                    await server.start()
                nodes = await until_finished(client, 20, within=120)
                balance = (await client.execute(ALL))["credit"]["balance"]
        asked = await asked_for(sandbox)

    made = [node for node in nodes if node["status"] == "SUCCESS"]
    assert all(node["refunded"] for node in nodes if node not in made)
    assert balance == 500 - 20 * len(made)
    assert await mismatches(address) == []
    assert set(asked) == {node["id"] for node in nodes}
    assert await unaccounted(address, asked) == []


async def test_the_embedded_sandbox_comes_back_with_its_tasks(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    address = f"sqlite:///{data_dir / 'atelier.db'}"
    async with ServerProcess(data_dir, {"KIE_AI_TIMEOUT": "2s", "SANDBOX_SECONDS": "4"}) as server:
        token = await rich_user(address, "ada", 100)
        async with Client(server.url, token) as client:
            for number in range(4):
                given = {"prompt": f"number {number}", "style": "sty_none"}
                await client.execute(CREATE, {"input": given})
            await until(lambda: is_being_made(client), 90, every=0.02)
            await server.kill()
            await server.start()
            nodes = await until_finished(client, 4, within=120)
    assert [node["status"] for node in nodes] == ["SUCCESS"] * 4
    assert await mismatches(address) == []
