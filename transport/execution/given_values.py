"""The values that a document and its variables give: their number, and the input images among them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graphql import FieldNode, IntValueNode, ListValueNode, NullValueNode, ObjectValueNode, ValueNode, VariableNode

from services.generation.requests import MAX_COUNT, MAX_SOURCES

# The statements that find the sources of each kind, for any number of them.
_STATEMENTS = {
    "uploadId": ("uploads", "images"),
    "creationId": ("creations",),
    "originalOf": ("creations",),
    "inputImage": ("creations", "further images"),
}


# graphql-core examines each value of a list and reports each mistake in it.
MAX_VARIABLE_VALUES = 1_000


class Inputs(NamedTuple):
    """The number of input images, the number of statements that find them, and the number of images to make."""

    images: int = 0
    statements: int = 0
    made: int = 1


def has_more_values(variables: Mapping[str, object], most: int) -> bool:
    """Return whether all objects and lists together have more than ``most`` values; count no further than needed."""
    count, unread = 0, [list(variables.values())]
    while unread:
        values = unread.pop()
        count += len(values)
        if count > most:
            return True
        for value in values:
            if isinstance(value, dict):
                if len(value) > most:
                    return True
                unread.append(list(value.values()))
            elif isinstance(value, list):
                unread.append(value)
    return False


def argument_of(field: FieldNode, name: str) -> ValueNode | None:
    """Return the node of a field's argument."""
    return next((argument.value for argument in field.arguments or () if argument.name.value == name), None)


def inputs_of(
    argument: ValueNode | None, variables: Mapping[str, object], defaults: Sequence[Mapping[str, object]]
) -> Inputs:
    """Return the inputs in an argument, which may be invalid.

    ``defaults`` has the nodes of each operation's default values for variables that are not given. Operations share
    fragments, so the largest numbers count.
    """
    found = [_inputs_of(argument, {**each, **variables}) for each in defaults]
    return Inputs(*map(max, zip(*found, strict=True))) if found else Inputs()


def _inputs_of(argument: ValueNode | None, variables: Mapping[str, object]) -> Inputs:
    given = _resolved(argument, variables)
    sources = [*_elements(_member(given, "images", variables)), *_elements(_member(given, "image", variables))]
    # More are refused after the first ones have been examined.
    kinds = {name for source in sources[:MAX_SOURCES] for name in _names(_resolved(source, variables))}
    statements = {statement for kind in kinds for statement in _STATEMENTS.get(kind, ())}
    return Inputs(min(len(sources), MAX_SOURCES), len(statements), _count(_member(given, "count", variables)))


def _resolved(value: object, variables: Mapping[str, object]) -> object:
    return variables.get(value.name.value) if isinstance(value, VariableNode) else value


def _member(value: object, name: str, variables: Mapping[str, object]) -> object:
    found: object = None
    if isinstance(value, ObjectValueNode):
        found = next((part.value for part in value.fields if part.name.value == name), None)
    elif isinstance(value, dict):
        found = value.get(name)
    return _resolved(found, variables)


def _elements(value: object) -> Sequence[object]:
    if value is None or isinstance(value, NullValueNode):
        return ()
    if isinstance(value, ListValueNode):
        return value.values
    return value if isinstance(value, list) else (value,)  # GraphQL takes a single value for a list of one.


def _names(source: object) -> Iterable[str]:
    if isinstance(source, ObjectValueNode):
        return [part.name.value for part in source.fields if not isinstance(part.value, NullValueNode)]
    return [name for name, part in source.items() if part is not None] if isinstance(source, dict) else ()


def _count(value: object) -> int:
    count = int(value.value[:10]) if isinstance(value, IntValueNode) else value
    return int(min(max(1, count), MAX_COUNT)) if isinstance(count, int | float) else 1
