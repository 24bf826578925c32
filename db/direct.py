"""PostgreSQL through asyncpg alone, for frequent statements."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from sqlalchemy import URL
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import IntegrityError, OperationalError

from db.frequent import Frequent

# What the server can say, and what a connection can fail with, that which is just being ended included.
_FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class Direct:
    """Connections of asyncpg's own, opened as they are needed; ``arguments`` are asyncpg's, times are seconds."""

    def __init__(self, url: URL, arguments: Mapping[str, Any], *, size: int, pool_timeout: float) -> None:
        self._options = {**_connect_options(url), **arguments}
        self._size = size
        self._pool_timeout = pool_timeout
        self._opening = asyncio.Lock()
        # In their order: in asyncpg's pool, who comes as a connection is put back is before all who wait for one.
        self._turns = asyncio.Semaphore(size)
        self._pool: asyncpg.Pool | None = None

    async def read(self, frequent: Frequent, parameters: Mapping[str, object]) -> list[tuple[Any, ...]] | None:
        """Run a statement by itself and return its rows; None where it failed, which another way may not.

        Raises:
            TimeoutError: it has taken long enough.
        """
        try:
            return await self._rows(frequent, parameters)
        except TimeoutError:
            raise
        except _FAILURES:
            return None

    async def write(self, frequent: Frequent, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Run a statement as a transaction of its own and return its rows.

        Raises:
            sqlalchemy.exc.IntegrityError: a constraint refused it; nothing was written.
            sqlalchemy.exc.OperationalError: the connection was lost; it is written or not.
            ConnectionRefusedError, FileNotFoundError: no connection could be made; nothing was written.
        """
        try:
            return await self._rows(frequent, parameters)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(frequent.text, None, error) from error
        except (ConnectionRefusedError, FileNotFoundError):
            raise
        except _FAILURES as error:
            lost = not isinstance(error, (asyncpg.PostgresError, asyncpg.DataError))
            raise OperationalError(frequent.text, None, error, connection_invalidated=lost) from error

    async def _rows(self, frequent: Frequent, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
        async with self._connection() as connection:
            records = await connection.fetch(frequent.text, *frequent.arguments(parameters))
        return frequent.convert(records)

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Any]:
        pool = self._pool or await self._open()
        await self._turn()
        try:
            connection = await self._acquire(pool)
            try:
                yield connection
            finally:
                await pool.release(connection, timeout=self._pool_timeout)
        finally:
            self._turns.release()

    async def _turn(self) -> None:
        """Wait until fewer connections are used than there may be.

        Raises:
            TimeoutError: as many were used for as long as a request may wait.
        """
        if self._turns.locked():
            async with asyncio.timeout(self._pool_timeout):
                await self._turns.acquire()
        else:
            await self._turns.acquire()  # At once, without a timer.

    async def _acquire(self, pool: asyncpg.Pool) -> Any:
        """Take a connection that is free, or open one.

        Raises:
            ConnectionError: it took too long to open, which those that are open already need not suffer from.
        """
        try:
            return await pool.acquire()
        except TimeoutError as error:
            raise ConnectionError("a connection took too long to open") from error

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
    _, given = PGDialect_asyncpg().create_connect_args(url)  # type: ignore[no-untyped-call]  # SQLAlchemy's
    options: dict[str, Any] = dict(given)
    options.pop("prepared_statement_name_func", None)
    if "prepared_statement_cache_size" in options:
        options["statement_cache_size"] = options.pop("prepared_statement_cache_size")
    return options


async def _nothing(_connection: object) -> None:
    """Leave a connection as it is: single statements change nothing about it, and a reset is a round trip."""
