"""An asyncpg pool for prepared statements on PostgreSQL, without SQLAlchemy."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import asyncpg
from sqlalchemy.exc import IntegrityError, OperationalError

from db.observing import Observe, observed
from db.postgres.prepared import PreparedStatement

IDLE_SECONDS = 300.0  # A firewall or proxy may have dropped a connection that was idle for longer.

# Errors from the server and errors of a connection, including one that is just being closed.
_FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class PostgresPool:
    """A pool of asyncpg connections, opened on demand; ``arguments`` are asyncpg's, times are in seconds.

    The connections run only single statements, so a released one needs no reset. asyncpg's own pool resets each
    released connection in a separate task with a timer.
    """

    def __init__(self, arguments: Mapping[str, Any], *, size: int, pool_timeout: float) -> None:
        self._arguments = dict(arguments)
        self._size = size
        self._pool_timeout = pool_timeout
        # First come, first served. In asyncpg's pool, a caller that arrives as a connection is released overtakes all
        # waiting callers.
        self._turns = asyncio.Semaphore(size)
        self.observe: Observe | None = None
        self._idle: list[tuple[asyncpg.Connection, float]] = []  # Each with the time of its release.

    async def read(
        self, statement: PreparedStatement, parameters: Mapping[str, object]
    ) -> list[tuple[Any, ...]] | None:
        """Run a statement on its own and return its rows; None if it failed and SQLAlchemy may still succeed.

        Raises:
            TimeoutError: the server did not respond in time; SQLAlchemy would only wait as long again.
        """
        try:
            return await self._rows(statement, parameters)
        except TimeoutError:
            raise
        except _FAILURES:
            return None

    async def write(self, statement: PreparedStatement, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Run a statement as a transaction of its own and return its rows.

        Raises:
            sqlalchemy.exc.IntegrityError: the statement violates a constraint; nothing was written.
            sqlalchemy.exc.OperationalError: the statement failed; if the connection was lost, the statement may have
                been written.
            ConnectionRefusedError, FileNotFoundError: no connection could be made; nothing was written.
        """
        try:
            return await self._rows(statement, parameters)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise IntegrityError(statement.text, None, error) from error
        except (ConnectionRefusedError, FileNotFoundError):
            raise
        except _FAILURES as error:
            lost = not isinstance(error, (asyncpg.PostgresError, asyncpg.DataError))
            raise OperationalError(statement.text, None, error, connection_invalidated=lost) from error

    async def _rows(self, statement: PreparedStatement, parameters: Mapping[str, object]) -> list[tuple[Any, ...]]:
        await self._turn()
        try:
            connection = await self._take()
            try:
                fetching = connection.fetch(statement.text, *statement.arguments(parameters))
                if self.observe is not None:
                    fetching = observed(self.observe, statement.text, fetching)
                records = await fetching
            except TimeoutError:
                connection.terminate()  # The server did not cancel the statement, so it would not close cleanly.
                raise
            except asyncio.CancelledError:
                await self._end(connection)  # The statement may still run, and the next caller must not get its rows.
                raise
            finally:
                self._put_back(connection)
        finally:
            self._turns.release()
        return statement.convert(records)

    async def _turn(self) -> None:
        """Wait for a free slot in the pool.

        Raises:
            TimeoutError: none became free within the pool time-out.
        """
        if self._turns.locked():
            async with asyncio.timeout(self._pool_timeout):
                await self._turns.acquire()
        else:
            await self._turns.acquire()  # Returns at once, so a timer would be waste.

    async def _take(self) -> asyncpg.Connection:
        """Return the most recently used connection, or open a new one if all are closed or idle for too long.

        Raises:
            TimeoutError: opening took too long.
        """
        while self._idle:
            connection, since = self._idle.pop()
            if connection.is_closed():
                continue
            if asyncio.get_running_loop().time() - since < IDLE_SECONDS:
                return connection
            await self._end(connection)
        return await asyncpg.connect(**self._arguments)

    def _put_back(self, connection: asyncpg.Connection) -> None:
        if connection.is_closed():
            connection.terminate()  # Frees the local resources if the server closed it.
        else:
            self._idle.append((connection, asyncio.get_running_loop().time()))

    async def _end(self, connection: asyncpg.Connection) -> None:
        """Close a connection and cancel its statement; drop the connection if it does not close."""
        with suppress(TimeoutError, *_FAILURES):
            await connection.close()

    async def close(self) -> None:
        """Wait until all connections are released, then close them."""
        for _ in range(self._size):
            await self._turns.acquire()
        while self._idle:
            await self._end(self._idle.pop()[0])
        for _ in range(self._size):
            self._turns.release()
