"""State on disk: private files and SQLite databases, used by one sandbox at a time."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

LOCK_SECONDS = 10.0
# A file that exists while there is work to do without any request, such as a running task.
UNFINISHED = "unfinished"


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, accessible to this user only, regardless of the umask."""
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def open_private(path: Path) -> BinaryIO:
    """Open an empty file for writing; a new file is readable by this user only, regardless of the umask."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


class StateUnusable(Exception):
    """The database cannot be opened; the message is for people."""


def open_state(path: Path, schema: str) -> sqlite3.Connection:
    """Open a database in autocommit mode, and create missing tables of ``schema``.

    Raises:
        StateUnusable: another process still uses it after ``LOCK_SECONDS``, or it cannot be written.
    """
    database = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
    database.row_factory = sqlite3.Row
    try:
        # Two sandboxes on one folder would do all work and send all events twice.
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
    """Commit all changes inside the block, or none."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
