"""The database of a process: where transactions begin, on SQLite and PostgreSQL alike."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from db.frequent import Frequent

if TYPE_CHECKING:
    from db.direct import Direct

# How long a statement waits for another's lock, and a request for a connection, before it fails.
LOCK_WAIT_SECONDS = 10.0
SQLITE_READERS = 4
WAL_RETRY_SECONDS = 0.02


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


class Database:
    """The connections of one process.

    ``begin`` opens a transaction that writes, ``read`` a connection on which every statement stands alone; ``rows``
    and ``write`` run one frequent statement on its own.
    On SQLite writers queue for one connection in this process: they take turns in order, where SQLite's own
    waiting would starve some of them.
    """

    _direct: "Direct | None"

    def __init__(self, address: str, *, pool_size: int = 16) -> None:
        self.url = parse_url(address)
        if self.is_sqlite:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
            self._writing = _sqlite_engine(self.url, pool_size=1)
            self._reading = _sqlite_engine(self.url, pool_size=SQLITE_READERS)
            event.listen(self._writing.sync_engine, "begin", _begin_immediate)
            self._direct = None
        else:
            # Loaded by those alone who use it.
            from db.direct import Direct

            # Half of the connections are for frequent statements, at least one of each kind.
            self._direct = Direct(self.url, size=max(1, pool_size // 2))
            self._writing = create_async_engine(
                self.url,
                pool_size=max(1, pool_size - pool_size // 2),
                max_overflow=0,
                pool_timeout=LOCK_WAIT_SECONDS,
                pool_pre_ping=True,
                hide_parameters=True,  # Errors are logged, and these are people's words.
                connect_args={"timeout": 5.0, "command_timeout": 30.0},
            )
            self._reading = self._writing.execution_options(isolation_level="AUTOCOMMIT")

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction: committed at the end of the block, rolled back if it raises."""
        async with self._writing.begin() as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection for reading, without a transaction around its statements."""
        async with self._reading.connect() as connection:
            yield connection

    async def rows(self, frequent: Frequent, parameters: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Run a frequent statement that only reads on its own, and return its rows."""
        if self._direct is not None:
            rows = await self._direct.read(frequent, parameters)
            if rows is not None:
                return rows
        # This way looks after connections and their errors.
        async with self.read() as connection:
            return [tuple(row) for row in await connection.execute(frequent.statement, dict(parameters))]

    @property
    def writes_at_once(self) -> bool:
        """Whether one statement can write several tables, as ``write`` is for."""
        return self._direct is not None

    async def write(self, frequent: Frequent, parameters: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        """Run a frequent statement that writes, as a transaction of its own, and return its rows.

        Raises:
            sqlalchemy.exc.IntegrityError: a constraint refused it; nothing was written.
            sqlalchemy.exc.OperationalError: the connection was lost; it is written or not.
        """
        if self._direct is None:
            raise RuntimeError("this database writes one table at a time")
        return await self._direct.write(frequent, parameters)

    async def is_reachable(self) -> bool:
        """Whether a statement can be run right now."""
        try:
            async with self.read() as connection:
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def close(self) -> None:
        if self._direct is not None:
            await self._direct.close()
        await self._writing.dispose()
        if self.is_sqlite:
            await self._reading.dispose()


def _sqlite_engine(url: URL, *, pool_size: int) -> AsyncEngine:
    # The driver's own handling of transactions is off: without a BEGIN of ours each statement stands alone.
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=LOCK_WAIT_SECONDS * 3,
        hide_parameters=True,  # As above.
        connect_args={"isolation_level": None, "timeout": LOCK_WAIT_SECONDS},
    )
    event.listen(engine.sync_engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    _use_wal(cursor)
    # With WAL, NORMAL already survives the death of the process; FULL also survives a loss of power.
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # SQLite's own knows the letters of ASCII only.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _use_wal(cursor: Any) -> None:
    """Switch the file to WAL; of several processes that do so at once, SQLite refuses some and lets none wait."""
    for tries_left in reversed(range(round(LOCK_WAIT_SECONDS / WAL_RETRY_SECONDS))):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not tries_left:
                raise
            await_only(asyncio.sleep(WAL_RETRY_SECONDS))
        else:
            return


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _begin_immediate(connection: Any) -> None:
    # A transaction that reads first and writes later would otherwise fail when another wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
