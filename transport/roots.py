"""Root fields that are called without graphql-core around them: what it works out for every request is worked out once.

Of an operation with one root field, whose type is plain objects, a request changes only the values of variables and
arguments. The field is called once, whatever comes of it: what is not as expected, errors first of all, is completed by
graphql-core, which is given what the field has returned or raised instead of calling it again.
"""

from collections.abc import AsyncGenerator, Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from graphql import (
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    MiddlewareManager,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    VariableNode,
)
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.execution.values import VariableValues, get_argument_values
from graphql.pyutils import Path, is_awaitable

from records import record
from transport.calls import Call, call_of, source_of
from transport.rendering import Read
from transport.selections import Collect, compile_value


class PlannedInfo(GraphQLResolveInfo[Any]):
    """What a resolver is told, with the names of all fields that are selected somewhere below its own."""

    selected: frozenset[str]


@record(frozen=True, slots=True)
class Outcome:
    """What a root field has returned or raised, as a middleware that tells graphql-core."""

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


@record(frozen=True, slots=True)
class Root:
    """The one root field of an operation, with what is the same for all requests."""

    name: str
    parent: GraphQLObjectType
    field: GraphQLField
    nodes: list[FieldNode]
    schema: GraphQLSchema
    fragments: dict[str, FragmentDefinitionNode]
    operation: OperationDefinitionNode
    selected: frozenset[str]
    passed: Sequence[Passed] | None
    call: Call
    read: Read

    async def answer(self, variables: VariableValues, context: object) -> ExecutionResult | Outcome | None:
        """Call the field; None where it cannot even be called."""
        arguments = self._arguments(variables)
        if arguments is None:
            return None
        info = self._info(variables, context)
        try:
            value = self.call(info, arguments)
            if is_awaitable(value):
                value = await value
        except Exception as error:  # noqa: BLE001 - whatever it is, graphql-core says where it happened
            return Outcome(None, error)
        try:
            return ExecutionResult({self.name: self.read(value)}, None)
        except Exception:  # noqa: BLE001 - whatever it is, graphql-core meets it again and says where
            return Outcome(value)

    def events(self, variables: VariableValues, context: object) -> AsyncGenerator[Any, None] | None:
        """Return the events of a subscription's field, of which nothing has run yet; None where it cannot be called."""
        arguments = self._arguments(variables)
        if arguments is None:
            return None
        events: AsyncGenerator[Any, None] = self.call(self._info(variables, context), arguments)
        return events

    def shown(self, event: object) -> ExecutionResult | None:
        """Return the result of an event; None where that is not as expected, which graphql-core meets again."""
        try:
            return ExecutionResult({self.name: self.read(event)}, None)
        except Exception:  # noqa: BLE001 - whatever it is, graphql-core says where
            return None

    def _arguments(self, variables: VariableValues) -> dict[str, Any] | None:
        """Return what the field is called with; None where graphql-core is to say what is wrong with it."""
        if self.passed is not None:
            coerced = variables.coerced
            return {name: coerced[variable] for name, variable in self.passed if variable in coerced}
        try:
            return get_argument_values(self.field, self.nodes[0], variables)
        except GraphQLError:
            return None

    def _info(self, variables: VariableValues, context: object) -> PlannedInfo:
        info = PlannedInfo(
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
            async_helpers=cast("Any", None),  # For what outlives an operation, of which nothing here does.
        )
        info.selected = self.selected
        return info


def compile_root(
    schema: GraphQLSchema,
    parent: GraphQLObjectType,
    fields: GroupedFieldSet,
    operation: OperationDefinitionNode,
    fragments: dict[str, FragmentDefinitionNode],
    collect: Collect,
) -> Root | None:
    """Return how the root of an operation is answered; None where that is left to graphql-core.

    That of a subscription is how its events are made, and how each of them is shown.
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
    selected = frozenset(_names_below(nodes, fragments))
    passed = _passed(field, nodes[0], operation)
    return Root(name, parent, field, nodes, schema, fragments, operation, selected, passed, call, read)


def _passed(field: GraphQLField, node: FieldNode, operation: OperationDefinitionNode) -> list[Passed] | None:
    """Return the arguments that are given, where all of them are variables that can only be right; or else None.

    A variable may be null for an argument that must not be where either has a default.
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


def _names_below(nodes: Iterable[FieldNode], fragments: Mapping[str, FragmentDefinitionNode]) -> Iterable[str]:
    """Yield the names of all fields below some, whatever their directives say."""
    unread = [node.selection_set for node in nodes]
    spread: set[str] = set()
    while unread:
        selections = unread.pop()
        for selection in selections.selections if isinstance(selections, SelectionSetNode) else ():
            if isinstance(selection, FieldNode):
                yield selection.name.value
            if not isinstance(selection, FragmentSpreadNode):
                unread.append(getattr(selection, "selection_set", None))
            elif selection.name.value not in spread:
                spread.add(selection.name.value)
                unread.append(fragments[selection.name.value].selection_set)
