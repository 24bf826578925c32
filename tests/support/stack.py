"""The real thing on one machine: PostgreSQL, Valkey and SeaweedFS from packages, servers, workers and the sandbox.

``make stack`` keeps it up, to be looked at and broken; the tests of many machines use it too.
"""

import asyncio
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.postgres import Postgres, running_postgres
from tests.support.processes import SandboxStandIn, ServerProcess, WorkerProcess, running_sandbox
from tests.support.redis_server import RedisServer, running_redis
from tests.support.s3_server import S3Server, running_s3

WEBHOOK_KEY = "what-the-sandbox-of-the-stack-signs-with"


@dataclass(frozen=True, slots=True)
class Stack:
    """The running processes, and their addresses."""

    database_url: str
    redis: RedisServer
    s3: S3Server
    sandbox: SandboxStandIn
    servers: list[ServerProcess]
    workers: list[WorkerProcess]


@asynccontextmanager
async def running_stack(
    folder: Path,
    postgres: Postgres,
    s3: S3Server,
    *sandbox_options: str,
    servers: int = 2,
    workers: int = 2,
    seconds: float = 1.0,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[Stack]:
    """Run servers and workers on a database of their own, with the sandbox as its own process.

    The first server is the one that Kie.ai calls back; ``sandbox_options`` are of the sandbox's command line, and
    ``settings`` are further settings of every server and worker.
    """
    async with AsyncExitStack() as stack:
        name = await postgres.create()
        stack.push_async_callback(postgres.drop, name)
        for part in ("redis", "data"):
            (folder / part).mkdir()
        redis = await stack.enter_async_context(running_redis(folder / "redis"))
        sandbox = await stack.enter_async_context(
            running_sandbox(folder / "sandbox", *sandbox_options, seconds=seconds, webhook_key=WEBHOOK_KEY)
        )
        shared = s3.environment | {
            "DATABASE_URL": postgres.url(name),
            "BROADCAST_URL": redis.url,
            "STORAGE_URL": s3.address(path_style="1"),
            "SANDBOX_URL": sandbox.url,
            "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
            "KIE_AI_TIMEOUT": "4s",
            "WORKER": "off",
            **(settings or {}),
        }
        serving = [ServerProcess(folder / "data", shared) for _ in range(servers)]
        working = [WorkerProcess(folder / "data", {"BASE_URL": serving[0].url} | shared) for _ in range(workers)]
        for process in (*serving, *working):
            stack.push_async_callback(process.stop)
        await asyncio.gather(*(process.start() for process in (*serving, *working)))
        yield Stack(postgres.url(name), redis, s3, sandbox, serving, working)


async def _stay_up(folder: Path, postgres: Postgres, s3: S3Server) -> None:
    async with running_stack(folder, postgres, s3, seconds=3.0) as stack:
        for server in stack.servers:
            print(f"server      {server.url}   (GraphiQL at {server.url}/graphql)")
        print(f"workers     {len(stack.workers)}")
        print(f"PostgreSQL  {stack.database_url}")
        print(f"Valkey      {stack.redis.url}")
        print(f"SeaweedFS   {stack.s3.endpoint}")
        print(f"sandbox     {stack.sandbox.url}")
        print(f"logs        {folder}")
        print(f"\nIn another terminal: make demo SERVER={stack.servers[0].url}\nCtrl-C ends all of it.", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    # On any signal it ends all of its children; a shell makes background processes ignore Ctrl-C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="atelier-stack-") as name:
        folder = Path(name)
        for part in ("s3", "run"):
            (folder / part).mkdir()
        print("Starting PostgreSQL, Valkey, SeaweedFS, the sandbox, two servers and two workers ...", flush=True)
        try:
            with running_postgres() as postgres, running_s3(folder / "s3") as s3:
                asyncio.run(_stay_up(folder / "run", postgres, s3))
        except KeyboardInterrupt:
            print("All stopped.", file=sys.stderr)


if __name__ == "__main__":
    main()
