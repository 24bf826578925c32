"""Scripted failures: the effects of words in a prompt on the sandbox, seen from a page, through a real server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from atelier_client import demo_token
from tests.faults.test_crashes import CREATE, mismatches
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess

pytestmark = [pytest.mark.process, pytest.mark.timeout(120)]

FROM_THE_START = """subscription { taskUpdated(after: "0") {
  creation { id status stage version refunded failure { code } }
} }"""


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[ServerProcess]:
    """A server as ``make run`` starts it, with a sandbox that is quick."""
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    async with ServerProcess(data_dir, {"SANDBOX_SECONDS": "0.5"}) as running:
        yield running


async def seen_live(client: Client, prompt: str) -> list[dict[str, Any]]:
    """Create an image and return all of its events up to its end."""
    seen = []
    async with aclosing(client.subscribe(FROM_THE_START)) as events:
        await anext(events)  # It is created; the first event that is received does not matter.
        given = {"prompt": prompt, "style": "sty_none"}
        made = (await client.execute(CREATE, {"input": given}))["createGeneration"]["creation"]["id"]
        async with asyncio.timeout(120):
            async for data in events:
                creation = data["taskUpdated"]["creation"]
                if creation["id"] == made:
                    seen.append(creation)
                    if creation["stage"] == "FINISHED":
                        break
    return seen


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("[fail:moderation]", "REJECTED_BY_MODERATION"),
        ("[fail:provider]", "PROVIDER_ERROR"),
        ("[fail:input]", "INVALID_INPUT"),
    ],
)
async def test_a_failure_is_delivered_live_and_refunded(server: ServerProcess, word: str, code: str) -> None:
    async with Client(server.url, await demo_token(server.url)) as client:
        seen = await seen_live(client, f"a boat {word}")
        balance = (await client.execute("{ credit { balance } }"))["credit"]["balance"]
    assert (seen[-1]["status"], seen[-1]["failure"]["code"], seen[-1]["refunded"]) == ("FAILED", code, True)
    assert balance == 100
    assert await mismatches(server.environment["DATABASE_URL"]) == []


async def test_without_a_callback_it_is_found_within_a_minute_of_being_done(server: ServerProcess) -> None:
    async with Client(server.url, await demo_token(server.url)) as client:
        seen = await seen_live(client, "a boat [no-callback]")
    assert [creation["stage"] for creation in seen] == ["QUEUED", "MAKING", "STORING", "FINISHED"]
    assert seen[-1]["status"] == "SUCCESS"


async def test_two_callbacks_make_one_success(server: ServerProcess) -> None:
    async with Client(server.url, await demo_token(server.url)) as client:
        first = await seen_live(client, "a boat [double-callback]")
        # An effect of the second callback on the first creation would precede the end of another one.
        later = await seen_live(client, "another boat")
        versions = await client.execute("{ creations(first: 2) { nodes { id version status } } }")
    ends = {creation["id"]: creation["version"] for creation in (first[-1], later[-1])}
    assert [creation["stage"] for creation in first].count("FINISHED") == 1
    risen = {node["id"]: node["version"] - ends[node["id"]] for node in versions["creations"]["nodes"]}
    # The large renditions may have raised a version once more.
    assert risen.keys() == ends.keys()
    assert set(risen.values()) <= {0, 1}
