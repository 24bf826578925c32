"""The lock that lets one process migrate a database at a time."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import poolers
from db.engine import Database

# An arbitrary number that the installation uses for no other advisory lock.
LOCK = 8_217_044_613
WAIT_SECONDS = 600.0
POLL_SECONDS = 0.2
# The longest wait for a table's lock: statements that need the table queue behind it.
TABLE_LOCK_SECONDS = 2.0

_HOLDER = text(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND (classid::bigint << 32) + objid::bigint = :lock"
)


class MigrationHindered(Exception):
    """Raised if the database cannot be migrated now; the message names the mend."""


@asynccontextmanager
async def exclusive(database: Database) -> AsyncIterator[AsyncConnection]:
    """Yield a connection for migrations once no other process migrates.

    On PostgreSQL no transaction is open yet, and the caller commits. On SQLite the context is one transaction, which is
    the lock.

    Raises:
        MigrationHindered: another process migrates for longer than ``WAIT_SECONDS``, or a session lock does not work.
    """
    if database.is_sqlite:
        # The transaction itself is the lock, because it begins with BEGIN IMMEDIATE.
        async with database.begin() as connection:
            yield connection
        return
    async with (
        database.engine_without_timeouts(connections=2, lock_timeout=TABLE_LOCK_SECONDS) as engine,
        engine.connect() as connection,
        engine.connect() as other,
    ):
        if database.is_behind_pgbouncer:
            # A session has no server connection of its own, but a transaction has: it holds the lock. An index build
            # waits for snapshots, and only the next statement ends that of the query; this one has none.
            await _acquire(other, "pg_try_advisory_xact_lock")
            await other.execute(text("SET LOCAL application_name = 'atelier migrate'"))
        else:
            if await poolers.share_connections(connection, other):
                raise MigrationHindered(
                    "A pooler in transaction mode, such as PgBouncer, is in front of the database, and session locks do"
                    " not hold there: set DATABASE_PGBOUNCER=true, or connect to the server's own port."
                )
            await other.close()
            await _acquire(connection, "pg_try_advisory_lock")
            await connection.rollback()  # A session lock outlives the transaction.
        yield connection


async def _acquire(connection: AsyncConnection, function: str) -> None:
    """Poll for the lock, each time in a transaction of its own: an index build waits for older transactions."""
    give_up_at = time.monotonic() + WAIT_SECONDS
    while not await connection.scalar(text(f"SELECT {function}(:lock)"), {"lock": LOCK}):
        if time.monotonic() > give_up_at:
            holder = await connection.scalar(_HOLDER, {"lock": LOCK})
            raise MigrationHindered(
                f"Another process has migrated the database for {WAIT_SECONDS:g} s: wait until it ends, or end its"
                f" PostgreSQL process {holder}, then try again."
            )
        await connection.rollback()
        await asyncio.sleep(POLL_SECONDS)
