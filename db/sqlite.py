"""Engines for a SQLite file: WAL, foreign keys, and transactions that take the write lock at their start."""

import asyncio
import os
import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from db.options import Options

WAL_RETRY_SECONDS = 0.02


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents, each accessible to this user only, whatever the umask is."""
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def make_file(path: Path) -> None:
    """Create the database file if it is missing, readable by this user only, because it holds secrets.

    SQLite gives the files beside it the same permissions. Opening the file here first avoids an error in the driver's
    thread: it fails noisily if the event loop ends right after a failed open.

    Raises:
        OSError: the file cannot be opened.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise OSError("unable to open database file") from error


def engine(url: URL, options: Options, *, connections: int, writes: bool) -> AsyncEngine:
    """Return an engine, without the driver's own transaction handling; unless ``writes``, no transaction is begun."""
    made = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=options.pool_timeout,
        hide_parameters=True,  # Errors are logged, and parameters hold users' texts.
        connect_args={"isolation_level": None, "timeout": options.lock_timeout},
    )

    def configure(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        _use_wal(cursor, options.lock_timeout)
        # With WAL, NORMAL already survives the death of the process; FULL also survives a loss of power.
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        # SQLite's own ``lower`` folds only ASCII letters.
        connection.create_function("lower", 1, _lower, deterministic=True)
        connection.create_function("contains_folded", 2, _contains_folded, deterministic=True)
        connection.create_function("contains_repeated", 2, _contains_repeated, deterministic=True)

    event.listen(made.sync_engine, "connect", configure)
    if writes:
        event.listen(made.sync_engine, "begin", _begin_immediate)
    return made


def _use_wal(cursor: Any, lock_timeout: float) -> None:
    """Switch the file to WAL, with retries: if several processes do so at once, SQLite fails some without waiting."""
    for tries_left in reversed(range(max(1, round(lock_timeout / WAL_RETRY_SECONDS)))):
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


def _contains_folded(text: str, folded: str) -> bool:
    """Return whether a text contains a lower-case text, ignoring case; takes half the time of ``lower`` and LIKE."""
    return folded in text.lower()


def _contains_repeated(text: str, folded: str) -> bool:
    """Return the same as ``_contains_folded``, in time linear in the length of the text."""
    return _finder(folded)(text.lower()) is not None


@lru_cache(maxsize=16)
def _finder(folded: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(re.escape(folded)).search


def _begin_immediate(connection: Any) -> None:
    # Otherwise a transaction that reads and then writes would fail if another transaction wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
