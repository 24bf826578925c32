"""All that is wrong with a request's input: its refusals, collected so that a client gets all of them at once."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from services.errors import InvalidInput, ModelUnavailable, NotFound, Refusal, SeveralRefused

INPUT_REFUSALS = (InvalidInput, NotFound, ModelUnavailable, SeveralRefused)
"""The refusals that follow from input values, so that several may hold at once."""

ValueT = TypeVar("ValueT")


class Findings:
    """The refusals found so far: the first one of each field."""

    def __init__(self, found: Iterable[Refusal] = ()) -> None:
        self._found: dict[tuple[str, ...], Refusal] = {}
        for refusal in found:
            self.add(refusal)

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, refusal: Refusal) -> None:
        for each in refusal.refusals if isinstance(refusal, SeveralRefused) else (refusal,):
            self._found.setdefault(_field_of(each), each)

    def take(self, value: Callable[[], ValueT]) -> ValueT | None:
        """Return the value of a function, or None if it refuses the input."""
        try:
            return value()
        except INPUT_REFUSALS as refusal:
            self.add(refusal)
            return None

    def refuse(self) -> None:
        """Raise what was found: one refusal as it is, several together; return if there is none."""
        found = list(self._found.values())
        if len(found) == 1:
            raise found[0]
        if found:
            raise SeveralRefused(found)


def _field_of(refusal: Refusal) -> tuple[str, ...]:
    """Return the path of a refusal; its message if no single field caused it."""
    return (refusal.message,) if refusal.path is None else tuple(refusal.path)
