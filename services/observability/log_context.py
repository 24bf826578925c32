"""The creations that the current operation concerns, for its log line."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

MAX_CREATIONS = 4  # As many as one request makes.

# A list, not a value: resolvers may run in tasks of their own, which have a copy of the context.
_creations: ContextVar[list[str] | None] = ContextVar("creations", default=None)


@contextmanager
def collecting_creations() -> Iterator[list[str]]:
    """Return the list to which ``note_creation`` adds while this context is open."""
    collected: list[str] = []
    token = _creations.set(collected)
    try:
        yield collected
    finally:
        _creations.reset(token)


def note_creation(creation_id: str) -> None:
    """Add the id of a creation that exists to the log line of the current operation, if there is one."""
    collected = _creations.get()
    if collected is not None and len(collected) < MAX_CREATIONS and creation_id not in collected:
        collected.append(creation_id)
