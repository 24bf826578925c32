"""Statements so frequent that their way to the driver counts: compiled once, and on PostgreSQL run by asyncpg.

SQLAlchemy's own way there costs two to eight times what the statement itself does: it is for everything else.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any

import asyncpg
from sqlalchemy import URL, Enum, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.types import TypeEngine

CONNECT_SECONDS = 5.0
COMMAND_SECONDS = 30.0

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]  # SQLAlchemy's


class Frequent:
    """A SELECT whose values are all parameters, as text for asyncpg and with what its columns are turned into.

    It takes no lists: their length would be a part of the text.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement

    @cached_property
    def _compiled(self) -> Any:
        return self.statement.compile(dialect=_DIALECT)

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


# What the server can say, and what a connection can fail with, that which is just being ended included.
FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class Direct:
    """Connections of asyncpg's own, opened as they are needed."""

    def __init__(self, url: URL, *, size: int) -> None:
        self._options = _connect_options(url)
        self._size = size
        self._opening = asyncio.Lock()
        self._pool: asyncpg.Pool | None = None

    async def rows(self, frequent: Frequent, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Run a statement by itself and return its rows.

        Raises:
            FAILURES: the server refused, or did not answer in time.
        """
        async with self._connection() as connection:
            records = await connection.fetch(frequent.text, *frequent.arguments(parameters))
        return frequent.convert(records)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        pool = self._pool or await self._open()
        async with pool.acquire(timeout=CONNECT_SECONDS) as connection:
            yield connection

    async def _open(self) -> asyncpg.Pool:
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(**self._options, min_size=0, max_size=self._size, reset=_nothing)
        return self._pool

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.close()
            self._pool = None


def _connect_options(url: URL) -> dict[str, Any]:
    """Return what asyncpg is told, with SQLAlchemy's names for the cache of statements in its own."""
    _, given = _DIALECT.create_connect_args(url)  # type: ignore[no-untyped-call]  # SQLAlchemy's
    options: dict[str, Any] = dict(given)
    options.pop("prepared_statement_name_func", None)
    if "prepared_statement_cache_size" in options:
        options["statement_cache_size"] = options.pop("prepared_statement_cache_size")
    return options | {"timeout": CONNECT_SECONDS, "command_timeout": COMMAND_SECONDS}


async def _nothing(_connection: object) -> None:
    """Leave a connection as it is: single statements change nothing about it, and a reset is a round trip."""
