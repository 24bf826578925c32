"""Callbacks: from the moment Kie.ai's callback arrives until the client has heard of SUCCESS.

The time that the image takes is told apart: fetching it from Kie.ai, looking at it, and keeping it in storage.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from bench import seeding
from bench.ground import Ground
from bench.report import Findings, Promise, Table
from bench.servers import Server, product
from client import CREATE_GENERATION, Client
from tests.processes import SandboxStandIn, running_sandbox

WEBHOOK_KEY = "what-the-sandbox-of-the-bench-signs-with"
TASK_SECONDS = 0.5
PATIENCE_SECONDS = 60.0
WATCHED = "subscription { taskUpdated { creation { id stage status } } }"


@dataclass(frozen=True, slots=True)
class Life:
    """One generation after its callback, in milliseconds from the callback's arrival."""

    storing: float  # Until the client heard that the verdict was read.
    success: float  # Until the client heard that the image is there.
    told: float  # From the image being kept until the client heard of it.

    @property
    def handling(self) -> float:
        """All but fetching and keeping the image; asking for the verdict is within."""
        return self.storing + self.told


def measure(ground: Ground) -> Findings:
    """Make images one after the other, on a server with its worker inside."""
    with TemporaryDirectory(dir=ground.folder) as name:
        lives = asyncio.run(_measure(ground, Path(name)))
    handling = [life.handling for life in lives]
    parts = {
        "to STORING in the client: the verdict is read": [life.storing for life in lives],
        "to SUCCESS in the client": [life.success for life in lives],
        "from the image being kept to SUCCESS in the client": [life.told for life in lives],
    }
    work = "callback's arrival to SUCCESS in the client, fetching and keeping the image taken off"
    return Findings(
        [
            Promise(f"{work}: p50", _share(handling, 50), 50, 20, "ms"),
            Promise(f"{work}: p99", _share(handling, 99), 250, 100, "ms"),
        ],
        [
            Table(
                f"After the callback, {len(lives)} generations, ms",
                ("from the callback's arrival", "p50", "p99"),
                [[part, f"{_share(values, 50):.1f}", f"{_share(values, 99):.1f}"] for part, values in parts.items()],
            )
        ],
    )


def _share(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


async def _measure(ground: Ground, folder: Path) -> list[Life]:
    async with running_sandbox(folder / "sandbox", seconds=TASK_SECONDS, webhook_key=WEBHOOK_KEY) as sandbox:
        with product(folder, _settings(ground, sandbox)) as server:
            return await _watch_generations(ground, server)


def _settings(ground: Ground, sandbox: SandboxStandIn) -> dict[str, str]:
    return ground.settings | {
        "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
        "SANDBOX_URL": sandbox.url,
        "WORKER": "inline",
    }


async def _watch_generations(ground: Ground, server: Server) -> list[Life]:
    lives: list[Life] = []
    async with Client(f"http://{server.address}", seeding.token_of(seeding.SMALL_USER)) as client:
        events = client.subscribe(WATCHED)
        async with aclosing(events):
            await anext(events)
            # The first warms what is loaded on first use.
            for _ in range(ground.effort.generations + 1):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    lives.append(await _one(ground, client, events))
    return lives[1:]


async def _one(ground: Ground, client: Client, events: AsyncGenerator[dict[str, Any], None]) -> Life:
    asked = {"prompt": "a cat on a bicycle in the rain", "style": "sty_none"}
    answer = await client.execute(CREATE_GENERATION, {"input": asked})
    creation_id = answer["createGeneration"]["creation"]["id"]
    heard: dict[str, datetime] = {}
    while "FINISHED" not in heard:
        creation = (await anext(events))["taskUpdated"]["creation"]
        if creation["id"] == creation_id:
            heard[creation["stage"]] = datetime.now(UTC)
            if creation["status"] == "FAILED":
                raise RuntimeError("a generation of the sandbox failed")
    arrived, kept = await _moments(ground.database_url, creation_id)
    return Life(
        storing=_milliseconds(heard["STORING"] - arrived),
        success=_milliseconds(heard["FINISHED"] - arrived),
        told=_milliseconds(heard["FINISHED"] - kept),
    )


def _milliseconds(time: timedelta) -> float:
    return time.total_seconds() * 1000


async def _moments(database_url: str, creation_id: str) -> tuple[datetime, datetime]:
    """Return when the callback arrived, and when the image was kept."""
    connection = await seeding.connect(database_url)
    try:
        statement = 'SELECT called_back_at, "completedAt" FROM image_generation_tasks WHERE id = $1'
        arrived, kept = await connection.fetchrow(statement, creation_id)
        return arrived, kept
    finally:
        await connection.close()
