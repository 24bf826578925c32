"""Restores: after the database has lost its tail, the remaining work continues, and pages receive a RESET."""

import asyncio
import random

import pytest

from tests.faults.tools import judges
from tests.faults.tools.crowd import look_back, settled, users_of
from tests.faults.tools.installation import Installation
from tests.faults.tools.restoring import database_restored, database_restored_unannounced
from tests.faults.tools.trouble import Trouble, name_of

pytestmark = [pytest.mark.process, pytest.mark.timeout(400), pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.parametrize("restored", [database_restored, database_restored_unannounced], ids=name_of)
async def test_pages_are_reset_and_miss_nothing_after_a_restore(installation: Installation, restored: Trouble) -> None:
    async with users_of(installation, 1, rich=1000) as users:
        [user] = users
        before = [await user.ask(f"{restored.__name__} before {number}", "before") for number in range(2)]
        # Takes longer at Kie.ai than the restore: it is being made when the pages are reset.
        before.append(await user.ask(f"{restored.__name__} slow", "before [slow:20]"))
        restoring = asyncio.create_task(restored(installation, random.Random(1), 0.0))
        copied = len(installation.restores)
        number = 0
        while len(installation.restores) == copied and not restoring.done():
            await user.ask(f"{restored.__name__} meanwhile {number}", "meanwhile")
            number += 1
            await asyncio.sleep(1.0)
        assert await restoring > 0
        after = await user.ask(f"{restored.__name__} after", "after")
        await settled(installation)
        history = await look_back(installation, users)
    statuses = {creation.id: creation.status for creation in history.creations}
    assert [statuses.get(creation) for creation in (*before, after)] == ["success"] * 4
    assert history.lost - statuses.keys()
    assert judges.complaints(history) == []
