"""uvicorn's server, prompt about its end: most tests have one or two, and it would spend a third of a second there."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from tests.support.waiting import until

START_SECONDS = 60.0


class PromptServer(uvicorn.Server):
    """A server that stops at once on a signal, instead of polling ten times a second or pausing."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._told = asyncio.Event()

    def stop(self) -> None:
        self._told.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to pytest."""
        yield

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._told.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        state = self.server_state
        for accepting in (*self.servers, *(sockets or ())):
            accepting.close()
        for connection in tuple(state.connections):
            connection.shutdown()
        try:
            await until(lambda: not (state.connections or state.tasks), self.config.timeout_graceful_shutdown or 60)
        except TimeoutError:
            for task in tuple(state.tasks):
                task.cancel()
            for connection in tuple(state.connections):
                connection.transport.abort()
            await until(lambda: not state.connections)
        await self.lifespan.shutdown()


@asynccontextmanager
async def running(config: uvicorn.Config, listener: socket.socket) -> AsyncIterator[PromptServer]:
    """Serve on a bound socket, in this event loop, until the end of the block."""
    server = PromptServer(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await until(lambda: server.started or serving.done(), START_SECONDS)
        if serving.done():
            await serving
            raise RuntimeError("the server ended as it started")
        yield server
    finally:
        server.stop()
        await serving
