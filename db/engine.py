"""The database of a process: where transactions begin, on SQLite and PostgreSQL alike."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db import conflicts, sqlite
from db.frequent import Frequent
from db.options import Options

if TYPE_CHECKING:
    from db.direct import Direct

POSTGRESQL_CONNECTIONS = 16
SQLITE_READERS = 4
# Together they wait for 1.5 seconds at most: longer than a restart of the server takes, shorter than patience.
TRIES = 6
FIRST_PAUSE_SECONDS = 0.05

_ASK = text("SELECT 1")

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger("atelier.database")


class InvalidDatabaseUrl(ValueError):
    """The address is not one of a database that Atelier can use."""


def parse_url(address: str) -> URL:
    """Read a database address; plain ``postgres://`` and ``sqlite://`` mean the async drivers.

    Raises:
        InvalidDatabaseUrl: it cannot be read, or names another database.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # What is wrong may be quoted there, and may be a part of the password.
        raise InvalidDatabaseUrl("DATABASE_URL cannot be read as a database address.") from None
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "sqlite+aiosqlite": "sqlite+aiosqlite",
        "postgres": "postgresql+asyncpg",
        "postgresql": "postgresql+asyncpg",
        "postgresql+asyncpg": "postgresql+asyncpg",
    }
    if url.drivername not in drivers:
        raise InvalidDatabaseUrl(f"DATABASE_URL names {url.drivername}; sqlite and postgresql are supported.")
    url = url.set(drivername=drivers[url.drivername])
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        if not path or path.startswith((":memory:", "file:")):
            raise InvalidDatabaseUrl("DATABASE_URL needs a file for SQLite: several connections share the database.")
        url = url.set(database=str(Path(path).expanduser()))
    return url


@dataclass(slots=True)
class _Step:
    """How far a transaction has come."""

    committing: bool = False


class Database:
    """The connections of one process.

    ``transact`` runs a use case in a transaction that writes, ``read`` opens a connection on which every statement
    stands alone, ``rows`` and ``write`` run one frequent statement on its own. On SQLite writers queue for one
    connection in this process: they take turns in order, where SQLite's own waiting would starve some of them.
    """

    _direct: "Direct | None"

    def __init__(self, address: str, options: Options | None = None) -> None:
        self.url = parse_url(address)
        self._options = options or Options()
        if self.is_sqlite:
            if self._options.pgbouncer:
                raise InvalidDatabaseUrl("DATABASE_URL names a SQLite file, and DATABASE_PGBOUNCER is for PostgreSQL.")
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
            readers = self._options.pool_size or SQLITE_READERS
            self._writing = sqlite.engine(self.url, self._options, connections=1, writes=True)
            self._reading = sqlite.engine(self.url, self._options, connections=readers, writes=False)
            self._direct = None
        else:
            # Loaded by those alone who use it.
            from db import postgresql

            size = self._options.pool_size or POSTGRESQL_CONNECTIONS
            # Half of the connections are for frequent statements, at least one of each kind.
            self._direct = postgresql.direct(self.url, self._options, connections=max(1, size // 2))
            left = size if self._direct is None else max(1, size - size // 2)
            self._writing = postgresql.engine(self.url, self._options, connections=left)
            self._reading = postgresql.reading(self._writing, self._options)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    async def transact(
        self, work: Callable[Concatenate[AsyncConnection, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run ``work`` in a transaction and return what it returns; what it raises undoes all that it wrote.

        It is run again from its start, a few times, where the database has certainly undone it for no fault of its
        own: a deadlock, a serialization failure, a connection that was lost or could not be made. So it must do
        nothing that a rollback does not undo: no request, no doorbell.

        Raises:
            sqlalchemy.exc.DBAPIError, OSError: nothing was written; only where the connection was lost while it
                was being committed may all of it have been.
        """

        async def once(step: _Step) -> T:
            # Whether the connection still answers is not asked: what finds that it does not is run again.
            async with self._writing.begin() as connection:
                result = await work(connection, *args, **kwargs)
                step.committing = True
            return result

        return await self._until_done(once)

    async def _until_done(self, once: Callable[[_Step], Awaitable[T]]) -> T:
        for tries_left in reversed(range(TRIES)):
            step = _Step()
            try:
                return await once(step)
            except (DBAPIError, OSError) as error:
                if self.is_sqlite or not tries_left or not conflicts.may_run_again(error, committing=step.committing):
                    raise
                _log.info("a transaction is run again: %s", _short(error))
            longest: float = FIRST_PAUSE_SECONDS * 2 ** (TRIES - 1 - tries_left)
            await asyncio.sleep(longest * random.uniform(0.5, 1.0))  # noqa: S311 - no secret
        raise AssertionError("the last try returns or raises")

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that is tried once: committed at the end of the block, rolled back if it raises."""
        async with self._answering(self._writing) as connection:
            if not connection.in_transaction():
                await connection.begin()
            yield connection
            await connection.commit()

    @asynccontextmanager
    async def begin_unhurried(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction like ``begin`` that may take its time: no statement and no lock has a time-out."""
        if self.is_sqlite:
            async with self.begin() as connection:
                yield connection
            return
        async with self._unhurried() as engine, engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def read_unhurried(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection like ``read`` whose statements may take their time; nobody who writes waits for them."""
        if self.is_sqlite:
            async with self.read() as connection:
                yield connection
            return
        from db import postgresql

        async with (
            self._unhurried() as engine,
            postgresql.reading(engine, self._options).connect() as connection,
        ):
            yield connection

    @asynccontextmanager
    async def _unhurried(self) -> AsyncIterator[AsyncEngine]:
        """Open an engine of PostgreSQL's without time-outs."""
        from db import postgresql

        options = replace(self._options, statement_timeout=0.0, lock_timeout=0.0)
        engine = postgresql.engine(self.url, options, connections=1)
        try:
            yield engine
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection for reading, without a transaction around its statements."""
        async with self._answering(self._reading) as connection:
            yield connection

    @asynccontextmanager
    async def _answering(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """Open a connection that was seen to answer: what is done on it cannot be done again from here."""
        async with engine.connect() as connection:
            if self.is_sqlite or await _answers(connection):
                yield connection
                return
        # The server was away meanwhile. All connections are forgotten with that one, and a new one is made; where that
        # cannot be, it is an OSError here, and would be another where the lost one were used again.
        async with engine.connect() as connection:
            yield connection

    async def rows(self, frequent: Frequent, parameters: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Run a frequent statement that only reads on its own, and return its rows."""
        if self._direct is not None:
            rows = await self._direct.read(frequent, parameters)
            if rows is not None:
                return rows
        # This way looks after connections and their errors.
        async with self.read() as connection:
            return await rows_of(connection, frequent, parameters)

    @property
    def writes_at_once(self) -> bool:
        """Whether one statement can write several tables, as ``write`` is for."""
        return self._direct is not None

    async def write(
        self, frequent: Frequent, parameters: Mapping[str, object], *, harmless_again: bool = False
    ) -> Sequence[tuple[Any, ...]]:
        """Run a frequent statement that writes, as a transaction of its own, and return its rows.

        Like ``transact`` it is run again where the database has certainly undone it; with ``harmless_again`` also
        where the connection was lost, although it may have been written: then it must find nothing to do.

        Raises:
            sqlalchemy.exc.IntegrityError: a constraint refused it; nothing was written.
            sqlalchemy.exc.OperationalError: the connection was lost; it is written or not.
        """
        direct = self._direct
        if direct is None:
            raise RuntimeError("this database writes one table at a time")

        async def once(step: _Step) -> Sequence[tuple[Any, ...]]:
            step.committing = not harmless_again  # It commits by itself.
            return await direct.write(frequent, parameters)

        return await self._until_done(once)

    async def is_reachable(self) -> bool:
        """Whether a statement can be run right now."""
        try:
            async with self.read() as connection:
                await connection.execute(_ASK)
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def close(self) -> None:
        if self._direct is not None:
            await self._direct.close()
        await self._writing.dispose()
        if self.is_sqlite:
            await self._reading.dispose()


async def rows_of(
    reading: Database | AsyncConnection, frequent: Frequent, parameters: Mapping[str, object]
) -> Sequence[tuple[Any, ...]]:
    """Run a frequent statement that only reads, on its own or in the transaction of a connection."""
    if isinstance(reading, Database):
        return await reading.rows(frequent, parameters)
    return [tuple(row) for row in await reading.execute(frequent.statement, dict(parameters))]


async def _answers(connection: AsyncConnection) -> bool:
    try:
        await connection.execute(_ASK)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return False
    return True


def _short(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return f"{type(cause).__name__} {getattr(cause, 'sqlstate', None) or ''}".rstrip()
