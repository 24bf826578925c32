"""Fifty requests at once for four images with three inputs each, and credits for twenty images, through kills."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from atelier_client import AtelierError
from tests.faults.test_crashes import WEBHOOK_KEY, asked_for, mismatches, rich_user, unaccounted, until_finished
from tests.faults.tools import judges
from tests.faults.tools.crowd import look_back, settled, users_of
from tests.faults.tools.installation import Installation
from tests.services.generation.sources import running_sources
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess, running_sandbox
from tests.support.s3_server import S3Server
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]

REQUESTS, IMAGES, INPUTS, PAID_FOR = 50, 4, 3, 20
CREATE = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creations { id originalImages { width } } errors { __typename } }
}"""
ALL = """{
  creations(first: 100) {
    nodes { id status failure { code message } group originalImages { width } generatedImage { url } }
  }
  credit { balance }
}"""

Execute = Callable[[str, dict[str, object]], Awaitable[dict[str, Any]]]


async def ask(execute: Execute, key: str, urls: list[str]) -> tuple[str, ...]:
    """Request the images of a key, and return their ids, or the types of the refusals."""
    images = [{"url": url} for url in urls]
    wanted = {"prompt": key, "count": IMAGES, "images": images, "idempotencyKey": key}
    payload = (await execute(CREATE, {"input": wanted}))["createGeneration"]
    if payload["errors"]:
        return tuple(error["__typename"] for error in payload["errors"])
    return tuple(creation["id"] for creation in payload["creations"])


def check_made(answers: list[tuple[str, ...]], nodes: list[dict[str, Any]]) -> None:
    """Check that five requests were answered with four images each, and that these were made from all inputs."""
    assert Counter(len(each) for each in answers) == {IMAGES: PAID_FOR // IMAGES, 1: REQUESTS - PAID_FOR // IMAGES}
    assert {each for each in answers if len(each) == 1} == {("InsufficientCredits",)}
    made = [creation for each in answers if len(each) == IMAGES for creation in each]
    assert sorted(made) == sorted(node["id"] for node in nodes)
    assert set(Counter(node["group"] for node in nodes).values()) == {IMAGES}
    assert [node["failure"] for node in nodes if node["failure"]] == []
    assert {len(node["originalImages"]) for node in nodes} == {INPUTS}
    assert all(node["generatedImage"] for node in nodes)


async def test_an_embedded_installation_makes_exactly_the_images_that_are_paid_for(
    tmp_path: Path, s3_server: S3Server
) -> None:
    """Its images are in a bucket: Kie.ai cannot read inputs from a server that is killed meanwhile."""
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    address = f"sqlite:///{data_dir / 'atelier.db'}"
    async with (
        running_sources() as sources,
        running_sandbox(tmp_path / "sandbox", "--blank", seconds=1.0, webhook_key=WEBHOOK_KEY) as sandbox,
        ServerProcess(
            data_dir,
            {
                "SANDBOX_URL": sandbox.url,
                "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
                "KIE_AI_TIMEOUT": "4s",
                "RATE_LIMITS": "off",
                "TRUSTED_IMAGE_HOSTS": sources.netloc,
                "STORAGE_URL": s3_server.address(path_style="1"),
                **s3_server.environment,
            },
        ) as server,
    ):
        token = await rich_user(address, "ada", PAID_FOR * 20 - 100)
        urls = [f"{sources.url}/cat.png"] * INPUTS
        async with Client(server.url, token) as client:

            async def execute(document: str, variables: dict[str, object]) -> dict[str, Any]:
                while True:
                    try:
                        return await client.execute(document, variables)
                    except AtelierError:
                        await asyncio.sleep(0.25)  # All fifty repeat their request while there is no server.

            asking = [asyncio.create_task(ask(execute, f"request {number}", urls)) for number in range(REQUESTS)]
            await until(lambda: _some(any(each.done() for each in asking)))
            await server.kill()
            await server.start()
            answers = list(await asyncio.gather(*asking))
            for goal in (3, 9, 15):
                await until(partial(_reached, sandbox.tasks, goal), 120, every=0.01)
                await server.kill()
                await server.start()
            await until_finished(client, PAID_FOR, within=180)
            found = await client.execute(ALL)
        asked = await asked_for(sandbox)

    check_made(answers, found["creations"]["nodes"])
    assert found["credit"]["balance"] == 0
    assert await mismatches(address) == []
    assert await unaccounted(address, asked) == []


@pytest.mark.asyncio(loop_scope="module")
async def test_a_scaled_installation_makes_exactly_the_images_that_are_paid_for(installation: Installation) -> None:
    for server in installation.servers:
        server.environment["RATE_LIMITS"] = "off"
        await server.stop()
    await installation.start_again(installation.servers)
    urls = [installation.picture(f"input-{number}") for number in range(INPUTS)]
    async with users_of(installation, 1, rich=PAID_FOR * 20 - 1) as users:
        (user,) = users
        keys = [f"request {number}" for number in range(REQUESTS)]
        asking = [asyncio.create_task(ask(user.execute, key, urls)) for key in keys]
        await until(lambda: _some(any(each.done() for each in asking)))
        await asyncio.gather(*(process.kill() for process in installation.processes))
        await installation.start_again(installation.processes)
        answers = list(await asyncio.gather(*asking))
        for _ in range(3):
            await asyncio.sleep(random.uniform(0.5, 1.5))  # At any moment of the work.
            await asyncio.gather(*(worker.kill() for worker in installation.workers))
            await installation.start_again(installation.workers)
        await settled(installation)
        found = await user.execute(ALL, {})
        user.acknowledged |= {key: each[0] for key, each in zip(keys, answers, strict=True) if len(each) == IMAGES}
        history = await look_back(installation, users)

    check_made(answers, found["creations"]["nodes"])
    assert found["credit"]["balance"] == 0
    assert [line for judge in judges.JUDGES for line in judge(history)] == []


async def _some(found: bool) -> bool:
    return found


async def _reached(tasks: Callable[[], Awaitable[list[Any]]], goal: int) -> bool:
    return len(await tasks()) >= goal
