"""Processes of the product, forked from one that has imported it: importing takes three seconds of CPU time.

Such a process has the same as with ``python -m ...``: its own arguments, environment, folder, output and session,
and no other thread. Only the state of imported modules is shared, and none keeps anything of an environment.
"""

import asyncio
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import struct
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

AVAILABLE = sys.platform == "linux"

_ROOT = Path(__file__).parents[2]
PYTHONPATH = os.pathsep.join(map(str, (_ROOT, _ROOT / "clients" / "python" / "src")))
_IMPORTED = (
    *("app", "commands.serve", "commands.worker", "sandbox.cards.routes", "sandbox.kie.app", "worker"),
    *("aioboto3", "aiosqlite", "alembic.command", "jwt", "redis.asyncio", "sqlalchemy.dialects.postgresql.asyncpg"),
    *("httptools", "uvloop", "websockets"),
)
_MAX_REQUEST = 2**17
_NUMBER = struct.Struct("i")


class Process(asyncio.Protocol):
    """A process that was forked; it is used as one of asyncio's."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        # Its id, and then its exit code.
        self._numbers: tuple[asyncio.Future[int], ...] = (loop.create_future(), loop.create_future())
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        for future, (number,) in zip(self._numbers, _NUMBER.iter_unpack(self._received), strict=False):
            if not future.done():
                future.set_result(number)

    def connection_lost(self, _error: Exception | None) -> None:
        for future in self._numbers:
            if not future.done():
                future.set_result(-signal.SIGKILL)

    async def started(self) -> None:
        """Return when it has an id."""
        await self._numbers[0]

    @property
    def pid(self) -> int:
        return self._numbers[0].result()

    @property
    def returncode(self) -> int | None:
        ended = self._numbers[1]
        return ended.result() if ended.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._numbers[1])

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


async def start(module: str, *arguments: str, folder: Path, environment: dict[str, str], log: Path) -> Process:
    """Run a module as ``python -m`` does, with all output at the end of ``log``."""
    given = {"folder": str(folder), "environment": environment, "log": str(log)}
    answering = _send({"module": module, "arguments": arguments} | given)
    _, process = await asyncio.get_running_loop().create_unix_connection(Process, sock=answering)
    await process.started()
    return process


def _send(request: dict[str, Any]) -> socket.socket:
    """Send a request to the process that forks, and return the socket that it answers through."""
    Path(request["log"]).touch()  # For readers that read it at once.
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with theirs:
        socket.send_fds(_forking(), [json.dumps(request).encode()], [theirs.fileno()])
    return ours


@cache
def _forking() -> socket.socket:
    """Start the process that forks, and return the socket that requests go through; without it, that process ends."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        os.set_inheritable(theirs.fileno(), True)
        environment = os.environ | {"PYTHONPATH": PYTHONPATH, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", __name__, str(theirs.fileno())]
        os.posix_spawn(sys.executable, command, environment, setsid=True)
    return ours


def main() -> None:
    """Fork a process for each request, and one that waits for it."""
    for name in _IMPORTED:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    requests = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        request, descriptors, _, _ = socket.recv_fds(requests, _MAX_REQUEST, 1)
        if not request:
            return
        with socket.socket(fileno=descriptors[0]) as asker:
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                requests.close()
                _run(json.loads(request), asker)


def _run(request: dict[str, Any], asker: socket.socket) -> None:
    """Fork, and send the id and the exit code of the process to the caller."""
    pid = os.fork()
    if pid == 0:
        asker.close()
        _become(**request)
    try:
        asker.sendall(_NUMBER.pack(pid))
        asker.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
    finally:
        os._exit(0)


def _become(module: str, arguments: Sequence[str], folder: str, environment: dict[str, str], log: str) -> None:
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for descriptor, (name, flags) in enumerate(
        [(os.devnull, os.O_RDONLY), *[(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)] * 2]
    ):
        opened = os.open(name, flags, 0o666)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    main()
