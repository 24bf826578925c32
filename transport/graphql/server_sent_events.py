"""GraphQL over server-sent events, in distinct connections mode: one operation for each stream.

For networks that block WebSockets. The ``id`` of an event is its cursor, so a browser that reconnects sends it as
``Last-Event-ID`` and the stream continues there.

Source: the GraphQL over SSE protocol (graphql-sse), and "Server-sent events" in the HTML standard.
"""

import asyncio
import time
from contextlib import ExitStack, aclosing
from typing import Any, ClassVar, Protocol, runtime_checkable

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from services.events.stream import Position
from services.rate_limits.client_ip import rate_limit_key
from transport.execution.cost_limits import spent_budget
from transport.execution.schema import ServedSchema
from transport.graphql import requests
from transport.graphql.requests import GraphQLRequest
from transport.graphql.view import GraphQLView
from transport.http.authentication import (
    Handshake,
    OpenedRequest,
    authenticate,
    handshake,
    refused_as_response,
    request_id_of,
)
from transport.http.content_negotiation import EVENTS, takes_events
from transport.http.errors import UNAUTHENTICATED, present, rate_limited
from transport.http.request_errors import RequestError, other_method, too_many
from transport.live.stream_limiter import TooManyStreams
from transport.server.connection_limiter import CONNECTION

PING_SECONDS = 15.0
SEND_TIMEOUT_SECONDS = 10.0
MAX_EVENT_ID_CHARACTERS = 64
TOKEN_PARAMETER = "access_token"  # noqa: S105 - the name of a parameter

TICKET_PARAMETER = "ticket"

_OPERATIONS = {
    "GET": frozenset({OperationType.QUERY, OperationType.SUBSCRIPTION}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION, OperationType.SUBSCRIPTION}),
}
_PING = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"


class OpenTicket(Protocol):
    """A function that returns the context of a ticket's user, and the ticket's operation."""

    async def __call__(
        self, ticket: str, *, request_id: str, client: str | None, position: Position
    ) -> tuple[OpenedRequest, GraphQLRequest]:
        """Redeem a ticket, which stays valid.

        Raises:
            Exception: as for ``OpenRequest``.
        """


@runtime_checkable
class Connection(Protocol):
    """The connection under a stream, for a server that can abort it."""

    def abort(self) -> None:
        """Drop the connection, with its unsent data."""
        ...

    @property
    def closing(self) -> asyncio.Event:
        """An event that is set when the server is about to end."""
        ...


class StreamView(GraphQLView):
    """The ``/graphql/stream`` endpoint.

    Request errors before the operation are JSON, as at ``/graphql``. The operation's errors are events, because a
    browser's EventSource gives its page nothing else. EventSource cannot send headers either, so GET also accepts a
    ticket, which names the operation too, and, if ``takes_token_in_address``, the token as ``access_token`` (RFC 6750,
    2.3).
    """

    def __init__(
        self,
        schema: ServedSchema,
        *,
        open_ticket: OpenTicket | None = None,
        takes_token_in_address: bool = True,
        **others: Any,
    ) -> None:
        super().__init__(schema, **others)
        self._open_ticket = open_ticket
        self._takes_token_in_address = takes_token_in_address

    async def answer(self, request: Request) -> Response:
        if request.method not in _OPERATIONS:
            raise other_method("Streams need GET or POST.", *_OPERATIONS)
        if not takes_events(request.headers.get("accept", "*/*")):
            raise RequestError(406, f"Here the answer is {EVENTS}: list it in Accept.")
        position = Position(_last_event_id(request))
        with ExitStack() as stream_limiter:
            opening, graphql_request = await self._open(request, position, stream_limiter)
            results = await self.schema.stream(
                graphql_request.query,
                variable_values=graphql_request.variables,
                context_value=opening.context,
                operation_name=graphql_request.operation_name,
                operation_extensions=graphql_request.extensions,
                allowed_operation_types=_OPERATIONS[request.method],
            )
            return EventStream(request, results, opening, position, stream_limiter.pop_all())

    async def _open(
        self, request: Request, position: Position, stream_limiter: ExitStack
    ) -> tuple[OpenedRequest, GraphQLRequest]:
        """Return the opened request and its operation, from the request itself or from its ticket."""
        shaken = handshake(request, self._open_request)
        ticket = request.query_params.get(TICKET_PARAMETER) if request.method == "GET" else None
        graphql_request = await requests.read(request) if ticket is None else None
        try:
            stream_limiter.enter_context(self.stream_limiter.for_address(rate_limit_key(shaken.client)))
            if graphql_request is None:
                opening, graphql_request = await self._redeem(request, ticket or "", shaken, position)
            else:
                opening = await authenticate(shaken, self._credentials_in_address(request), position)
            if isinstance(user_id := getattr(opening.context, "user_id", None), str):
                stream_limiter.enter_context(self.stream_limiter.for_user(user_id))
        except TooManyStreams as error:
            raise too_many(str(error), error.retry_after) from error
        if spent := spent_budget(opening.context):
            raise too_many(rate_limited(spent.reset_after).message, spent.reset_after)
        return opening, graphql_request

    async def _redeem(
        self, request: Request, ticket: str, shaken: Handshake, position: Position
    ) -> tuple[OpenedRequest, GraphQLRequest]:
        if self._open_ticket is None or len(request.query_params.multi_items()) > 1 or shaken.authorization is not None:
            raise RequestError(400, "A ticket names the operation and its user: send nothing else.")
        opening = self._open_ticket(ticket, request_id=shaken.request_id, client=shaken.client, position=position)
        return await refused_as_response(opening)

    def _credentials_in_address(self, request: Request) -> dict[str, object]:
        token = request.query_params.get(TOKEN_PARAMETER) if request.method == "GET" else None
        if token is None:
            return {}
        if not self._takes_token_in_address:
            message = "This server accepts no token in the address: send it as a header, or use createStreamTicket."
            raise RequestError(401, message, code=UNAUTHENTICATED, headers={"WWW-Authenticate": "Bearer"})
        return {"authorization": f"Bearer {token}"}


class EventStream(Response):
    """A response that sends one operation's results as events, until they end, the client leaves or its token expires.

    Comments are sent in between, so that proxies keep the connection and a lost client is noticed. A client that does
    not read is dropped. If a stream ends without ``complete``, the client should reconnect.
    """

    ping_seconds: ClassVar[float] = PING_SECONDS
    send_timeout: ClassVar[float] = SEND_TIMEOUT_SECONDS

    def __init__(
        self, request: Request, results: Any, opening: OpenedRequest, position: Position, stream_limiter: ExitStack
    ) -> None:
        self.status_code = 200
        self.media_type = EVENTS
        self.background = None
        # Some proxies buffer responses before they forward them.
        self.init_headers({"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._request_id = request_id_of(request)
        self._results = results
        self._expires_at = opening.expires_at
        self._on_revoked = opening.on_revoked
        self._position = position
        self._stream_limiter = stream_limiter
        connection = request.scope.get("extensions", {}).get(CONNECTION, {}).get("connection")
        self._connection = connection if isinstance(connection, Connection) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's
        with self._stream_limiter:
            try:
                async with aclosing(self._results):
                    await self._send(send, {"type": "http.response.start", "status": 200, "headers": self.raw_headers})
                    await self._send(send, _chunk(_PING))
                    await self._serve(receive, send)
            except TimeoutError:
                if self._connection is not None:
                    self._connection.abort()
                    await _until_disconnected(receive)

    async def _serve(self, receive: Receive, send: Send) -> None:
        """Send all results; return when they end, the client is gone, the token ends, or the server ends.

        Raises:
            TimeoutError: the client does not read.
        """
        parts = [self._send_results(send), self._ping(send), _until_disconnected(receive)]
        if self._connection is not None:
            parts.append(_until_set(self._connection.closing))
        revoked = asyncio.Event()
        parts.append(_until_set(revoked))
        stop_watching = None if self._on_revoked is None else self._on_revoked(revoked.set)
        tasks = [asyncio.create_task(part) for part in parts]
        lifetime = None if self._expires_at is None else max(0.0, self._expires_at - time.time())
        try:
            done, _ = await asyncio.wait(tasks, timeout=lifetime, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if stop_watching is not None:
                stop_watching()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()
        if tasks[0] not in done and tasks[2] not in done:
            await self._send(send, _chunk(b"", more=False))

    async def _send_results(self, send: Send) -> None:
        try:
            async for result in self._results:
                await self._send(send, _chunk(self._event(result)))
        except (TimeoutError, asyncio.CancelledError):
            raise
        except Exception as error:  # noqa: BLE001 - the client receives every failure as an event
            errors = [GraphQLError(str(error), original_error=error)]
            present(errors, request_id=self._request_id)
            failure = PreExecutionError(data=None, errors=errors)
            await self._send(send, _chunk(self._event(failure)))
        await self._send(send, _chunk(_COMPLETE, more=False))

    async def _ping(self, send: Send) -> None:
        while True:
            await asyncio.sleep(self.ping_seconds)
            await self._send(send, _chunk(_PING))

    async def _send(self, send: Send, message: Message) -> None:
        async with asyncio.timeout(self.send_timeout):
            await send(message)

    def _event(self, result: ExecutionResult) -> bytes:
        """Return a result as an event, with the cursor of the stream's last event as its id."""
        payload: dict[str, Any] = {} if isinstance(result, PreExecutionError) else {"data": result.data}
        if result.errors:
            payload["errors"] = [error.formatted for error in result.errors]
        if result.extensions:
            payload["extensions"] = result.extensions
        lines = [b"event: next"]
        if self._position.cursor is not None:
            lines.append(b"id: " + self._position.cursor.encode())
        if seconds := _seconds_to_wait(result):
            lines.append(f"retry: {seconds * 1000}".encode())
        return b"\n".join((*lines, b"data: " + orjson.dumps(payload), b"", b""))


async def _until_disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _until_set(event: asyncio.Event) -> None:
    await event.wait()


def _chunk(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def _seconds_to_wait(result: ExecutionResult) -> int | None:
    for error in result.errors or ():
        seconds = (error.extensions or {}).get("retryAfter")
        if isinstance(seconds, int):
            return seconds
    return None


def _last_event_id(request: Request) -> str | None:
    """Return the id of the last event that a reconnecting browser received; the resolver checks that it is a cursor."""
    return request.headers.get("last-event-id", "")[:MAX_EVENT_ID_CHARACTERS] or None
