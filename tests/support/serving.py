"""Running the product's application on a real port, inside the test's own event loop."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import uvicorn
from starlette.types import ASGIApp

from app import create_app
from db.engine import Database
from services import secrets
from services.generation.steps.context import Timings
from services.identity import tokens
from settings import Settings
from tests.support.graphql_client import Client
from tests.support.prompt import running
from tests.support.requests import http_client
from transport.server.http_protocol import listening_socket, serve_options

_bound: list[socket.socket] = []


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket | None = None) -> AsyncIterator[str]:
    """Serve an application on loopback and yield its address; it is shut down at the end."""
    with listener or listening_socket("127.0.0.1", 0) as bound:
        config = uvicorn.Config(app, log_config=None, **serve_options())
        async with running(config, bound):
            yield address_of(bound)


def address_of(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def free_port() -> int:
    """Return a port for a server that starts later, even repeatedly; no other program gets it before this process ends.

    It is bound, so that the kernel gives it neither to a program that needs any port, nor to a connection. A server
    can still listen on it, because servers allow that a port is bound elsewhere; until then connections are refused.
    """
    bound = listening_socket("127.0.0.1", 0)
    _bound.append(bound)
    return int(bound.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Running:
    """A product that runs: its address, its settings, and how to be a user of it."""

    url: str
    settings: Settings
    _clients: AsyncExitStack

    async def token(self, subject: str, *, lifetime: timedelta = timedelta(hours=1)) -> str:
        database = Database(self.settings.database_address, self.settings.database_options)
        try:
            key = (await secrets.load(database)).session_tokens.newest
        finally:
            await database.close()
        return tokens.issue(key, subject, lifetime=lifetime)[0]

    async def user(self, subject: str = "ada") -> Client:
        """Return a client of one user, closed when the product stops."""
        return await self._clients.enter_async_context(Client(self.url, await self.token(subject)))

    async def raw(self, body: dict[str, Any], token: str | None = None) -> httpx.Response:
        """Post a GraphQL body and return the answer as it came."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with http_client() as http:
            return await http.post(f"{self.url}/graphql", json=body, headers=headers)


@asynccontextmanager
async def running_app(settings: Settings, *, timings: Timings | None = None) -> AsyncIterator[Running]:
    """Run the product under these settings, with its address as their BASE_URL if they have none."""
    with listening_socket("127.0.0.1", 0) as listener:
        own = settings if settings.base_url else settings.model_copy(update={"base_url": address_of(listener)})
        async with serving(create_app(own, timings=timings), listener) as url, AsyncExitStack() as clients:
            yield Running(url, own, clients)
