"""Starting the sandbox as a process of its own, which ends with the one that started it."""

import asyncio
import contextlib
import errno
import fcntl
import logging
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sandbox.state import LOCK_SECONDS, UNFINISHED

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
        try:
            self._state_dir.mkdir(parents=True, exist_ok=True)
            self._lock = await _lock(self._state_dir / "lock")
            port_file = self._state_dir / "port"
            last = port_file.read_text().strip() if port_file.exists() else "0"
            self._listener = _listener(int(last) if last.isdecimal() else 0)
            port = self._listener.getsockname()[1]
            port_file.write_text(str(port))
        except OSError as error:
            raise SandboxFailed(f"The sandbox cannot have {self._state_dir}: {error.strerror or error}.") from error
        self.url = f"http://{HOST}:{port}"
        self._keeping = asyncio.create_task(self._keep(), name="sandbox")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)
        self._listener.close()
        self._lock.close()

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


async def _lock(path: Path) -> IO[bytes]:
    """Return a file that is locked while it is open: two sandboxes on one folder would do everything twice.

    Raises:
        OSError: the other has not ended after ``LOCK_SECONDS``.
    """
    file = path.open("wb")
    try:
        async with asyncio.timeout(LOCK_SECONDS):
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    return file
                except BlockingIOError:
                    await asyncio.sleep(0.05)
    except BaseException as error:
        file.close()
        if isinstance(error, TimeoutError):
            raise OSError(errno.EBUSY, "another server's is there; SANDBOX_URL can name one for both") from error
        raise


def _listener(port: int) -> socket.socket:
    """Return a socket that listens on a port, on a free one where that is taken."""
    try:
        return socket.create_server((HOST, port), backlog=BACKLOG)
    except OSError:
        return socket.create_server((HOST, 0), backlog=BACKLOG)


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
