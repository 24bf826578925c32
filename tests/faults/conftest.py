"""Fixtures of the fault tests: real servers, and an installation with connections that the test controls."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.faults.tools.installation import Installation, running_installation
from tests.faults.tools.pace import QUICK
from tests.support.postgres import Postgres, running_postgres
from tests.support.s3_server import S3Server


@pytest.fixture(scope="session")
def real_postgres() -> Iterator[Postgres]:
    """A PostgreSQL that may be broken, and forgets nothing."""
    with running_postgres() as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def installation(
    tmp_path_factory: pytest.TempPathFactory, real_postgres: Postgres, s3_server: S3Server
) -> AsyncIterator[Installation]:
    """Two servers and two workers that are impatient; Kie.ai takes about a second for an image."""
    folder = tmp_path_factory.mktemp("installation")
    async with running_installation(folder, real_postgres, s3_server, QUICK, seconds=1.0) as running:
        yield running
