"""The filter of a user's creations by status, style and text."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Select, String, type_coerce

from db.models.creations import CreationStatus, GenerationTask


class Filter(Struct, frozen=True):
    """A filter of creations: any of these statuses, this style, this text in the prompt."""

    statuses: tuple[CreationStatus, ...] | None = None
    style: str | None = None
    search: str | None = None

    def narrow(self, statement: Select[*tuple[Any, ...]], *, on_sqlite: bool = False) -> Select[*tuple[Any, ...]]:
        """Return the statement with conditions on status and style; the module ``searches`` filters by prompt."""
        if self.statuses is not None and on_sqlite:
            # With the plain column, SQLite would use an index that begins with the status, read all users' creations
            # and sort them. An expression matches no index, so SQLite reads the page from the owner's index.
            status = type_coerce(GenerationTask.status, String).concat("")
            statement = statement.where(status.in_([status.value for status in self.statuses]))
        elif self.statuses is not None:
            statement = statement.where(GenerationTask.status.in_(self.statuses))
        if self.style is not None:
            statement = statement.where(GenerationTask.style == self.style)
        return statement
