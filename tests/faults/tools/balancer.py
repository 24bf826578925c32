"""A load balancer for TCP: it sends each new connection to a server whose ``/readyz`` does not respond with 503."""

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

CHECK_EVERY_SECONDS = 0.1
CHECK_SECONDS = 5.0
CHUNK = 65_536


class Balancer:
    """Listens on loopback; ``ports`` are the servers' ports, ``ready`` the ports that get connections."""

    def __init__(self) -> None:
        self.ports: list[int] = []
        self.ready: set[int] = set()
        self.rejected = 0  # Connections for which no server was there.
        self._turn = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def serves(self, port: int) -> bool:
        return port in self.ready

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=1024)
        self._start(self._check())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: "asyncio._CoroutineLike[None]") -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _check(self) -> None:
        while True:
            found = await asyncio.gather(*(_status(port) for port in self.ports))
            for port, status in zip(self.ports, found, strict=False):
                if status == b"200":
                    self.ready.add(port)
                elif status is not None:
                    self.ready.discard(port)
            await asyncio.sleep(CHECK_EVERY_SECONDS)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._start(self._forward(reader, writer))

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self._turn += 1
            ports = sorted(self.ready)
            turn = self._turn % max(1, len(ports))
            for port in ports[turn:] + ports[:turn]:
                with suppress(OSError):
                    theirs_in, theirs = await asyncio.open_connection("127.0.0.1", port)
                    break
            else:
                self.rejected += 1
                return
            try:
                pumps = [asyncio.create_task(each) for each in (_pump(reader, theirs), _pump(theirs_in, writer))]
                await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
                for pump in pumps:
                    pump.cancel()
                await asyncio.gather(*pumps, return_exceptions=True)
            finally:
                theirs.close()
        finally:
            writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()


async def _status(port: int) -> bytes | None:
    """Return the status of a server's ``/readyz``, empty if nothing listens, None if it is late."""
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(b"GET /readyz HTTP/1.1\r\nHost: balancer\r\nConnection: close\r\n\r\n")
                line = await reader.readline()
            finally:
                writer.close()
    except TimeoutError:
        return None
    except OSError:
        return b""
    return line.split(b" ")[1] if b" " in line else b""
