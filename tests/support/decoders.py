"""Decoder processes that are forked from one that has loaded Pillow, which takes a tenth of a second of CPU time.

The process that forks is started as decoders are, with their options and environment. Each fork runs their program.
"""

import asyncio
import os
import signal
import socket
import struct
import sys
from functools import cache
from typing import Self

from services.media.decoding import decoder
from services.media.decoding.decoder import MAX_ANSWER, Decoder

_PROGRAM = decoder._PROGRAM
_NUMBER = struct.Struct("i")
# A process between the two waits for the decoder, and sends its id and its exit code.
_FORKING = """
import gc, os, signal, socket, struct, sys
from services.media.decoding import program
gc.collect()
gc.freeze()
requests = socket.socket(fileno=int(sys.argv[1]))
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    request, descriptors, _, _ = socket.recv_fds(requests, 16, 3)
    if not request:
        break
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        pid = os.fork()
        if pid == 0:
            os.setsid()
            os.dup2(descriptors[1], 0)
            os.dup2(descriptors[2], 1)
            program.main()
            os._exit(0)
        status = socket.socket(fileno=descriptors[0])
        # The input and the output of the decoder end with it alone.
        for descriptor in (requests.fileno(), *descriptors[1:]):
            os.close(descriptor)
        try:
            status.sendall(struct.pack("i", pid))
            status.sendall(struct.pack("i", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
        finally:
            os._exit(0)
    for descriptor in descriptors:
        os.close(descriptor)
"""


class ForkedDecoder(Decoder):
    """A decoder that forks its process, unless a test has chosen another program."""

    @classmethod
    async def start(cls, niceness: int = 0) -> Self:
        if decoder._PROGRAM != _PROGRAM:
            return await super().start(niceness)
        forked = cls(await _Fork.start())  # type: ignore[arg-type]  # it has the part of asyncio's Process that is used
        await forked._answer()
        os.setpriority(os.PRIO_PROCESS, forked.pid, os.getpriority(os.PRIO_PROCESS, 0) + niceness)
        return forked


class _Fork:
    """A process that was forked; it is used as one of asyncio's."""

    def __init__(
        self, pid: int, status: socket.socket, stdin: asyncio.StreamWriter, stdout: asyncio.StreamReader
    ) -> None:
        self.pid = pid
        self.stdin = stdin
        self.stdout = stdout
        self.returncode: int | None = None
        self._end = asyncio.create_task(self._wait(status))

    @classmethod
    async def start(cls) -> Self:
        loop = asyncio.get_running_loop()
        status, its_status = socket.socketpair()
        stdin, its_stdin = socket.socketpair()
        stdout, its_stdout = os.pipe()
        socket.send_fds(_forking(), [b"fork"], [its_status.fileno(), its_stdin.fileno(), its_stdout])
        its_status.close()
        its_stdin.close()
        os.close(its_stdout)
        status.setblocking(False)
        _, requests = await asyncio.open_connection(sock=stdin)
        answers = asyncio.StreamReader(MAX_ANSWER)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(answers), os.fdopen(stdout, "rb", 0))
        return cls(await _number(status), status, requests, answers)

    async def wait(self) -> int:
        return await asyncio.shield(self._end)

    def kill(self) -> None:
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    async def _wait(self, status: socket.socket) -> int:
        with status:
            self.returncode = await _number(status)
        self.stdin.close()
        return self.returncode


async def _number(status: socket.socket) -> int:
    received = await asyncio.get_running_loop().sock_recv(status, _NUMBER.size)
    return int(_NUMBER.unpack(received)[0])


@cache
def _forking() -> socket.socket:
    """Start the process that forks, and return the socket that requests go through; without it, that process ends."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        os.set_inheritable(theirs.fileno(), True)
        command = [sys.executable, "-S", "-P", "-W", "ignore", "-c", _FORKING, str(theirs.fileno())]
        os.posix_spawn(sys.executable, command, decoder._environment(), setsid=True)
    return ours
