"""What all tests share: a migrated database, a server that runs, and a stand-in for Kie.ai at the wire."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import Database
from db.migrating import migrate
from services.generation.workshop import Timings
from settings import Settings
from tests.kie import FakeKie
from tests.serving import Running, running_app

QUICK = Timings(
    lease=timedelta(seconds=2),
    looks=(timedelta(milliseconds=200),),
    look_every=timedelta(milliseconds=200),
    look_every_unreachable=timedelta(milliseconds=100),
    unknown_grace=timedelta(seconds=1),
    max_backoff=timedelta(milliseconds=200),
)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest revision, made once."""
    path = tmp_path_factory.mktemp("database") / "empty.db"

    async def make() -> None:
        database = Database(f"sqlite:///{path}")
        await migrate(database)
        await database.close()

    asyncio.run(make())
    return path


@pytest.fixture
def data_dir(tmp_path: Path, empty_database: Path) -> Path:
    """A folder for one installation, with an empty database in it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(empty_database, folder / "atelier.db")
    return folder


@pytest.fixture
async def database(data_dir: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite:///{data_dir / 'atelier.db'}")
    yield opened
    await opened.close()


@pytest.fixture
async def kie() -> AsyncIterator[FakeKie]:
    async with FakeKie() as fake:
        yield fake


@pytest.fixture
def settings(data_dir: Path, kie: FakeKie) -> Settings:
    """Settings of an installation whose Kie.ai is ``kie``; its users' tokens it signs itself."""
    return kie.settings(data_dir)


@pytest.fixture
async def server(settings: Settings) -> AsyncIterator[Running]:
    """The whole product on a loopback port, with its worker, quick timings, and ``kie``."""
    async with running_app(settings, timings=QUICK) as running:
        yield running
