"""Classification of errors: an outage of the database, or a fault of the statement."""

import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

# PostgreSQL: connection errors, insufficient resources, interventions of an operator or a time-out, system errors.
_CLASSES = ("08", "53", "57", "58")
_LOCK_NOT_AVAILABLE = "55P03"
_SQLITE = frozenset(
    (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)
)


def is_outage(error: BaseException) -> bool:
    """Return whether the database was unreachable, full, locked or too slow, so that a retry may succeed.

    Nothing was written, unless the connection was lost during a commit: then everything may have been written.
    """
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_outage(error.orig)
    # OSErrors of files have a file name, OSErrors of connections have none.
    return isinstance(error, PoolTimeout) or (isinstance(error, OSError) and error.filename is None)


def _is_outage(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return (getattr(cause, "sqlite_errorcode", 0) & 0xFF) in _SQLITE
    if type(cause).__name__ == "InternalClientError":  # The connection is just being closed.
        return True
    state = str(getattr(cause, "sqlstate", None) or "")
    return state.startswith(_CLASSES) or state == _LOCK_NOT_AVAILABLE
