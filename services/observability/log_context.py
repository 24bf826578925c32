"""The creations that the current operation or step concerns, for its log lines."""

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


@contextmanager
def about(creation_id: str) -> Iterator[None]:
    """Name a creation in each log line inside this context."""
    token = _creations.set([creation_id])
    try:
        yield
    finally:
        _creations.reset(token)


def current_creations() -> str | None:
    """Return the ids of the creations that the current operation or step concerns, separated by commas."""
    return ",".join(_creations.get() or ()) or None


def note_creation(creation_id: str) -> None:
    """Add the id of a creation that exists to the log line of the current operation, if there is one."""
    collected = _creations.get()
    if collected is not None and len(collected) < MAX_CREATIONS and creation_id not in collected:
        collected.append(creation_id)
