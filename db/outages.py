"""Which errors say that the database cannot serve at the moment, and not that anything is wrong with what was asked."""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# PostgreSQL: connection errors, insufficient resources, what an operator or a time-out has ended, and system errors.
_CLASSES = ("08", "53", "57", "58")
_LOCK_NOT_AVAILABLE = "55P03"
_SQLITE = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)
)


def is_outage(error: BaseException) -> bool:
    """Whether the database was away, full, locked or too slow, so that the same may succeed when it is asked again.

    What was to be written then is not written, or, where a connection was lost while it was being committed, it may be.
    """
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_outage(error.orig)
    # Errors about files name them; those about connections do not.
    return isinstance(error, PoolTimeout) or (isinstance(error, OSError) and error.filename is None)


def _is_outage(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE
    if type(cause).__name__ == "InternalClientError":  # A connection that is just being ended.
        return True
    state = str(getattr(cause, "sqlstate", None) or "")
    return state.startswith(_CLASSES) or state == _LOCK_NOT_AVAILABLE
