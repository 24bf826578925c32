"""Plans: the compiled selections of an operation, computed once for all its requests."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    ExecutionResult,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList, GroupedFieldSet
from graphql.execution.values import VariableValues

from transport.execution.query_limits import name_of
from transport.planner.payload_cache import PayloadCache
from transport.planner.root_field import RootField, RootResult
from transport.planner.selection import Collect, Selection, compile_selection
from transport.planner.variables import Variables

MAX_PLANS = 16

_NO_VALUES = VariableValues({}, {})
_SWITCHES = frozenset({"skip", "include"})


@dataclass(slots=True)
class Plan:
    """The reusable facts about one operation, for all requests with the same result of ``@skip`` and ``@include``."""

    root: GroupedFieldSet | None = None
    alone: RootField | None = None  # Set if the root can be executed without graphql-core.
    sub_fields: dict[tuple[GraphQLObjectType, int], tuple[FieldDetailsList, CollectedFields]] = field(
        default_factory=dict
    )
    rendering: PayloadCache | None = None
    is_rendered: bool = False
    _selections: dict[tuple[GraphQLObjectType, int], Selection] = field(default_factory=dict)

    @property
    def selection_count(self) -> int:
        return len(self._selections)

    def selection(
        self, schema: GraphQLSchema, parent: GraphQLObjectType, fields: GroupedFieldSet, collect: Collect
    ) -> Selection:
        """Return the compiled form of a selection that ``root`` or ``sub_fields`` keeps."""
        key = (parent, id(fields))
        known = self._selections.get(key)
        if known is None:
            known = self._selections[key] = compile_selection(schema, parent, fields, collect)
        return known


@dataclass(slots=True)
class Begun:
    """A subscription that was started by its plan, and whose events the plan renders."""

    plan: Plan
    events: AsyncGenerator[Any, None]

    async def results(self, execute: Callable[[object], ExecutionResult]) -> AsyncGenerator[ExecutionResult, None]:
        """Yield the result of each event; execute an event if it is not as expected."""
        root = self.plan.alone
        if root is None:
            raise TypeError("its plan does not show events")
        async with aclosing(self.events):
            async for event in self.events:
                yield root.result_of(event) or execute(event)


class Plans:
    """The plans of a document: one for each operation and each combination of its directives' variables.

    The first request gets no plan unless ``at_once`` is set: making one costs as much as an execution, and many
    documents are sent only once.
    """

    def __init__(self, document: DocumentNode) -> None:
        self._document = document
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self._operations = {name: node for node in reversed(operations) for name in (name_of(node), None)}
        self._switches: tuple[str, ...] | None = None
        self._plans: dict[tuple[object, ...], Plan | None] = {}
        self._variables: dict[str | None, Variables] = {}

    @property
    def made(self) -> list[Plan]:
        return [plan for plan in self._plans.values() if plan is not None]

    async def answer(
        self, schema: GraphQLSchema, operation_name: str | None, variables: dict[str, Any] | None, context: object
    ) -> ExecutionResult | RootResult | None:
        """Execute an operation by its plan alone, if there is a plan that can.

        Returns:
            The result; or the root field's value or error, for graphql-core to complete; or None, with nothing done.
        """
        plan, values = self._find_plan(schema, operation_name, variables)
        return None if plan is None or plan.alone is None else await plan.alone.answer(values, context)

    def begin(
        self, schema: GraphQLSchema, operation_name: str | None, variables: dict[str, Any] | None, context: object
    ) -> "Begun | None":
        """Start a subscription by its plan alone; return None, with nothing done, if no plan can."""
        plan, values = self._find_plan(schema, operation_name, variables)
        events = None if plan is None or plan.alone is None else plan.alone.events(values, context)
        return None if plan is None or events is None else Begun(plan, events)

    def _find_plan(
        self, schema: GraphQLSchema, operation_name: str | None, variables: dict[str, Any] | None
    ) -> tuple[Plan | None, VariableValues]:
        """Return the existing plan for an operation with these variables, or None, and the coerced variables."""
        operation = self._operation(operation_name)
        if operation is None or self._switches is None:
            return None, _NO_VALUES
        values = self._variables_of(schema, operation).values(variables or {})
        if isinstance(values, list):  # The values are errors, which graphql-core has to report.
            return None, _NO_VALUES
        return self._plans.get(self._key(operation, values.coerced)), values

    def _variables_of(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> Variables:
        name = name_of(operation)
        known = self._variables.get(name)
        if known is None:
            known = self._variables[name] = Variables(schema, operation)
        return known

    def of(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any], *, at_once: bool = False
    ) -> Plan | None:
        if self._switches is None:
            self._switches = _switches(self._document)
        key = self._key(operation, variables)
        if key not in self._plans:
            if len(self._plans) >= MAX_PLANS:
                self._plans.clear()
            self._plans[key] = None
            if not at_once:
                return None
        plan = self._plans[key]
        if plan is None:
            plan = self._plans[key] = Plan()
        return plan

    def _operation(self, name: str | None) -> OperationDefinitionNode | None:
        """Return the named operation; without a name, the first operation of the document."""
        return self._operations.get(name)

    def _key(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> tuple[object, ...]:
        return (name_of(operation), *(variables.get(switch) for switch in self._switches or ()))


def _switches(document: DocumentNode) -> tuple[str, ...]:
    """Return the variables that ``@skip`` and ``@include`` depend on."""
    found: set[str] = set()

    class Switches(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
            if node.name.value in _SWITCHES:
                found.update(
                    argument.value.name.value
                    for argument in node.arguments or ()
                    if isinstance(argument.value, VariableNode)
                )

    visit(document, Switches())
    return tuple(sorted(found))
