"""Connections: how many a server process takes, in all and from one address, and what those that are too many hear."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from http.client import responses
from typing import Protocol
from weakref import WeakKeyDictionary

import orjson
from uvicorn.server import ServerState

from records import record
from services.peers import Network, is_within, networks_of, peer_of

CONNECTION = "atelier.connection"  # Among the extensions of a scope: what an answer can do to its connection.
PUSHING = "atelier.pushing"  # The same for a socket.
MAX_CONNECTIONS = 10_000
MAX_ADDRESS_CONNECTIONS = 1_000
KEEP_ALIVE_SECONDS = 5
NOTE_SECONDS = 60.0

# What is said of the length of a body is said here.
_FRAMING = frozenset({b"content-length", b"transfer-encoding", b"connection"})

_log = logging.getLogger("atelier.connections")


@record(frozen=True, slots=True)
class ConnectionLimits:
    """How many connections there may be; ``proxies``, networks by name, bring those of many and may have them all.

    ``keep_alive`` is how many seconds one may wait for its next request.
    """

    total: int = MAX_CONNECTIONS
    per_address: int = MAX_ADDRESS_CONNECTIONS
    proxies: tuple[str, ...] = ()
    keep_alive: int = KEEP_ALIVE_SECONDS


class Crowd:
    """The connections of one server, by the address that they come from."""

    def __init__(self) -> None:
        self._addresses: dict[asyncio.BaseTransport, str] = {}
        self._counts: Counter[str] = Counter()
        self._proxies: dict[tuple[str, ...], list[Network]] = {}
        self._noted_at = float("-inf")

    def __len__(self) -> int:
        return len(self._addresses)

    def enter(self, transport: asyncio.BaseTransport, host: str | None, limits: ConnectionLimits) -> bool:
        """Count a connection, or say that it is one too many."""
        address = peer_of(host)
        if len(self._addresses) >= limits.total:
            self._note("all")
            return False
        if self._counts[address] >= limits.per_address and not self._is_proxy(host, limits):
            self._note(address)
            return False
        self._addresses[transport] = address
        self._counts[address] += 1
        return True

    def leave(self, transport: asyncio.BaseTransport) -> None:
        """Count a connection no longer; one that was not counted is no error."""
        address = self._addresses.pop(transport, None)
        if address is not None:
            self._counts[address] -= 1
            if not self._counts[address]:
                del self._counts[address]

    def _is_proxy(self, host: str | None, limits: ConnectionLimits) -> bool:
        if limits.proxies not in self._proxies:
            self._proxies[limits.proxies] = networks_of(limits.proxies)
        return host is not None and is_within(host, self._proxies[limits.proxies])

    def _note(self, whose: str) -> None:
        moment = time.monotonic()
        if moment - self._noted_at >= NOTE_SECONDS:
            self._noted_at = moment
            _log.warning("connections: those of %s are used up: others are refused", whose)


_crowds: WeakKeyDictionary[ServerState, Crowd] = WeakKeyDictionary()


def crowd_of(server: ServerState) -> Crowd:
    """Return the connections of a server."""
    return _crowds.setdefault(server, Crowd())


class PushConnection(Protocol):
    """What a server that serves sockets offers of the connection under one."""

    def push(self, text: bytes) -> bool:
        """Send a text at once; return False where the peer does not read, or the socket is not open."""


def http_answer(status: int, headers: Iterable[tuple[bytes, bytes]], body: bytes) -> bytes:
    """Return an HTTP answer for a connection that is closed after it."""
    fields = [(name, value) for name, value in headers if name.lower() not in _FRAMING]
    fields += [(b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    lines = [
        f"HTTP/1.1 {status} {responses.get(status, '')}".encode(),
        *(name + b": " + value for name, value in fields),
        b"",
        body,
    ]
    return b"\r\n".join(lines)


def bare_answer(status: int, code: str, message: str, headers: Mapping[str, str]) -> bytes:
    """Return an HTTP answer of one error, for a connection that is closed after it."""
    body = orjson.dumps({"errors": [{"message": message, "extensions": {"code": code}}]})
    fields = {
        "content-type": "application/json; charset=utf-8",
        "x-content-type-options": "nosniff",
        **headers,
    }
    return http_answer(status, [(name.encode(), value.encode()) for name, value in fields.items()], body)
