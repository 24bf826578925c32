"""Work in the background: it is repeated after each failure, and ends with its context."""

import asyncio
import logging

import pytest

from services.background import repeated

LOG = logging.getLogger("atelier.tests")


async def test_neither_an_outage_nor_a_slow_call_nor_a_defect_ends_the_repetition(
    caplog: pytest.LogCaptureFixture,
) -> None:
    calls, done = 0, asyncio.Event()

    async def work() -> None:
        nonlocal calls
        calls += 1
        match calls:
            case 1:
                raise ConnectionRefusedError
            case 2:
                await asyncio.Event().wait()
            case 3:
                raise ZeroDivisionError
        done.set()

    async with repeated("work", work, every=0.0, log=LOG, within=0.01):
        await asyncio.wait_for(done.wait(), 60)

    ended_at = calls
    await asyncio.sleep(0)
    assert calls == ended_at
    assert not any(task.get_name() == "work" for task in asyncio.all_tasks())
    assert [record.getMessage() for record in caplog.records] == [
        "work: the database does not answer: ConnectionRefusedError",
        "work: the database does not answer: TimeoutError",
        "work: a defect",
    ]
