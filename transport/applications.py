"""The applications of sockets: what ASGI says between a WebSocket's connection and what serves it."""

import asyncio
import logging
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Scope
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.server import ServerState

from services.waiting import Inbox
from transport.connections import PUSHING, bare_answer, crowd_of, http_answer
from transport.errors import INTERNAL, MASK, UNAVAILABLE
from transport.upgrades import Upgrade, accepted, socket_scope
from transport.websocket import CLOSING, CONNECTING, NO_GOODBYE, OPEN, WebSocketConnection

_NORMAL = 1000
# RFC 6455's registry: the service restarts.
_RESTART = 1012
_ANSWERS = frozenset({"websocket.accept", "websocket.close", "websocket.http.response.start"})

Headers = Iterable[tuple[bytes, bytes]]

_log = logging.getLogger("uvicorn.error")


class WebSocketProtocol(WebSocketConnection):
    """What uvicorn serves sockets by, in place of its own.

    That one writes a request's head out again, for websockets to read it anew; here it is taken as it was read. Texts
    can be pushed past ASGI, whose ``send`` is a coroutine: so nothing waits, and no task is needed.
    """

    def __init__(self, transport: asyncio.Transport, server: ServerState, *, max_message_bytes: int) -> None:
        super().__init__(transport, max_message_bytes=max_message_bytes)
        self._server = server
        self._inbox = Inbox()
        self._key = ""
        self._denial: Message | None = None

    def open(self, app: ASGIApp, scope: Scope, upgrade: Upgrade) -> None:
        """Run an application for the request that was read from the connection; it is to accept the socket."""
        self._key = upgrade.key
        self._server.connections.add(self)  # type: ignore[arg-type]  # it is only told to shut down
        self._inbox.put_nowait({"type": "websocket.connect"})
        extensions = {"websocket.http.response": {}, PUSHING: self}
        task = self._loop.create_task(self._run(app, socket_scope(scope, upgrade, extensions)))
        self._server.tasks.add(task)
        task.add_done_callback(self._server.tasks.discard)

    def shutdown(self) -> None:
        """End it, as the server ends; nothing more is said where the goodbyes have been."""
        if self.transport.is_closing():
            return
        if self.state is CONNECTING:
            self.transport.write(bare_answer(503, UNAVAILABLE, "The server ends.", {}))
        elif self.state is OPEN:
            self.say_goodbye(_RESTART)
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        crowd_of(self._server).leave(self.transport)
        self._server.connections.discard(self)
        super().connection_lost(exc)

    @property
    def is_busy(self) -> bool:
        return not self._inbox.empty()

    def hear(self, message: str | bytes) -> None:
        if self.is_busy:
            self.pause()
        self._inbox.put_nowait({"type": "websocket.receive", "text" if isinstance(message, str) else "bytes": message})

    def hear_end(self, code: int, reason: str) -> None:
        self._inbox.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})

    async def _run(self, app: ASGIApp, scope: Scope) -> None:
        try:
            await app(scope, self._receive, self._send)
        except ClientDisconnected:
            pass
        except Exception:  # noqa: BLE001 - the edge: whatever it is, the others go on
            _log.exception("Exception in ASGI application\n")
        finally:
            self._end()

    def _end(self) -> None:
        """End what the application has left; a peer has still its time to answer a goodbye."""
        if self.state is CONNECTING and not self.transport.is_closing():
            self.transport.write(bare_answer(500, INTERNAL, MASK, {}))
        if not self.awaits_goodbye:
            self.transport.close()

    async def _receive(self) -> Message:
        message: Message = await self._inbox.get()
        self.resume()
        return message

    async def _send(self, message: Message) -> None:
        """Do what the application says, as soon as the peer reads.

        Raises:
            ClientDisconnected: there is no peer any more.
            RuntimeError: this cannot be said now.
        """
        await self.writable.wait()
        if self.is_gone:
            raise ClientDisconnected
        kind = message["type"]
        if self.state is CONNECTING:
            self._answer(kind, message)
        elif self.state is OPEN and kind == "websocket.send":
            text = message.get("text")
            self.write(message["bytes"] if text is None else text)
        elif self.state is OPEN and kind == "websocket.close":
            self.say_goodbye(message.get("code", _NORMAL), message.get("reason") or "")
        else:
            raise RuntimeError(f"unexpected ASGI message {kind!r}: the socket is {self.state.name}")

    def _answer(self, kind: str, message: Message) -> None:
        """Accept the socket or not, as the application says."""
        if self._denial is not None and kind == "websocket.http.response.body":
            self._denial["body"] += message.get("body", b"")
            if not message.get("more_body", False):
                self._deny(self._denial["status"], self._denial.get("headers", ()), self._denial["body"])
        elif self._denial is not None or kind not in _ANSWERS:
            raise RuntimeError(f"unexpected ASGI message {kind!r}: the socket is neither accepted nor denied yet")
        elif kind == "websocket.accept":
            headers = (*self._server.default_headers, *message.get("headers", ()))
            self.begin(accepted(self._key, message.get("subprotocol"), headers))
        elif kind == "websocket.close":
            self._deny(403)
        else:
            self._denial = {**message, "body": b""}

    def _deny(self, status: int, headers: Headers = (), body: bytes = b"") -> None:
        self.transport.write(http_answer(status, (*self._server.default_headers, *headers), body))
        self.state = CLOSING
        self.hear_end(NO_GOODBYE, "")
        self.transport.close()
