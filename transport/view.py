"""GraphQL over HTTP: which operations a method may ask for, and what answers them."""

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

from services.peers import peer_of
from transport import answers, requests
from transport.errors import BAD_USER_INPUT, DOCUMENT_LIMIT, log_failure
from transport.execution import ServedSchema
from transport.headers import page_policy
from transport.negotiation import preferred_json, prefers_html
from transport.opening import OpenRequest, handshake, opened, request_id_of
from transport.pings import Pings
from transport.refusals import Refused, other_method, too_many
from transport.seats import NoSeat, Seats
from transport.sockets import MAX_OPERATIONS, SocketAdapter, SocketHandler

CONNECTION_INIT_TIMEOUT = timedelta(seconds=10)

# As graphql-transport-ws has it.
_NOT_ACCEPTABLE = 4406

_OPERATIONS = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}
_PAGE_HEADERS = {
    # The editor sets styles as it runs.
    "Content-Security-Policy": page_policy(inline_styles=True),
    # It names the files of one build, and the next has others.
    "Cache-Control": "no-cache",
}


class GraphQLView(GraphQL[object, None]):
    """The ``/graphql`` endpoint: HTTP, graphql-transport-ws, and the explorer's page for browsers.

    Whoever asks is told by ``open_request``. ``ide_html`` is the explorer's page, or a function that returns it.
    Every answer but that page is JSON, and carries the request's id in ``X-Request-Id``. Sockets from pages of
    other origins than the server's own and ``allowed_origins`` are refused, and so are those that find no seat.

    Of Strawberry's view only what it knows of sockets is used: what it does for any framework costs a request more
    than it takes to execute a small operation.
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
        seats: Seats | None = None,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            # Not graphql-sse: some clients list text/event-stream in every Accept, and could not read the answer.
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=CONNECTION_INIT_TIMEOUT,
            max_subscriptions_per_connection=MAX_OPERATIONS,
            allowed_origins=allowed_origins,
        )
        self.seats = Seats() if seats is None else seats
        self.pings = Pings()
        self._open_request = open_request
        self._ide_html = ide_html

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._serve_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        request_id = request_id_of(request)
        try:
            response = await self._respond(request)
        except ClientDisconnect:
            return  # There is nobody to answer.
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails, the client gets an answer in JSON
            log_failure(error, where="in answering a request", request_id=request_id)
            response = answers.of_failure(request, error)
        response.raw_headers += [(b"x-request-id", request_id.encode()), (b"vary", b"Accept")]
        await response(scope, receive, send)

    def decode_json(self, data: str | bytes) -> object:
        """Parse a socket's message; deep nesting, lone surrogates and endless numbers are syntax errors."""
        return orjson.loads(data)

    async def answer(self, request: Request) -> Response:
        """Execute the operation that a request asks for, or show the explorer.

        Raises:
            Refused: it is not executed.
        """
        if request.method not in _OPERATIONS:
            raise other_method("GraphQL only supports GET and POST requests.", *_OPERATIONS)
        accept = request.headers.get("accept", "")
        if request.method == "GET" and self._ide_html is not None and _wants_explorer(request, accept):
            page = self._ide_html() if callable(self._ide_html) else self._ide_html
            return HTMLResponse(page, headers=_PAGE_HEADERS)
        asked = await requests.read(request)
        opening = await opened(handshake(request, self._open_request))
        result = await self._execute(request.method, asked, opening.context)
        return answers.of_result(result, preferred_json(accept))

    async def _execute(self, method: str, asked: requests.Asked, context: object) -> ExecutionResult:
        try:
            return await self.schema.execute(
                asked.query,
                variable_values=asked.variables,
                context_value=context,
                operation_name=asked.operation_name,
                operation_extensions=asked.extensions,
                allowed_operation_types=_OPERATIONS[method],
            )
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                raise Refused(400, f"Subscriptions need a WebSocket ({GRAPHQL_TRANSPORT_WS_PROTOCOL}).") from error
            raise other_method("Mutations need POST.", "POST") from error

    async def _respond(self, request: Request) -> Response:
        try:
            return await self.answer(request)
        except Refused as refused:
            return answers.of_refusal(request, refused)
        except HTTPException as error:  # The application's own limit for bodies, for example.
            code = DOCUMENT_LIMIT if error.status_code == 413 else BAD_USER_INPUT
            return answers.of_refusal(
                request, Refused(error.status_code, error.detail, code=code, headers=error.headers)
            )

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        try:
            seat = self.seats.for_address(peer_of(socket.client.host if socket.client else None))
        except NoSeat as error:
            await self._deny(socket, error)
            return
        with seat:
            await self._talk(socket)

    async def _talk(self, socket: WebSocket) -> None:
        """Do what Strawberry's ``run`` does for a socket, without what it does for requests of any framework."""
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

    async def _deny(self, socket: WebSocket, error: NoSeat) -> None:
        response = answers.of_refusal(socket, too_many(str(error), error.retry_after))
        response.raw_headers.append((b"x-request-id", request_id_of(socket).encode()))
        await socket.send_denial_response(response)


def _wants_explorer(request: Request, accept: str) -> bool:
    return request.query_params.get("query") is None and prefers_html(accept)
