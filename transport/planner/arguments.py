"""Calls of root fields with their arguments converted for resolvers.

Strawberry works out the names and types of an input's fields for each call; here this is done once for each field.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from functools import partial
from inspect import isasyncgenfunction
from typing import Any

import strawberry
from graphql import GraphQLField, GraphQLResolveInfo, GraphQLSchema
from msgspec import Struct
from strawberry.relay import GlobalID
from strawberry.scalars import is_scalar
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.base import StrawberryList, StrawberryMaybe, StrawberryOptional, has_object_definition
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

Convert = Callable[[Any], Any]
Call = Callable[[GraphQLResolveInfo[Any], Mapping[str, Any]], Any]


def call_of(schema: GraphQLSchema, field: GraphQLField) -> Call | None:
    """Return a function that calls a root field with its argument values; None if the field has no resolver."""
    direct = _direct_of(schema, field)
    if direct is not None:
        return direct
    return None if field.resolve is None else partial(_by_strawberry, field.resolve)


def source_of(schema: GraphQLSchema, field: GraphQLField) -> Call | None:
    """Return a function that creates the unstarted generator of a subscription's events; None if there is none."""
    direct = _direct_of(schema, field)
    if direct is None or direct.definition.base_resolver is None:
        return None
    return direct if isasyncgenfunction(direct.definition.base_resolver.wrapped_func) else None


def _direct_of(schema: GraphQLSchema, field: GraphQLField) -> "_Direct | None":
    definition = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    served = schema.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if isinstance(definition, StrawberryField) and isinstance(served, strawberry.Schema):
        return _direct(served, definition)
    return None


def _by_strawberry(resolve: Callable[..., Any], info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> Any:
    return resolve(None, info, **arguments)


class _Direct(Struct, frozen=True):
    """A call of a resolver.

    ``takes`` has, for each argument, its name in the schema, its name in Python and its converter.
    """

    definition: StrawberryField
    resolver: Callable[..., Any]
    of_nothing: tuple[None, ...]  # Passed as ``self``.
    info_name: str | None
    info_class: type[Any]
    takes: tuple[tuple[str, str, Convert], ...]

    def __call__(self, info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> Any:
        given = {own: convert(arguments[name]) for name, own, convert in self.takes if name in arguments}
        if self.info_name is not None:
            given[self.info_name] = self.info_class(_raw_info=info, _field=self.definition)
        return self.resolver(*self.of_nothing, **given)


def _direct(schema: strawberry.Schema, definition: StrawberryField) -> _Direct | None:
    resolver = definition.base_resolver
    if resolver is None or definition.extensions or resolver.parent_parameter or resolver.root_parameter:
        return None
    takes = []
    for argument in definition.arguments:
        convert = _converter_of(schema, argument.type)
        if convert is None:
            return None
        takes.append((schema.config.name_converter.from_argument(argument), argument.python_name, convert))
    return _Direct(
        definition,
        resolver,
        (None,) if resolver.self_parameter else (),
        resolver.info_parameter.name if resolver.info_parameter else None,
        schema.config.info_class,
        tuple(takes),
    )


def _converter_of(schema: strawberry.Schema, type_: Any, within: frozenset[Any] = frozenset()) -> Convert | None:
    """Return a function that converts a coerced value as Strawberry does; None if Strawberry has to convert it."""
    if isinstance(type_, StrawberryMaybe) or type_ is GlobalID or type_ in within:
        return None
    if isinstance(type_, StrawberryOptional):
        return _converter_of(schema, type_.of_type, within)
    if isinstance(type_, StrawberryList):
        item = _converter_of(schema, type_.of_type, within)
        return None if item is None else partial(_list, item)
    if isinstance(type_, StrawberryEnumDefinition) or is_scalar(type_, schema.schema_converter.scalar_registry):
        return _same
    if not has_object_definition(type_):
        return None
    definition = type_.__strawberry_definition__
    if not definition.is_input or definition.from_input is not None:
        return None
    fields = []
    for field in definition.fields:
        convert = _converter_of(schema, field.resolve_type(type_definition=definition), within | {type_})
        if convert is None:
            return None
        fields.append((schema.config.name_converter.from_field(field), field.python_name, convert))
    absent = {
        field.python_name: None
        for field in definition.fields
        if field.default_value is MISSING and field.default_factory is MISSING
    }
    return partial(_input, type_, absent, tuple(fields))


def _same(value: Any) -> Any:
    return value


def _list(convert: Convert, values: Any) -> Any:
    return values if values is None or values is strawberry.UNSET else [convert(value) for value in values]


def _input(
    type_: Callable[..., Any], absent: dict[str, None], fields: tuple[tuple[str, str, Convert], ...], value: Any
) -> Any:
    if value is None or value is strawberry.UNSET:
        return value
    return type_(**absent | {own: convert(value[name]) for name, own, convert in fields if name in value})
