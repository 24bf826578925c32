"""Races: two workers, callbacks that arrive twice and out of order, and users that cancel unfinished generations."""

import asyncio
import random

import pytest

from tests.faults.tools import judges
from tests.faults.tools.crowd import look_back, settled, users_of
from tests.faults.tools.installation import Installation
from tests.faults.tools.trouble import HOGS, pool_exhausted
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(400), pytest.mark.asyncio(loop_scope="module")]

WORDS = ("[callback:doubled]", "[callback:reordered]", "[create:early]", "[callback:lying]")


async def test_what_is_taken_back_while_workers_take_it_ends_once(installation: Installation) -> None:
    async with users_of(installation, 2, rich=2000) as users:
        askers = [user for user in users for _ in range(8)]
        # No worker runs before all requests are made, however long that takes.
        for worker in installation.workers:
            worker.freeze()
        creations = await asyncio.gather(
            *(user.ask(f"{user.id} {number}", WORDS[number % len(WORDS)]) for number, user in enumerate(askers))
        )
        asked = list(zip(askers, creations, strict=True))
        sent = len(installation.gateway.creates)
        for worker in installation.workers:
            worker.thaw()
        await until(lambda: len(installation.gateway.creates) > sent)
        # The first are at Kie.ai by now, the last wait, and some are between: each is taken back twice at once.
        taken_back = await asyncio.gather(*(user.cancel(creation) for user, creation in asked + asked))
        await settled(installation)
        history = await look_back(installation, users)
    statuses = [creation.status for creation in history.creations]
    assert statuses.count("canceled") == sum(taken_back) > 0
    assert statuses.count("success") == len(asked) - sum(taken_back) > 0
    assert judges.complaints(history) == []


async def test_requests_that_hold_every_connection_cost_others_nothing_but_time(installation: Installation) -> None:
    async with users_of(installation, 2, rich=2000) as users:
        hog, other = users
        holding = asyncio.create_task(pool_exhausted(installation, random.Random(1), 0.0, hog=hog))
        await until(lambda: len(hog.insisting) == HOGS)
        await other.ask("meanwhile", "meanwhile")
        waited = await holding
        await settled(installation)
        history = await look_back(installation, users)
    assert waited > 0
    assert [creation.status for creation in history.creations] == ["success"] * (HOGS + 1)
    assert judges.complaints(history) == []
