"""Execution of root fields without graphql-core: work that graphql-core repeats for each request is done once.

In an operation with one root field of plain objects, a request changes only the values of variables and arguments. The
field is called exactly once. If its result is not as expected, or is an error, graphql-core completes it: it gets the
value or the exception, instead of calling the field again.
"""

from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Any, cast

from graphql import (
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    MiddlewareManager,
    NonNullTypeNode,
    OperationDefinitionNode,
    Undefined,
    VariableNode,
)
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.execution.values import VariableValues, get_argument_values
from graphql.pyutils import Path, is_awaitable
from msgspec import Struct

from transport.planner.arguments import Call, call_of, source_of
from transport.planner.payload_cache import Read
from transport.planner.selection import Collect, compile_value


class RootResult(Struct, frozen=True):
    """The value or exception of a root field, as a middleware that gives it to graphql-core."""

    value: Any
    error: Exception | None = None

    def resolve(self, other: Callable[..., Any], source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
        if info.path.prev is not None:
            return other(source, info, **given)
        if self.error is not None:
            raise self.error
        return self.value

    def as_middleware(self) -> MiddlewareManager:
        return MiddlewareManager(self)


# An argument that is a variable: the names of both.
Passed = tuple[str, str]


class RootField(Struct, frozen=True):
    """The one root field of an operation, with the facts that are the same for all requests."""

    name: str
    parent: GraphQLObjectType
    field: GraphQLField
    nodes: list[FieldNode]
    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    operation: OperationDefinitionNode
    passed: Sequence[Passed] | None
    call: Call
    read: Read

    async def answer(self, variables: VariableValues, context: object) -> ExecutionResult | RootResult | None:
        """Call the field; return None if it cannot be called."""
        arguments = self._arguments(variables)
        if arguments is None:
            return None
        info = self._info(variables, context)
        try:
            value = self.call(info, arguments)
            if is_awaitable(value):
                value = await value
        except Exception as error:  # noqa: BLE001 - graphql-core reports the location of every error
            return RootResult(None, error)
        try:
            return ExecutionResult({self.name: self.read(value)}, None)
        except Exception:  # noqa: BLE001 - graphql-core will repeat the error and report its location
            return RootResult(value)

    def events(self, variables: VariableValues, context: object) -> AsyncGenerator[Any, None] | None:
        """Return the unstarted generator of a subscription's events; None if the field cannot be called."""
        arguments = self._arguments(variables)
        if arguments is None:
            return None
        events: AsyncGenerator[Any, None] = self.call(self._info(variables, context), arguments)
        return events

    def result_of(self, event: object) -> ExecutionResult | None:
        """Return the result of an event; None if the event is not as expected, so that graphql-core executes it."""
        try:
            return ExecutionResult({self.name: self.read(event)}, None)
        except Exception:  # noqa: BLE001 - graphql-core reports the location
            return None

    def _arguments(self, variables: VariableValues) -> dict[str, Any] | None:
        """Return the arguments for the call; None if graphql-core has to report an error in them."""
        if self.passed is not None:
            coerced = variables.coerced
            return {name: coerced[variable] for name, variable in self.passed if variable in coerced}
        try:
            return get_argument_values(self.field, self.nodes[0], variables)
        except GraphQLError:
            return None

    def _info(self, variables: VariableValues, context: object) -> GraphQLResolveInfo[Any]:
        return GraphQLResolveInfo(
            field_name=self.nodes[0].name.value,
            field_nodes=self.nodes,
            return_type=self.field.type,
            parent_type=self.parent,
            path=Path(None, self.name, self.parent.name),
            schema=self.schema,
            fragments=self.fragments,
            root_value=None,
            operation=self.operation,
            variable_values=variables,
            context=context,
            is_awaitable=is_awaitable,
            abort_signal=None,
            async_helpers=cast("Any", None),  # For tasks that outlive the operation; there are none here.
        )


def compile_root(
    schema: GraphQLSchema,
    parent: GraphQLObjectType,
    fields: GroupedFieldSet,
    operation: OperationDefinitionNode,
    fragments: dict[str, FragmentDefinitionNode],
    collect: Collect,
) -> RootField | None:
    """Return the compiled root of an operation; None if graphql-core has to execute it.

    For a subscription it creates the events and renders each of them.
    """
    if len(fields) != 1:
        return None
    ((name, details),) = fields.items()
    field = parent.fields.get(details[0].node.name.value)
    if field is None or details[0].fragment_variable_values is not None:
        return None
    call = source_of(schema, field) if parent is schema.subscription_type else call_of(schema, field)
    read = compile_value(schema, field.type, details, collect)
    if call is None or read is None:
        return None
    nodes = [each.node for each in details]
    passed = _passed_arguments(field, nodes[0], operation)
    return RootField(name, parent, field, nodes, schema, fragments, operation, passed, call, read)


def _passed_arguments(field: GraphQLField, node: FieldNode, operation: OperationDefinitionNode) -> list[Passed] | None:
    """Return the given arguments, if all are variables that always have valid values; else None.

    If an argument or its variable has a default, the variable may be null although the argument must not be.
    """
    if any(argument.default is not None or argument.default_value is not Undefined for argument in field.args.values()):
        return None
    required = {
        definition.variable.name.value
        for definition in operation.variable_definitions or ()
        if isinstance(definition.type, NonNullTypeNode)
    }
    passed = []
    for given in node.arguments or ():
        argument, value = field.args[given.name.value], given.value
        if not isinstance(value, VariableNode):
            return None
        if isinstance(argument.type, GraphQLNonNull) and value.name.value not in required:
            return None
        passed.append((argument.out_name or given.name.value, value.name.value))
    return passed
