"""What the tests of pages share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from settings import Settings
from tests.conftest import QUICK
from tests.serving import Running, running_app


@pytest.fixture
async def sandbox(data_dir: Path, database_url: str) -> AsyncIterator[Running]:
    """The product as it runs without any key: with the sandbox, and demo sign-in."""
    settings = Settings(_env_file=None, data_dir=data_dir, database_url=SecretStr(database_url), sandbox_seconds=0.5)
    async with running_app(settings, timings=QUICK) as running:
        yield running
