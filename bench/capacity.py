"""``python -m bench.capacity``: the capacity of one process of each kind, and its growth; for ``docs/scaling.md``.

Kie.ai's limits are lifted, so that the work itself is measured: generations from words alone, made by a sandbox that
paints one colour. Each figure is processor time, which is valid on a busy machine, too.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

import asyncpg
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncConnection

import cli
from bench import machine, seeding
from bench.report import Table
from db.base import new_id
from db.engine import Database
from db.queries.generations import claims as claim_queries
from db.queries.generations import queue
from db.queries.limits import Rate
from services.clock import now
from services.generation.steps.context import Limits
from tests.faults.test_crashes import rich_user
from tests.faults.test_endings import watch
from tests.sandbox.running import running_sandbox
from tests.support.graphql_client import CREATE_GENERATION, Client
from tests.support.postgres import Postgres, running_postgres
from tests.support.processes import ServerProcess, WorkerProcess
from tests.support.redis_server import RedisServer, running_redis
from tests.support.s3_server import S3Server, running_s3
from tests.support.waiting import until

WEBHOOK_KEY = "what-the-sandbox-of-the-bench-signs-with"
USERS = 20
SUBSCRIBERS = 500
PATIENCE_SECONDS = 300.0
QUEUES = (100, 1_000, 10_000, 100_000)
CHANNELS = 10_000
PUBLISHES = 50_000
PIPELINE = 200
EVENT_BYTES = 1_000
TABLES = ("image_generation_tasks", "events", "credit_transactions", "images")
# The program of the workers: the product's command line, with limits that are never reached.
UNLIMITED = ("bench.capacity", "--run")

_WAITING = """
INSERT INTO image_generation_tasks (id, user_id, status, version, prompt, style, aspect_ratio, resolution,
  output_format, credits_used, input_hash, step, step_at, due_at, attempts, kie_attempt, "createdAt", "updatedAt")
SELECT 'cre_' || lpad(n::text, 32, '0'), users.id, 'waiting', 1, 'a cat, number ' || n, 'none', 'auto', '1K',
  'png', 20, md5(n::text), 'submit', now(), now(), 0, 0, now(), now()
FROM generate_series($1::int, $2::int) n
JOIN (SELECT id, row_number() OVER () - 1 AS number FROM users) users ON users.number = n % (SELECT count(*) FROM users)
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """One of each, and the processes to look at."""

    database_url: str
    postgres: Postgres
    redis: RedisServer
    server: ServerProcess
    worker: WorkerProcess
    tokens: list[str]

    def cpu(self) -> dict[str, float]:
        """Return the processor seconds of each process so far."""
        return {name: machine.cpu_seconds(pid) for name, pid in self._pids().items()}

    def memory(self) -> dict[str, float]:
        pids = self._pids()
        return {name: machine.memory_mb(pids[name]) for name in ("server", "worker")}

    def _pids(self) -> dict[str, int]:
        postmaster = int((self.postgres.folder / "postmaster.pid").read_text().split("\n", 1)[0])
        return {
            "server": self.server.pid,
            "worker": self.worker.pid,
            "PostgreSQL": postmaster,
            "Valkey": self.redis.pid,
        }


async def measure(folder: Path, postgres: Postgres, s3: S3Server, count: int) -> None:
    """Make ``count`` images with one server and one worker, then let the queue and the channels grow."""
    async with AsyncExitStack() as stack:
        installation = await _install(folder, postgres, s3, stack)
        # Each result is printed at once.
        _tell(await _channels(installation))
        _tell(await _subscribers(installation))
        _tell(await _generations(installation, count))
        await installation.worker.stop()
        _tell(await _sizes(installation, count))
        _tell(await _queues(installation))


def _tell(table: Table) -> None:
    print("\n".join(table.lines()), flush=True)


async def _install(folder: Path, postgres: Postgres, s3: S3Server, stack: AsyncExitStack) -> Installation:
    (folder / "redis").mkdir()
    (folder / "data").mkdir()
    redis = await stack.enter_async_context(running_redis(folder / "redis"))
    sandbox = await stack.enter_async_context(
        running_sandbox(folder / "sandbox", blank=True, credits=10**9, rate=10**6, webhook_key=WEBHOOK_KEY)
    )
    name = await postgres.create()
    stack.push_async_callback(postgres.drop, name)
    settings = s3.environment | {
        "DATABASE_URL": postgres.url(name),
        "BROADCAST_URL": redis.url,
        "STORAGE_URL": s3.address(path_style="1"),
        "SANDBOX_URL": sandbox.url,
        "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
        "KIE_AI_CONCURRENCY": "80",
        "RATE_LIMITS": "off",
        "LIVE_PER_USER": "1000",
        "LIVE_PER_ADDRESS": "1000",
        "MAX_CONNECTIONS_PER_ADDRESS": "1000",
        "LOG_LEVEL": "warning",
        "WORKER": "off",
    }
    server = await stack.enter_async_context(ServerProcess(folder / "data", settings))
    given = settings | {"BASE_URL": server.url, "LOG_LEVEL": "info"}
    worker = WorkerProcess(folder / "data", given, program=UNLIMITED)
    stack.push_async_callback(worker.stop)
    tokens = [await rich_user(postgres.url(name), f"user-{number}", 1_000_000) for number in range(USERS)]
    return Installation(postgres.url(name), postgres, redis, server, worker, tokens)


async def _subscribers(installation: Installation) -> Table:
    """Open a great many subscriptions of a few people's."""
    before = machine.memory_mb(installation.server.pid), machine.cpu_seconds(installation.server.pid)
    async with AsyncExitStack() as stack:
        for number in range(SUBSCRIBERS):
            await watch(stack, installation.server, installation.tokens[number % USERS])
        after = machine.memory_mb(installation.server.pid), machine.cpu_seconds(installation.server.pid)
    memory, cpu = ((there - here) / SUBSCRIBERS for here, there in zip(before, after, strict=True))
    rows = [["memory of one, KB", f"{memory * 1024:.0f}"], ["CPU ms to open one", f"{cpu * 1000:.1f}"]]
    return Table(f"{SUBSCRIBERS} subscriptions, each on a socket of its own", ("what", "measured"), rows)


async def _generations(installation: Installation, count: int) -> Table:
    """Let a queue of ``count`` build up, then have one worker do all of it."""
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(Client(installation.server.url, token)) for token in installation.tokens
        ]
        given: dict[str, object] = {"input": {"prompt": "a cat on a bicycle in the rain", "style": "sty_none"}}
        for _ in range(count // USERS):
            await asyncio.gather(*(client.execute(CREATE_GENERATION, given) for client in clients))
    await installation.worker.start()
    before, began = installation.cpu(), time.perf_counter()
    connection = await seeding.connect(installation.database_url)
    try:
        await until(partial(_is_done, connection), timeout=PATIENCE_SECONDS)
        succeeded = await connection.fetchval("SELECT count(*) FROM image_generation_tasks WHERE status = 'success'")
    finally:
        await connection.close()
    seconds, after = time.perf_counter() - began, installation.cpu()
    if succeeded != count:
        raise RuntimeError(f"only {succeeded} of {count} generations succeeded")
    rows = [[name, f"{(after[name] - before[name]) / count * 1000:.1f}"] for name in after]
    rows += [[f"memory of the {name} afterwards, MB", f"{mb:.0f}"] for name, mb in installation.memory().items()]
    rows.append(["generations/s, one worker, all on this machine", f"{count / seconds:.1f}"])
    return Table(f"One generation after `createGeneration`, of {count}", ("process", "CPU ms each"), rows)


async def _is_done(connection: asyncpg.Connection) -> bool:
    return not await connection.fetchval("SELECT count(*) FROM image_generation_tasks WHERE step IS NOT NULL")


async def _sizes(installation: Installation, count: int) -> Table:
    connection = await seeding.connect(installation.database_url)
    try:
        rows = []
        for name in TABLES:
            await connection.execute(f"VACUUM FULL {name}")
            size = await connection.fetchval("SELECT pg_total_relation_size($1::regclass)", name)
            indexes = await connection.fetchval("SELECT pg_indexes_size($1::regclass)", name)
            lines = await connection.fetchval(f"SELECT count(*) FROM {name}")  # noqa: S608 - a name of ours
            rows.append([name, f"{lines / count:.1f}", f"{size / count:.0f}", f"{indexes / count:.0f}"])
        payload = await connection.fetchval("SELECT avg(length(payload)) FROM events")
        rows.append(["(payload of an event)", "", f"{payload:.0f}", ""])
    finally:
        await connection.close()
    return Table("Kept in PostgreSQL for one generation", ("table", "rows", "bytes", "of them indexes"), rows)


async def _queues(installation: Installation) -> Table:
    """Time the statements whose cost depends on the number of waiting generations."""
    connection = await seeding.connect(installation.database_url)
    database = Database(installation.database_url)
    rows, waiting = [], 0
    try:
        for length in QUEUES:
            await connection.execute(_WAITING, waiting + 1, length)
            await connection.execute("VACUUM ANALYZE image_generation_tasks")
            waiting = length
            last = f"cre_{length:032d}"
            admitted = await _fastest(database, _admit)
            placed = await _fastest(database, partial(queue.positions, ids=[last]))
            due = await _fastest(database, claim_queries.next_due)
            rows.append([str(length), f"{admitted:.1f}", f"{placed:.1f}", f"{due:.1f}"])
    finally:
        await database.close()
        await connection.close()
    headings = ("waiting", "admit 4", "read a queue position", "find due steps")
    return Table("Statements over the queue, ms, the fastest of three", headings, rows)


async def _admit(connection: AsyncConnection) -> object:
    moment = now()
    later = moment + timedelta(minutes=1)
    return await queue.admit(connection, moment, lease=new_id("lea"), until=later, answer_by=later, limit=4)


class _UndoneError(Exception):
    """Ends a transaction to roll its changes back."""


async def _fastest(database: Database, query: Callable[[AsyncConnection], Awaitable[object]]) -> float:
    times = []
    for _ in range(3):
        try:
            async with database.begin() as connection:
                began = time.perf_counter()
                await query(connection)
                times.append((time.perf_counter() - began) * 1000)
                raise _UndoneError
        except _UndoneError:
            pass
    return min(times)


async def _channels(installation: Installation) -> Table:
    """Subscribe one connection to very many channels, as a server does, and publish on all of them."""
    names = [f"events:usr_{number:032d}" for number in range(CHANNELS)]
    reader, writer = await asyncio.open_connection("127.0.0.1", installation.redis.port)
    async with installation.redis.client() as publisher:
        before = int((await publisher.info("memory"))["used_memory"])
        # A line of Valkey's holds 64 KB.
        for first in range(0, CHANNELS, PIPELINE):
            writer.write(f"SUBSCRIBE {' '.join(names[first : first + PIPELINE])}\r\n".encode())
        # Messages are read and discarded: this measures Valkey, not its subscribers.
        draining = asyncio.create_task(_drain(reader))
        try:
            await until(partial(_is_heard, publisher, names[-1]))
            memory = int((await publisher.info("memory"))["used_memory"]) - before
            cpu, began = machine.cpu_seconds(installation.redis.pid), time.perf_counter()
            await _publish(publisher, names)
            seconds, cpu = time.perf_counter() - began, machine.cpu_seconds(installation.redis.pid) - cpu
        finally:
            draining.cancel()
            await asyncio.gather(draining, return_exceptions=True)
            writer.close()
    rows = [
        ["publish and deliver to one server, CPU µs", f"{cpu / PUBLISHES * 1e6:.1f}"],
        ["published/s by one Python client", f"{PUBLISHES / seconds:.0f}"],
        ["memory of a channel, bytes", f"{memory / CHANNELS:.0f}"],
    ]
    return Table(f"Valkey, {CHANNELS} channels, messages of {EVENT_BYTES} bytes", ("what", "measured"), rows)


async def _is_heard(client: Redis, name: str) -> bool:
    [(_, count)] = await client.pubsub_numsub(name)
    return bool(count)


async def _publish(client: Redis, names: list[str]) -> None:
    message = "x" * EVENT_BYTES
    for first in range(0, PUBLISHES, PIPELINE):
        pipeline = client.pipeline(transaction=False)
        for number in range(first, first + PIPELINE):
            pipeline.publish(names[number % CHANNELS], message)
        await pipeline.execute()


async def _drain(reader: asyncio.StreamReader) -> None:
    while await reader.read(1 << 20):
        pass


def run(arguments: list[str]) -> None:
    """Run the product's command line with limits of Kie.ai that are never reached."""
    often = Rate(timedelta(milliseconds=1), burst=64)
    sys.argv[1:] = arguments
    with patch("runtime.Limits", lambda **given: Limits(**given | {"create": often, "read": often})):
        cli.main()


def main() -> None:
    if sys.argv[1:2] == ["--run"]:
        run(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="generations to make")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory(prefix="atelier-capacity-") as name:
        folder = Path(name)
        (folder / "s3").mkdir()
        with running_postgres() as postgres, running_s3(folder / "s3") as s3:
            asyncio.run(measure(folder, postgres, s3, count))


if __name__ == "__main__":
    main()
