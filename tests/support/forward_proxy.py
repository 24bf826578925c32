"""A real forward proxy on loopback, and the servers behind it that it alone knows by name."""

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class ForwardProxy:
    """Opens tunnels and forwards plain requests to ``servers``: ports on loopback, by ``host:port``.

    ``seen`` are the methods and targets of its requests, ``refusal`` is its status in place of a tunnel, and
    ``credentials``, ``user:password``, are the required ones.
    """

    servers: dict[str, int] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    refusal: str | None = None
    credentials: str | None = None
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            method, target, _ = head.decode("latin-1").split("\r\n", 1)[0].split(" ")
            self.seen.append(f"{method} {target}")
            status = self._status(head, target)
            if status is not None:
                writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
                await writer.drain()
            else:
                await self._pass_on(method, target, head, reader, writer)

    def _status(self, head: bytes, target: str) -> str | None:
        if self.credentials is not None:
            wanted = base64.b64encode(self.credentials.encode())
            if b"proxy-authorization: basic " + wanted.lower() not in head.lower():
                return "407 Proxy Authentication Required"
        if self.refusal is not None:
            return self.refusal
        return None if _authority(target) in self.servers else "502 Bad Gateway"

    async def _pass_on(
        self, method: str, target: str, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.servers[_authority(target)])
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = "/" + target.partition("://")[2].partition("/")[2]
            back.write(head.replace(target.encode(), path.encode(), 1))
        await _pumped((reader, back), (there, writer))


def _authority(target: str) -> str:
    host = target.partition("://")[2].partition("/")[0] if "://" in target else target
    return host if ":" in host else f"{host}:80"


async def _pumped(*ways: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> None:
    """Pass data on until one side ends; then close both."""
    passing = [asyncio.create_task(_pump(reader, writer)) for reader, writer in ways]
    try:
        await asyncio.wait(passing, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task, (_, writer) in zip(passing, ways, strict=True):
            task.cancel()
            writer.close()
        await asyncio.gather(*passing, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()


Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]


@asynccontextmanager
async def _listening(serve: Serve, context: ssl.SSLContext | None) -> AsyncIterator[int]:
    """Serve connections to a port of loopback, and end the open ones at the end."""
    connections: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(serve(reader, writer))
        connections.add(task)
        task.add_done_callback(lambda _: writer.close())

    async with await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context) as listening:
        yield listening.sockets[0].getsockname()[1]
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


@asynccontextmanager
async def running_proxy(context: ssl.SSLContext | None = None, **options: str) -> AsyncIterator[ForwardProxy]:
    proxy = ForwardProxy(**options)  # type: ignore[arg-type]  # the names are the caller's
    async with _listening(proxy, context) as proxy.port:
        yield proxy


@dataclass(slots=True)
class Target:
    """A server that responds to each request with ``body``, and records the requests."""

    body: bytes
    head: str = "200 OK\r\nContent-Type: application/json"
    requests: list[bytes] = field(default_factory=list)
    port: int = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head)
            length = f"Content-Length: {len(self.body)}\r\nConnection: close\r\n\r\n"
            writer.write(f"HTTP/1.1 {self.head}\r\n{length}".encode() + self.body)
            await writer.drain()


@asynccontextmanager
async def running_target(body: bytes, context: ssl.SSLContext | None = None) -> AsyncIterator[Target]:
    target = Target(body)
    async with _listening(target, context) as target.port:
        yield target


@asynccontextmanager
async def in_front_of(port: int, context: ssl.SSLContext) -> AsyncIterator[int]:
    """Add TLS to the plain server at a port of loopback, and yield the port with TLS."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await _pumped((reader, back), (there, writer))

    async with _listening(serve, context) as listening:
        yield listening
