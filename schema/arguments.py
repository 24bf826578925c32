"""Arguments that may be left out."""

from typing import TypeVar

import strawberry

ValueT = TypeVar("ValueT")


def given(value: ValueT | None) -> ValueT | None:
    """Return an argument's value; one left out and one given as null are the same to this API."""
    return None if value is strawberry.UNSET else value
