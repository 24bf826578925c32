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
    def _read(self) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
        """Return what makes a row of one of asyncpg's.

        It is written as text, as ``dataclasses`` writes its own; where the second of two columns is an enum, it is ::

            def read(record):
                c0, c1 = record
                return (c0, members_1[c1])
        """
        names: dict[str, Any] = {}
        values = []
        for index, column in enumerate(self.statement.selected_columns):
            members = _members(column.type)
            names[f"members_{index}"] = members
            values.append(f"c{index}" if members is None else f"members_{index}[c{index}]")
        columns = "".join(f"c{index}, " for index in range(len(values)))
        text = f"def read(record):\n {columns}= record\n return ({''.join(f'{value}, ' for value in values)})"
        exec(compile(text, "<row>", "exec"), names)  # noqa: S102 - the text is ours, see above
        read: Callable[[Sequence[Any]], tuple[Any, ...]] = names["read"]
        return read

    def arguments(self, parameters: Mapping[str, object]) -> list[object]:
        """Return the values in the order in which the text has them."""
        get = parameters.get
        return [
            get(name, given) if prepare is None else prepare(get(name, given)) for name, given, prepare in self._values
        ]

    def convert(self, records: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Return rows with the values that the columns' types promise."""
        return list(map(self._read, records))


def _members(kind: TypeEngine[Any]) -> Mapping[Any, Any] | None:
    """Return a column's values by asyncpg's, or None where they are the same, as moments in UTC are."""
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return {None: None} | {str(member.value): member for member in kind.enum_class}
    return None
