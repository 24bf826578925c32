"""PostgreSQL through asyncpg alone, for frequent statements."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import asyncpg
from sqlalchemy import URL
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.exc import IntegrityError, OperationalError

from db.frequent import Frequent

IDLE_SECONDS = 300.0  # What lies between may have forgotten a connection that was used before.

# What the server can say, and what a connection can fail with, that which is just being ended included.
_FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class Direct:
    """Connections of asyncpg's own, opened as they are needed; ``arguments`` are asyncpg's, times are seconds.

    They run single statements and nothing else, so nothing need be undone on one that is put back. To make sure of
    that, asyncpg's pool has each put back in a task of its own, with a timer.
    """

    def __init__(self, url: URL, arguments: Mapping[str, Any], *, size: int, pool_timeout: float) -> None:
        self._options = {**_connect_options(url), **arguments}
        self._size = size
        self._pool_timeout = pool_timeout
        # In their order: in asyncpg's pool, who comes as a connection is put back is before all who wait for one.
        self._turns = asyncio.Semaphore(size)
        self._idle: list[tuple[asyncpg.Connection, float]] = []  # With since when.

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
        await self._turn()
        try:
            connection = await self._take()
            try:
                records = await connection.fetch(frequent.text, *frequent.arguments(parameters))
            except (TimeoutError, asyncio.CancelledError):
                await self._end(connection)  # What it still does must not be the next one's.
                raise
            finally:
                self._put_back(connection)
        finally:
            self._turns.release()
        return frequent.convert(records)

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

    async def _take(self) -> asyncpg.Connection:
        """Take the connection that was used last, or open one where none is left that can still be trusted.

        Raises:
            ConnectionError: it took too long to open, which those that are open already need not suffer from.
        """
        while self._idle:
            connection, since = self._idle.pop()
            if connection.is_closed():
                continue
            if asyncio.get_running_loop().time() - since < IDLE_SECONDS:
                return connection
            await self._end(connection)
        try:
            return await asyncpg.connect(**self._options)
        except TimeoutError as error:
            raise ConnectionError("a connection took too long to open") from error

    def _put_back(self, connection: asyncpg.Connection) -> None:
        if connection.is_closed():
            connection.terminate()  # Where the server has closed it, something of it is still here.
        else:
            self._idle.append((connection, asyncio.get_running_loop().time()))

    async def _end(self, connection: asyncpg.Connection) -> None:
        """Close a connection, with what it is doing; one that does not end by itself is dropped."""
        with suppress(TimeoutError, *_FAILURES):
            await connection.close(timeout=self._pool_timeout)

    async def close(self) -> None:
        """Close all connections, once nobody uses them."""
        for _ in range(self._size):
            await self._turns.acquire()
        while self._idle:
            await self._end(self._idle.pop()[0])
        for _ in range(self._size):
            self._turns.release()


def _connect_options(url: URL) -> dict[str, Any]:
    """Return what asyncpg is told, with SQLAlchemy's names for the cache of statements in its own."""
    _, given = PGDialect_asyncpg().create_connect_args(url)  # type: ignore[no-untyped-call]  # SQLAlchemy's
    options: dict[str, Any] = dict(given)
    options.pop("prepared_statement_name_func", None)
    if "prepared_statement_cache_size" in options:
        options["statement_cache_size"] = options.pop("prepared_statement_cache_size")
    return options
