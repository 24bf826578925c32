"""The ground that all stand on: one PostgreSQL with the data, one Valkey, the generators, the clock of rounds."""

import asyncio
import itertools
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from bench import documents, seeding, servers
from bench.load.generators import Crowd, Generators
from tests.support.postgres import Postgres, running_postgres
from tests.support.redis_server import RedisServer

MOST_EVENTS = 10_000_000  # Of one channel, while a crowd of subscribers exists.
LIMITED = ("COST", "ADDRESS_COST", "CPU", "ADDRESS_CPU", "MUTATIONS", "GENERATIONS")


@dataclass(frozen=True, slots=True)
class Effort:
    """How long and how often things are measured."""

    rounds: int
    seconds: float  # Of one measurement.
    large_gallery: int  # Creations.
    crowd: int  # Subscribers of one process, at most.
    lasting_events: int
    generations: int
    starts: int
    limit: float  # Seconds for one kind of work: more, and it is given up.


FULL = Effort(
    rounds=3,
    seconds=2.0,
    large_gallery=1_000_000,
    crowd=10_000,
    lasting_events=100_000,
    generations=24,
    starts=3,
    limit=240.0,
)
QUICK = Effort(
    rounds=1,
    seconds=2.0,
    large_gallery=50_000,
    crowd=2_000,
    lasting_events=20_000,
    generations=8,
    starts=2,
    limit=120.0,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The servers and data that exist during a whole run, and their addresses."""

    folder: Path
    effort: Effort
    generators: Generators
    postgres: Postgres
    database_url: str
    redis: RedisServer
    seeded_at: datetime
    event_numbers: Iterator[int] = field(default_factory=lambda: itertools.count(0, MOST_EVENTS))

    def tidy(self) -> None:
        """Restore the state before the next work, so that earlier work does not change its figures."""
        asyncio.run(seeding.end_generations(self.database_url, self.seeded_at))

    @property
    def settings(self) -> dict[str, str]:
        """The environment of all servers; each reads the variables that it has."""
        host, name = seeding.server_of(self.database_url)
        return {
            "AUTH_JWT_SECRET": seeding.SECRET,
            "BROADCAST_URL": self.redis.url,
            "DATABASE_URL": self.database_url,
            "PGDATABASE": name,
            "PGHOST": host,
            # All users share one address here, and each sends as much as a thousand would: no request is refused, but
            # everything is counted.
            **{f"RATE_LIMIT_{name}": "999999999/60" for name in LIMITED},
            "LIVE_PER_ADDRESS": "1000000",
            "LIVE_PER_USER": "100000",
            "MAX_CONNECTIONS": "1000000",
            "MAX_CONNECTIONS_PER_ADDRESS": "1000000",
            # The peers write no line for each request either.
            "LOG_LEVEL": "warning",
            # It receives no requests: these servers have no worker.
            "SANDBOX_URL": "http://127.0.0.1:9",
            "WORKER": "off",
        }

    @contextmanager
    def product_subscribers(self, server: servers.Server, *, count: int, channels: int) -> Iterator[Crowd]:
        """Yield subscribers of the product, whose events are published without being written to the database.

        The product renews the epoch if it has delivered a number that is above the newest in the database. So that is
        raised beyond all events as soon as every stream has read it; the events of the next subscribers begin there.
        """
        last = next(self.event_numbers)
        set_number = partial(seeding.set_event_numbers, self.database_url)
        set_number(last)
        scope, seal = asyncio.run(seeding.scope_and_seal(self.database_url))
        talk = documents.creation_subscribers(channels, scope, seal, last=last)
        with self.generators.subscribers(
            server,
            self.redis_address,
            talk,
            count=count,
            channels=channels,
            on_begun=partial(set_number, last + MOST_EVENTS),
        ) as crowd:
            yield crowd

    @property
    def redis_address(self) -> str:
        return f"127.0.0.1:{self.redis.port}"


@contextmanager
def prepared(effort: Effort) -> Iterator[Ground]:
    """Start and seed everything, and end it all when this is left."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # The servers inherit it.
    servers.install_peers()
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as name:
        folder = Path(name)
        for part in ("redis", "data", "load"):
            (folder / part).mkdir()
        generators = Generators(folder / "load")
        print("Starting PostgreSQL and Valkey ...", flush=True)
        with running_postgres() as postgres:
            database_url = postgres.url(asyncio.run(postgres.create()))
            redis = RedisServer(folder / "redis")
            asyncio.run(redis.start())
            try:
                print(f"Seeding {effort.large_gallery} creations of one user, and everyone else's ...", flush=True)
                seeded_at = seeding.run_seed(database_url, seeding.Seed(large=effort.large_gallery))
                yield Ground(folder, effort, generators, postgres, database_url, redis, seeded_at)
            finally:
                asyncio.run(redis.kill())
