"""Kie.ai's descriptions of its models: an OpenAPI document, parsed leniently.

Observed: the document may be null, references may lead nowhere, and keys may end with spaces.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from services.providers.kie import wire
from services.providers.models import InputField, Value

_MAX_DEPTH = 24
_ALTERNATIVES = ("oneOf", "anyOf", "allOf")


def input_fields(document: object) -> Mapping[str, InputField] | None:
    """Return the fields of ``input`` in a model's OpenAPI document; None if it describes none.

    With alternatives, a field has the values of all of them, and is required only if each alternative requires it.
    """
    for part in _parts(document, _MAX_DEPTH):
        properties = _clean(part.get("properties"))
        if "input" in properties:
            fields = _fields(_resolved(properties["input"], document), document, _MAX_DEPTH)
            if fields:
                return fields
    return None


def _parts(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Return the objects in a document, the outer ones first."""
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _parts(each, depth - 1)
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each, depth - 1)


def _clean(value: object) -> dict[str, Any]:
    return {str(key).strip(): each for key, each in value.items()} if isinstance(value, dict) else {}


def _resolved(value: object, document: object) -> dict[str, Any]:
    """Return an object of the document, or the one that it refers to; empty if that is missing."""
    for _ in range(_MAX_DEPTH):
        part = _clean(value)
        reference = part.get("$ref")
        if not isinstance(reference, str):
            return part
        value = document if reference.startswith("#/") else None
        for name in reference.removeprefix("#/").split("/"):
            value = wire.field(value, name.replace("~1", "/").replace("~0", "~"))
    return {}


def _fields(schema: dict[str, Any], document: object, depth: int) -> dict[str, InputField]:
    required = schema.get("required")
    names = {str(each).strip() for each in required} if isinstance(required, list) else set()
    fields = {
        name: _field(_resolved(each, document), document, required=name in names)
        for name, each in _clean(schema.get("properties")).items()
    }
    if depth == 0:
        return fields
    for kind in _ALTERNATIVES:
        given = schema.get(kind)
        branches = [_fields(_resolved(each, document), document, depth - 1) for each in given or () if given]
        for name in dict.fromkeys(name for branch in branches for name in branch):
            found = [branch[name] for branch in branches if name in branch]
            everywhere = kind == "allOf" or len(found) == len(branches)
            fields.setdefault(name, _merged(found, required=everywhere and any(each.required for each in found)))
    return fields


def _field(schema: dict[str, Any], document: object, *, required: bool) -> InputField:
    branches = [
        _field(_resolved(each, document), document, required=False)
        for kind in _ALTERNATIVES
        if isinstance(schema.get(kind), list)
        for each in schema[kind]
    ]
    if branches and "type" not in schema and "enum" not in schema:
        return _merged(branches, required=required)
    listed = schema.get("enum")
    return InputField(
        type=schema["type"] if isinstance(schema.get("type"), str) else None,
        required=required,
        values=frozenset(each for each in listed if _is_value(each)) if isinstance(listed, list) else None,
        min_length=_whole(schema, "minLength"),
        max_length=_whole(schema, "maxLength"),
        max_items=_whole(schema, "maxItems"),
        minimum=wire.number(schema.get("minimum")),
        maximum=wire.number(schema.get("maximum")),
    )


def _merged(fields: list[InputField], *, required: bool) -> InputField:
    """Return a field that allows all that one of ``fields`` allows."""
    values = [each.values for each in fields]
    types = {each.type for each in fields}
    known = None if None in values else frozenset[Value]().union(*(each for each in values if each is not None))
    return InputField(type=types.pop() if len(types) == 1 else None, required=required, values=known)


def _is_value(value: object) -> bool:
    return isinstance(value, bool | int | float | str)


def _whole(schema: dict[str, Any], name: str) -> int | None:
    found = wire.number(schema.get(name))
    return int(found) if found is not None and found.is_integer() else None
