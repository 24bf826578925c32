"""The schema as it is served: known documents are neither parsed nor validated again, and errors have codes."""

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from contextlib import aclosing, nullcontext
from functools import partial
from typing import Any, cast

import strawberry
from graphql import (
    ASTValidationRule,
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSyntaxError,
    MiddlewareManager,
    parse,
    specified_rules,
    subscribe,
    validate,
)
from graphql.pyutils import is_awaitable
from strawberry.directive import StrawberryDirective
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema._graphql_core import ResultType
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.schema.schema import StreamResult
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types import ExecutionContext
from strawberry.types.base import StrawberryType
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType
from strawberry.types.scalar import ScalarDefinition, ScalarWrapper

from transport.documents import DocumentCache
from transport.errors import DOCUMENT_LIMIT, present
from transport.executor import PlannedExecutor, SubscriptionPlanner, tell_rendering
from transport.guard import LIMITS, GuardedDocument, Measures

# What holds against large documents: parsing stops here, so all that follows is small.
MAX_TOKENS = 1000
MAX_DOCUMENT_CHARACTERS = 20_000
# For each of them, all names that may have been meant are looked through.
MAX_VALIDATION_ERRORS = 20

_NO_HOOK = nullcontext()  # Strawberry's, for no extension, takes six times as long.


class ServedSchema(strawberry.Schema):
    """A schema that outsiders may send any document to.

    Documents are bounded in characters, tokens and by the guard. A document found valid is kept and runs like a
    new one from then on: hooks, guard, allowed operations and the choice of the operation included. An error's
    ``extensions.code`` says whose it is; see ``transport.errors``.

    Extensions should not have a ``resolve`` hook: it runs for every field, and costs every answer.
    """

    def __init__(
        self,
        query: type,
        mutation: type | None = None,
        subscription: type | None = None,
        *,
        types: Iterable[type | StrawberryType] = (),
        directives: Iterable[StrawberryDirective[Any]] = (),
        schema_directives: Iterable[object] = (),
        extensions: Iterable[type[SchemaExtension] | Callable[[], SchemaExtension]] = (),
        config: StrawberryConfig | None = None,
        scalar_overrides: Mapping[object, type | ScalarWrapper | ScalarDefinition] | None = None,
        limits: Measures = LIMITS,
    ) -> None:
        super().__init__(
            query=query,
            mutation=mutation,
            subscription=subscription,
            types=types,
            directives=directives,
            schema_directives=schema_directives,
            extensions=extensions,
            execution_context_class=PlannedExecutor,
            config=config,
            scalar_overrides=scalar_overrides,
        )
        self.limits = limits
        self.documents = DocumentCache()

    def _warn_for_federation_directives(self) -> None:
        """Look for none: Strawberry would load and make all of them to compare with."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Log the errors of a result and replace each, in the list, by what its client may know.

        Strawberry calls this once for every result that has errors, before anyone else sees them.
        """
        context = execution_context.context if execution_context is not None else None
        present(errors, request_id=getattr(context, "request_id", None))

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        """Parse, guard and validate; a text that was found valid before is only guarded."""
        text = context.query or ""
        known = self.documents.get(text)
        has_hooks = bool(extensions_runner.extensions)

        async with extensions_runner.parsing() if has_hooks else _NO_HOOK:
            try:
                document = known or self._parse(text)
            except GraphQLError as error:
                return _refuse(context, [error])
            context.graphql_document = document.document

        if unclear := _operation_error(context, document):
            return _refuse(context, [unclear])
        operation_type = document.operation_types[context._provided_operation_name]
        if operation_type not in context.allowed_operations:
            raise InvalidOperationTypeError(operation_type)

        async with extensions_runner.validation() if has_hooks else _NO_HOOK:
            if context.pre_execution_errors:  # An extension has refused it.
                return _refuse(context, context.pre_execution_errors)
            if excess := document.excess(context.variables or {}):
                return _refuse(context, [_over_limit(excess)])
            if known is None:
                if errors := self._validate(document, context.validation_rules):
                    return _refuse(context, errors)
                self.documents.put(text, document)
        return None

    async def _execute_operation(
        self,
        execution_context: ExecutionContext,
        extensions_runner: SchemaExtensionsRunner,
        middleware_manager: MiddlewareManager,
        execute_function: Callable[..., Any],
        custom_context_kwargs: dict[str, Any],
    ) -> ResultType:
        """Execute a query or mutation with the plans of its document, without graphql-core where that will do."""
        document = self.documents.get(execution_context.query or "")
        plans = None if document is None else document.plans
        if plans is not None and not (middleware_manager.middlewares or extensions_runner.extensions):
            name = execution_context._provided_operation_name
            answer = await plans.answer(self._schema, name, execution_context.variables, execution_context.context)
            if isinstance(answer, ExecutionResult):
                execution_context.result = answer
                return answer
            if answer is not None:
                middleware_manager = answer.as_middleware()
        options = {**custom_context_kwargs, "plans": plans}
        return await super()._execute_operation(
            execution_context, extensions_runner, middleware_manager, execute_function, options
        )

    def _stream(self, execution_context: ExecutionContext, *arguments: Any, **options: Any) -> StreamResult:
        """Execute an operation whose results may be many; a subscription has the plans of its document."""
        if self._may_follow(execution_context, **options):
            return self._follow(execution_context, options["extensions_runner"])
        options["execution_context_class"] = SubscriptionPlanner(self.documents, execution_context)
        return super()._stream(execution_context, *arguments, **options)

    def _may_follow(
        self,
        context: ExecutionContext,
        extensions_runner: SchemaExtensionsRunner,
        middleware_manager: MiddlewareManager,
        **_: Any,
    ) -> bool:
        """Whether it is a subscription known by its text, whose kind may come this way, and nobody's hooks are due."""
        if middleware_manager.middlewares or extensions_runner.extensions or context.operation_extensions:
            return False
        document = self.documents.get(context.query or "")
        is_subscription = document is not None and document.plans.is_subscription(context._provided_operation_name)
        return is_subscription and OperationType.SUBSCRIPTION in context.allowed_operations

    async def _follow(self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner) -> StreamResult:
        """Stream the results of a subscription as Strawberry does, begun by its plan where there is one that can."""
        if refusal := await self._prepare_operation_async(context, extensions_runner):
            yield await self._handle_execution_result(context, refusal, extensions_runner)
            return
        try:
            results = self._begin(context) or await self._subscribe(context)
            if isinstance(results, ExecutionResult):
                refusal = PreExecutionError(data=None, errors=results.errors)
                yield await self._handle_execution_result(context, refusal, extensions_runner)
                return
            async with aclosing(results):
                async for result in results:
                    yield await self._handle_execution_result(context, result, extensions_runner)
        except Exception as error:  # noqa: BLE001 - whatever it is, the client is told
            shown = error if isinstance(error, GraphQLError) else GraphQLError(str(error), original_error=error)
            failure = ExecutionResult(None, [shown])
            yield await self._handle_execution_result(context, failure, extensions_runner)

    def _begin(self, context: ExecutionContext) -> AsyncGenerator[ExecutionResult, None] | None:
        document = self.documents.get(context.query or "")
        if document is None:
            return None
        name, variables = context._provided_operation_name, context.variables
        begun = document.plans.begin(self._schema, name, variables, context.context)
        if begun is None:
            return None
        tell_rendering(context, begun.plan.rendering)
        return begun.results(partial(self._event_result, document.document, variables, name, context.context))

    async def _subscribe(self, context: ExecutionContext) -> Any:
        """Begin a subscription by graphql-core; return its results, or the one that says why there are none."""
        begun: Any = subscribe(
            self._schema,
            cast("DocumentNode", context.graphql_document),
            root_value=context.root_value,
            variable_values=context.variables,
            operation_name=context.operation_name,
            context_value=context.context,
            middleware=MiddlewareManager(),
            operation_extensions=context.operation_extensions,
            executor_class=cast("Any", SubscriptionPlanner(self.documents, context)),
        )
        return await begun if is_awaitable(begun) else begun

    def execute_event(
        self,
        event: object,
        query: str,
        *,
        variables: dict[str, Any] | None,
        operation_name: str | None,
        context: object,
    ) -> ExecutionResult:
        """Execute a subscription for one event, whose fields nobody has to wait for; its errors may be shown."""
        document = self.documents.get(query) or self._parse(query)
        result = self._event_result(document.document, variables, operation_name, context, event)
        if result.errors:
            present(result.errors, request_id=getattr(context, "request_id", None))
        return result

    def _event_result(
        self,
        document: DocumentNode,
        variables: dict[str, Any] | None,
        operation_name: str | None,
        context: object,
        event: object,
    ) -> ExecutionResult:
        executor = PlannedExecutor.build(
            self._schema,
            document,
            context_value=context,
            raw_variable_values=variables,
            operation_name=operation_name,
            operation_extensions=None,
        )
        if isinstance(executor, list):
            raise executor[0]
        result: Any = executor.build_per_event_executor(event).execute_operation(False)
        return cast("ExecutionResult", result)

    def _validate(
        self, document: GuardedDocument, rules: Sequence[type[ASTValidationRule]] = specified_rules
    ) -> list[GraphQLError]:
        """Return what is wrong with a document, of which so much is told and no more."""
        all_rules = (*rules, MaybeNullValidationRule, OneOfInputValidationRule)
        return validate(self._schema, document.document, all_rules, max_errors=MAX_VALIDATION_ERRORS)

    def _parse(self, text: str) -> GuardedDocument:
        if not text:
            raise GraphQLError("There is no document to execute.")
        if len(text) > MAX_DOCUMENT_CHARACTERS:
            raise _over_limit(f"The document is over a limit: characters, at most {MAX_DOCUMENT_CHARACTERS}.")
        try:
            return GuardedDocument(parse(text, max_tokens=MAX_TOKENS), self.limits)
        except GraphQLSyntaxError as error:
            if error.message.endswith("Parsing aborted."):
                raise _over_limit(f"The document is over a limit: tokens, at most {MAX_TOKENS}.") from error
            raise


def _operation_error(context: ExecutionContext, document: GuardedDocument) -> GraphQLError | None:
    """Return why it cannot be said which operation is meant, or None."""
    names, wanted = document.operation_names, context._provided_operation_name
    if not names:
        return GraphQLError("The document has no operation.")
    if wanted is None and len(names) > 1:  # Strawberry would take the first.
        return GraphQLError("The document has several operations: operationName must say which to execute.")
    if wanted is not None and wanted not in names:
        return GraphQLError("The document has no operation of that name.")
    return None


def _over_limit(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": DOCUMENT_LIMIT})


def _refuse(context: ExecutionContext, errors: list[GraphQLError]) -> PreExecutionError:
    context.pre_execution_errors = errors
    return PreExecutionError(data=None, errors=errors)
