"""Input hosts that waste the time of a program that downloads from them, on loopback addresses of their own."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field

from tests.faults.tools.hostile_pictures import Picture

# An attacker owns many hosts, so a limit per host alone must not be enough.
ADDRESSES = tuple(f"127.0.1.{number}" for number in range(1, 9))
DRIP_SECONDS = 1.0  # Between two bytes.
REDIRECT_SECONDS = 4.0  # Before each redirect.

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Answer = Callable[[str, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""Answers a request whose path it is given."""


@dataclass(frozen=True, slots=True)
class HostileHosts:
    """The hosts as ``host:port``; the ``silent`` ones never finish a TLS handshake. ``served`` counts requests."""

    plain: Sequence[str]
    silent: Sequence[str]
    served: Counter[str] = field(default_factory=Counter)

    @property
    def all(self) -> str:
        """Return the hosts as the setting TRUSTED_IMAGE_HOSTS takes them."""
        return ",".join((*self.plain, *self.silent))

    def slow_address(self, number: int) -> str:
        """Return an address that wastes time; five ways and eight hosts take turns with ``number``."""
        ways = ("drip", "head", "hang", "redirect", "tls")
        way, host = ways[number % len(ways)], number // len(ways) % len(self.plain)
        if way == "tls":
            return f"https://{self.silent[host]}/{number}.jpg"
        return f"http://{self.plain[host]}/{way}/{number}.jpg"

    def picture_address(self, number: int, picture: Picture) -> str:
        """Return an address of a picture; ``number`` makes it an address that was not used before."""
        return f"http://{self.plain[number % len(self.plain)]}/pictures/{number}/{picture.name}"


@asynccontextmanager
async def running_hostile_hosts(pictures: Sequence[Picture] = ()) -> AsyncIterator[HostileHosts]:
    """Serve on every address: ``pictures`` at once, and all else as slowly as its path requests."""
    served: Counter[str] = Counter()
    by_name = {picture.name: picture for picture in pictures}

    async def serve_picture(path: str, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        picture = by_name[path.rpartition("/")[2]]
        writer.write(_head("200 OK", f"Content-Type: {picture.content_type}", len(picture.content)) + picture.content)
        await writer.drain()

    ways: dict[str, Answer] = {
        "drip": _drip,
        "head": _drip_head,
        "hang": _hang,
        "redirect": _redirect,
        "pictures": serve_picture,
    }

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, IndexError):
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split()[1].decode("ascii")
            way = path.split("/")[1]
            served[way] += 1
            await ways[way](path, reader, writer)
        writer.close()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served["tls"] += 1
        with suppress(OSError):
            await _hang("", reader, writer)
        writer.close()

    async with AsyncExitStack() as stack:
        plain = [await _listen(stack, serve, address) for address in ADDRESSES]
        silent = [await _listen(stack, say_nothing, address) for address in ADDRESSES]
        yield HostileHosts(plain, silent, served)


async def _listen(stack: AsyncExitStack, serve: Serve, address: str) -> str:
    """Listen until the stack is closed, which also ends every connection; return ``host:port``."""
    running: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        running.add(task)
        try:
            await serve(reader, writer)
        except asyncio.CancelledError:
            writer.close()
        finally:
            running.discard(task)

    async def end() -> None:
        server.close()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    server = await asyncio.start_server(handle, address, 0)
    stack.push_async_callback(end)
    return f"{address}:{server.sockets[0].getsockname()[1]}"


def _head(status: str, header: str, length: int) -> bytes:
    return f"HTTP/1.1 {status}\r\n{header}\r\nContent-Length: {length}\r\n\r\n".encode("ascii")


async def _drip(_path: str, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a head at once, and then one byte a second."""
    writer.write(_head("200 OK", "Content-Type: image/jpeg", 1_000_000) + b"\xff\xd8\xff")
    await _send_slowly(writer)


async def _drip_head(_path: str, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a head that never ends, one byte a second."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    await _send_slowly(writer)


async def _send_slowly(writer: asyncio.StreamWriter) -> None:
    while True:
        await writer.drain()
        await asyncio.sleep(DRIP_SECONDS)
        writer.write(b"x")


async def _hang(_path: str, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Send nothing for as long as the other end waits."""
    while await reader.read(4096):
        pass


async def _redirect(path: str, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Redirect to another slow redirect."""
    await asyncio.sleep(REDIRECT_SECONDS)
    writer.write(_head("302 Found", f"Location: {path}x", 0))
    await writer.drain()
