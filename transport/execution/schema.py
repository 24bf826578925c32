"""The served schema: Strawberry's schema, whose operations go through a list of steps."""

from collections.abc import Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, cast

import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLError, execute, subscribe
from graphql.pyutils import is_awaitable
from strawberry.execution import optimized_is_awaitable
from strawberry.schema._graphql_core import ResultType
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.schema.schema import StreamResult
from strawberry.types import ExecutionContext
from strawberry.types import ExecutionResult as ShownResult
from strawberry.types.base import StrawberryType
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from transport.execution.argument_paths import add_paths
from transport.execution.document_reader import DocumentReader
from transport.execution.executor import ServedExecutor
from transport.execution.steps import Operation, Refused, Results, Step, chain_steps
from transport.http.errors import present

_NOT_ALLOWED = {
    OperationType.QUERY: "queries are not allowed",
    OperationType.MUTATION: "mutations are not allowed",
    OperationType.SUBSCRIPTION: "subscriptions are not allowed",
}


@dataclass
class ServedResult(ShownResult):
    """The result of an operation; ``is_public``: it is the same for every client."""

    is_public: bool = False


class ServedSchema(strawberry.Schema):
    """A schema that accepts any document from any client; see ``Step`` for the steps of its operations.

    An error's ``extensions.code`` names its cause; see ``transport.http.errors``. Strawberry's extensions are not
    supported: their hooks would cost each operation more than all steps.
    """

    def __init__(
        self,
        query: type,
        mutation: type | None = None,
        subscription: type | None = None,
        *,
        types: Iterable[type | StrawberryType] = (),
        config: StrawberryConfig | None = None,
        steps: Sequence[Step] | None = None,
    ) -> None:
        super().__init__(query, mutation, subscription, types=types, config=config)
        self.serve_with([DocumentReader()] if steps is None else steps)

    def serve_with(self, steps: Sequence[Step]) -> None:
        """Set the steps of operations, the outermost first; one of them must set an operation's document."""
        self._prepare = chain_steps(steps, "prepare", _do_nothing)
        self._execute = chain_steps(steps, "execute", self._execute_by_core)
        self._subscribe = chain_steps(steps, "subscribe", self._subscribe_by_core)

    def _warn_for_federation_directives(self) -> None:
        """Do nothing: Strawberry's check would load and create all federation directives for the comparison."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Log the errors of a result, and replace each in the list by an error that the client may see.

        Strawberry calls this once for each result with errors, before other code sees them.
        """
        context = execution_context.context if execution_context is not None else None
        present(errors, request_id=getattr(context, "request_id", None))
        if execution_context is not None and execution_context.graphql_document is not None:
            add_paths(errors, execution_context.graphql_document)

    def execute_event(
        self, event: object, document: DocumentNode, *, variables: dict[str, Any] | None, name: str | None, context: Any
    ) -> ExecutionResult:
        """Execute a subscription for one event, without awaiting any field."""
        executor = ServedExecutor.build(
            self._schema,
            document,
            context_value=context,
            raw_variable_values=variables,
            operation_name=name,
            operation_extensions=None,
        )
        if isinstance(executor, list):
            raise executor[0]
        result: Any = executor.build_per_event_executor(event).execute_operation(False)
        return cast("ExecutionResult", result)

    def _create_execution_context(
        self,
        query: str | None,
        allowed_operation_types: Iterable[OperationType],
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> Operation:
        return Operation(
            query=query,
            schema=self,
            allowed_operations=allowed_operation_types,
            context=context_value,
            root_value=root_value,
            variables=variable_values,
            provided_operation_name=operation_name,
            operation_extensions=operation_extensions,
        )

    async def _prepare_operation_async(self, context: ExecutionContext, *_: Any, **__: Any) -> PreExecutionError | None:
        try:
            await self._prepare(_operation(context))
        except Refused as refused:
            return PreExecutionError(data=None, errors=refused.errors)
        return None

    async def _execute_operation(self, execution_context: ExecutionContext, *_: Any) -> ResultType:
        return await self._execute(_operation(execution_context))

    async def _handle_execution_result(self, context: ExecutionContext, *args: Any, **options: Any) -> ShownResult:
        result = await super()._handle_execution_result(context, *args, **options)
        # A subscription's extensions belong to its start, not to each event.
        context.extensions_results.clear()
        if _operation(context).is_public:
            return ServedResult(result.data, result.errors, result.extensions, is_public=True)
        return result

    async def _stream(
        self,
        execution_context: ExecutionContext,
        extensions_runner: Any,
        middleware_manager: Any,
        *_: Any,
        **__: Any,
    ) -> StreamResult:
        """Execute an operation that may have many results."""
        operation = _operation(execution_context)

        async def shown(result: ResultType) -> ShownResult:
            return await self._handle_execution_result(operation, result, extensions_runner)

        try:
            await self._prepare(operation)
        except Refused as refused:
            yield await shown(PreExecutionError(data=None, errors=refused.errors))
            return
        except InvalidOperationTypeError as error:
            refusal = GraphQLError(_NOT_ALLOWED[error.operation_type], original_error=error)
            yield await shown(PreExecutionError(data=None, errors=[refusal]))
            return
        if operation.type is not OperationType.SUBSCRIPTION:
            async with aclosing(self._stream_non_subscription(operation, extensions_runner, middleware_manager)) as one:
                async for result in one:
                    yield result
            return
        try:
            results = await self._subscribe(operation)
            if isinstance(results, ExecutionResult):
                yield await shown(PreExecutionError(data=None, errors=results.errors))
                return
            async with aclosing(results):
                async for event_result in results:
                    yield await shown(event_result)
        except Exception as error:  # noqa: BLE001 - the client receives every error as a result
            failure = error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            yield await shown(ExecutionResult(None, [failure]))

    async def _execute_by_core(self, operation: Operation) -> ExecutionResult:
        begun: Any = execute(**self._arguments(operation, is_awaitable=optimized_is_awaitable))
        result: ExecutionResult = await begun if is_awaitable(begun) else begun
        if result.errors:
            self.process_errors(result.errors, operation)
        return result

    async def _subscribe_by_core(self, operation: Operation) -> Results | ExecutionResult:
        begun: Any = subscribe(**self._arguments(operation))
        results: Results | ExecutionResult = await begun if is_awaitable(begun) else begun
        return results

    def _arguments(self, operation: Operation, **others: Any) -> dict[str, Any]:
        return {
            "schema": self._schema,
            "document": operation.graphql_document,
            "root_value": operation.root_value,
            "context_value": operation.context,
            "variable_values": operation.variables,
            "operation_name": operation.name,
            "executor_class": ServedExecutor,
            "operation_extensions": operation.operation_extensions,
            **others,
            **operation.execution,
        }


async def _do_nothing(_operation: Operation) -> None:
    """Do nothing: all steps have prepared the operation."""


def _operation(context: ExecutionContext) -> Operation:
    if not isinstance(context, Operation):
        raise TypeError("the context of an execution must be the operation that this schema created")
    return context
