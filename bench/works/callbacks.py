"""Callbacks: from the arrival of Kie.ai's callback until the client has received SUCCESS.

The time of others is subtracted: Kie.ai for its status and its picture, and the storage. The pictures have one colour:
the inspection of a real one is measured separately, and so are pictures of 4K, which have sixteen times the pixels.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from bench import seeding, timed
from bench.ground import Ground
from bench.report import Findings, Promise, Table
from bench.servers import Server, product
from db.records.renditions import FIRST_WIDTHS
from services.media.decoding.pool import DecoderPool
from tests.support.graphql_client import CREATE_GENERATION, Client
from tests.support.processes import SandboxStandIn, running_sandbox

WEBHOOK_KEY = "what-the-sandbox-of-the-bench-signs-with"
SAMPLE = Path(__file__).parents[2] / "samples" / "chelsea.jpg"
TASK_SECONDS = 0.5
LOOKS = 20
PATIENCE_SECONDS = 60.0
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
SMALL, LARGE = "ONE_K", "FOUR_K"
SIZES = {SMALL: "1K", LARGE: "4K"}
WATCHED = "subscription { taskUpdated { creation { id stage status } } }"


@dataclass(frozen=True, slots=True)
class Life:
    """One generation after its callback, in milliseconds from the callback's arrival."""

    storing: float  # Until the client received the event that the status was read.
    success: float  # Until the client received the event that the image is stored.
    waiting: float  # Of that, for Kie.ai and the storage.

    @property
    def handling(self) -> float:
        return self.success - self.waiting


def measure(ground: Ground) -> Findings:
    """Make images one after the other, on a server with its worker inside."""
    with TemporaryDirectory(dir=ground.folder) as name:
        lives = asyncio.run(_measure(ground, Path(name)))
        looking = asyncio.run(_look(Path(name)))
    handling = [life.handling for life in lives[SMALL]]
    besides = {"besides, looking at a photograph of 1024 × 1024 and making its thumbnail": looking}
    work = "callback's arrival to SUCCESS of 1K in the client, provider and storage taken off"
    return Findings(
        [
            Promise(f"{work}: p50", _share(handling, 50), 50, 25, "ms"),
            Promise(f"{work}: p99", _share(handling, 99), 250, 100, "ms"),
        ],
        [_table(SMALL, lives[SMALL], besides), _table(LARGE, lives[LARGE], {})],
    )


def _table(resolution: str, lives: Sequence[Life], besides: Mapping[str, list[float]]) -> Table:
    parts = {
        "to STORING in the client: the verdict is read": [life.storing for life in lives],
        "to SUCCESS in the client": [life.success for life in lives],
        "of that waiting for Kie.ai and the storage": [life.waiting for life in lives],
        "the rest": [life.handling for life in lives],
        **besides,
    }
    return Table(
        f"After the callback, {len(lives)} generations of {SIZES[resolution]}, ms",
        ("from the callback's arrival", "p50", "p99"),
        [[part, f"{_share(values, 50):.1f}", f"{_share(values, 99):.1f}"] for part, values in parts.items()],
    )


async def _look(folder: Path) -> list[float]:
    """Return how long looking at a photograph takes, in milliseconds, several times."""
    picture, times = folder / "photograph.png", []
    with Image.open(SAMPLE) as sample:
        sample.resize((1024, 1024)).save(picture)
    async with DecoderPool() as decoders:
        # The first starts the decoder.
        for _ in range(LOOKS + 1):
            began = time.perf_counter()
            await decoders.inspect(
                picture, renditions={width: folder / f"{width}.webp" for width in FIRST_WIDTHS}, user_id="usr_bench"
            )
            times.append((time.perf_counter() - began) * 1000)
    return times[1:]


def _share(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


async def _measure(ground: Ground, folder: Path) -> dict[str, list[Life]]:
    # Thousands of generations would all be made first.
    await seeding.end_generations(ground.database_url, BEFORE_ALL)
    waits = folder / "waits"
    waits.touch()
    async with running_sandbox(folder / "sandbox", "--blank", seconds=TASK_SECONDS, webhook_key=WEBHOOK_KEY) as sandbox:
        with product(folder, _settings(ground, sandbox), program=("bench.timed", str(waits))) as server:
            return await _watch_generations(ground, server, waits)


def _settings(ground: Ground, sandbox: SandboxStandIn) -> dict[str, str]:
    return ground.settings | {
        "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
        "SANDBOX_URL": sandbox.url,
        "WORKER": "inline",
    }


async def _watch_generations(ground: Ground, server: Server, waits: Path) -> dict[str, list[Life]]:
    lives: dict[str, list[Life]] = {resolution: [] for resolution in SIZES}
    async with Client(f"http://{server.address}", seeding.token_of(seeding.SMALL_USER)) as client:
        events = client.subscribe(WATCHED)
        async with aclosing(events):
            await anext(events)
            for resolution, those in lives.items():
                for _ in range(ground.effort.generations + 1):
                    async with asyncio.timeout(PATIENCE_SECONDS):
                        those.append(await _one(ground, client, events, waits, resolution))
    # The first of each loads modules that are imported on first use, and starts the decoder.
    return {resolution: those[1:] for resolution, those in lives.items()}


async def _one(
    ground: Ground, client: Client, events: AsyncGenerator[dict[str, Any], None], waits: Path, resolution: str
) -> Life:
    asked = {"prompt": "a cat on a bicycle in the rain", "style": "sty_none", "resolution": resolution}
    answer = await client.execute(CREATE_GENERATION, {"input": asked})
    creation_id = answer["createGeneration"]["creation"]["id"]
    heard: dict[str, datetime] = {}
    while "FINISHED" not in heard:
        creation = (await anext(events))["taskUpdated"]["creation"]
        # RESET and READY have no creation.
        if creation is not None and creation["id"] == creation_id:
            heard[creation["stage"]] = datetime.now(UTC)
            if creation["status"] == "FAILED":
                raise RuntimeError("a generation of the sandbox failed")
    arrived, finished = await _arrival(ground.database_url, creation_id), heard["FINISHED"]
    within = [wait for wait in timed.read(waits) if arrived.timestamp() <= wait.began <= finished.timestamp()]
    return Life(
        storing=_milliseconds(heard["STORING"] - arrived),
        success=_milliseconds(finished - arrived),
        waiting=_spent(within) * 1000,
    )


def _spent(waits: Sequence[timed.Wait]) -> float:
    """Return the seconds of waiting; waits at the same time count once."""
    spent, until = 0.0, 0.0
    for wait in sorted(waits, key=lambda wait: wait.began):
        spent += max(0.0, wait.ended - max(wait.began, until))
        until = max(until, wait.ended)
    return spent


def _milliseconds(span: timedelta) -> float:
    return span.total_seconds() * 1000


async def _arrival(database_url: str, creation_id: str) -> datetime:
    """Return when the callback arrived."""
    connection = await seeding.connect(database_url)
    try:
        statement = "SELECT called_back_at FROM image_generation_tasks WHERE id = $1"
        arrived: datetime = await connection.fetchval(statement, creation_id)
        return arrived
    finally:
        await connection.close()
