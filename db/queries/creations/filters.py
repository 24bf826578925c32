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

    def narrow(self, statement: Select[*tuple[Any, ...]], *, on_sqlite: bool = False) -> Select[*tuple[Any, ...]]:
        """Return the statement with all conditions except the text; the module ``searches`` filters by prompt."""
        column = _unindexed if on_sqlite else _plain
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


def _unindexed(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Return an expression for a column at the beginning of an index.

    With the plain column, SQLite would use that index, read all users' creations and sort them. An expression matches
    no index, so SQLite reads the page from the owner's index.
    """
    return type_coerce(column, String).concat("")
