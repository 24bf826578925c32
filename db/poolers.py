"""Detection of a pooler in transaction mode, such as PgBouncer, in front of PostgreSQL."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database

_SERVER_PROCESS = text("SELECT pg_backend_pid()")
_PREPARED_ELSEWHERE = frozenset({"26000", "42P05"})  # A prepared statement does not exist, or exists already.
_PROTOCOL_VIOLATION = "08P01"


async def shares_connections(database: Database) -> bool:
    """Return whether a pooler in transaction mode is in front; this uses two connections of the pool."""
    async with database.read() as one, database.read() as other:
        return await share_connections(one, other)


async def share_connections(one: AsyncConnection, other: AsyncConnection) -> bool:
    """Return whether two connections share a server process, which shows a pooler in transaction mode.

    PgBouncer runs each transaction on the server connection that was freed last.
    """
    processes = []
    for connection in (one, other):
        processes.append(await connection.scalar(_SERVER_PROCESS))
        await connection.rollback()
    return bool(processes[0] == processes[1])


def is_of_pooler(error: Exception) -> bool:
    """Return whether an error is typical of a client not configured for a pooler in transaction mode."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    if state == _PROTOCOL_VIOLATION:
        return "startup parameter" in str(cause)  # PgBouncer accepts few of them, and no time-outs.
    return state in _PREPARED_ELSEWHERE
