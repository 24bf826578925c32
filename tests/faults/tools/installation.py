"""An installation to be broken: the real thing on one machine, with every wire of every process in a test's hand."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import text

from db.engine import Database
from db.options import Options
from tests.faults.tools.gateway import Gateway
from tests.faults.tools.history import Restore
from tests.faults.tools.launcher import Clock
from tests.faults.tools.lines import Line
from tests.faults.tools.pace import Pace
from tests.faults.tools.postgres_control import PostgresControl
from tests.support.postgres import Postgres
from tests.support.processes import SandboxStandIn, ServerProcess, WorkerProcess, running_sandbox
from tests.support.redis_server import RedisServer, running_redis
from tests.support.s3_server import S3Server

WEBHOOK_KEY = "what-the-sandbox-of-the-faults-signs-with"
START_TRIES = 5
_PAUSED = text("SELECT count(*) FROM limits WHERE paused_until IS NOT NULL")


@dataclass(frozen=True, slots=True)
class Lines:
    """The dependencies of one process, by connection; ``clock`` is its own."""

    postgres: Line
    redis: Line
    storage: Line
    kie: Line
    clock: Clock


@dataclass
class Installation:
    """The running processes, and the operations on them.

    ``database_url`` and ``database`` lead past all lines, for a test to prepare and to look.
    """

    pace: Pace
    database_url: str
    database: Database
    database_name: str
    postgres: PostgresControl
    redis: RedisServer
    s3: S3Server
    sandbox: SandboxStandIn
    gateway: Gateway
    results: Line  # To the results that Kie.ai made.
    inputs: Line  # To the hosts of pictures that people name by address.
    restores: list[Restore] = field(default_factory=list)
    servers: list[ServerProcess] = field(default_factory=list)
    workers: list[WorkerProcess] = field(default_factory=list)
    lines: dict[str, Lines] = field(default_factory=dict)  # By the name of the process.

    @property
    def processes(self) -> list[ServerProcess | WorkerProcess]:
        return [*self.servers, *self.workers]

    def postgres_lines(self) -> list[Line]:
        return [lines.postgres for lines in self.lines.values()]

    def redis_lines(self) -> list[Line]:
        return [lines.redis for lines in self.lines.values()]

    def storage_lines(self) -> list[Line]:
        return [lines.storage for lines in self.lines.values()]

    def kie_lines(self) -> list[Line]:
        return [lines.kie for lines in self.lines.values()]

    def clocks(self) -> list[Clock]:
        return [lines.clock for lines in self.lines.values()]

    def owner_of(self, line: Line | None) -> ServerProcess | WorkerProcess | None:
        """Return the process of this line."""
        for process in self.processes:
            lines = self.lines[process.name]
            if line in {lines.postgres, lines.redis, lines.storage, lines.kie}:
                return process
        return None

    def picture(self, name: str) -> str:
        """Return the address of a picture in the world outside."""
        return f"http://{self.inputs.netloc}/pictures/{name}.jpg"

    async def is_paused(self) -> bool:
        """Whether calls of Kie.ai are paused because of its responses."""
        async with self.database.read() as connection:
            paused: int = (await connection.execute(_PAUSED)).scalar_one()
        return paused > 0

    async def lift_pauses(self) -> None:
        """End the pauses of calls to Kie.ai and of models, as an operator does when the problem is solved."""
        async with self.database.begin() as connection:
            await connection.execute(text("UPDATE limits SET paused_until = NULL, pause_reason = NULL"))
            await connection.execute(text("UPDATE model_pauses SET until = paused_at, failures = 0"))

    async def start_again(self, processes: Iterable[ServerProcess | WorkerProcess]) -> None:
        """Start all stopped processes, as a supervisor does, with retries."""

        async def start(process: ServerProcess | WorkerProcess) -> None:
            for tries_left in reversed(range(START_TRIES)):
                try:
                    await process.start()
                except (RuntimeError, TimeoutError):
                    await process.kill()
                    if not tries_left:
                        raise
                else:
                    return

        await asyncio.gather(*(start(process) for process in processes if not process.is_running))

    async def stop(self) -> None:
        """End all processes in order, all at once."""
        await asyncio.gather(*(process.stop() for process in self.processes))


@asynccontextmanager
async def running_installation(
    folder: Path, postgres: Postgres, s3: S3Server, pace: Pace, *, seconds: float
) -> AsyncIterator[Installation]:
    """Run two servers and two workers on a database of their own; Kie.ai takes ``seconds`` for an image."""
    async with AsyncExitStack() as stack:
        control = PostgresControl(postgres.folder)
        name = await postgres.create()
        stack.push_async_callback(postgres.drop, name)
        database = Database(postgres.url(name), Options(pool_size=4))
        stack.push_async_callback(database.close)
        for part in ("redis", "data", "clocks"):
            (folder / part).mkdir()
        redis = await stack.enter_async_context(running_redis(folder / "redis"))
        gateway = await stack.enter_async_context(Gateway(webhook_key=WEBHOOK_KEY))
        results, inputs = [
            await stack.enter_async_context(Line(name, ("127.0.0.1", gateway.port))) for name in ("results", "inputs")
        ]
        sandbox = await stack.enter_async_context(
            running_sandbox(
                folder / "sandbox",
                "--blank",
                f"--public-url=http://{results.netloc}",
                seconds=seconds,
                webhook_key=WEBHOOK_KEY,
            )
        )
        gateway.sandbox_url = sandbox.url
        gateway.lines += [results, inputs]
        installation = Installation(
            pace, postgres.url(name), database, name, control, redis, s3, sandbox, gateway, results, inputs
        )
        storage_prefix = name
        for number in range(4):
            lines = await _open_lines(stack, installation, folder / "clocks" / f"{number}")
            installation_settings = _settings(installation, lines, storage_prefix)
            program = ("tests.faults.tools.launcher", str(lines.clock.path), pace.name)
            process: ServerProcess | WorkerProcess
            if number < 2:
                process = ServerProcess(folder / "data", installation_settings, program=program)
                installation.servers.append(process)
            else:
                process = WorkerProcess(folder / "data", installation_settings, program=program)
                installation.workers.append(process)
            installation.lines[process.name] = lines
        stack.push_async_callback(installation.stop)
        gateway.servers = [server.url for server in installation.servers]
        await installation.start_again(installation.processes)
        yield installation


async def _open_lines(stack: AsyncExitStack, installation: Installation, clock: Path) -> Lines:
    host, port = installation.s3.endpoint.removeprefix("http://").split(":")
    targets: dict[str, tuple[str, int] | str] = {
        "postgres": installation.postgres.socket,
        "redis": ("127.0.0.1", installation.redis.port),
        "storage": (host, int(port)),
        "kie": ("127.0.0.1", installation.gateway.port),
    }
    opened = {name: await stack.enter_async_context(Line(name, target)) for name, target in targets.items()}
    installation.gateway.lines.append(opened["kie"])
    steps = Clock(clock)
    steps.step(0)
    return Lines(**opened, clock=steps)


def _settings(installation: Installation, lines: Lines, prefix: str) -> dict[str, str]:
    storage = replace(installation.s3, endpoint=f"http://{lines.storage.netloc}")
    database = f"postgresql+asyncpg://postgres@{lines.postgres.netloc}/{installation.database_name}"
    return storage.environment | {
        "BASE_URL": installation.gateway.url,
        "DATABASE_URL": database,
        "BROADCAST_URL": f"redis://{lines.redis.netloc}",
        "STORAGE_URL": storage.address(prefix, path_style="1"),
        "SANDBOX_URL": f"http://{lines.kie.netloc}",  # For cards, which fail together with Kie.ai.
        "CARDS": "sandbox",
        "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
        "KIE_AI_API_KEY": "any-is-good",
        "KIE_AI_BASE_URL": f"http://{lines.kie.netloc}",
        "KIE_AI_UPLOAD_URL": f"http://{lines.kie.netloc}",
        "KIE_AI_RESULT_HOSTS": installation.results.netloc,
        "KIE_AI_WEBHOOK_HMAC_KEY": WEBHOOK_KEY,
        "KIE_AI_TIMEOUT": f"{installation.pace.kie_seconds}s",
        "TRUSTED_IMAGE_HOSTS": installation.inputs.netloc,
        "WORKER": "off",
    }
