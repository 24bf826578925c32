"""Serving: one process, or several that share a listener."""

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

import logs
import settings as configuration
from app import create_app, trusted_documents
from commands.database import opened
from db.migrating import migrate
from parts import check
from providers import own_sandbox
from sandbox.process import SandboxProcess
from services import secrets
from services.metrics import SHARED_FOLDER
from settings import InvalidSettings, Settings
from transport.connections import ConnectionLimits
from transport.timeouts import listening_socket, serve_options

# A server process that answers its supervisor nothing for so long is killed, with all that it serves: far longer than a
# busy machine takes to start one.
HANGING_SECONDS = 20


def run(host: str, port: int, workers: int) -> None:
    settings = configuration.load()
    logs.start(settings)
    if workers > 1 and settings.broadcast_url.get_secret_value().startswith("memory:"):
        raise InvalidSettings("--workers: processes hear of each other through Redis; set BROADCAST_URL.")
    with listening(host, port) as listener:
        asyncio.run(refuse_early(settings))
        _serve(listener, settings, host, workers)


def listening(host: str, port: int) -> socket.socket:
    try:
        listener = listening_socket(host, port)
        # Two processes may be bound to one port while neither listens: this is where the second is told.
        listener.listen()
    except OSError as error:
        raise InvalidSettings(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    return listener


def create_served_app() -> Starlette:
    """Return the application in a process that serves it, and has its log lines look like those of all others."""
    settings = configuration.load()
    logs.start(settings)
    return create_app(settings, alone=True)


async def refuse_early(settings: Settings) -> None:
    """Have said in one line what a server process would fail over as it starts."""
    await check(settings)
    trusted_documents(settings)
    async with opened(settings) as database:
        await migrate(database)


def _serve(listener: socket.socket, settings: Settings, host: str, workers: int) -> None:
    address = _address_of(host, listener.getsockname()[1])
    # Through the environment, for the server processes are started from it.
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
        # Whichever process is asked for metrics answers for all; prometheus-client finds the folder here.
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
    """A port that is taken and not listened on; a server process that is handed it has a listener of its own.

    The system then spreads connections evenly over the processes that listen, where a shared listener gives them to
    whoever is quicker, and nearly all of a burst to one. A process that has ended, or does not serve yet, gets none.
    """

    def __reduce__(self) -> tuple[Callable[..., socket.socket], tuple[str, int]]:
        return partial(listening_socket, shared=True), self.getsockname()[:2]


def _place_of(listener: socket.socket) -> socket.socket:
    """Exchange a listener that nobody else could have had for what server processes are handed."""
    if sys.platform != "linux":  # Elsewhere not all who listen on one port are given connections.
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
    """Run the one sandbox that all server processes ask, where they are to ask one and none runs yet."""
    if not settings.needs_sandbox or settings.sandbox_url:
        yield
        return
    with start_blocking_portal() as portal:
        sandbox = portal.call(_sandbox_of, settings)
        with portal.wrap_async_context_manager(sandbox):
            os.environ["SANDBOX_URL"] = sandbox.url
            yield


async def _sandbox_of(settings: Settings) -> SandboxProcess:
    async with opened(settings) as database:
        return own_sandbox(settings, await secrets.load(database))


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it is there."""

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
