"""The sandbox as a child process, which ends with its parent."""

import asyncio
import contextlib
import errno
import fcntl
import logging
import os
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sandbox.state import LOCK_SECONDS, UNFINISHED, make_folder, open_private

HOST = "127.0.0.1"
BACKLOG = 128
WEBHOOK_KEY_VARIABLE = "SANDBOX_WEBHOOK_KEY"
AGAIN_SECONDS = 1.0
STOP_SECONDS = 5.0

logger = logging.getLogger("atelier.sandbox")


class SandboxFailed(Exception):
    """The sandbox cannot be started; the message is for the operator."""


class SandboxProcess:
    """A sandbox process beside this one, as a context manager; inside, ``url`` is its address.

    The first connection starts the process and waits for it; if the last process left unfinished work, it starts at
    once. If it ends, the next connection restarts it. It uses the port of the last time if that is free, so that its
    old addresses stay valid.
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
            make_folder(self._state_dir)
            self._lock = await _lock(self._state_dir / "lock")
            port_file = self._state_dir / "port"
            last = port_file.read_text().strip() if port_file.exists() else "0"
            self._listener = _listener(int(last) if last.isdecimal() else 0)
            port = self._listener.getsockname()[1]
            with open_private(port_file) as file:
                file.write(str(port).encode())
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
            await self._wait_for_connection()
        while True:
            try:
                logger.warning("sandbox: it ended with %d; the next request starts it again", await self._run())
            except OSError as error:
                logger.warning("sandbox: it cannot be started: %s", error.strerror)
            await asyncio.sleep(AGAIN_SECONDS)
            await self._wait_for_connection()

    async def _wait_for_connection(self) -> None:
        """Wait for a connection; the kernel keeps it in the backlog until the process has started."""
        loop = asyncio.get_running_loop()
        calling = asyncio.Event()
        loop.add_reader(self._listener, calling.set)
        try:
            await calling.wait()
        finally:
            loop.remove_reader(self._listener)

    async def _run(self) -> int:
        """Run the process until it ends, and return its exit code; cancellation terminates it."""
        listener = self._listener.fileno()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "sandbox",
            f"--listener={listener}",
            f"--state-dir={self._state_dir}",
            f"--checkout-path={self._checkout_path}",
            f"--seconds={self._seconds}",
            "--parent-pipe",
            # In the environment, because all users of the machine can read a process's arguments.
            env={**os.environ, WEBHOOK_KEY_VARIABLE: self._webhook_key},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            pass_fds=(listener,),
            # Ctrl-C in the terminal must end this process first; it then ends the sandbox.
            start_new_session=True,
        )
        try:
            return await process.wait()
        finally:
            await _end(process)


async def _lock(path: Path) -> IO[bytes]:
    """Return an open, locked file; closing it unlocks it. Two sandboxes on one folder would do all work twice.

    Raises:
        OSError: another process still has the lock after ``LOCK_SECONDS``.
    """
    file = open_private(path)
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
    """Return a socket that listens on a port, or on any free port if that one is in use."""
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
