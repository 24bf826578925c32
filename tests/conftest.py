"""Fixtures of all tests: a migrated database, a running server, and a stand-in for Kie.ai at the wire."""

import asyncio
import gc
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pydantic import SecretStr

from db.engine import Database
from db.migration import migrate
from db.options import Options
from services.events.redis import Pace
from services.generation.steps.context import Timings
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from settings import Settings
from tests.support.kie import FakeKie
from tests.support.planning import is_planned, set_planner
from tests.support.postgres import Postgres, running_postgres
from tests.support.redis_server import RedisServer
from tests.support.s3_server import S3Server, running_s3
from tests.support.serving import Running, running_app
from tests.support.sharing import sharing

# Imports and collection leave no garbage; a search for it would take a sixth of their time. Tests run with it again.
gc.disable()

QUICK = Timings(
    lease=timedelta(seconds=20),
    first_polls=(timedelta(milliseconds=200),),
    poll_every=timedelta(milliseconds=200),
    poll_every_unreachable=timedelta(milliseconds=100),
    unknown_grace=timedelta(seconds=1),
    max_backoff=timedelta(milliseconds=200),
)

NOWHERE = FolderStorage(Path("/nowhere"), base_url="http://nowhere.example", secret=KeyRing(bytes(32)))
"""A storage for parts that keep no images."""

# The fixtures of the parts that a scaled installation has on servers.
PARTS = frozenset({"database_url", "broadcast_url", "storage_url"})

# The marker of a test that has a part in the same place in every installation.
FIXED_PARTS = {"postgres": "database_url", "folder": "storage_url"}

# The time-outs of answers that should come at once. A test of such a time-out sets a short one of its own.
SHORT_WAITS = (
    "services.diagnostics.health.CHECK_SECONDS",
    "services.events.epoch.ANSWER_SECONDS",
    "services.events.gap_detector.ANSWER_SECONDS",
    "services.events.publisher.PUBLISH_SECONDS",
    "services.identity.tokens.JWKS_TIMEOUT_SECONDS",
    "services.media.storage.s3.connection.CONNECT_SECONDS",
    "services.media.uploads.LOOK_SECONDS",
    "services.observability.scrapes.READ_SECONDS",
    "services.rate_limits.memory.ANSWER_SECONDS",
)

SLOW_BEGIN_BY = 0.6
"""The part of a run by which the files that take longest have begun."""


# The suite's examples are the same in every run. `make fuzz` tries more, and others each time.
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

hypothesis.register_profile(
    "suite", max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=_SLOW
)
hypothesis.register_profile("long", max_examples=200, deadline=None, print_blob=True, suppress_health_check=_SLOW)


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--hypothesis-profile"):
        hypothesis.load_profile("suite")
    set_planner(config.getoption("--planner"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--scaled",
        action="store_true",
        help="Run the tests that use a database, a broadcaster or a storage on PostgreSQL, Valkey and SeaweedFS.",
    )
    parser.addoption(
        "--planner", choices=["on", "off"], default="on", help="The setting QUERY_PLANNER of the tested product."
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _keep(config, items, lambda item: not config.getoption("--scaled") or _differs_scaled(item))
    _keep(config, items, lambda item: config.getoption("--planner") == "on" or _differs_unplanned(item))
    _keep(config, items, lambda item: not hasattr(config, "workerinput") or item.get_closest_marker("alone") is None)
    places = _places_of(items)
    items.sort(key=lambda item: places[item.path])


def _keep(config: pytest.Config, items: list[pytest.Item], is_wanted: Callable[[pytest.Item], bool]) -> None:
    """Deselect all tests but the wanted ones."""
    config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
    items[:] = filter(is_wanted, items)


def _places_of(items: list[pytest.Item]) -> dict[Path, float]:
    """Return the place in a run, from 0 to 1, at which each file begins.

    Tests that wait for processes take longest, and leave the processors to the tests beside them. Their files are
    spread over the others, and all of them begin well before the end.
    """
    slow = dict.fromkeys(item.path for item in items if item.get_closest_marker("process") is not None)
    quick = dict.fromkeys(item.path for item in items if item.path not in slow)
    soon = {path: SLOW_BEGIN_BY * number / len(slow) for number, path in enumerate(slow)}
    return soon | {path: number / len(quick) for number, path in enumerate(quick)}


def _differs_scaled(item: pytest.Item) -> bool:
    """Return whether a test uses a part that it has not on a server already, and may depend on it."""
    others = PARTS - {part for marker, part in FIXED_PARTS.items() if item.get_closest_marker(marker)}
    is_chosen = item.get_closest_marker("scaled") is not None or item.get_closest_marker("embedded") is None
    return is_chosen and not others.isdisjoint(getattr(item, "fixturenames", ()))


def _differs_unplanned(item: pytest.Item) -> bool:
    return item.get_closest_marker("planned") is None


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    # Imported modules and collected tests stay: no later run of the garbage collector needs to visit them.
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def shared() -> Iterator[None]:
    with sharing():
        yield


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Give each dependency half a minute to answer, so that a busy machine is not taken for a broken one."""
    with pytest.MonkeyPatch.context() as patches:
        for name in SHORT_WAITS:
            patches.setattr(name, 30.0)
        patient = partial(Pace, answer=30.0, confirmation=30.0, late=30.0, silence=60.0)
        patches.setattr("services.events.redis.Pace", patient)
        yield


@pytest.fixture(scope="session")
def scaled(request: pytest.FixtureRequest) -> bool:
    """Whether the tests use the servers of a scaled installation."""
    return bool(request.config.getoption("--scaled"))


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
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, started for the first test that uses it."""
    with running_postgres(quick=True) as running:
        yield running


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A real Valkey that no test breaks; a test that breaks one starts its own."""
    server = RedisServer(tmp_path_factory.mktemp("valkey"))
    asyncio.run(server.start())
    yield server
    asyncio.run(server.kill())


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[S3Server]:
    """A real S3 server, SeaweedFS."""
    with running_s3(tmp_path_factory.mktemp("s3")) as running:
        yield running


@pytest.fixture
def used_postgres(scaled: bool, request: pytest.FixtureRequest) -> Postgres | None:
    return request.getfixturevalue("postgres") if scaled or request.node.get_closest_marker("postgres") else None


@pytest.fixture
async def database_url(used_postgres: Postgres | None, data_dir: Path) -> AsyncIterator[str]:
    """The address of an empty database of the test's own: SQLite, or PostgreSQL."""
    if used_postgres is None:
        yield f"sqlite:///{data_dir / 'atelier.db'}"
        return
    name = await used_postgres.create()
    yield used_postgres.url(name)
    # All code takes locks in one order, so no test may cause a deadlock.
    assert await used_postgres.deadlocks(name) == 0
    await used_postgres.drop(name)


@pytest.fixture(scope="session")
def scaled_valkey(scaled: bool, request: pytest.FixtureRequest) -> RedisServer | None:
    return request.getfixturevalue("valkey") if scaled else None


@pytest.fixture
async def broadcast_url(scaled_valkey: RedisServer | None) -> str:
    """The address of a broadcaster: in this process, or an empty Valkey."""
    if scaled_valkey is None:
        return "memory://"
    # It counts the requests of each address, and all tests have one address.
    async with scaled_valkey.client() as client:
        await client.flushall()
    return scaled_valkey.url


@pytest.fixture
def storage_url(scaled: bool, request: pytest.FixtureRequest, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty storage of the test's own: a folder, or a place in a bucket of SeaweedFS."""
    if not scaled or request.node.get_closest_marker("folder"):
        return f"file:{data_dir / 'images'}"
    s3: S3Server = request.getfixturevalue("s3_server")
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    return s3.address(path_style="1")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url, Options(connect_timeout=60.0))
    yield opened
    await opened.close()


@pytest.fixture
async def kie() -> AsyncIterator[FakeKie]:
    async with FakeKie() as fake:
        yield fake


@pytest.fixture
def settings(data_dir: Path, database_url: str, broadcast_url: str, storage_url: str, kie: FakeKie) -> Settings:
    """Settings of an installation that calls ``kie`` as Kie.ai and signs the tokens of its users."""
    return kie.settings(data_dir, DATABASE_URL=database_url, BROADCAST_URL=broadcast_url, STORAGE_URL=storage_url)


@pytest.fixture
async def server(settings: Settings) -> AsyncIterator[Running]:
    """The whole product on a loopback port, with its worker, short timings, and ``kie``."""
    async with running_app(settings, timings=QUICK) as running:
        yield running


@pytest.fixture
def sandbox_settings(data_dir: Path, database_url: str) -> Settings:
    """Settings without any key: with the sandbox, and demo sign-in."""
    return Settings(
        data_dir=data_dir, database_url=SecretStr(database_url), sandbox_seconds=0.5, query_planner=is_planned()
    )


@pytest.fixture
async def sandbox(sandbox_settings: Settings) -> AsyncIterator[Running]:
    """The product as it runs without any key."""
    async with running_app(sandbox_settings, timings=QUICK) as running:
        yield running
