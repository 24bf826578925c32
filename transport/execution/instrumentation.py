"""Metrics and traces of requests and GraphQL operations: durations, outcomes and spans."""

import time
from collections.abc import Awaitable, Sequence

from graphql import ExecutionResult, FieldNode, GraphQLError, SelectionSetNode
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.types.graphql import OperationType

from services.observability.log_context import collecting_creations
from services.observability.metrics import Metrics
from services.observability.tracing import Tracing
from transport.execution.operation_log import note
from transport.execution.steps import Execute, Operation, Prepare, Refused, Step
from transport.http.errors import INTERNAL, UNAVAILABLE

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
_UNROUTED = "none"  # No route was found, or the request ended before routing.
_UNANSWERED = 0
_SEVERAL = "several"
_OTHER = "other"


class MeasuredRequests:
    """ASGI middleware that times requests by route, which is the pattern of the path and not the path itself.

    It uses ``metrics`` and ``tracing`` from the state of the application's lifespan.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        metrics, tracing = scope.get("state", {}).get("metrics"), scope.get("state", {}).get("tracing")
        if scope["type"] != "http" or not isinstance(metrics, Metrics) or not isinstance(tracing, Tracing):
            return self.app(scope, receive, send)
        return self._measure(metrics, tracing, scope, receive, send)

    async def _measure(self, metrics: Metrics, tracing: Tracing, scope: Scope, receive: Receive, send: Send) -> None:
        status = _UNANSWERED
        method = scope["method"] if scope["method"] in _METHODS else _OTHER

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        with tracing.request(method, Headers(scope=scope)) as span:
            try:
                await self.app(scope, receive, note)
            except Exception:
                status = 500  # The surrounding middleware responds with this status.
                raise
            finally:
                route = getattr(scope.get("route"), "path", _UNROUTED)
                metrics.http_request(route, method, status, time.perf_counter() - began)
                if span is not None:
                    span.update_name(f"{method} {route}")
                    span.set_attributes({"http.route": route, "http.response.status_code": status})


class Measuring(Step):
    """The step that counts and times operations by type and root field, which are names of the schema."""

    def __init__(self, metrics: Metrics, tracing: Tracing) -> None:
        self._metrics = metrics
        self._tracing = tracing

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        began = time.perf_counter()
        try:
            await proceed(operation)
        except BaseException as error:
            # Until the document is known to be valid, its names may be any text.
            self._metrics.graphql_operation(_OTHER, _OTHER, "refused", None)
            errors = error.errors if isinstance(error, Refused) else ()
            note(operation, type=_OTHER, field=_OTHER, outcome="refused", began=began, errors=errors)
            raise
        if operation.type is OperationType.SUBSCRIPTION:
            kind, field = _subject(operation)
            self._metrics.graphql_operation(kind, field, "begun", None)
            note(operation, type=kind, field=field, outcome="begun", began=began)

    async def execute(self, proceed: Execute, operation: Operation) -> ExecutionResult:
        kind, field = _subject(operation)
        began, outcome = time.perf_counter(), "failed"
        errors: Sequence[GraphQLError] = ()
        with self._tracing.operation(kind, field), collecting_creations() as creations:
            try:
                result = await proceed(operation)
                errors = result.errors or ()
                outcome = _outcome(errors)
            finally:
                self._metrics.graphql_operation(kind, field, outcome, time.perf_counter() - began)
                note(
                    operation, type=kind, field=field, outcome=outcome, began=began, errors=errors, creations=creations
                )
        return result


def _subject(operation: Operation) -> tuple[str, str]:
    """Return the type and the root field of the operation of a valid document."""
    node = operation.document.operations[operation.name]
    return node.operation.value, _root_field(node.selection_set)


def _root_field(selections: SelectionSetNode) -> str:
    if len(selections.selections) > 1:
        return _SEVERAL
    selection = selections.selections[0]
    return selection.name.value if isinstance(selection, FieldNode) else _OTHER


def _outcome(errors: Sequence[GraphQLError]) -> str:
    if not errors:
        return "ok"
    failed = any((error.extensions or {}).get("code") in (INTERNAL, UNAVAILABLE) for error in errors)
    return "failed" if failed else "refused"
