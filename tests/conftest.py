"""What all tests share: a migrated database, a server that runs, and a stand-in for Kie.ai at the wire."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from db.engine import Database
from db.migrating import migrate
from services.generation.workshop import Timings
from settings import Settings
from tests.kie import FakeKie
from tests.postgres import Postgres, running_postgres
from tests.serving import Running, running_app

QUICK = Timings(
    lease=timedelta(seconds=2),
    looks=(timedelta(milliseconds=200),),
    look_every=timedelta(milliseconds=200),
    look_every_unreachable=timedelta(milliseconds=100),
    unknown_grace=timedelta(seconds=1),
    max_backoff=timedelta(milliseconds=200),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="Use PostgreSQL where SQLite is the default.")


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


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres | None]:
    """A real server where the tests were asked to use PostgreSQL."""
    if not request.config.getoption("--postgresql"):
        yield None
        return
    with running_postgres() as running:
        yield running


@pytest.fixture
async def database_url(postgres: Postgres | None, data_dir: Path) -> AsyncIterator[str]:
    """The address of an empty database of the test's own: SQLite, or with ``--postgresql`` PostgreSQL."""
    if postgres is None:
        yield f"sqlite:///{data_dir / 'atelier.db'}"
        return
    name = await postgres.create()
    yield postgres.url(name)
    await postgres.drop(name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def kie() -> AsyncIterator[FakeKie]:
    async with FakeKie() as fake:
        yield fake


@pytest.fixture
def settings(data_dir: Path, database_url: str, kie: FakeKie) -> Settings:
    """Settings of an installation whose Kie.ai is ``kie``; its users' tokens it signs itself."""
    return kie.settings(data_dir, DATABASE_URL=database_url)


@pytest.fixture
async def server(settings: Settings) -> AsyncIterator[Running]:
    """The whole product on a loopback port, with its worker, quick timings, and ``kie``."""
    async with running_app(settings, timings=QUICK) as running:
        yield running


@pytest.fixture
async def sandbox(data_dir: Path, database_url: str) -> AsyncIterator[Running]:
    """The product as it runs without any key: with the sandbox, and demo sign-in."""
    settings = Settings(_env_file=None, data_dir=data_dir, database_url=SecretStr(database_url), sandbox_seconds=0.5)
    async with running_app(settings, timings=QUICK) as running:
        yield running
