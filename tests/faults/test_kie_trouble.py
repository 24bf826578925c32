"""Kie.ai's trouble, all of it at once: each generation meets one kind, on servers and workers that are processes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.faults.tools import judges
from tests.faults.tools.crowd import look_back, settled, users_of
from tests.faults.tools.gateway import ALL_TROUBLE
from tests.faults.tools.history import Creation, History
from tests.faults.tools.installation import Installation
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(600), pytest.mark.asyncio(loop_scope="module")]

# The product applies these responses to all calls and pauses: they are last, one after the other.
PAUSING = ("create throttled", "create maintenance", "read throttled")
# No answer and no task: when no callback has come for long enough, it is sent again, once, with the reason on record.
SENT_AGAIN = {"create broken", "create html", "create hanging"}
FORGERIES = 6


@dataclass(frozen=True, slots=True)
class Experiment:
    history: History
    creations: dict[str, Creation]
    effects: dict[str, int]
    refused: dict[str, int]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def experiment(installation: Installation) -> AsyncIterator[Experiment]:
    """All trouble has happened, and everything has come to its end."""
    async with users_of(installation, 2, rich=2000) as users:
        one, other = users
        at_once = [name for name in ALL_TROUBLE if name not in PAUSING]
        # Reordering needs several of them.
        keys = [(name, name) for name in at_once] + [(f"callback reordered {n}", "callback reordered") for n in (2, 3)]
        await asyncio.gather(*(one.ask(key, f"[{name.replace(' ', ':')}]") for key, name in keys))
        await settled(installation)
        for name in PAUSING:
            await other.ask(name, f"[{name.replace(' ', ':')}]")
            await until(installation.is_paused)
            await installation.lift_pauses()
        await settled(installation)
        history = await look_back(installation, users)
        yield Experiment(
            history,
            {creation.key: creation for creation in history.creations},
            dict(installation.gateway.effects),
            await installation.sandbox.refused(),
        )


@pytest.mark.parametrize("name", ALL_TROUBLE)
async def test_temporary_trouble_loses_no_image(experiment: Experiment, name: str) -> None:
    creation = experiment.creations[name]
    assert experiment.effects[name] >= 1
    assert creation.status == "success"
    assert bool(creation.resubmitted_because) == (name in SENT_AGAIN)
    assert creation.kie_attempt == (2 if name in SENT_AGAIN else 1)


@pytest.mark.parametrize("judge", judges.JUDGES)
async def test_trouble_with_kie_breaks_no_promise(experiment: Experiment, judge: judges.Judge) -> None:
    assert list(judge(experiment.history)) == []


async def test_what_kie_did_not_sign_is_refused(experiment: Experiment) -> None:
    forgeries = {name: count for name, count in experiment.effects.items() if name.startswith("forgery")}
    assert forgeries == {"forgery refused": FORGERIES}


async def test_kie_itself_never_had_to_refuse(experiment: Experiment) -> None:
    assert experiment.refused == {}
