"""JSON that the server writes, for what is known only inside a statement."""

from typing import Any

from sqlalchemy import ColumnElement, func, literal_column


def json_object(pairs: list[tuple[str, Any]]) -> ColumnElement[Any]:
    """Return an object of these names, which are ours, and values."""
    named: list[Any] = []
    for name, value in pairs:
        named += (literal_column(f"'{name}'"), value)
    return func.json_build_object(*named)
