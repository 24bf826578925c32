"""Pages: which part of a list is asked for, and the part that was found."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from records import record

RecordT = TypeVar("RecordT", covariant=True)


@record(frozen=True, slots=True)
class Window:
    """Up to ``limit`` records of a list kept newest first.

    ``after`` and ``before`` are ids that bound it, both excluded. ``backwards``: the last of what lies
    between them rather than the first. What lies beyond a bound is looked up for ``tells_next`` and
    ``tells_previous`` alone: without, the page may say that there is nothing.
    """

    limit: int
    after: str | None = None
    before: str | None = None
    backwards: bool = False
    tells_next: bool = True
    tells_previous: bool = True


@record(frozen=True, slots=True)
class Page(Generic[RecordT]):
    """Records newest first, and whether the list goes on at either end."""

    records: Sequence[RecordT]
    has_next: bool
    has_previous: bool
