"""Selections: the fields selected of a type, with its plain fields compiled to functions.

A *plain* field depends on its object alone: it is an attribute, or a method that takes nothing but the object. Its type
is a built-in scalar, a datetime, an enum, or an object with only plain fields selected. graphql-core executes all other
fields, and each object with an unexpected value: a null in a non-null field, a value of another type, an exception. So
results and errors are always graphql-core's own.
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
from msgspec import Struct
from strawberry.schema.schema_converter import CustomGraphQLEnumType, GraphQLCoreConverter
from strawberry.schema.types.base_scalars import DateTimeDefinition
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.scalar import ScalarDefinition

from transport.planner.payload_cache import Read

# Values of exactly these types need no conversion.
_PYTHON_TYPES = {GraphQLBoolean: "bool", GraphQLID: "str", GraphQLInt: "int", GraphQLString: "str"}

Collect = Callable[[GraphQLObjectType, FieldDetailsList], CollectedFields]


class NotPlain(Exception):
    """An object is not as the compiled function expects."""


class Selection(Struct, frozen=True):
    """The fields selected of one object type: ``read`` returns the plain ones, with placeholders for ``rest``."""

    read: Read | None
    rest: GroupedFieldSet

    @property
    def is_plain(self) -> bool:
        return self.read is not None and not self.rest


def compile_selection(
    schema: GraphQLSchema, parent: GraphQLObjectType, fields: GroupedFieldSet, collect: Collect
) -> Selection:
    """Compile the plain fields of a selection.

    The function is written as text, as ``dataclasses`` writes its own. For ``{id status by: style {name}}`` it is ::

        def read(s):
            if type(s) not in classes:
                refuse()
            return {
                'id': (v if type(v := s.id) is str else refuse()),
                'status': names_1[s.status],
                'by': read_2(resolve_2(s)),
            }

    All names in it are from the schema; texts from the document are quoted.
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
    """Return the classes whose instances are certainly objects of a type."""
    generic = definition.concrete_of
    return frozenset({definition.origin} if generic is None else {definition.origin, generic.origin})


def _refuse() -> NoReturn:
    raise NotPlain


def _none_of(values: object) -> list[Any]:
    """Return an empty list; a union's values are never plain, so a non-empty list is refused."""
    if values != []:
        raise NotPlain
    return []


def _many(read: Read, values: object) -> list[Any]:
    if type(values) is not list:
        raise NotPlain
    return [read(value) for value in values]


# The names that any expression may use.
_KNOWN = {"refuse": _refuse, "many": _many, "none_of": _none_of, "datetime": datetime, "UTC": UTC}


def compile_value(
    schema: GraphQLSchema, type_: GraphQLOutputType, details: FieldDetailsList, collect: Collect
) -> Read | None:
    """Return a function that converts a value of this type to its result; None if any selected field is not plain."""
    names: dict[str, Any] = dict(_KNOWN)
    entry = _Entry(schema, collect, 0, names).of_type(type_, "s", details)
    if entry is None:
        return None
    exec(compile(f"def read(s):\n return {entry}", f"<{type_}>", "exec"), names)  # noqa: S102 - the text is ours
    read: Read = names["read"]
    return read


class _Entry:
    """The expression for one field in terms of ``s``, its object; objects that it refers to are put into ``names``."""

    def __init__(self, schema: GraphQLSchema, collect: Collect, number: int, names: dict[str, Any]) -> None:
        self._schema = schema
        self._collect = collect
        self._number = number
        self._names = names

    def of(self, parent: GraphQLObjectType, details: FieldDetailsList) -> str | None:
        """Return the expression, or None if the field is not plain."""
        name = details[0].node.name.value
        if name == "__typename":
            return repr(parent.name)
        field = self._schema.get_field(parent, name)
        if field is None or (source := self._source(field)) is None:
            return None
        return self.of_type(field.type, source, details)

    def of_type(self, type_: GraphQLOutputType, source: str, details: FieldDetailsList) -> str | None:
        """Return the expression for the value of the expression ``source``, or None if it is not plain."""
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type, source, details)
        value = self._value(type_, "v", details)
        return None if value is None else f"(None if (v := {source}) is None else {value})"

    def _source(self, field: GraphQLField) -> str | None:
        """Return the expression that reads the field's value from its object, or None if the field is not plain."""
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
        return f"{self._bind_name('resolve', resolver)}(s)"

    def _value(self, type_: GraphQLOutputType, source: str, details: FieldDetailsList) -> str | None:
        """Return the expression that converts the value of ``source``, which must not be null, to its result."""
        match type_:
            case GraphQLScalarType():
                return _scalar(type_, source)
            case CustomGraphQLEnumType():
                return f"{self._bind_name('names', _names_of(type_))}[{source}]"
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
        return self._bind_name("read", selection.read) if selection.is_plain else None

    def _bind_name(self, kind: str, thing: object) -> str:
        name = f"{kind}_{self._number}"
        self._names[name] = thing
        return name


def _scalar(type_: GraphQLScalarType, source: str) -> str | None:
    definition = type_.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if isinstance(definition, ScalarDefinition) and definition.serialize is DateTimeDefinition.serialize:
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
