"""State on disk: SQLite files that belong to one sandbox at a time, and outlive it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_SECONDS = 10.0
# A file beside the databases for as long as there is something that nobody has to ask for: a task to end, say.
UNFINISHED = "unfinished"


class StateUnusable(Exception):
    """The database cannot be opened; the message is for people."""


def open_state(path: Path, schema: str) -> sqlite3.Connection:
    """Open a database, with the tables of ``schema`` where they are missing; every statement stands alone.

    Raises:
        StateUnusable: another process has had it open for ``LOCK_SECONDS``, or it cannot be written.
    """
    database = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
    database.row_factory = sqlite3.Row
    try:
        # Two sandboxes on one folder would do and tell everything twice.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA foreign_keys = ON")
        database.executescript(schema)
    except sqlite3.OperationalError as error:
        database.close()
        raise StateUnusable(f"{path} cannot be used: {error}; another sandbox may be running on it") from error
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Make all changes inside, or none."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
