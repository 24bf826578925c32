"""A small schema behind a real server on loopback, and clients for it."""

import asyncio
import contextlib
import datetime as dt
import json
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route, WebSocketRoute
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from services.events.stream import Position
from tests.support.planning import steps_of
from tests.support.requests import http_client
from tests.support.waiting import until
from transport.execution.schema import ServedSchema
from transport.graphql.view import GraphQLView
from transport.http.authentication import OpenedRequest
from transport.server.http_protocol import BodyTimeout, listening_socket, serve_options

TIMEOUT = 120.0


class Unknown(Exception):
    graphql_code = "NOT_FOUND"


class BadToken(Exception):
    graphql_code = "UNAUTHENTICATED"


@dataclass
class Probe:
    """The calls that the schema's resolvers and ``open_request`` received."""

    opened: list[tuple[str | None, str, str | None]] = field(default_factory=list)
    positions: list[Position | None] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    running: int = 0
    yielded: int = 0
    closed: int = 0
    expires_at: float | None = None
    failure: Exception | None = None
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def until(self, condition: Callable[[], bool]) -> None:
        await until(condition, TIMEOUT)

    async def open(
        self, authorization: str | None, *, request_id: str, client: str | None, position: Position | None = None
    ) -> OpenedRequest:
        self.positions.append(position)
        self.opened.append((authorization, request_id, client))
        if self.failure is not None:
            raise self.failure
        if authorization is not None and not authorization.startswith("Bearer good"):
            raise BadToken("The token is not valid.")
        return OpenedRequest(Context(self, request_id, authorization), self.expires_at)

    @asynccontextmanager
    async def stream(self) -> AsyncIterator[None]:
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1
            self.closed += 1


@dataclass
class Context:
    probe: Probe
    request_id: str
    authorization: str | None = None

    @property
    def user_id(self) -> str | None:
        return self.authorization


Info = strawberry.Info[Context, None]


@strawberry.type
class Item:
    number: int

    @strawberry.field
    def items(self, first: int | None = None) -> "list[Item]":
        return [Item(number=number) for number in range(min(first or 2, 3))]

    @strawberry.field
    def bad(self) -> str | None:
        raise ValueError(f"secret of {self.number}")


@strawberry.interface
class Shape:
    corners: int


@strawberry.type
class Square(Shape):
    pass


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "you") -> str:
        return f"Hello, {name}."

    @strawberry.field
    def who(self, info: Info) -> str | None:
        return info.context.authorization

    @strawberry.field
    def items(self, first: int | None = None) -> list[Item]:
        return [Item(number=number) for number in range(min(first or 2, 10))]

    @strawberry.field
    def day(self, moment: dt.datetime) -> str:
        return f"{moment:%A}"

    @strawberry.field
    def defect(self) -> str | None:
        raise RuntimeError("postgresql://user:password@host/db")

    @strawberry.field
    def away(self) -> str | None:
        raise ConnectionResetError("postgresql://user:password@host/db")

    @strawberry.field
    def unknown(self) -> str | None:
        raise Unknown("There is no such thing.")

    @strawberry.field
    def too_large(self) -> int | None:
        return 2**40

    @strawberry.field
    def nothing(self) -> str:
        return None  # type: ignore[return-value]  # what a field that must not be null should not do

    @strawberry.field
    def shape(self) -> Shape | None:
        return Item(number=1)  # type: ignore[return-value]  # what a field of an interface should not do


@strawberry.type
class Mutation:
    @strawberry.mutation
    def note(self, info: Info, text: str) -> int:
        info.context.probe.notes.append(text)
        return len(info.context.probe.notes)


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, info: Info, to: int) -> AsyncGenerator[Item, None]:
        async with info.context.probe.stream():
            for number in range(to):
                yield Item(number=number)

    @strawberry.subscription
    async def wait(self, info: Info) -> AsyncGenerator[int, None]:
        async with info.context.probe.stream():
            yield 0
            await info.context.probe.go_on.wait()
            yield 1

    @strawberry.subscription
    async def flood(self, info: Info) -> AsyncGenerator[str, None]:
        async with info.context.probe.stream():
            while True:
                info.context.probe.yielded += 1
                yield "x" * 60_000

    @strawberry.subscription
    async def unknown(self, info: Info) -> AsyncGenerator[int, None]:
        if not info.context.probe.go_on.is_set():
            raise Unknown("There is no such task.")
        yield 0

    @strawberry.subscription
    async def breaks(self) -> AsyncGenerator[int, None]:
        yield 0
        raise RuntimeError("postgresql://user:password@host/db")


def make_schema() -> ServedSchema:
    schema = ServedSchema(Query, Mutation, Subscription, types=[Square])
    schema.serve_with(steps_of(schema))
    return schema


@pytest.fixture
def schema() -> ServedSchema:
    return make_schema()


@pytest.fixture
def probe() -> Probe:
    return Probe()


@pytest.fixture
def context(probe: Probe) -> Context:
    return Context(probe, "req-1")


@pytest.fixture
def view(schema: ServedSchema, probe: Probe) -> GraphQLView:
    return GraphQLView(schema, open_request=probe.open, ide_html="<p>The explorer</p>")


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def http(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def graphql(self) -> str:
        return f"{self.http}/graphql"

    @property
    def socket(self) -> str:
        return f"ws://{self.host}:{self.port}/graphql"


@asynccontextmanager
async def serving(app: Any, **options: Any) -> AsyncIterator[Address]:
    """Serve an application as the product is served, on a free port."""
    listener = listening_socket("127.0.0.1", 0)
    settings = {**serve_options(), "loop": "none", "lifespan": "off", "log_config": None, **options}
    server = uvicorn.Server(uvicorn.Config(app, **settings))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup(sockets=[listener])
    try:
        yield Address(*listener.getsockname())
    finally:
        await _stop(server)


async def _stop(server: uvicorn.Server) -> None:
    """Stop as uvicorn does, without its pause of a tenth of a second."""
    for accepting in server.servers:
        accepting.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    async with asyncio.timeout(TIMEOUT):
        await asyncio.gather(*server.server_state.tasks)
        await until(lambda: not server.server_state.connections, every=0.001)
        for accepting in server.servers:
            await accepting.wait_closed()


Serving = Callable[..., AbstractAsyncContextManager[Address]]


@pytest.fixture
def serve() -> Serving:
    return serving


@pytest.fixture
async def server(view: GraphQLView) -> AsyncIterator[Address]:
    routes = [Route("/graphql", view), WebSocketRoute("/graphql", view)]
    async with serving(Starlette(routes=routes, middleware=[Middleware(BodyTimeout)])) as address:
        yield address


@pytest.fixture
async def http(server: Address) -> AsyncIterator[httpx.AsyncClient]:
    async with http_client(base_url=server.http) as client:
        yield client


class Peer:
    """A client that sends JSON over a socket, with a time-out on each wait."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, message: object) -> None:
        await self.connection.send(json.dumps(message))

    async def subscribe(self, id: str, query: str, **payload: object) -> None:
        await self.send({"id": id, "type": "subscribe", "payload": {"query": query, **payload}})

    async def receive(self) -> Any:
        async with asyncio.timeout(TIMEOUT):
            frame = await self.connection.recv()
        assert isinstance(frame, str), "the protocol wants text frames"
        return json.loads(frame)

    async def closing(self) -> tuple[int, str]:
        """Return the code and the reason that the server closes with, once it does."""
        async with asyncio.timeout(TIMEOUT):
            with contextlib.suppress(ConnectionClosed):
                while True:
                    await self.connection.recv()
        return self.connection.close_code or 0, self.connection.close_reason or ""


Connect = Callable[..., Awaitable[Peer]]


@pytest.fixture
async def connecting(server: Address) -> AsyncIterator[Connect]:
    """Connect sockets that are closed after the test; ``init`` is the payload of ``connection_init``."""
    async with contextlib.AsyncExitStack() as stack:

        async def connected(init: object = None, *, initialise: bool = True, **options: Any) -> Peer:
            options.setdefault("subprotocols", [Subprotocol("graphql-transport-ws")])
            connection = await stack.enter_async_context(connect(server.socket, proxy=None, **options))
            peer = Peer(connection)
            if initialise:
                await peer.send({"type": "connection_init", "payload": init})
                assert await peer.receive() == {"type": "connection_ack"}
            return peer

        yield connected


@dataclass(frozen=True)
class Raw:
    """A bare TCP connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def rest(self) -> bytes:
        """Return all messages until the server ends the connection."""
        received = b""
        async with asyncio.timeout(TIMEOUT):
            with contextlib.suppress(ConnectionResetError):
                while chunk := await self.reader.read(65_536):
                    received += chunk
        return received


RawConnect = Callable[[Address], Awaitable[Raw]]


@pytest.fixture
async def raw() -> AsyncIterator[RawConnect]:
    """Open bare connections that are closed after the test."""
    async with contextlib.AsyncExitStack() as stack:

        async def connected(address: Address) -> Raw:
            plain = socket.create_connection((address.host, address.port))
            plain.setblocking(False)
            reader, writer = await asyncio.open_connection(sock=plain)
            stack.callback(writer.close)
            return Raw(reader, writer)

        yield connected
