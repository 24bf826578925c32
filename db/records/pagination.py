"""Records for pagination: a requested window of a list, and the resulting page."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

RecordT = TypeVar("RecordT", covariant=True)


class Window(Struct, frozen=True):
    """A requested window: up to ``limit`` records of a list sorted newest first.

    ``after`` and ``before`` are the ids that bound the window, both excluded. ``backwards`` selects the last records
    between them instead of the first. ``newest`` and ``oldest`` bound the list itself: its ids are between them, both
    excluded.
    """

    limit: int
    after: str | None = None
    before: str | None = None
    backwards: bool = False
    newest: str | None = None
    oldest: str | None = None


class Page(Struct, Generic[RecordT], frozen=True):
    """A page of records, newest first, and whether the list continues at either end.

    ``total`` is the length of the list if already known; ``truncated``: older records were left out of the list.
    """

    records: Sequence[RecordT]
    has_next: bool
    has_previous: bool
    total: int | None = None
    truncated: bool = False
