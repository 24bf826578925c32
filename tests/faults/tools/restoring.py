"""Restores: the database is replaced by a copy of itself that was taken a while ago, as after the loss of a disk.

Everything that was committed in between is gone: events that pages have seen, generations that Kie.ai was paid for,
checkouts that people paid at.
"""

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.faults.tools.history import Restore
from tests.faults.tools.installation import Installation
from tests.support.processes import ROOT
from tests.support.requests import http_client

LOST_SECONDS = 6.0  # The time during which users continue after the copy, besides the duration of the fault.
COMMAND_SECONDS = 60.0


async def database_restored(it: Installation, _chance: random.Random, seconds: float) -> int:
    """Stop everything, restore the copy, run ``atelier restored`` and start again, as in the documentation."""
    copied_at, began, copy = await _copy(it, seconds)
    await it.stop()
    before = await _newest_events(it)
    await it.postgres.crash()
    await it.postgres.replace(copy)
    await it.postgres.start()
    seqs = await _newest_events(it)
    await _run_restored(it)
    lost = _note(it, copied_at, before, seqs)
    await it.start_again(it.processes)
    await send_card_events_again(it, began)
    return lost


async def database_restored_unannounced(it: Installation, _chance: random.Random, seconds: float) -> int:
    """Restore the copy under running processes without ``atelier restored``: they must detect it."""
    copied_at, began, copy = await _copy(it, seconds)
    before = await _newest_events(it)
    async with _nobody_connects(it):
        await it.postgres.crash()
        await it.postgres.replace(copy)
        await it.postgres.start()
        seqs = await _newest_events(it)
        lost = _note(it, copied_at, before, seqs)
    await send_card_events_again(it, began)
    return lost


async def send_card_events_again(it: Installation, since: float) -> None:
    """Have the card processor send its events again from a time on, in seconds since 1970, as an operator does."""
    async with http_client() as http:
        answer = await http.post(f"{it.sandbox.url}/sandbox/cards/again", data={"since": str(int(since * 1000))})
        answer.raise_for_status()


async def _copy(it: Installation, seconds: float) -> tuple[float, float, Path]:
    """Copy the database while users continue; return the start of the copy by both clocks, and its place."""
    copied_at, began = time.monotonic(), time.time()
    copy = it.postgres.folder.parent / f"copy-{len(it.restores)}"
    await it.postgres.copy(copy)
    await asyncio.sleep(LOST_SECONDS + seconds)
    return copied_at, began, copy


def _note(it: Installation, copied_at: float, before: dict[str, int], seqs: dict[str, int]) -> int:
    """Record the restore before the database is reachable, and return the number of lost events."""
    lost = sum(max(0, newest - seqs.get(user, 0)) for user, newest in before.items())
    it.restores.append(Restore(copied_at, time.monotonic(), seqs, lost))
    return lost


async def _newest_events(it: Installation) -> dict[str, int]:
    """Return the number of each user's newest event, past everything that is between."""
    async with it.postgres.connection(it.database_name) as connection:
        rows: list[Any] = await connection.fetch("SELECT id, event_seq FROM users")
    return {row["id"]: row["event_seq"] for row in rows}


@asynccontextmanager
async def _nobody_connects(it: Installation) -> AsyncIterator[None]:
    """Refuse the connections of every process for as long as the block lasts."""
    for line in it.postgres_lines():
        line.refuse()
    try:
        yield
    finally:
        await asyncio.gather(*(line.accept() for line in it.postgres_lines()))


async def _run_restored(it: Installation) -> None:
    """Run ``atelier restored`` with the settings of a server."""
    server = it.servers[0]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", "restored"),
        cwd=ROOT,
        env=server.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), COMMAND_SECONDS)
    if process.returncode:
        raise RuntimeError(f"atelier restored ended with {process.returncode}: {output.decode()[-2000:]}")
