"""Working: generations are taken through their steps, and nobody is served but who asks how that goes."""

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

import logs
import settings as configuration
from app import create_side_app
from commands.serve import listening, refuse_early
from runtime import open_runtime
from settings import InvalidSettings, Settings
from transport.timeouts import serve_options


def run(metrics_host: str, metrics_port: int | None) -> None:
    settings = configuration.load()
    logs.start(settings)
    if not settings.base_url:
        raise InvalidSettings("BASE_URL must say where the servers are: Kie.ai calls back there.")
    asyncio.run(refuse_early(settings))
    if metrics_port is None:
        asyncio.run(_work(settings, None))
        return
    with listening(metrics_host, metrics_port) as listener:
        asyncio.run(_work(settings, listener))


async def _work(settings: Settings, listener: socket.socket | None) -> None:
    async with open_runtime(settings, serves=False) as runtime:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, runtime.worker.stop)
        logging.getLogger("atelier").info("Atelier works on generations")
        if listener is None:
            await runtime.worker.run()
            return
        server = _SideServer(uvicorn.Config(create_side_app(runtime), log_config=None, **serve_options()))
        serving = asyncio.create_task(server.serve(sockets=[listener]), name="metrics")
        try:
            await runtime.worker.run()
        finally:
            server.should_exit = True
            await serving


class _SideServer(uvicorn.Server):
    """uvicorn's server in a process that is ended by other means than its signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
