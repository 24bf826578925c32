"""Real processes of the product: started as an operator starts them, killed as a crash kills them."""

import asyncio
import os
import re
import signal
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from tests.support import forks
from tests.support.requests import http_client
from tests.support.serving import free_port
from tests.support.waiting import until

ROOT = Path(__file__).parents[2]
PROGRAM = ("cli",)  # The module that Python runs, with its first arguments.
PYTHON: tuple[str, ...] = (sys.executable,)
UNFORKED = (sys.executable, "-u")
"""For a process that is no fork: it imports its own modules, and has its own arguments in ``/proc``."""
START_SECONDS = 90.0
STOP_SECONDS = 60.0

_SANDBOX_URL = re.compile(r'"url": "(.+?)"')


def environment(**settings: str) -> dict[str, str]:
    """Return a clean environment with only these settings in it."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ}
    return kept | {"PYTHONPATH": forks.PYTHONPATH, "PYTHONUNBUFFERED": "1", "DRAIN_SECONDS": "0"} | settings


class _Process(ABC):
    """A process of the product, which can be killed and started again with the same settings."""

    def __init__(
        self,
        folder: Path,
        name: str,
        arguments: list[str],
        settings: dict[str, str],
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self.name = name
        self.environment = environment(**settings)
        self.python = PYTHON
        self.deaths = 0  # How often it ended, or was ended.
        self.log = folder / f"{name}.log"
        self._folder = folder
        self._arguments = [*program, *arguments]
        self._process: asyncio.subprocess.Process | forks.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Start it and wait until it does its work."""
        self._process = await _started(
            *self._arguments, python=self.python, folder=self._folder, env=self.environment, log=self.log
        )
        await until(self._has_started, START_SECONDS, every=0.05)

    async def _has_started(self) -> bool:
        if await self._is_up():
            return True
        if self._process is not None and self._process.returncode is not None:
            raise RuntimeError(f"it did not start: {self.log.read_text()}")
        return False

    @abstractmethod
    async def _is_up(self) -> bool:
        """Whether it does its work."""

    @property
    def pid(self) -> int:
        """Return the id of the process that was started last, and still runs."""
        if self._process is None:
            raise RuntimeError(f"{self.name} does not run")
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """End it as a crash does: no warning, nothing finished."""
        await self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Stop it from doing anything, as a machine that hangs does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    async def stop(self) -> int:
        """Terminate it, and return its exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        process = self._process
        if process is None:
            return 0
        self.deaths += 1
        with suppress(ProcessLookupError):  # It may have ended by itself.
            process.send_signal(number)
        async with asyncio.timeout(STOP_SECONDS):
            code = await process.wait()
        self._process = None
        return code


async def _started(
    *arguments: str, python: tuple[str, ...] = PYTHON, folder: Path, env: dict[str, str], log: Path
) -> asyncio.subprocess.Process | forks.Process:
    """Start a module as ``python -m`` does, with all output at the end of ``log``."""
    log.touch()  # noqa: ASYNC240 - quick. A fork opens it a moment later, and it is read at once.
    if forks.AVAILABLE and python == PYTHON:
        return await forks.start(*arguments, folder=folder, environment=env, log=log)
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *(*python, "-m", *arguments),
            cwd=folder,
            env=env,
            stdout=output,
            stderr=output,
            # Keys pressed in the terminal go to the process that started it.
            start_new_session=True,
        )


class ServerProcess(_Process):
    """``atelier serve``, on the same port and data each time it is started."""

    def __init__(
        self, data_dir: Path, settings: dict[str, str], *, workers: int = 1, program: Sequence[str] = PROGRAM
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        given = {"DATA_DIR": str(data_dir), "DATABASE_URL": f"sqlite:///{data_dir / 'atelier.db'}"}
        arguments = ["serve", f"--port={self.port}", f"--workers={workers}"]
        super().__init__(data_dir.parent, f"server-{self.port}", arguments, given | settings, program)

    async def _is_up(self) -> bool:
        async with http_client() as http:
            return await _answers(http, self.url)


class WorkerProcess(_Process):
    """``atelier worker``."""

    def __init__(
        self, data_dir: Path, settings: dict[str, str], *options: str, program: Sequence[str] = PROGRAM
    ) -> None:
        given = {"DATA_DIR": str(data_dir)}
        super().__init__(data_dir.parent, f"worker-{free_port()}", ["worker", *options], given | settings, program)

    async def start(self) -> None:
        self._started_at = self.log.stat().st_size if self.log.exists() else 0
        await super().start()

    async def _is_up(self) -> bool:
        return "works on generations" in self.log.read_text()[self._started_at :]


async def _answers(http: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await http.get(f"{url}/healthz")).is_success
    except httpx.HTTPError:
        return False


class SandboxStandIn:
    """The state that a running sandbox reports to a test."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def tasks(self) -> list[dict[str, Any]]:
        """Return every createTask that was accepted, in order."""
        return list((await self._state())["tasks"])

    async def refused(self) -> dict[str, int]:
        """Return how many were refused, by code."""
        return dict((await self._state())["refused"])

    async def _state(self) -> dict[str, Any]:
        async with http_client() as http:
            state: dict[str, Any] = (await http.get(f"{self.url}/sandbox/tasks")).json()
        return state


@asynccontextmanager
async def running_sandbox(
    state_dir: Path, *options: str, seconds: float, webhook_key: str
) -> AsyncIterator[SandboxStandIn]:
    """Run the sandbox as its own process, apart from any server; ``options`` are its command line's."""
    log = state_dir.parent / "sandbox.log"
    before = log.stat().st_size if log.exists() else 0
    given = (f"--state-dir={state_dir}", f"--webhook-key={webhook_key}", f"--seconds={seconds}", *options)
    process = await _started("sandbox", "--port=0", *given, folder=ROOT, env=environment(), log=log)
    try:
        url = await until(lambda: _SANDBOX_URL.search(log.read_text()[before:]), START_SECONDS, every=0.05)
        yield SandboxStandIn(url[1])
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
