"""Connections to a SQLite file: WAL, foreign keys, and transactions that hold the writing lock from their start."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from db.options import Options

WAL_RETRY_SECONDS = 0.02


def make_file(path: Path) -> None:
    """Make a database's file where there is none.

    Tried here first: the driver's thread complains when the event loop ends right after it could not open the file.

    Raises:
        OSError: it cannot be opened.
    """
    try:
        sqlite3.connect(path).close()
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def engine(url: URL, options: Options, *, connections: int, writes: bool) -> AsyncEngine:
    """Return an engine; without ``writes`` each statement stands alone.

    The driver's own handling of transactions is off.
    """
    made = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=options.pool_timeout,
        hide_parameters=True,  # Errors are logged, and these are people's words.
        connect_args={"isolation_level": None, "timeout": options.lock_timeout},
    )

    def configure(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        _use_wal(cursor, options.lock_timeout)
        # With WAL, NORMAL already survives the death of the process; FULL also survives a loss of power.
        for pragma in ("synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        # SQLite's own knows the letters of ASCII only.
        connection.create_function("lower", 1, _lower, deterministic=True)

    event.listen(made.sync_engine, "connect", configure)
    if writes:
        event.listen(made.sync_engine, "begin", _begin_immediate)
    return made


def _use_wal(cursor: Any, lock_timeout: float) -> None:
    """Switch the file to WAL; of several processes that do so at once, SQLite refuses some and lets none wait."""
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


def _begin_immediate(connection: Any) -> None:
    # A transaction that reads first and writes later would otherwise fail when another wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
