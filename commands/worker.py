"""The command ``worker``: runs the steps of generations, and serves only health and metrics."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

import settings as configuration
from app import create_side_app
from bootstrap import logging as process_logging
from bootstrap.container import Runtime, open_runtime
from commands.serve import open_listener, refuse_early
from services.private_files import restrict_umask
from settings import InvalidSettings, Settings
from transport.server.http_protocol import serve_options

_log = logging.getLogger("atelier")


def run(metrics_host: str, metrics_port: int | None) -> None:
    restrict_umask()
    settings = configuration.load()
    process_logging.start(settings)
    process_logging.warn_of_names(configuration.misspelt())
    if not settings.base_url:
        raise InvalidSettings("BASE_URL must be the address of the servers: Kie.ai sends its callbacks there.")
    asyncio.run(refuse_early(settings))
    port = settings.metrics_port if metrics_port is None else metrics_port
    if port is None:
        asyncio.run(_work(settings, None))
        return
    with open_listener(metrics_host, port) as listener:
        asyncio.run(_work(settings, listener))


async def _work(settings: Settings, listener: socket.socket | None) -> None:
    async with open_runtime(settings, serves=False) as runtime:

        def stop() -> None:
            runtime.health.stop()
            runtime.worker.stop()

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop)
        _log.info("Atelier works on generations")
        async with _side_server(runtime, listener):
            await runtime.worker.run()
    _log.info("Atelier stopped")


@asynccontextmanager
async def _side_server(runtime: Runtime, listener: socket.socket | None) -> AsyncIterator[None]:
    """Serve health and metrics on the listener, if there is one."""
    if listener is None:
        yield
        return
    server = _SideServer(uvicorn.Config(create_side_app(runtime), log_config=None, **serve_options()))
    serving = asyncio.create_task(server.serve(sockets=[listener]), name="metrics")
    try:
        yield
    finally:
        server.should_exit = True
        await serving


class _SideServer(uvicorn.Server):
    """A uvicorn server without signal handlers, since this process has its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
