"""Starting the sandbox as a process of its own, which ends with the one that started it."""

import asyncio
import contextlib
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

START_SECONDS = 20.0
STOP_SECONDS = 5.0


class SandboxFailed(Exception):
    """The sandbox did not start; the message is for the operator."""


class SandboxProcess:
    """A sandbox beside this process; ``url`` is where it listens once this is entered.

    It listens on the port that it had the last time, where that is free: addresses that it gave out stay good.
    """

    def __init__(
        self,
        state_dir: Path,
        *,
        webhook_key: str,
        seconds: float = 3.0,
        checkout_path: str = "",
    ) -> None:
        self._state_dir = state_dir
        self._webhook_key = webhook_key
        self._checkout_path = checkout_path
        self._seconds = seconds
        self._process: asyncio.subprocess.Process | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        port_file = self._state_dir / "port"
        last = port_file.read_text().strip() if port_file.exists() else "0"
        try:
            self.url = await self._start(last if last.isdecimal() else "0")
        except SandboxFailed:
            self.url = await self._start("0")
        self._state_dir.mkdir(parents=True, exist_ok=True)
        port_file.write_text(self.url.rpartition(":")[2])
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()

    async def _start(self, port: str) -> str:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "sandbox",
            f"--port={port}",
            f"--state-dir={self._state_dir}",
            f"--webhook-key={self._webhook_key}",
            f"--checkout-path={self._checkout_path}",
            f"--seconds={self._seconds}",
            "--parent-pipe",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # A key pressed in the terminal ends this process first, and the sandbox with it.
            start_new_session=True,
        )
        output = self._process.stdout
        try:
            line = b"" if output is None else await asyncio.wait_for(output.readline(), START_SECONDS)
            return str(json.loads(line)["url"])
        except (TimeoutError, ValueError, KeyError) as error:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
            raise SandboxFailed("The sandbox did not start.") from error
