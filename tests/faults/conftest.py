"""What the fault tests share: real servers, and an installation whose every wire is in the test's hand."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.faults.installation import Installation, running_installation
from tests.faults.pace import QUICK
from tests.postgres import Postgres, running_postgres
from tests.s3_server import S3Server, running_s3


@pytest.fixture(scope="session")
def real_postgres() -> Iterator[Postgres]:
    with running_postgres() as running:
        yield running


@pytest.fixture(scope="session")
def real_s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    with running_s3(tmp_path_factory.mktemp("s3")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def installation(
    tmp_path_factory: pytest.TempPathFactory, real_postgres: Postgres, real_s3: S3Server
) -> AsyncIterator[Installation]:
    """Two servers and two workers that are impatient; Kie.ai takes about a second for an image."""
    folder = tmp_path_factory.mktemp("installation")
    async with running_installation(folder, real_postgres, real_s3, QUICK, seconds=1.0) as running:
        yield running
