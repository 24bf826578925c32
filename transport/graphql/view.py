"""GraphQL over HTTP: the operations that each method allows, and their responses."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from services.origins import ALL, pattern_of
from services.rate_limits.client_ip import rate_limit_key
from transport.execution.schema import ServedResult, ServedSchema
from transport.graphql import requests, responses
from transport.http.authentication import OpenRequest, authenticate, handshake, request_id_of
from transport.http.content_negotiation import EVENTS, preferred_json, prefers_html
from transport.http.errors import BAD_USER_INPUT, DOCUMENT_LIMIT, log_failure
from transport.http.request_errors import RequestError, other_method, too_many
from transport.http.response_headers import page_policy
from transport.live.keep_alive import KeepAlive
from transport.live.stream_limiter import StreamLimiter, TooManyStreams
from transport.live.websocket_handler import MAX_OPERATIONS, SocketAdapter, SocketHandler

CONNECTION_INIT_TIMEOUT = timedelta(seconds=10)

NO_SUBSCRIPTIONS = (
    f"Subscriptions come over a WebSocket at /graphql ({GRAPHQL_TRANSPORT_WS_PROTOCOL}),"
    f" or as events at /graphql/stream (Accept: {EVENTS})."
)

# The close code of graphql-transport-ws.
_NOT_ACCEPTABLE = 4406

_OPERATIONS = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}
_PAGE_HEADERS = {
    # The editor sets styles as it runs.
    "Content-Security-Policy": page_policy(inline_styles=True),
    # The page names the files of one build; the next build has other names.
    "Cache-Control": "no-cache",
}


class GraphQLView(GraphQL[object, None]):
    """The ``/graphql`` endpoint: HTTP, graphql-transport-ws, and the explorer's page for browsers.

    ``open_request`` authenticates the client. ``ide_html`` is the explorer's page, or a function that returns it. Every
    response except that page is JSON, and carries the request's id in ``X-Request-Id``. A socket is refused if the
    stream limiter is full, or if its page has a foreign origin: neither the server's own nor in ``allowed_origins``,
    which ``pattern_of`` describes.

    Only the socket support of Strawberry's view is used: its code for any framework costs a request more than executing
    a small operation.
    """

    websocket_adapter_class = SocketAdapter
    graphql_transport_ws_handler_class = SocketHandler
    schema: ServedSchema

    def __init__(
        self,
        schema: ServedSchema,
        *,
        open_request: OpenRequest,
        ide_html: Callable[[], str] | str | None = None,
        allowed_origins: Sequence[str] = (),
        stream_limiter: StreamLimiter | None = None,
        no_subscriptions: str = NO_SUBSCRIPTIONS,
    ) -> None:
        """``no_subscriptions``: the refusal of subscriptions in plain requests, with the right addresses."""
        super().__init__(
            schema,
            graphql_ide=None,
            # Not graphql-sse: some clients list text/event-stream in every Accept, and could not read the response.
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=CONNECTION_INIT_TIMEOUT,
            max_subscriptions_per_connection=MAX_OPERATIONS,
        )
        self._allows_all = ALL in allowed_origins
        self._allowed = re.compile(pattern_of(set(allowed_origins) - {ALL}))
        self.stream_limiter = StreamLimiter() if stream_limiter is None else stream_limiter
        self.pings = KeepAlive()
        self._open_request = open_request
        self._ide_html = ide_html
        self._no_subscriptions = no_subscriptions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._serve_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        request_id = request_id_of(request)
        try:
            response = await self._respond(request)
        except ClientDisconnect:
            return  # The client is gone.
        except Exception as error:  # noqa: BLE001 - at the edge every failure becomes a JSON response
            log_failure(error, where="in answering a request", request_id=request_id)
            response = responses.of_failure(request, error)
        response.raw_headers += [(b"x-request-id", request_id.encode()), (b"vary", b"Accept")]
        await response(scope, receive, send)

    def is_websocket_origin_allowed(self, request: WebSocket, origin: str) -> bool:  # noqa: ARG002 - Strawberry's name
        """Return whether pages of an origin may open sockets, although a proxy may have sent another ``Host``."""
        return self._allows_all or self._allowed.fullmatch(origin) is not None

    def decode_json(self, data: str | bytes) -> object:
        """Parse a socket's message; deep nesting, lone surrogates and endless numbers are syntax errors."""
        return orjson.loads(data)

    async def answer(self, request: Request) -> Response:
        """Execute a request's operation, or return the explorer's page.

        Raises:
            RequestError: the operation is not executed.
        """
        if request.method not in _OPERATIONS:
            raise other_method("GraphQL only supports GET and POST requests.", *_OPERATIONS)
        accept = request.headers.get("accept", "")
        if request.method == "GET" and self._ide_html is not None and _wants_explorer(request, accept):
            page = self._ide_html() if callable(self._ide_html) else self._ide_html
            return HTMLResponse(page, headers=_PAGE_HEADERS)
        graphql_request = await requests.read(request)
        opening = await authenticate(handshake(request, self._open_request))
        result = await self._execute(request.method, graphql_request, opening.context)
        if request.method == "GET" and isinstance(result, ServedResult) and result.is_public:
            known = request.headers.get("if-none-match", "")
            return responses.of_public_result(result, preferred_json(accept), known)
        return responses.of_result(result, preferred_json(accept))

    async def _execute(self, method: str, graphql_request: requests.GraphQLRequest, context: object) -> ExecutionResult:
        try:
            return await self.schema.execute(
                graphql_request.query,
                variable_values=graphql_request.variables,
                context_value=context,
                operation_name=graphql_request.operation_name,
                operation_extensions=graphql_request.extensions,
                allowed_operation_types=_OPERATIONS[method],
            )
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise RequestError(400, self._no_subscriptions) from error
            raise other_method("Mutations need POST.", "POST") from error

    async def _respond(self, request: Request) -> Response:
        try:
            return await self.answer(request)
        except RequestError as refused:
            return responses.of_refusal(request, refused)
        except HTTPException as error:  # For example, the application's own limit for bodies.
            code = DOCUMENT_LIMIT if error.status_code == 413 else BAD_USER_INPUT
            return responses.of_refusal(
                request, RequestError(error.status_code, error.detail, code=code, headers=error.headers)
            )

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        try:
            stream_slot = self.stream_limiter.for_address(rate_limit_key(socket.client.host if socket.client else None))
        except TooManyStreams as error:
            await self._deny(socket, error)
            return
        with stream_slot:
            await self._talk(socket)

    async def _talk(self, socket: WebSocket) -> None:
        """Serve a socket as Strawberry's ``run`` does, without its code for requests of any framework."""
        if not self._check_websocket_origin(socket):
            await self.reject_websocket(socket)
            return
        is_spoken = GRAPHQL_TRANSPORT_WS_PROTOCOL in socket.scope["subprotocols"]
        await socket.accept(GRAPHQL_TRANSPORT_WS_PROTOCOL if is_spoken else None)
        adapter = self.websocket_adapter_class(self, socket, socket)
        if not is_spoken:
            await adapter.close(_NOT_ACCEPTABLE, "Subprotocol not acceptable")
            return
        handler = self.graphql_transport_ws_handler_class(
            view=self,
            websocket=adapter,
            context=handshake(socket, self._open_request),
            root_value=None,
            schema=self.schema,
            connection_init_wait_timeout=self.connection_init_wait_timeout,
            max_subscriptions_per_connection=self.max_subscriptions_per_connection,
        )
        await handler.handle()

    async def _deny(self, socket: WebSocket, error: TooManyStreams) -> None:
        response = responses.of_refusal(socket, too_many(str(error), error.retry_after))
        response.raw_headers.append((b"x-request-id", request_id_of(socket).encode()))
        await socket.send_denial_response(response)


def _wants_explorer(request: Request, accept: str) -> bool:
    return request.query_params.get("query") is None and prefers_html(accept)
