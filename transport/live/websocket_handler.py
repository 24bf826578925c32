"""GraphQL over WebSocket: the graphql-transport-ws protocol, with limits in both directions."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import aclosing, suppress
from typing import Any, ClassVar, cast

import orjson
from graphql import GraphQLError
from starlette.websockets import WebSocket, WebSocketDisconnect
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    SubscribeMessage,
)

from services.events.stream import Receiver
from transport.execution.schema import ServedSchema
from transport.http.authentication import Handshake, OpenedRequest
from transport.http.credentials import MalformedCredentials, MisnamedCredentials
from transport.http.errors import ACCOUNT_BLOCKED, RATE_LIMITED, code_of, log_failure, present
from transport.live.messages import extensions_of, fault_of
from transport.live.operations import SocketOperation
from transport.live.stream_limiter import StreamSlot, TooManyStreams
from transport.server.connection_limiter import PUSHING, PushConnection

MAX_OPERATIONS = 20
PING_SECONDS = 25.0  # Below the idle limit of 30 s that some proxies have.

# RFC 6455, 5.5: a control frame holds 125 bytes, two of them the code.
_MAX_REASON_BYTES = 123

_PING = b'{"type":"ping"}'

_UNAUTHORIZED = 4401
_FORBIDDEN = 4403
_INITIALISATION_TIMEOUT = 4408
_ALREADY_EXISTS = 4409
_TOO_MANY_INITIALISATIONS = 4429
# RFC 6455's registry: the server cannot serve now. Clients retry after this code, but not after 1011.
_TRY_AGAIN_LATER = 1013

# Of refused credentials; all others are 4403, after which clients try again with new ones.
_CLOSE_CODES = {ACCOUNT_BLOCKED: _UNAUTHORIZED, RATE_LIMITED: _TRY_AGAIN_LATER}

# Server and framework raise RuntimeError if a closing frame has already been sent.
_CLOSED = (WebSocketDisconnect, RuntimeError)


class SocketAdapter(ASGIWebSocketAdapter):
    """A socket that can push; after a failed send it is lost, and nothing more is sent.

    The server's protocol drops a peer that does not read, which ends a send that waits for it.
    """

    _lost = False

    def __init__(self, view: Any, request: WebSocket, response: WebSocket) -> None:
        super().__init__(view, request, response)
        self._connection: PushConnection | None = self.ws.scope.get("extensions", {}).get(PUSHING)

    @property
    def can_push(self) -> bool:
        """Whether the server that accepted the socket supports immediate writes."""
        return self._connection is not None

    def push(self, text: bytes) -> bool:
        """Send a text at once, or return False if the socket does not accept it now or is closed."""
        return not self._lost and self._connection is not None and self._connection.push(text)

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a message as text.

        Raises:
            WebSocketDisconnected: the socket is closed or lost.
        """
        await self.send_text(orjson.dumps(message).decode())

    async def send_text(self, text: str) -> None:
        """Send a text, as ``send_json`` does."""
        if self._lost:
            raise WebSocketDisconnected
        if self.push(text.encode()):
            return
        try:
            await self.ws.send_text(text)
        except _CLOSED as error:
            self._lost = True
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        """Close the socket, unless it is closed or lost already; a long reason is cut."""
        if self._lost:
            return
        cut = reason.encode(errors="replace")[:_MAX_REASON_BYTES].decode(errors="ignore")
        try:
            await self.ws.close(code, cut)
        except _CLOSED:
            self._lost = True


class SocketHandler(BaseGraphQLTransportWSHandler[object, None]):
    """One socket and its operations.

    Until ``connection_init`` the context is the ``Handshake``; afterwards it is the authenticated request's context. An
    operation's errors end that operation alone. The socket is closed only for protocol violations.
    """

    task_logger = logging.getLogger("atelier.graphql")
    ping_seconds: ClassVar[float] = PING_SECONDS

    view: Any  # The GraphQLView, which imports this module.
    schema: ServedSchema
    websocket: SocketAdapter
    _life: asyncio.Timeout
    _stream_slot: StreamSlot | None = None
    _stop_watching: Callable[[], None] | None = None
    _is_revoked = False
    _patience: asyncio.TimerHandle | None = None
    is_closed = False
    _pinging: asyncio.Task[None] | None = None

    async def handle(self) -> None:
        """Serve until the client disconnects, its token expires, or it stops reading."""
        try:
            async with asyncio.timeout(None) as self._life:
                await super().handle()
        except TimeoutError:
            if not self._life.expired():
                raise
            # Clients reconnect with new credentials after 4403, and never after 4401. A lost socket is left alone.
            if self._is_revoked:
                await self.websocket.close(_UNAUTHORIZED, "This account is blocked")
            else:
                await self.websocket.close(_FORBIDDEN, "Token expired")
        finally:
            self._close()

    def on_request_accepted(self) -> None:
        """Start the time limit for ``connection_init``."""
        seconds = self.connection_init_wait_timeout.total_seconds()
        self._patience = asyncio.get_running_loop().call_later(seconds, self._lose_patience)

    async def handle_message(self, message: Message) -> None:
        if fault := fault_of(message):
            await self.handle_invalid_message(fault)
        else:
            await super().handle_message(message)

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        if self.connection_timed_out:
            return
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
        if self.connection_init_received:
            await self.websocket.close(_TOO_MANY_INITIALISATIONS, "Too many initialisation requests")
            return
        self.connection_init_received = True
        opened = await self._open(message.get("payload") or {})
        if opened is None:
            return
        self.context = opened.context
        if not await self._take_seat():
            return
        if opened.expires_at is not None:
            self._end_in(opened.expires_at - time.time())
        if opened.on_revoked is not None:
            self._stop_watching = opened.on_revoked(self._revoke)
        await self.send_message({"type": "connection_ack"})
        self.connection_acknowledged = True
        self.view.pings.add(self, self.ping_seconds)

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        id, payload = message["id"], message["payload"]
        if not self.connection_acknowledged:
            await self.websocket.close(_UNAUTHORIZED, "Unauthorized")
            return
        if id in self.operations:
            await self.websocket.close(_ALREADY_EXISTS, f"Subscriber for {id} already exists")
            return
        if len(self.operations) >= MAX_OPERATIONS:
            error = GraphQLError(
                f"Too many operations on one socket: at most {MAX_OPERATIONS} at a time.",
                extensions={"code": RATE_LIMITED, "requestId": getattr(self.context, "request_id", None)},
            )
            await self.send_message({"id": id, "type": "error", "payload": [error.formatted]})
            return
        operation = SocketOperation(self, id, {**payload}, extensions_of(payload))
        self.operations[id] = operation
        self._run(operation, self.run_operation(operation))

    async def run_operation(self, operation: Operation[object, None]) -> None:
        """Run one operation until it ends or needs no task; its generators are closed either way."""
        operation = cast("SocketOperation", operation)
        context = self.context
        try:
            results = await self.schema.stream(
                operation.query,
                variable_values=operation.variables,
                context_value=_with_receiver(context, operation),
                operation_name=operation.operation_name,
                operation_extensions=operation.extensions,
            )
            async with aclosing(results):
                await self._send_result_stream(operation, results)
            if not operation.is_live:
                await operation.send_operation_message({"id": operation.id, "type": "complete"})
        except WebSocketDisconnected:
            self._end_in(0)
        except Exception as error:  # noqa: BLE001 - the client gets an error message and the socket stays open
            await self._send_failure(operation, error)

    def catch_up(self, operation: SocketOperation) -> None:
        """Read the events that an interrupted operation has missed, in a task."""
        if self.operations.get(operation.id) is operation:
            self._run(operation, self._catch_up(operation))

    async def cleanup_operation(self, operation_id: str) -> None:
        operation = self.operations.pop(operation_id, None)
        if isinstance(operation, SocketOperation):
            operation.stop()

    def _run(self, operation: SocketOperation, work: Coroutine[Any, Any, None]) -> None:
        operation.task = asyncio.create_task(work)
        operation.task.add_done_callback(self._task_done)

    async def _catch_up(self, operation: SocketOperation) -> None:
        try:
            async with aclosing(operation.stream.catch_up()) as events:
                async for event in events:
                    await self.websocket.send_text(operation.message_of(event).decode())
                    operation.note_delivery()
        except WebSocketDisconnected:
            self._end_in(0)
        except Exception as error:  # noqa: BLE001 - the client gets an error message and the socket stays open
            operation.stream.leave()
            await self._send_failure(operation, error)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:  # noqa: ARG004 - the base's signature
        """Return None: a document's errors are an ``error`` message; closing would end the other operations."""
        return None

    async def _open(self, payload: Mapping[str, object]) -> OpenedRequest | None:
        """Authenticate the socket, or close it and return None."""
        opening = self.context
        if not isinstance(opening, Handshake):
            raise TypeError("the context of a socket that is not yet open must be its Handshake")
        try:
            return await opening.open(payload)
        except MalformedCredentials:
            await self.handle_invalid_message("The authorization must be a string")
        except MisnamedCredentials as error:
            # After 4403 the client would reconnect and send the same again.
            await self.websocket.close(_UNAUTHORIZED, str(error))
        except Exception as error:  # noqa: BLE001 - a socket that cannot be opened is closed with a code
            code = code_of(error)
            if code is None:
                log_failure(error, where="in opening a socket", request_id=opening.request_id)
                await self.websocket.close(_TRY_AGAIN_LATER, "Try again later")
            else:
                await self.websocket.close(_CLOSE_CODES.get(code, _FORBIDDEN), str(error))
        return None

    async def _take_seat(self) -> bool:
        """Count the socket for its user; if the user is at the limit, close it with a code for a later retry."""
        user_id = getattr(self.context, "user_id", None)
        if not isinstance(user_id, str):
            return True
        try:
            self._stream_slot = self.view.stream_limiter.for_user(user_id)
        except TooManyStreams as error:
            await self.websocket.close(_TRY_AGAIN_LATER, str(error))
            return False
        return True

    def _lose_patience(self) -> None:
        self.connection_timed_out = True
        self.connection_init_timeout_task = asyncio.create_task(
            self.websocket.close(_INITIALISATION_TIMEOUT, "Connection initialisation timeout")
        )

    def _revoke(self) -> None:
        self._is_revoked = True
        self._end_in(0)

    def ping(self) -> None:
        if not self.websocket.push(_PING):
            self._pinging = asyncio.create_task(self._send_ping())

    async def _send_ping(self) -> None:
        try:
            await self.websocket.send_text(_PING.decode())
        except WebSocketDisconnected:
            self._end_in(0)

    def _close(self) -> None:
        """Release the resources of the socket."""
        self.is_closed = True
        if self._patience is not None:
            self._patience.cancel()
        if self._pinging is not None:
            self._pinging.cancel()
        if self._stream_slot is not None:
            self._stream_slot.__exit__()
        if self._stop_watching is not None:
            self._stop_watching()

    async def _send_failure(self, operation: Operation[object, None], error: Exception) -> None:
        errors = [GraphQLError(str(error), original_error=error)]
        present(errors, request_id=getattr(self.context, "request_id", None))
        with suppress(WebSocketDisconnected):
            await operation.send_initial_errors(errors)

    def _end_in(self, seconds: float) -> None:
        if not self._life.expired():
            self._life.reschedule(asyncio.get_running_loop().time() + max(0.0, seconds))


def _with_receiver(context: Any, receiver: Receiver) -> object:
    """Return a context whose subscription can send its events to ``receiver``, if the context supports that."""
    return context.received_by(receiver) if hasattr(context, "received_by") else context
