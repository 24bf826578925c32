"""The ``Database`` of a process: transactions, reads and single statements, on SQLite and PostgreSQL."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from msgspec.structs import replace
from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db import conflicts, sqlite
from db.addresses import Address, InvalidDatabaseUrl, SqliteAddress, parse
from db.observing import Observe, observe_engine
from db.options import Options
from db.postgres.prepared import PreparedStatement

if TYPE_CHECKING:
    from db.postgres.pool import PostgresPool

POSTGRESQL_CONNECTIONS = 16
SQLITE_READERS = 4
# The pauses add up to at most 1.55 seconds: longer than a server restart, short enough for a waiting user.
TRIES = 6
FIRST_PAUSE_SECONDS = 0.05

_ASK = text("SELECT 1")

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger("atelier.database")


def _url_of(address: Address) -> URL:
    """Return SQLAlchemy's URL of an address, with the async driver and without options."""
    if isinstance(address, SqliteAddress):
        return URL.create("sqlite+aiosqlite", database=str(address.path))
    hosts = [host for host, _ in address.places]
    one = len(hosts) == 1 and not hosts[0].startswith("/")
    return URL.create(
        "postgresql+asyncpg",
        username=address.user,
        password=address.password,
        host=hosts[0] if one else None,
        port=address.places[0][1] if one else None,
        database=address.database,
        query={} if one or not hosts else {"host": ",".join(hosts)},
    )


@dataclass(slots=True)
class _Step:
    """The progress of a transaction."""

    committing: bool = False


class Database:
    """The database connections of one process.

    ``transact`` runs a use case in a transaction that writes, ``read`` opens a connection without a transaction around
    its statements, ``rows`` and ``write`` run one prepared statement on its own. On SQLite, writers in this process
    queue for one connection in order, because SQLite's own waiting would starve some of them.
    """

    _direct: "PostgresPool | None"

    def __init__(self, address: str, options: Options | None = None) -> None:
        """Set up the connections; ``options`` replace the options of the address.

        Raises:
            InvalidDatabaseUrl: the address cannot be used.
            OSError: the folder of a SQLite file cannot be created.
        """
        found = parse(address)
        self.url = _url_of(found)
        self._options = options or found.options
        self._arguments: Mapping[str, Any] = {}
        if isinstance(found, SqliteAddress):
            if self._options.pgbouncer:
                raise InvalidDatabaseUrl("it names a SQLite file, and DATABASE_PGBOUNCER is for PostgreSQL")
            sqlite.make_folder(Path(str(self.url.database)).parent)
            readers = self._options.pool_size or SQLITE_READERS
            self._writing = sqlite.engine(self.url, self._options, connections=1, writes=True)
            self._reading = sqlite.engine(self.url, self._options, connections=readers, writes=False)
            self._direct = None
        else:
            # Only processes that use PostgreSQL load its driver.
            from db.postgres import connections

            size = self._options.pool_size or POSTGRESQL_CONNECTIONS
            # Half of the connections are for prepared statements, at least one of each kind.
            self._arguments = connections.arguments_of(found)
            self._direct = connections.direct(self._arguments, self._options, connections=max(1, size // 2))
            left = size if self._direct is None else max(1, size - size // 2)
            self._writing = connections.engine(self._arguments, self._options, connections=left)
            self._reading = connections.without_transactions(self._writing, self._options)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_behind_pgbouncer(self) -> bool:
        return self._options.pgbouncer

    def observe(self, observe: Observe) -> None:
        """Call ``observe`` for each statement."""
        observe_engine(self._writing.sync_engine, observe)
        if self.is_sqlite:  # On PostgreSQL both engines share their events.
            observe_engine(self._reading.sync_engine, observe)
        if self._direct is not None:
            self._direct.observe = observe

    async def transact(
        self, work: Callable[Concatenate[AsyncConnection, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run ``work`` in a transaction and return its result; roll back if it raises.

        On PostgreSQL, ``work`` is retried from its start, a few times, after a failure that certainly wrote nothing and
        that it did not cause: a deadlock, a serialization failure, a connection that was lost or could not be made. So
        ``work`` must do nothing that a rollback does not undo: send no request, publish no event.

        Raises:
            sqlalchemy.exc.DBAPIError, OSError: nothing was written, unless the connection was lost during the commit:
                then everything may have been written.
        """

        async def once(step: _Step) -> T:
            # No test query first: if the connection is dead, the transaction fails and is retried.
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
        """Open a transaction without retries: commit at the end of the block, roll back if it raises."""
        async with self._tested_connection(self._writing) as connection:
            if not connection.in_transaction():
                await connection.begin()
            yield connection
            await connection.commit()

    @asynccontextmanager
    async def read_unhurried(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection like ``read``, on PostgreSQL without time-outs; it does not block writers."""
        if self.is_sqlite:
            async with self.read() as connection:
                yield connection
            return
        from db.postgres import connections  # It loads asyncpg.

        async with (
            self.engine_without_timeouts() as engine,
            connections.without_transactions(engine, self._options).connect() as connection,
        ):
            yield connection

    @asynccontextmanager
    async def engine_without_timeouts(
        self, *, connections: int = 1, lock_timeout: float = 0.0
    ) -> AsyncIterator[AsyncEngine]:
        """Open a PostgreSQL engine without time-outs, except ``lock_timeout`` seconds in each transaction, if given."""
        from db.postgres import connections as postgres  # It loads asyncpg.

        options = replace(self._options, statement_timeout=0.0, lock_timeout=0.0)
        engine = postgres.engine(self._arguments, options, connections=connections)
        if lock_timeout:
            postgres.limit_lock_waits(engine, lock_timeout)
        try:
            yield engine
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection for reading, without a transaction around its statements."""
        async with self._tested_connection(self._reading) as connection:
            yield connection

    @asynccontextmanager
    async def _tested_connection(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """Open a connection that has answered a test query, because the caller's block cannot be retried from here."""
        async with engine.connect() as connection:
            if self.is_sqlite or await _answers(connection, self._options.connect_timeout):
                yield connection
                return
        # The server was unreachable meanwhile. The pool has dropped all connections with that one and opens a new one.
        # If that fails, the error is an OSError; reusing the lost connection would raise another error.
        async with engine.connect() as connection:
            yield connection

    async def rows(self, statement: PreparedStatement, parameters: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Run a read-only prepared statement on its own and return its rows."""
        if self._direct is not None:
            rows = await self._direct.read(statement, parameters)
            if rows is not None:
                return rows
        # SQLAlchemy replaces lost connections and raises its usual errors.
        async with self.read() as connection:
            return await rows_of(connection, statement, parameters)

    @property
    def has_one_statement_writes(self) -> bool:
        """Whether ``write`` is available, for statements that write several tables."""
        return self._direct is not None

    async def write(
        self, statement: PreparedStatement, parameters: Mapping[str, object], *, harmless_again: bool = False
    ) -> Sequence[tuple[Any, ...]]:
        """Run a prepared statement that writes, as a transaction of its own, and return its rows.

        Like ``transact``, it retries after a failure that certainly wrote nothing. With ``harmless_again`` it also
        retries after a lost connection, although the statement may have been written: a second run must change nothing.

        Raises:
            RuntimeError: this database has no asyncpg pool, see ``has_one_statement_writes``.
            sqlalchemy.exc.IntegrityError: the statement violates a constraint; nothing was written.
            sqlalchemy.exc.OperationalError: the statement failed; if the connection was lost, the statement may have
                been written.
        """
        direct = self._direct
        if direct is None:
            raise RuntimeError("this database writes one table at a time")

        async def once(step: _Step) -> Sequence[tuple[Any, ...]]:
            step.committing = not harmless_again  # The statement commits by itself.
            return await direct.write(statement, parameters)

        return await self._until_done(once)

    async def close(self) -> None:
        if self._direct is not None:
            await self._direct.close()
        await self._writing.dispose()
        if self.is_sqlite:
            await self._reading.dispose()


async def rows_of(
    reading: Database | AsyncConnection, statement: PreparedStatement, parameters: Mapping[str, object]
) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a read-only prepared statement, run on its own or on the given connection."""
    if isinstance(reading, Database):
        return await reading.rows(statement, parameters)
    return [tuple(row) for row in await reading.execute(statement.statement, dict(parameters))]


async def _answers(connection: AsyncConnection, seconds: float) -> bool:
    """Return whether a connection still works.

    Raises:
        TimeoutError: no answer within ``seconds``. The connection is dropped; a new one would not work either.
    """
    try:
        async with asyncio.timeout(seconds):
            await connection.execute(_ASK)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return False
    return True


def _short(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return f"{type(cause).__name__} {getattr(cause, 'sqlstate', None) or ''}".rstrip()
