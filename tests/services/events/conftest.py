"""A user whose history the test writes, a broadcaster in this process, and a Valkey that can be broken."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.engine import Database
from services.events.broadcast import Broadcast
from services.identity.accounts import Accounts
from tests.services.events.histories import History
from tests.support.redis_server import RedisServer, running_redis


@pytest.fixture
async def broadcast() -> AsyncIterator[Broadcast]:
    made = Broadcast("memory://")
    await made.connect()
    yield made
    await made.disconnect()


@pytest.fixture
async def history(database: Database, broadcast: Broadcast) -> History:
    """The history of a new user without sign-up credits: it is empty."""
    user = await Accounts(database, signup_credits=0).by_subject("ada")
    return History(database, broadcast, user.id)


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[RedisServer]:
    async with running_redis(tmp_path / "redis") as server:
        yield server
