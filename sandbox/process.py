"""Starting the sandbox as a process of its own, which ends with the one that started it."""

import asyncio
import contextlib
import logging
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from sandbox.state import UNFINISHED

HOST = "127.0.0.1"
BACKLOG = 128
AGAIN_SECONDS = 1.0
STOP_SECONDS = 5.0

logger = logging.getLogger("atelier.sandbox")


class SandboxFailed(Exception):
    """There can be no sandbox; the message is for the operator."""


class SandboxProcess:
    """A sandbox beside this process; ``url`` is where it is once this is entered.

    It is started by the first who connects, who waits for it; at once where the last one left something undone.
    Where it ends, the next who connects starts it again. Its port is that of the last time, where that is free:
    addresses that it gave out stay good.
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
        self.url = ""

    async def __aenter__(self) -> Self:
        self._state_dir.mkdir(parents=True, exist_ok=True)
        port_file = self._state_dir / "port"
        last = port_file.read_text().strip() if port_file.exists() else "0"
        self._listener = _listener(int(last) if last.isdecimal() else 0)
        port = self._listener.getsockname()[1]
        port_file.write_text(str(port))
        self.url = f"http://127.0.0.1:{port}"
        self._keeping = asyncio.create_task(self._keep(), name="sandbox")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)
        self._listener.close()

    async def _keep(self) -> None:
        if not (self._state_dir / UNFINISHED).exists():
            await self._called()
        while True:
            try:
                logger.warning("sandbox: it ended with %d, and is started again when it is asked", await self._run())
            except OSError as error:
                logger.warning("sandbox: it cannot be started: %s", error.strerror)
            await asyncio.sleep(AGAIN_SECONDS)
            await self._called()

    async def _called(self) -> None:
        """Wait until somebody connects; who does waits with the system until the process is there."""
        loop = asyncio.get_running_loop()
        calling = asyncio.Event()
        loop.add_reader(self._listener, calling.set)
        try:
            await calling.wait()
        finally:
            loop.remove_reader(self._listener)

    async def _run(self) -> int:
        """Run the process until it ends, and return its exit code; a cancelled task ends it."""
        listener = self._listener.fileno()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "sandbox",
            f"--listener={listener}",
            f"--state-dir={self._state_dir}",
            f"--webhook-key={self._webhook_key}",
            f"--checkout-path={self._checkout_path}",
            f"--seconds={self._seconds}",
            "--parent-pipe",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            pass_fds=(listener,),
            # A key pressed in the terminal ends this process first, and the sandbox with it.
            start_new_session=True,
        )
        try:
            return await process.wait()
        finally:
            await _end(process)


def _listener(port: int) -> socket.socket:
    """Return a socket that listens on a port, on a free one where that is taken."""
    for wanted in (port, 0):
        try:
            return socket.create_server((HOST, wanted), backlog=BACKLOG)
        except OSError as error:
            if not wanted:
                raise SandboxFailed(f"The sandbox has no port to listen on: {error.strerror}.") from error
    raise AssertionError("the last try returns or raises")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
