"""GraphQL over HTTP: what is asked, in which operation and content type, and with which status it is answered."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import timedelta
from json import JSONDecodeError
from typing import Any, TypeVar

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException, StarletteRequestAdapter
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from db.outages import is_outage
from services.events.stream import Position
from services.peers import peer_of
from transport.errors import (
    BAD_USER_INPUT,
    DOCUMENT_LIMIT,
    INTERNAL,
    MASK,
    OUTAGE,
    OUTAGE_SECONDS,
    RATE_LIMITED,
    UNAUTHENTICATED,
    UNAVAILABLE,
    code_of,
    error_body,
    log_failure,
    retry_after_of,
)
from transport.execution import ServedSchema
from transport.headers import page_policy
from transport.negotiation import GRAPHQL_JSON, JSON, preferred_json, prefers_html
from transport.opening import Handshake, OpenedRequest, OpenRequest, handshake, request_id_of
from transport.seats import NoSeat, Seats
from transport.sockets import MAX_OPERATIONS, SocketAdapter, SocketHandler
from transport.trusted import DOCUMENT_ID, names_document

MAX_BODY_BYTES = 2**20
CONNECTION_INIT_TIMEOUT = timedelta(seconds=10)

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
_Value = TypeVar("_Value")
_STATUS = {UNAUTHENTICATED: 401, RATE_LIMITED: 429}


class BoundedRequest(StarletteRequestAdapter):
    """A request whose body is read up to a limit."""

    async def get_body(self) -> bytes:
        """Return the body.

        Raises:
            Refused: it is longer than ``MAX_BODY_BYTES``; the rest of it is not read.
        """
        announced = self._request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > MAX_BODY_BYTES:
            raise _too_large()
        body = bytearray()
        async for chunk in self._request.stream():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                raise _too_large()
        return bytes(body)


class Refused(HTTPException):
    """A request that is not executed, with what its answer says beside the reason."""

    def __init__(
        self,
        status_code: int,
        reason: str,
        *,
        code: str = BAD_USER_INPUT,
        headers: Mapping[str, str] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(status_code, reason)
        self.code = code
        self.headers = headers
        self.retry_after = retry_after


class GraphQLView(GraphQL[object, None]):
    """The ``/graphql`` endpoint: HTTP, graphql-transport-ws, and the explorer's page for browsers.

    Whoever asks is told by ``open_request``. ``ide_html`` is the explorer's page, or a function that returns it.
    Every answer but that page is JSON, and carries the request's id in ``X-Request-Id``. Sockets from pages of
    other origins than the server's own and ``allowed_origins`` are refused, and so are those that find no seat.
    """

    request_adapter_class = BoundedRequest
    websocket_adapter_class = SocketAdapter
    graphql_transport_ws_handler_class = SocketHandler

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
            graphql_ide="graphiql" if ide_html is not None else None,
            # Not graphql-sse: some clients list text/event-stream in every Accept, and could not read the answer.
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=CONNECTION_INIT_TIMEOUT,
            # Other sites' pages can send multipart forms without a preflight.
            multipart_uploads_enabled=False,
            max_subscriptions_per_connection=MAX_OPERATIONS,
            allowed_origins=allowed_origins,
        )
        self.seats = Seats() if seats is None else seats
        self._open_request = open_request
        self._ide_html = ide_html

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._serve_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        request_id = request_id_of(request)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return  # There is nobody to answer.
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails, the client gets an answer in JSON
            log_failure(error, where="in answering a request", request_id=request_id)
            response = _failure(request, error)
        response.headers["X-Request-Id"] = request_id
        response.headers["Vary"] = "Accept"
        await response(scope, receive, send)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Handshake:  # noqa: ARG002 - the base's signature
        """Return what is to become the context, once it is known that there is something to execute."""
        return handshake(request, self._open_request)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.media_type = preferred_json(request.headers.get("accept", ""))
        return response

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        return (
            request.method == "GET"
            and self._ide_html is not None
            and request.query_params.get("query") is None
            and prefers_html(request.headers.get("accept", ""))
        )

    async def render_graphql_ide(self, request: Request) -> Response:  # noqa: ARG002 - the base's signature
        page = self._ide_html() if callable(self._ide_html) else self._ide_html
        return HTMLResponse(page, headers=_PAGE_HEADERS)

    def decode_json(self, data: str | bytes) -> object:
        """Parse JSON; deep nesting, lone surrogates, endless numbers and what is not UTF-8 are syntax errors."""
        return orjson.loads(data)

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """Return the parameters of the request.

        Raises:
            HTTPException: they are malformed, or in another content type than JSON.
        """
        try:
            parameters: object
            if request.method == "GET":
                parameters = self._query_parameters(request.query_params)
            else:
                _check_content_type(request.content_type or "")
                parameters = self.decode_json(await request.get_body())
        except JSONDecodeError as error:
            raise HTTPException(400, "The request is not valid JSON.") from error
        if not isinstance(parameters, dict):
            raise HTTPException(400, "The request must be one JSON object.")
        query = _parameter(parameters, "query", str, "a string")
        extensions = _parameter(parameters, "extensions", dict, "an object")
        if (document_id := _parameter(parameters, DOCUMENT_ID, str, "a string")) is not None:
            extensions = {**(extensions or {}), DOCUMENT_ID: document_id}
        if not query and not names_document(extensions or {}):
            raise HTTPException(400, "The request has no query.")
        return GraphQLRequestData(
            query=query,
            variables=_parameter(parameters, "variables", dict, "an object"),
            operation_name=_parameter(parameters, "operationName", str, "a string"),
            extensions=extensions,
        )

    async def execute_operation(
        self,
        request: Request,  # noqa: ARG002 - the base's signature
        request_adapter: AsyncHTTPRequestAdapter,
        request_data: GraphQLRequestData | list[GraphQLRequestData],
        context: object,
        root_value: None,  # noqa: ARG002 - the base's signature
        sub_response: Response,  # noqa: ARG002 - the base's signature
    ) -> ExecutionResult:
        """Open the request and execute its operation.

        Raises:
            HTTPException: the request may not be opened, or the operation needs another method or a WebSocket.
        """
        if not isinstance(context, Handshake) or not isinstance(request_data, GraphQLRequestData):
            raise TypeError("a request is one operation, and brings its Handshake")
        opening = await opened(context)
        try:
            return await self.schema.execute(
                request_data.query,
                variable_values=request_data.variables,
                context_value=opening.context,
                operation_name=request_data.operation_name,
                operation_extensions=request_data.extensions,
                allowed_operation_types=_OPERATIONS[request_adapter.method],
            )
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.SUBSCRIPTION:
                message = f"Subscriptions need a WebSocket ({GRAPHQL_TRANSPORT_WS_PROTOCOL})."
                raise HTTPException(400, message) from error
            raise Refused(405, "Mutations need POST.", headers={"Allow": "POST"}) from error

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        if isinstance(response_data, list):
            raise TypeError("batches are refused before they are executed")
        body: dict[str, Any] = {**response_data}
        status, retry_after = 200, None
        not_executed = _status_unexecuted(body)
        if not_executed in (429, 503) or (not_executed and sub_response.media_type == GRAPHQL_JSON):
            status, retry_after = not_executed, body["errors"][0]["extensions"].get("retryAfter")
            del body["data"]
        response = _json(body, status, sub_response.media_type or JSON)
        if retry_after is not None:
            response.headers["Retry-After"] = str(retry_after)
        return response

    async def _serve_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        with ExitStack() as seat:
            try:
                seat.enter_context(self.seats.for_address(peer_of(socket.client.host if socket.client else None)))
            except NoSeat as error:
                await self._deny(socket, error)
                return
            await super().__call__(scope, receive, send)

    async def _deny(self, socket: WebSocket, error: NoSeat) -> None:
        request_id, seconds = request_id_of(socket), error.retry_after
        body = error_body(str(error), RATE_LIMITED, request_id=request_id, retry_after=seconds)
        response = _json(body, 429, JSON)
        response.headers.update({"Retry-After": str(seconds), "X-Request-Id": request_id})
        await socket.send_denial_response(response)

    async def _answer(self, request: Request) -> Response:
        try:
            return await self.run(request)
        except Refused as refused:
            return _refusal(
                request,
                refused.status_code,
                refused.reason,
                refused.code,
                headers=refused.headers,
                retry_after=refused.retry_after,
            )
        except HTTPException as refused:
            headers = {"Allow": "GET, POST"} if refused.status_code == 405 else None
            return _refusal(request, refused.status_code, refused.reason, BAD_USER_INPUT, headers=headers)
        except StarletteHTTPException as refused:  # The application's own limit for bodies, for example.
            code = DOCUMENT_LIMIT if refused.status_code == 413 else BAD_USER_INPUT
            return _refusal(request, refused.status_code, refused.detail, code, headers=refused.headers)

    def _query_parameters(self, query: Mapping[str, Any]) -> dict[str, object]:
        parameters: dict[str, object] = dict(query)
        for name in ("variables", "extensions"):
            if text := query.get(name):
                parameters[name] = self.decode_json(text)
            else:
                parameters.pop(name, None)
        return parameters


async def opened(
    opening: Handshake, payload: Mapping[str, object] | None = None, position: Position | None = None
) -> OpenedRequest:
    """Open a request with the credentials in ``payload``, or else those of its head.

    Raises:
        Refused: it may not be opened.
    """
    try:
        return await opening.open(payload or {}, position)
    except Exception as error:
        if (code := code_of(error)) is None:
            raise
        retry_after = retry_after_of(error)
        headers = {"WWW-Authenticate": "Bearer"} if code == UNAUTHENTICATED else {}
        if retry_after is not None:
            headers["Retry-After"] = str(retry_after)
        status = _STATUS.get(code, 400)
        raise Refused(status, str(error), code=code, headers=headers, retry_after=retry_after) from error


def too_many(message: str, retry_after: int) -> Refused:
    """Return the refusal of a client that is to come back after so many seconds."""
    headers = {"Retry-After": str(retry_after)}
    return Refused(429, message, code=RATE_LIMITED, headers=headers, retry_after=retry_after)


def _check_content_type(content_type: str) -> None:
    """Refuse all but JSON in UTF-8; exactly, since browsers ask no permission for types that only contain it."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if kind != JSON:
        raise Refused(415, f"The content type must be {JSON}.", headers={"Accept-Post": JSON})
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "charset" and value.strip('"') not in ("utf-8", "utf8"):
            raise Refused(415, "The charset must be utf-8.", headers={"Accept-Post": JSON})


def _parameter(parameters: Mapping[str, object], name: str, kind: type[_Value], description: str) -> _Value | None:
    value = parameters.get(name)
    if value is None or isinstance(value, kind):
        return value
    raise HTTPException(400, f"The request's {name} must be {description}, or null.")


def _too_large() -> Refused:
    return Refused(
        413,
        f"The request is too large: at most {MAX_BODY_BYTES} bytes.",
        code=DOCUMENT_LIMIT,
        headers={"Connection": "close"},
    )


def _status_unexecuted(body: Mapping[str, Any]) -> int | None:
    """Return the status of a response to what was not executed, or None when it was."""
    errors = body.get("errors")
    if not errors or body.get("data") is not None or any(error.get("path") for error in errors):
        return None
    codes = {error["extensions"]["code"] for error in errors}
    if INTERNAL in codes:
        return 500
    if UNAVAILABLE in codes:
        return 503
    return 429 if RATE_LIMITED in codes else 400


def _failure(request: Request, error: Exception) -> Response:
    if not is_outage(error):
        return _refusal(request, 500, MASK, INTERNAL)
    headers = {"Retry-After": str(OUTAGE_SECONDS)}
    return _refusal(request, 503, OUTAGE, UNAVAILABLE, headers=headers, retry_after=OUTAGE_SECONDS)


def _refusal(
    request: Request,
    status: int,
    message: str,
    code: str,
    *,
    headers: Mapping[str, str] | None = None,
    retry_after: int | None = None,
) -> Response:
    media_type = preferred_json(request.headers.get("accept", ""))
    body = error_body(message, code, request_id=request_id_of(request), retry_after=retry_after)
    response = _json(body, status, media_type)
    response.headers.update(headers or {})
    return response


def _json(body: object, status: int, media_type: str) -> Response:
    headers = {"Content-Type": f"{media_type}; charset=utf-8", "Cache-Control": "no-store"}
    return Response(orjson.dumps(body), status, headers)
