"""Connections: how many a server process takes, in all and from one address, and what those that are too many hear."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from struct import pack
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import orjson
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.http11 import Request
from websockets.protocol import State

from records import record
from services.peers import Network, is_within, networks_of, peer_of
from services.waiting import Gate, Inbox

CONNECTION = "atelier.connection"  # Among the extensions of a scope: what an answer can do to its connection.
PUSHING = "atelier.pushing"  # The same for a socket.
MAX_CONNECTIONS = 10_000
MAX_ADDRESS_CONNECTIONS = 1_000
KEEP_ALIVE_SECONDS = 5
NOTE_SECONDS = 60.0

# The first byte of a whole text in one frame (RFC 6455, 5.2).
_TEXT = 0x81
_OPEN = State.OPEN  # To ask its class for it takes longer.

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


class PushingSocketProtocol(WebSocketsSansIOProtocol):
    """uvicorn's WebSocket protocol; its connection was counted as it came, and is counted no longer when it goes.

    Texts can be pushed past ASGI, whose ``send`` is a coroutine: so nothing waits, and no task is needed.
    """

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        super().__init__(config, server_state, app_state)
        self._crowd = crowd_of(server_state)
        self._offered: dict[str, Any] = {}
        self.queue = Inbox()  # type: ignore[assignment]  # as much of a queue as uvicorn uses
        self.writable = Gate(is_set=True)  # type: ignore[assignment]  # as much of an event

    def push(self, text: bytes) -> bool:
        if not self.writable.is_set() or self.close_sent or self.conn.state is not _OPEN:
            return False
        size = len(text)
        if size < 126:
            head = bytes((_TEXT, size))
        else:
            head = pack("!BBH", _TEXT, 126, size) if size < 65_536 else pack("!BBQ", _TEXT, 127, size)
        self.transport.write(head + text)
        return True

    def start_keepalive(self) -> None:
        """Begin to ping: the handshake is over, and what it was made of is needed no more."""
        super().start_keepalive()
        self.request.headers.clear()
        del self.request, self.response

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            self._offered = self.scope["extensions"] = {"websocket.http.response": {}, PUSHING: self}  # type: ignore[dict-item]  # ours

    def shutdown(self) -> None:
        """End it, as the server ends; nothing more is said where the goodbyes have been."""
        # uvicorn would raise, and leave open all that comes after this connection.
        if not self.transport.is_closing():
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self._crowd.leave(self.transport)
        # The two hold each other, and would wait for the collector of such cycles.
        self._offered.pop(PUSHING, None)
        super().connection_lost(exc)


def bare_answer(status: str, code: str, message: str, headers: Mapping[str, str]) -> bytes:
    """Return an HTTP answer of one error, for a connection that is closed after it."""
    body = orjson.dumps({"errors": [{"message": message, "extensions": {"code": code}}]})
    fields = {
        "content-type": "application/json; charset=utf-8",
        "content-length": str(len(body)),
        "x-content-type-options": "nosniff",
        "connection": "close",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
