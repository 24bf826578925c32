"""Running the product's application on a real port, inside the test's own event loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import uvicorn
from starlette.types import ASGIApp

from app import create_app
from client import Client
from db.engine import Database
from services import secrets, tokens
from services.generation.workshop import Timings
from settings import Settings
from tests.asking import http_client
from transport.timeouts import listening_socket, serve_options


@asynccontextmanager
async def serving(app: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """Serve an application on loopback and yield its address; it is shut down at the end."""
    with listening_socket("127.0.0.1", port) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, **serve_options()))
        running = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            async with asyncio.timeout(30):
                while not server.started:
                    if running.done():
                        await running
                        raise RuntimeError("the server ended as it started")
                    await asyncio.sleep(0.005)
            yield address
        finally:
            server.should_exit = True
            await running


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with listening_socket("127.0.0.1", 0) as free:
        return int(free.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Running:
    """A product that runs: its address, its settings, and how to be a user of it."""

    url: str
    settings: Settings
    _clients: AsyncExitStack

    async def token(self, subject: str, *, lifetime: timedelta = timedelta(hours=1)) -> str:
        database = Database(self.settings.database_address, self.settings.database_options)
        try:
            key = (await secrets.load(database)).session_tokens
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
    """Run the product under these settings, with its address as their BASE_URL where they have none."""
    port = free_port()
    own = settings if settings.base_url else settings.model_copy(update={"base_url": f"http://127.0.0.1:{port}"})
    async with serving(create_app(own, timings=timings), port) as url, AsyncExitStack() as clients:
        yield Running(url, own, clients)
