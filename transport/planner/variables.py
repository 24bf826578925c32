"""Variables: coerced to the same values as graphql-core's, with work that is done once for each operation.

Values that are plainly valid are coerced here. graphql-core coerces all others, and reports the errors.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphql import (
    GRAPHQL_MAX_INT,
    GRAPHQL_MIN_INT,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
    Undefined,
    is_required_input_field,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values
from graphql.utilities.coerce_input_value import coerce_default_value
from msgspec import Struct

Coerce = Callable[[Any], Any]

# Values of exactly these types are not changed by coercion.
_PYTHON_TYPES = {GraphQLBoolean: bool, GraphQLID: str, GraphQLString: str}


class _NotPlain(Exception):
    """A value is left to graphql-core; it may still be valid."""


class _Variable(Struct, frozen=True):
    """A variable, the function that coerces its values, and its default (``Undefined``: none)."""

    signature: GraphQLVariableSignature
    coerce: Coerce
    is_required: bool
    default: Any

    def put(self, given: Mapping[str, Any], values: VariableValues) -> None:
        name = self.signature.name
        if name in given:
            values.sources[name] = VariableValueSource(self.signature, given[name])
            values.coerced[name] = self.coerce(given[name])
            return
        if self.is_required:
            raise _NotPlain
        values.sources[name] = VariableValueSource(self.signature)
        if self.default is not Undefined:
            values.coerced[name] = self.default


class Variables:
    """The variables of an operation."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self._schema = schema
        self._definitions = operation.variable_definitions or ()
        self._plain = self._compile()

    def values(self, given: dict[str, Any]) -> VariableValues | list[GraphQLError]:
        """Return the coerced values of all variables, or the errors in them."""
        try:
            if self._plain is not None:
                values = VariableValues({}, {})
                for variable in self._plain:
                    variable.put(given, values)
                return values
        except Exception:  # noqa: BLE001, S110 - graphql-core will repeat the error and report its location
            pass
        return get_variable_values(self._schema, self._definitions, given)

    def _compile(self) -> list[_Variable] | None:
        """Return all variables compiled, or None if only graphql-core can coerce one of them."""
        compiled = []
        for definition in self._definitions:
            signature = get_variable_signature(self._schema, definition)
            coerce = None if isinstance(signature, GraphQLError) else _coercer_of(signature.type)
            if isinstance(signature, GraphQLError) or coerce is None:
                return None
            is_required = isinstance(signature.type, GraphQLNonNull) and signature.default is None
            compiled.append(_Variable(signature, coerce, is_required, coerce_default_value(signature)))
        return compiled


def _coercer_of(type_: Any, within: frozenset[Any] = frozenset()) -> Coerce | None:
    """Return a function that coerces values of a type; None for recursive types, which may be nested without end."""
    if isinstance(type_, GraphQLNonNull):
        return _coercer_of_some(type_.of_type, within)
    coerce = _coercer_of_some(type_, within)
    return None if coerce is None else partial(_nullable, coerce)


def _coercer_of_some(type_: Any, within: frozenset[Any]) -> Coerce | None:
    """Return a function that coerces the non-null values of a type."""
    if type_ is GraphQLInt:
        return _plain_int
    if type_ in _PYTHON_TYPES:
        return partial(_plain_same, _PYTHON_TYPES[type_])
    if isinstance(type_, GraphQLEnumType):
        return {name: type_.coerce_input_value(name) for name in type_.values}.__getitem__
    if isinstance(type_, GraphQLScalarType):
        return partial(_plain_scalar, type_)
    if isinstance(type_, GraphQLList):
        item = _coercer_of(type_.of_type, within)
        return None if item is None else partial(_plain_list, item)
    if isinstance(type_, GraphQLInputObjectType) and type_ not in within:
        return _coercer_of_object(type_, within | {type_})
    return None


def _coercer_of_object(type_: GraphQLInputObjectType, within: frozenset[Any]) -> Coerce | None:
    fields = []
    for name, field in type_.fields.items():
        coerce = _coercer_of(field.type, within)
        if coerce is None:
            return None
        default = coerce_default_value(field)
        fields.append((name, field.out_name or name, coerce, is_required_input_field(field), default))
    return partial(_plain_object, type_, tuple(fields))


def _nullable(coerce: Coerce, value: Any) -> Any:
    return None if value is None else coerce(value)


def _plain_same(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise _NotPlain
    return value


def _plain_int(value: Any) -> Any:
    if type(value) is not int or not GRAPHQL_MIN_INT <= value <= GRAPHQL_MAX_INT:
        raise _NotPlain
    return value


def _plain_scalar(type_: GraphQLScalarType, value: Any) -> Any:
    coerced = None if value is None else type_.coerce_input_value(value)
    if coerced is None or coerced is Undefined:
        raise _NotPlain
    return coerced


def _plain_list(coerce: Coerce, values: Any) -> Any:
    if type(values) is not list:
        raise _NotPlain
    return [coerce(value) for value in values]


def _plain_object(
    type_: GraphQLInputObjectType, fields: tuple[tuple[str, str, Coerce, bool, Any], ...], value: Any
) -> Any:
    if type(value) is not dict:
        raise _NotPlain
    coerced, unknown = {}, len(value)
    for name, out_name, coerce, is_required, default in fields:
        if name in value:
            coerced[out_name] = coerce(value[name])
            unknown -= 1
        elif is_required:
            raise _NotPlain
        elif default is not Undefined:
            coerced[out_name] = default
    if unknown or (type_.is_one_of and (len(coerced) != 1 or None in coerced.values())):
        raise _NotPlain
    return type_.out_type(coerced)
