"""JSON built by the PostgreSQL server, from values that only the statement has."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal_column


def json_object(names: Iterable[str], values: Mapping[str, Any]) -> ColumnElement[Any]:
    """Return an expression that builds a JSON object of these names; they are not escaped, so they must be constants.

    Raises:
        KeyError: a name has no value.
    """
    pairs: list[Any] = []
    for name in names:
        pairs += (literal_column(f"'{name}'"), values[name])
    return func.json_build_object(*pairs)


def json_text(**values: Any) -> ColumnElement[str]:
    """Return an expression that builds a JSON object of these names and values, as text."""
    return cast(json_object(values, values), Text)
