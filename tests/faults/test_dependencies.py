"""Dependencies: each fails in each of its ways while generations are made, and then is there again."""

import asyncio
import random

import pytest

from tests.faults.tools import judges, trouble
from tests.faults.tools.crowd import look_back, settled, users_of
from tests.faults.tools.installation import Installation
from tests.faults.tools.trouble import Trouble

pytestmark = [pytest.mark.process, pytest.mark.timeout(400), pytest.mark.asyncio(loop_scope="module")]

SECONDS = 1.5
BEFORE = ("a", "b", "c")
MEANWHILE = ("d", "e")
# Kills at boundaries are made one by one elsewhere.
TROUBLE = [each for each in trouble.ALL if "killed_" not in trouble.name_of(each).replace(" ", "_")]


@pytest.mark.parametrize("befalls", TROUBLE, ids=trouble.name_of)
async def test_images_requested_before_and_during_the_outage_are_made(
    installation: Installation, befalls: Trouble
) -> None:
    async with users_of(installation, 1, rich=1000) as users:
        [user] = users
        # Some are to be at work when it happens, with an input and without one.
        await asyncio.gather(*(user.ask(key, "before") for key in BEFORE))
        await user.ask("pictured", "before", image={"url": installation.picture("input")})
        happening = asyncio.create_task(befalls(installation, random.Random(1), SECONDS))
        await asyncio.gather(*(user.ask(key, "meanwhile") for key in MEANWHILE))
        effect = await happening
        await settled(installation)
        history = await look_back(installation, users)
    assert effect > 0
    assert {creation.key: creation.status for creation in history.creations} == dict.fromkeys(
        (*BEFORE, "pictured", *MEANWHILE), "success"
    )
    assert judges.complaints(history) == []
