"""Statements so frequent that their way to the driver counts: compiled once, and on PostgreSQL run by asyncpg.

SQLAlchemy's own way there costs two to eight times what the statement itself does: it is for everything else.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Enum, Select
from sqlalchemy.types import TypeEngine


class Frequent:
    """A SELECT whose values are all parameters, as text for asyncpg and with what its columns are turned into.

    It takes no lists: their length would be a part of the text.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement

    @cached_property
    def _compiled(self) -> Any:
        # Loaded by those alone who use PostgreSQL.
        from sqlalchemy.dialects.postgresql.asyncpg import dialect

        return self.statement.compile(dialect=dialect())  # type: ignore[no-untyped-call]  # SQLAlchemy's

    @cached_property
    def text(self) -> str:
        return str(self._compiled)

    @cached_property
    def _values(self) -> Sequence[tuple[str, object, Callable[[Any], object] | None]]:
        """In the order of the text: a parameter's name, the value it has where none is given, what prepares it."""
        given, prepare = self._compiled.construct_params(_check=False), self._compiled._bind_processors
        return tuple((name, given[name], prepare.get(name)) for name in self._compiled.positiontup)

    @cached_property
    def _conversions(self) -> Sequence[tuple[int, Callable[[Any], Any]]]:
        """Which columns are kept otherwise than they are read."""
        found = ((index, _conversion(column.type)) for index, column in enumerate(self.statement.selected_columns))
        return tuple((index, convert) for index, convert in found if convert is not None)

    def arguments(self, parameters: Mapping[str, object]) -> list[object]:
        """Return the values in the order in which the text has them."""
        values = ((parameters.get(name, given), prepare) for name, given, prepare in self._values)
        return [value if prepare is None else prepare(value) for value, prepare in values]

    def convert(self, records: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Return rows with the values that the columns' types promise."""
        rows = [list(record) for record in records]
        for index, convert in self._conversions:
            for row in rows:
                if row[index] is not None:
                    row[index] = convert(row[index])
        return [tuple(row) for row in rows]


def _conversion(kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """Return what makes a column's value of asyncpg's, or None where that is the same, as moments in UTC are."""
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return {str(member.value): member for member in kind.enum_class}.__getitem__
    return None
