"""Connection limits of a server process, in all and per client address, and the responses to excess connections."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from http.client import responses
from typing import Protocol
from weakref import WeakKeyDictionary

import orjson
from msgspec import Struct
from uvicorn.server import ServerState

from services.rate_limits.client_ip import Network, is_within, networks_of, rate_limit_key
from transport.http.errors import error_body

CONNECTION = "atelier.connection"  # Key in a scope's extensions: an object that can act on the response's connection.
PUSHING = "atelier.pushing"  # The same for a WebSocket.
MAX_CONNECTIONS = 10_000
MAX_ADDRESS_CONNECTIONS = 1_000
KEEP_ALIVE_SECONDS = 5
NOTE_SECONDS = 60.0

_log = logging.getLogger("atelier.connections")


class ConnectionLimits(Struct, frozen=True):
    """Limits on the number of connections.

    ``proxies`` are networks as text; a proxy carries many clients, so it is exempt from ``per_address``. ``keep_alive``
    is how many seconds a connection may wait for its next request.
    """

    total: int = MAX_CONNECTIONS
    per_address: int = MAX_ADDRESS_CONNECTIONS
    proxies: tuple[str, ...] = ()
    keep_alive: int = KEEP_ALIVE_SECONDS


class ConnectionLimiter:
    """A limiter of one server's connections, in all and per client address."""

    def __init__(self) -> None:
        self._addresses: dict[asyncio.BaseTransport, str] = {}
        self._counts: Counter[str] = Counter()
        self._proxies: dict[tuple[str, ...], list[Network]] = {}
        self._noted_at = float("-inf")

    def __len__(self) -> int:
        return len(self._addresses)

    def enter(self, transport: asyncio.BaseTransport, host: str | None, limits: ConnectionLimits) -> bool:
        """Count a connection and return True; return False if it exceeds a limit."""
        address = rate_limit_key(host)
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
        """Stop counting a connection; do nothing if it was not counted."""
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
            _log.warning("connections: the limit for %s is reached: further ones are refused", whose)


_limiters: WeakKeyDictionary[ServerState, ConnectionLimiter] = WeakKeyDictionary()


def limiter_of(server: ServerState) -> ConnectionLimiter:
    """Return the connection limiter of a server."""
    return _limiters.setdefault(server, ConnectionLimiter())


class PushConnection(Protocol):
    """The connection under a socket, for a server that can push texts to it."""

    def push(self, text: bytes) -> bool:
        """Send a text at once; return False if the peer does not read or the socket is not open."""


def bare_answer(status: int, code: str, message: str, headers: Mapping[str, str]) -> bytes:
    """Return an HTTP response with one error, for a connection that is closed after it."""
    fields, body = error_fields(code, message)
    lines = [f"HTTP/1.1 {status} {responses.get(status, '')}"]
    lines += [f"{name}: {value}" for name, value in {**fields, **headers, "connection": "close"}.items()]
    return "\r\n".join((*lines, "", "")).encode() + body


def error_fields(code: str, message: str) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body of a response with one error."""
    body = orjson.dumps(error_body(message, code))
    fields = {
        "content-type": "application/json; charset=utf-8",
        "content-length": str(len(body)),
        "x-content-type-options": "nosniff",
    }
    return fields, body
