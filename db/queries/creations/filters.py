"""The filter of a user's creations by status, style, model, group and text."""

from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, String, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from db.models.creations import CreationStatus, GenerationTask


class Filter(Struct, frozen=True):
    """A filter of creations: any of these statuses, this style, this model, this group, this text in the prompt."""

    statuses: tuple[CreationStatus, ...] | None = None
    style: str | None = None
    model: str | None = None
    group: str | None = None
    search: str | None = None

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
        return statement


def _plain(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    return type_coerce(column, String)


def unindexed(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return an expression for a column at the beginning of an index that must not be used.

    For example, with the plain column of the status, SQLite would use its index, read all users' creations and sort
    them. An expression matches no index, so SQLite reads the page from the owner's index.
    """
    return type_coerce(column, String).concat("")
