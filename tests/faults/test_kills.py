"""Kills: processes end without a word, each caught at one boundary of a generation, and everything goes on."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.faults.tools import judges
from tests.faults.tools.boundaries import (
    BEFORE_ADMISSION,
    OF_CALLBACKS,
    OF_WORKERS,
    Boundary,
    ask_for,
    catch,
    catch_creating,
)
from tests.faults.tools.crowd import User, look_back, settled, users_of
from tests.faults.tools.history import Creation, History
from tests.faults.tools.installation import Installation
from tests.faults.tools.lines import Trap

pytestmark = [pytest.mark.process, pytest.mark.timeout(600), pytest.mark.asyncio(loop_scope="module")]

CATCH_SECONDS = 60
CREATING = {"createGeneration, before the commit": False, "createGeneration, after the commit": True}
BOUNDARIES = [*(name for group in OF_WORKERS for name in group), *BEFORE_ADMISSION, *OF_CALLBACKS, *CREATING]
# Kie.ai had received no call, and no surviving process has a record of it: the call is repeated once, with this reason.
SENT_AGAIN = {"SUBMIT, createTask in flight", "SUBMIT, after it is admitted"}


@dataclass(frozen=True, slots=True)
class Experiment:
    history: History
    creations: dict[str, Creation]
    caught: set[str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def experiment(installation: Installation) -> AsyncIterator[Experiment]:
    """Every process was killed, at every boundary, and everything has come to its end."""
    async with users_of(installation, len(BOUNDARIES), rich=100) as users:
        # One generation for each user: a stopped statement locks the row of its user.
        by_name = dict(zip(BOUNDARIES, users, strict=True))
        await _kill_servers(installation, by_name)
        await _kill_workers(installation, by_name, BEFORE_ADMISSION)
        await _kill_workers(installation, by_name, *OF_WORKERS)
        await settled(installation)
        history = await look_back(installation, users)
        creations = {creation.key: creation for creation in history.creations}
        yield Experiment(history, creations, set(creations))


async def _kill_workers(installation: Installation, users: Mapping[str, User], *groups: Mapping[str, Boundary]) -> None:
    """Catch workers at all these boundaries, one group after the other, and kill them there."""
    traps: list[Trap] = []
    for group in groups:
        # Nothing is done before the traps are set.
        for worker in installation.workers:
            worker.freeze()
        creations = {name: await ask_for(installation, users[name], name, each) for name, each in group.items()}
        catching = [asyncio.create_task(catch(installation, creations[name], each)) for name, each in group.items()]
        await asyncio.sleep(0)
        for worker in installation.workers:
            worker.thaw()
        traps += await asyncio.wait_for(asyncio.gather(*catching), CATCH_SECONDS)
    await asyncio.gather(*(worker.kill() for worker in installation.workers))
    _drop(traps)
    await installation.start_again(installation.workers)


async def _kill_servers(installation: Installation, users: Mapping[str, User]) -> None:
    """Catch servers as they record generations and callbacks, and kill them there."""
    creations = {name: await ask_for(installation, users[name], name, each) for name, each in OF_CALLBACKS.items()}
    traps = await asyncio.wait_for(
        asyncio.gather(
            *(catch(installation, creations[name], boundary) for name, boundary in OF_CALLBACKS.items()),
            *(catch_creating(installation, users[name], name, answered=after) for name, after in CREATING.items()),
        ),
        CATCH_SECONDS,
    )
    await asyncio.gather(*(server.kill() for server in installation.servers))
    _drop(traps)
    await installation.start_again(installation.servers)
    for user in users.values():
        await asyncio.gather(*user.insisting)


def _drop(traps: list[Trap]) -> None:
    for trap in traps:
        trap.drop()


@pytest.mark.parametrize("name", BOUNDARIES)
async def test_a_kill_at_a_boundary_loses_no_image(experiment: Experiment, name: str) -> None:
    creation = experiment.creations[name]
    assert creation.status == "success"
    assert bool(creation.resubmitted_because) == (name in SENT_AGAIN)
    assert creation.kie_attempt == (2 if name in SENT_AGAIN else 1)


@pytest.mark.parametrize("judge", judges.JUDGES)
async def test_kills_break_no_promise(experiment: Experiment, judge: judges.Judge) -> None:
    assert list(judge(experiment.history)) == []
