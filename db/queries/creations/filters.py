"""The filter of a user's creations by status, style, model, group, text and mark as a favourite."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, String, text, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from db.models.creations import CreationStatus, GenerationTask
from db.queries.pagination import first_id
from db.records.pagination import Window

# An id has the time of the machine that made it, a creation that of the database server.
CLOCKS_DIFFER = timedelta(minutes=5)


# Without parameters and without a value to compare with, so that the planner matches the index of favourites.
_FAVOURITE = text(f"{GenerationTask.__tablename__}.favourite")
_NO_FAVOURITE = text(f"NOT {GenerationTask.__tablename__}.favourite")


class Filter(Struct, frozen=True):
    """A filter of creations: any of these statuses, this style, this model, this group, this text in the prompt.

    ``favourite``: only favourites, or only others. None: both.
    Creations are later than ``created_after`` and earlier than ``created_before``.
    """

    statuses: tuple[CreationStatus, ...] | None = None
    style: str | None = None
    model: str | None = None
    group: str | None = None
    search: str | None = None
    favourite: bool | None = None
    created_after: datetime | None = None
    created_before: datetime | None = None

    @property
    def is_search(self) -> bool:
        """Whether the module ``searches`` finds all matches at once, instead of page by page."""
        return bool(self.search) or self.group is not None

    def narrow(self, statement: Select[*tuple[Any, ...]], *, on_sqlite: bool = False) -> Select[*tuple[Any, ...]]:
        """Return the statement with all conditions except the text; the module ``searches`` filters by prompt."""
        column = unindexed if on_sqlite else _plain
        if self.statuses is not None:
            statement = statement.where(column(GenerationTask.status).in_([status.value for status in self.statuses]))
        if self.model is not None:
            statement = statement.where(column(GenerationTask.model) == self.model)
        if self.style is not None:
            statement = statement.where(GenerationTask.style == self.style)
        if self.group is not None:
            statement = statement.where(GenerationTask.group_id == self.group)
        if self.favourite is not None:
            statement = statement.where(_FAVOURITE if self.favourite else _NO_FAVOURITE)
        if self.created_after is not None:
            statement = statement.where(GenerationTask.created_at > self.created_after)
        if self.created_before is not None:
            statement = statement.where(GenerationTask.created_at < self.created_before)
        return statement

    def bound(self, window: Window) -> Window:
        """Return the window with the ids that bound the period, so that an index finds its rows."""
        newest = None if self.created_before is None else first_id("cre", _moved(self.created_before, CLOCKS_DIFFER))
        oldest = None if self.created_after is None else first_id("cre", _moved(self.created_after, -CLOCKS_DIFFER))
        return replace(window, newest=newest, oldest=oldest)


def _moved(moment: datetime, by: timedelta) -> datetime:
    """Return a moment moved by some time, as far as datetimes reach."""
    try:
        return moment + by
    except OverflowError:
        return moment


def _plain(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    return type_coerce(column, String)


def unindexed(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return an expression for a column at the beginning of an index that must not be used.

    For example, with the plain column of the status, SQLite would use its index, read all users' creations and sort
    them. An expression matches no index, so SQLite reads the page from the owner's index.
    """
    return type_coerce(column, String).concat("")
