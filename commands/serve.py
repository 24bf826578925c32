"""The command ``serve``: one server process, or several on one port."""

import asyncio
import logging
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import uvicorn
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

import settings as configuration
from app import create_app
from bootstrap import logging as process_logging
from bootstrap.factories import check
from bootstrap.graphql import trusted_documents
from bootstrap.integrations import own_sandbox
from commands.database import open_database
from db.migration import migrate
from sandbox.process import SandboxProcess
from services import secrets
from services.observability.metrics import SHARED_FOLDER
from services.private_files import restrict_umask
from settings import InvalidSettings, Settings
from transport.server.connection_limiter import ConnectionLimits
from transport.server.http_protocol import listening_socket, serve_options

# The supervisor kills a server process, with its open requests, if it does not respond for this long: far longer than a
# start takes on a busy machine.
HANGING_SECONDS = 20


def run(host: str, port: int | None, workers: int) -> None:
    restrict_umask()
    settings = configuration.load()
    process_logging.start(settings)
    process_logging.warn_of_names(configuration.misspelt())
    if workers > 1 and settings.broadcast_url.get_secret_value().startswith("memory:"):
        raise InvalidSettings("--workers: processes exchange events through Redis; set BROADCAST_URL.")
    with open_listener(host, settings.port if port is None else port) as listener:
        asyncio.run(refuse_early(settings))
        _serve(listener, settings, host, workers)


def open_listener(host: str, port: int) -> socket.socket:
    try:
        listener = listening_socket(host, port)
        # Two processes may bind one port while neither listens; this call raises in the second.
        listener.listen()
    except OSError as error:
        raise InvalidSettings(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    return listener


def create_served_app() -> Starlette:
    """Set up logging and return the application, in a server process."""
    settings = configuration.load()
    process_logging.start(settings)
    return create_app(settings, alone=True)


async def refuse_early(settings: Settings) -> None:
    """Reject settings that would make a server process fail at its start, and migrate the database."""
    await check(settings)
    trusted_documents(settings)
    async with open_database(settings) as database:
        await migrate(database)


def _serve(listener: socket.socket, settings: Settings, host: str, workers: int) -> None:
    address = _address_of(host, listener.getsockname()[1])
    # Set in the environment, since server processes read it.
    if not settings.base_url:
        os.environ["BASE_URL"] = address
    settings = configuration.load()
    options = serve_options(_connection_limits(settings))
    config = uvicorn.Config(
        "commands.serve:create_served_app",
        factory=True,
        workers=workers,
        log_config=None,
        timeout_worker_healthcheck=HANGING_SECONDS,
        **options,
    )
    if workers > 1:
        # Each process reports the metrics of all; prometheus-client reads this variable.
        with tempfile.TemporaryDirectory(prefix="atelier-metrics-") as folder:
            os.environ.setdefault(SHARED_FOLDER, folder)
            with _shared_sandbox(settings), _place_of(listener) as place:
                Multiprocess(config, [place]).run()
        return
    server = _Server(config, f"Atelier serves {settings.base_url} on {address} (GraphQL at /graphql)")
    server.run(sockets=[listener])
    if not server.started:
        sys.exit(1)


class _Place(socket.socket):
    """A socket that reserves a port without listening; pickled for a server process, it becomes a listener there.

    With a listener per process, the system spreads connections evenly. With a shared listener the fastest process would
    accept most of them, and nearly all of a burst. A process that has ended, or does not serve yet, gets none.
    """

    def __reduce__(self) -> tuple[Callable[..., socket.socket], tuple[str, int]]:
        return partial(listening_socket, shared=True), self.getsockname()[:2]


def _place_of(listener: socket.socket) -> socket.socket:
    """Replace the reserved listener by a SO_REUSEPORT socket for the server processes."""
    if sys.platform != "linux":  # Elsewhere not all listeners on one port get connections.
        return listener
    host, port = listener.getsockname()[:2]
    listener.close()
    return _Place(fileno=listening_socket(host, port, shared=True).detach())


def _connection_limits(settings: Settings) -> ConnectionLimits:
    return ConnectionLimits(
        total=settings.max_connections,
        per_address=settings.max_connections_per_address,
        proxies=tuple(sorted(settings.trusted_proxies)),
        keep_alive=int(settings.keep_alive.total_seconds()),
    )


@contextmanager
def _shared_sandbox(settings: Settings) -> Iterator[None]:
    """Run the one sandbox of all server processes, if the settings need one and none runs yet."""
    if not settings.needs_sandbox or settings.sandbox_url:
        yield
        return
    with start_blocking_portal() as portal:
        sandbox = portal.call(_sandbox_of, settings)
        with portal.wrap_async_context_manager(sandbox):
            os.environ["SANDBOX_URL"] = sandbox.url
            yield


async def _sandbox_of(settings: Settings) -> SandboxProcess:
    async with open_database(settings) as database:
        return own_sandbox(settings, await secrets.load(database))


class _Server(uvicorn.Server):
    """A uvicorn server that logs a line when it has started."""

    def __init__(self, config: uvicorn.Config, greeting: str) -> None:
        super().__init__(config)
        self._greeting = greeting

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            logging.getLogger("atelier").info(self._greeting)


def _address_of(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "localhost"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
