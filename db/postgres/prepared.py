"""Prepared statements: compiled once, and on PostgreSQL run by asyncpg directly, for the most frequent statements.

Executing through SQLAlchemy costs two to eight times as much as the statement itself.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import Enum, Select
from sqlalchemy.types import TypeEngine


class PreparedStatement:
    """A SELECT with only parameters as values, its SQL for asyncpg, and the conversion of its rows.

    It cannot contain expanding lists, because their length would change the SQL.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement

    @cached_property
    def _compiled(self) -> Any:
        # Only processes that use PostgreSQL load this dialect.
        from sqlalchemy.dialects.postgresql.asyncpg import dialect

        return self.statement.compile(dialect=dialect())  # type: ignore[no-untyped-call]  # SQLAlchemy's

    @cached_property
    def text(self) -> str:
        return str(self._compiled)

    @cached_property
    def _values(self) -> Sequence[tuple[str, object, Callable[[Any], object] | None]]:
        """For each parameter, in the order of the SQL: its name, its constant value, and its bind processor if any."""
        given, prepare = self._compiled.construct_params(_check=False), self._compiled._bind_processors
        return tuple((name, given[name], prepare.get(name)) for name in self._compiled.positiontup)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of the parameters without a constant value."""
        return frozenset(name for name in self._compiled.positiontup if self._compiled.binds[name].required)

    @cached_property
    def _read(self) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
        """Return the function that converts an asyncpg record to a row.

        Its source is generated, as ``dataclasses`` does; if the second of two columns is an enum, the source is ::

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
        """Return the parameters' values in the order of the SQL.

        Raises:
            ValueError: a parameter is missing or unknown.
        """
        if parameters.keys() != self._names:
            raise ValueError(f"missing or unknown parameters: {sorted(parameters.keys() ^ self._names)}")
        get = parameters.get
        return [
            get(name, given) if prepare is None else prepare(get(name, given)) for name, given, prepare in self._values
        ]

    def convert(self, records: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Return asyncpg's records as rows with members of enums; all other values stay as asyncpg returns them."""
        return list(map(self._read, records))


def _members(kind: TypeEngine[Any]) -> Mapping[Any, Any] | None:
    """Return the enum members of a column by asyncpg's values, or None if no conversion is needed."""
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return {None: None} | {str(member.value): member for member in kind.enum_class}
    return None
