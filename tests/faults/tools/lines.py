"""Lines: TCP proxies between the product and its dependencies, which a test can refuse, slow, freeze, cut and watch."""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Iterable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

CHUNK = 65_536
# How much of one request is looked at for a trap; statements and the heads of requests are shorter.
LOOKED_AT = 262_144
# Closing a connection so causes a reset, as after a crash of the other end.
_RESET = struct.pack("ii", 1, 0)

Target = tuple[str, int] | str  # A host and a port, or the path of a socket.


@dataclass(eq=False)
class Trap:
    """Holds a connection when a text passes, until it is released.

    The text is one request with all of ``needles`` in it; with ``then``, a later request of the same
    connection that has that in it. ``answered``: the request is let through, and its answer is held instead.
    """

    needles: tuple[bytes, ...]
    then: bytes = b""
    answered: bool = False
    line: "Line | None" = None  # On which it caught something.
    disarmed: bool = False
    caught: asyncio.Event = field(default_factory=asyncio.Event)
    _sprung: asyncio.Event = field(default_factory=asyncio.Event)
    _lets_go: bool = True

    def let_go(self) -> None:
        """Go on as if nothing had been."""
        self._sprung.set()

    def drop(self) -> None:
        """Cut the held data: the other end never receives it."""
        self._lets_go = False
        self._sprung.set()

    def disarm(self) -> None:
        """Catch nothing from now on; held data is cut."""
        self.disarmed = True
        self.drop()

    async def hold(self) -> bool:
        """Wait until the trap is sprung; whether to go on."""
        self.caught.set()
        await self._sprung.wait()
        return self._lets_go


@dataclass(eq=False)
class Connection:
    """One connection of the product, and its other half."""

    ours: asyncio.StreamWriter
    theirs: asyncio.StreamWriter
    asked: bytearray = field(default_factory=bytearray)  # Since the last answer.
    sent: int = 0
    marked: Trap | None = None
    withheld: Trap | None = None

    def abort(self) -> None:
        """End it as a crash does: data in flight is lost."""
        for writer in (self.ours, self.theirs):
            with suppress(OSError):
                _socket_of(writer).setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            writer.transport.abort()


class Line:
    """Listens on a loopback port of its own and passes everything on to ``target``, as well as it is let.

    ``effects`` counts the affected connections: a fault that affected none has proved nothing.
    """

    def __init__(self, name: str, target: Target) -> None:
        self.name = name
        self.target = target
        self.effects: Counter[str] = Counter()
        self.traps: list[Trap] = []
        self.delay = 0.0  # Seconds, before each piece in either direction.
        self.cut_after: int | None = None  # Bytes of a connection's requests, counted from when this is set.
        self._silent = asyncio.Event()
        self._connections: dict[int, Connection] = {}
        self._passing: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        # Holds the port while the line does not listen: connections are refused, and no other program takes it.
        self._guard = _bound(0)
        self.port = int(self._guard.getsockname()[1])
        self._flowing = asyncio.Event()
        self._flowing.set()

    @property
    def netloc(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        await self.accept()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.refuse()
        for task in tuple(self._passing):
            task.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)
        self._guard.close()

    async def accept(self) -> None:
        """Listen, and pass all data on."""
        self.delay, self.cut_after = 0.0, None
        self._flowing.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._pass, sock=_bound(self.port), limit=CHUNK, backlog=512)

    def refuse(self) -> None:
        """Refuse new connections, and end the present ones."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.effects["refusing"] += 1
        self.cut()

    def cut(self) -> int:
        """End every connection and return how many there were; new ones are taken."""
        connections = tuple(self._connections.values())
        for connection in connections:
            connection.abort()
        self.effects["cut"] += len(connections)
        return len(connections)

    def cut_one(self, port: int) -> None:
        """End the connection that the other end knows by this port."""
        if (connection := self._connections.get(port)) is not None:
            connection.abort()
            self.effects["cut"] += 1

    def has(self, port: int) -> bool:
        """Whether the other end knows a connection of this line by this port."""
        return port in self._connections

    def silence(self) -> None:
        """Pass nothing on, in either direction, while connections stay open and new ones are taken."""
        self._flowing.clear()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a connection is handled in a task")
        self._passing.add(task)
        try:
            await self._pass_both_ways(reader, writer)
        except asyncio.CancelledError:
            # The line is closed; asyncio's server would report a connection's task that ends cancelled.
            pass
        finally:
            self._passing.discard(task)
            writer.transport.abort()

    async def _pass_both_ways(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if isinstance(self.target, str):
                theirs_in, theirs = await asyncio.open_unix_connection(self.target)
            else:
                theirs_in, theirs = await asyncio.open_connection(*self.target)
        except OSError:
            return
        connection = Connection(writer, theirs)
        key = _known_as(theirs)
        self._connections[key] = connection
        async with AsyncExitStack() as stack:
            stack.callback(self._connections.pop, key, None)
            stack.callback(theirs.transport.abort)
            asking = asyncio.create_task(self._ask(reader, connection))
            answering = asyncio.create_task(self._answer(theirs_in, connection))
            try:
                await asyncio.wait({asking, answering}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (asking, answering):
                    task.cancel()
                await asyncio.gather(asking, answering, return_exceptions=True)

    async def _ask(self, reader: asyncio.StreamReader, connection: Connection) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._hinder("delayed")
                connection.asked = (connection.asked + data)[-LOOKED_AT:]
                if not await self._trap(connection):
                    return
                if self.cut_after is not None:
                    connection.sent += len(data)
                    if connection.sent > self.cut_after:
                        # Half of it arrives, so that the other end has begun with something.
                        connection.theirs.write(data[: len(data) // 2])
                        await connection.theirs.drain()
                        self.effects["cut"] += 1
                        connection.abort()
                        return
                connection.theirs.write(data)
                await connection.theirs.drain()

    async def _answer(self, reader: asyncio.StreamReader, connection: Connection) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._hinder("delayed")
                connection.asked.clear()
                if (trap := connection.withheld) is not None:
                    connection.withheld = None
                    self.effects["trapped"] += 1
                    if not await trap.hold():
                        connection.abort()
                        return
                connection.ours.write(data)
                await connection.ours.drain()

    async def _hinder(self, effect: str) -> None:
        if self.delay:
            self.effects[effect] += 1
            await asyncio.sleep(self.delay)
        if not self._flowing.is_set():
            self.effects["silenced"] += 1
            await self._flowing.wait()

    async def _trap(self, connection: Connection) -> bool:
        """Hold a request that a trap is for; whether to pass it on."""
        for trap in tuple(self.traps):
            if trap.line is not None or trap.disarmed:
                self.traps.remove(trap)
                continue
            if connection.marked is not trap:
                if not all(needle in connection.asked for needle in trap.needles):
                    continue
                if trap.then:
                    connection.marked = trap
                    if trap.then not in connection.asked:
                        continue
            elif trap.then not in connection.asked:
                continue
            trap.line = self
            self.traps.remove(trap)
            if trap.answered:
                connection.withheld = trap
                continue
            self.effects["trapped"] += 1
            if not await trap.hold():
                connection.abort()
                return False
        return True


def set_trap(lines: Iterable[Line], *needles: str, then: bytes = b"", answered: bool = False) -> Trap:
    """Set one trap on several lines: the first one that carries its text is held."""
    trap = Trap(tuple(needle.encode() for needle in needles), then, answered)
    for line in lines:
        line.traps.append(trap)
    return trap


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind(("127.0.0.1", port))
    return listener


def _socket_of(writer: asyncio.StreamWriter) -> socket.socket:
    found: socket.socket = writer.get_extra_info("socket")
    return found


def _known_as(writer: asyncio.StreamWriter) -> int:
    """Return the port by which the other end knows us, or a number of its own for a socket without ports."""
    name = writer.get_extra_info("sockname")
    return int(name[1]) if isinstance(name, tuple) else -id(writer)
