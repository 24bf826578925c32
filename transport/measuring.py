"""What is measured of requests and of GraphQL operations: their time, their outcome, and their spans."""

import time
from collections.abc import Callable
from typing import Any

from graphql import FieldNode, GraphQLError, MiddlewareManager, OperationDefinitionNode, SelectionSetNode
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema._graphql_core import ResultType
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from services.metrics import Metrics
from services.tracing import Tracing
from transport.budgets import BudgetedSchema
from transport.errors import INTERNAL, UNAVAILABLE
from transport.journal import note

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
_UNROUTED = "none"  # No route was found, or the request ended before one was looked for.
_UNANSWERED = 0
_SEVERAL = "several"
_OTHER = "other"


class MeasuredRequests:
    """ASGI middleware that times requests by the route that took them, which is the path's pattern, not the path.

    What it measures with is ``metrics`` and ``tracing`` in the state that the application's lifespan gives out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        metrics, tracing = scope.get("state", {}).get("metrics"), scope.get("state", {}).get("tracing")
        if scope["type"] != "http" or not isinstance(metrics, Metrics) or not isinstance(tracing, Tracing):
            await self.app(scope, receive, send)
            return
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
                status = 500  # Whoever is around this answers it so.
                raise
            finally:
                route = getattr(scope.get("route"), "path", _UNROUTED)
                metrics.http_request(route, method, status, time.perf_counter() - began)
                if span is not None:
                    span.update_name(f"{method} {route}")
                    span.set_attributes({"http.route": route, "http.response.status_code": status})


class MeasuredSchema(BudgetedSchema):
    """A schema whose operations are counted and timed by their type and root field, which are the schema's own words.

    It measures what Strawberry calls, rather than as an extension: the hooks of one cost twenty microseconds.
    """

    def __init__(self, **definition: Any) -> None:
        """Take what ``ServedSchema`` takes, by name."""
        super().__init__(**definition)
        self._metrics = Metrics()
        self._tracing = Tracing()

    def measure_with(self, metrics: Metrics, tracing: Tracing) -> None:
        self._metrics = metrics
        self._tracing = tracing

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        began, refused, refusal = time.perf_counter(), True, None
        try:
            refusal = await super()._prepare_operation_async(context, extensions_runner)
            refused = refusal is not None
        finally:
            # Until the document is known to be valid, its words are anybody's.
            if refused:
                self._metrics.graphql_operation(_OTHER, _OTHER, "refused", None)
                errors = (refusal.errors or ()) if refusal is not None else ()
                note(context, type=_OTHER, field=_OTHER, outcome="refused", began=began, errors=errors)
        if not refused and context.operation_type is OperationType.SUBSCRIPTION:
            kind, field = _subject(context)
            self._metrics.graphql_operation(kind, field, "begun", None)
            note(context, type=kind, field=field, outcome="begun", began=began)
        return refusal

    async def _execute_operation(
        self,
        execution_context: ExecutionContext,
        extensions_runner: SchemaExtensionsRunner,
        middleware_manager: MiddlewareManager,
        execute_function: Callable[..., Any],
        custom_context_kwargs: dict[str, Any],
    ) -> ResultType:
        kind, field = _subject(execution_context)
        began, outcome = time.perf_counter(), "failed"
        try:
            with self._tracing.operation(kind, field):
                result = await super()._execute_operation(
                    execution_context, extensions_runner, middleware_manager, execute_function, custom_context_kwargs
                )
            outcome = _outcome(execution_context.pre_execution_errors or ())
        finally:
            self._metrics.graphql_operation(kind, field, outcome, time.perf_counter() - began)
            errors = execution_context.pre_execution_errors or ()
            note(execution_context, type=kind, field=field, outcome=outcome, began=began, errors=errors)
        return result


def _subject(context: ExecutionContext) -> tuple[str, str]:
    """Return the type and the root field of the operation of a valid document."""
    document, name = context.graphql_document, context._provided_operation_name
    for definition in document.definitions if document is not None else ():
        if isinstance(definition, OperationDefinitionNode) and (
            name is None or (definition.name is not None and definition.name.value == name)
        ):
            return definition.operation.value, _root_field(definition.selection_set)
    return _OTHER, _OTHER


def _root_field(selections: SelectionSetNode) -> str:
    if len(selections.selections) > 1:
        return _SEVERAL
    selection = selections.selections[0]
    return selection.name.value if isinstance(selection, FieldNode) else _OTHER


def _outcome(errors: list[GraphQLError] | tuple[()]) -> str:
    if not errors:
        return "ok"
    failed = any((error.extensions or {}).get("code") in (INTERNAL, UNAVAILABLE) for error in errors)
    return "failed" if failed else "refused"
