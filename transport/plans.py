"""Plans: what an operation selects, worked out once, with its plain fields compiled to functions.

A *plain* field is answered by its object alone: an attribute, or a method that takes nothing but the object, whose
type is a built-in scalar, a moment, an enum, or an object all of whose selected fields are plain. Everything else is
left to graphql-core, and so is every object in which anything turns out otherwise than expected: a null where there
must be none, a value of another type, an exception. So results and errors are always graphql-core's own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, NoReturn

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    DirectiveNode,
    DocumentNode,
    GraphQLBoolean,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList, GroupedFieldSet
from strawberry.schema.schema_converter import CustomGraphQLEnumType, GraphQLCoreConverter
from strawberry.schema.types.base_scalars import DateTimeDefinition
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from transport.rendering import Read, Rendering

MAX_PLANS = 16

# Values of exactly these types are their own results.
_PYTHON_TYPES = {GraphQLBoolean: "bool", GraphQLID: "str", GraphQLInt: "int", GraphQLString: "str"}
_SWITCHES = frozenset({"skip", "include"})

Collect = Callable[[GraphQLObjectType, FieldDetailsList], CollectedFields]


class NotPlain(Exception):
    """An object is not what the compiled function expects."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The fields selected of one object type: ``read`` gives the plain ones, with a place for each of ``rest``."""

    read: Read | None
    rest: GroupedFieldSet

    @property
    def is_plain(self) -> bool:
        return self.read is not None and not self.rest


@dataclass(slots=True)
class Plan:
    """What is known of one operation, for every request in which its ``@skip`` and ``@include`` turn out the same."""

    root: GroupedFieldSet | None = None
    sub_fields: dict[tuple[GraphQLObjectType, int], tuple[FieldDetailsList, CollectedFields]] = field(
        default_factory=dict
    )
    rendering: Rendering | None = None
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


class Plans:
    """The plans of a document: one for each operation and each way in which its directives turn out.

    There is none the first time, unless it is asked for ``at_once``: making it costs as much as an execution, and many
    documents come only once.
    """

    def __init__(self, document: DocumentNode) -> None:
        self._document = document
        self._switches: tuple[str, ...] | None = None
        self._plans: dict[tuple[object, ...], Plan | None] = {}

    @property
    def made(self) -> list[Plan]:
        return [plan for plan in self._plans.values() if plan is not None]

    def of(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any], *, at_once: bool = False
    ) -> Plan | None:
        if self._switches is None:
            self._switches = _switches(self._document)
        name = None if operation.name is None else operation.name.value
        key = (name, *(variables.get(switch) for switch in self._switches))
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


def compile_selection(
    schema: GraphQLSchema, parent: GraphQLObjectType, fields: GroupedFieldSet, collect: Collect
) -> Selection:
    """Compile what is plain of a selection.

    The function is written as text, as ``dataclasses`` writes its own. For ``{id status by: style {name}}`` it is ::

        def read(s):
            if type(s) not in classes:
                refuse()
            return {
                'id': (v if type(v := s.id) is str else refuse()),
                'status': names_1[s.status],
                'by': read_2(resolve_2(s)),
            }

    All names in it come from the schema; what a document chose is quoted.
    """
    definition = parent.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(definition, StrawberryObjectDefinition):
        return Selection(None, fields)
    names: dict[str, Any] = {"refuse": _refuse, "many": _many, "datetime": datetime, "classes": _classes(definition)}
    entries: list[str] = []
    rest: GroupedFieldSet = {}
    for number, (response_name, details) in enumerate(fields.items()):
        entry = _Entry(schema, collect, number, names).of(parent, details)
        if entry is None:
            rest[response_name] = details
        entries.append(f"{response_name!r}: {entry},")
    if len(rest) == len(fields):
        return Selection(None, fields)
    lines = ["def read(s):", " if type(s) not in classes:", "  refuse()", " return {", *entries, " }"]
    exec(compile("\n".join(lines), f"<{parent.name}>", "exec"), names)  # noqa: S102 - the text is ours, see above
    return Selection(names["read"], rest)


def _classes(definition: StrawberryObjectDefinition) -> frozenset[type]:
    """Return the classes whose instances are surely objects of a type."""
    generic = definition.concrete_of
    return frozenset({definition.origin} if generic is None else {definition.origin, generic.origin})


def _refuse() -> NoReturn:
    raise NotPlain


def _many(read: Read, values: object) -> list[Any]:
    if type(values) is not list:
        raise NotPlain
    return [read(value) for value in values]


class _Entry:
    """The expression for one field in terms of ``s``, its object; the things that it names are put into ``names``."""

    def __init__(self, schema: GraphQLSchema, collect: Collect, number: int, names: dict[str, Any]) -> None:
        self._schema = schema
        self._collect = collect
        self._number = number
        self._names = names

    def of(self, parent: GraphQLObjectType, details: FieldDetailsList) -> str | None:
        """Return the expression, or None when the field is not plain."""
        name = details[0].node.name.value
        if name == "__typename":
            return repr(parent.name)
        field = self._schema.get_field(parent, name)
        if field is None or (source := self._source(field)) is None:
            return None
        if isinstance(field.type, GraphQLNonNull):
            return self._value(field.type.of_type, source, details)
        value = self._value(field.type, "v", details)
        return None if value is None else f"(None if (v := {source}) is None else {value})"

    def _source(self, field: GraphQLField) -> str | None:
        """Return what asks the object for the field's value."""
        definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if not isinstance(definition, StrawberryField) or definition.extensions or field.args:
            return None
        resolver = definition.base_resolver
        if resolver is None:
            return f"s.{definition.python_name}"
        if resolver.is_async or not resolver.self_parameter:
            return None
        if resolver.info_parameter or resolver.parent_parameter or resolver.root_parameter:
            return None
        return f"{self._named('resolve', resolver)}(s)"

    def _value(self, type_: GraphQLOutputType, source: str, details: FieldDetailsList) -> str | None:
        """Return what makes a result of the value that ``source`` gives, which must not be null."""
        match type_:
            case GraphQLScalarType():
                return _scalar(type_, source)
            case CustomGraphQLEnumType():
                return f"{self._named('names', _names_of(type_))}[{source}]"
            case GraphQLObjectType():
                read = self._read(type_, details)
                return None if read is None else f"{read}({source})"
            case GraphQLList():
                of_type = type_.of_type
                item = of_type.of_type if isinstance(of_type, GraphQLNonNull) else of_type
                read = self._read(item, details) if isinstance(item, GraphQLObjectType) else None
                return None if read is None else f"many({read}, {source})"
        return None

    def _read(self, type_: GraphQLObjectType, details: FieldDetailsList) -> str | None:
        fields = self._collect(type_, details).grouped_field_set
        selection = compile_selection(self._schema, type_, fields, self._collect)
        return self._named("read", selection.read) if selection.is_plain else None

    def _named(self, kind: str, thing: object) -> str:
        name = f"{kind}_{self._number}"
        self._names[name] = thing
        return name


def _scalar(type_: GraphQLScalarType, source: str) -> str | None:
    if type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF) is DateTimeDefinition:
        return f"(v.isoformat() if type(v := {source}) is datetime else refuse())"
    expected = _PYTHON_TYPES.get(type_)
    if expected is None:
        return None
    within = f" and {GRAPHQL_MIN_INT} <= v <= {GRAPHQL_MAX_INT}" if type_ is GraphQLInt else ""
    return f"(v if type(v := {source}) is {expected}{within} else refuse())"


def _names_of(type_: CustomGraphQLEnumType) -> dict[Any, str]:
    names = {value.value: name for name, value in type_.values.items()}
    members: Iterable[Enum] = type_.wrapped_cls
    return {member: names[member.value] for member in members}
