"""Selections: what is selected of a type, with its plain fields compiled to functions.

A *plain* field is answered by its object alone: an attribute, or a method that takes nothing but the object, whose
type is a built-in scalar, a moment, an enum, or an object all of whose selected fields are plain. Everything else is
left to graphql-core, and so is every object in which anything turns out otherwise than expected: a null where there
must be none, a value of another type, an exception. So results and errors are always graphql-core's own.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import Enum
from typing import Any, NoReturn

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
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
    GraphQLUnionType,
)
from graphql.execution.collect_fields import CollectedFields, FieldDetailsList, GroupedFieldSet
from strawberry.schema.schema_converter import CustomGraphQLEnumType, GraphQLCoreConverter
from strawberry.schema.types.base_scalars import DateTimeDefinition
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from records import record
from transport.rendering import Read

# Values of exactly these types are their own results.
_PYTHON_TYPES = {GraphQLBoolean: "bool", GraphQLID: "str", GraphQLInt: "int", GraphQLString: "str"}

Collect = Callable[[GraphQLObjectType, FieldDetailsList], CollectedFields]


class NotPlain(Exception):
    """An object is not what the compiled function expects."""


@record(frozen=True, slots=True)
class Selection:
    """The fields selected of one object type: ``read`` gives the plain ones, with a place for each of ``rest``."""

    read: Read | None
    rest: GroupedFieldSet

    @property
    def is_plain(self) -> bool:
        return self.read is not None and not self.rest


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
    names: dict[str, Any] = {**_KNOWN, "classes": _classes(definition)}
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


def _none_of(values: object) -> list[Any]:
    """Return the results of values of a union, of which none is plain."""
    if values != []:
        raise NotPlain
    return []


def _many(read: Read, values: object) -> list[Any]:
    if type(values) is not list:
        raise NotPlain
    return [read(value) for value in values]


# What any expression may name.
_KNOWN = {"refuse": _refuse, "many": _many, "none_of": _none_of, "datetime": datetime, "UTC": UTC}


def compile_value(
    schema: GraphQLSchema, type_: GraphQLOutputType, details: FieldDetailsList, collect: Collect
) -> Read | None:
    """Return what makes a result of a value of this type; None where not all that is selected of it is plain."""
    names: dict[str, Any] = dict(_KNOWN)
    entry = _Entry(schema, collect, 0, names).of_type(type_, "s", details)
    if entry is None:
        return None
    exec(compile(f"def read(s):\n return {entry}", f"<{type_}>", "exec"), names)  # noqa: S102 - the text is ours
    read: Read = names["read"]
    return read


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
        return self.of_type(field.type, source, details)

    def of_type(self, type_: GraphQLOutputType, source: str, details: FieldDetailsList) -> str | None:
        """Return the expression for a value that ``source`` gives, or None when it is not plain."""
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type, source, details)
        value = self._value(type_, "v", details)
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
                if isinstance(item, GraphQLUnionType):
                    return f"none_of({source})"
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
        return f"(v if type(v := {source}) is datetime and v.tzinfo is UTC else refuse())"
    expected = _PYTHON_TYPES.get(type_)
    if expected is None:
        return None
    within = f" and {GRAPHQL_MIN_INT} <= v <= {GRAPHQL_MAX_INT}" if type_ is GraphQLInt else ""
    return f"(v if type(v := {source}) is {expected}{within} else refuse())"


def _names_of(type_: CustomGraphQLEnumType) -> dict[Any, str]:
    names = {value.value: name for name, value in type_.values.items()}
    members: Iterable[Enum] = type_.wrapped_cls
    return {member: names[member.value] for member in members}
