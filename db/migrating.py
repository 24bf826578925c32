"""Bringing a database to the newest revision, once, however many processes start together."""

import re
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table, text

from db import sqlite
from db.engine import Database

# Any number that nothing else of the installation uses for an advisory lock.
_LOCK = 8_217_044_613


_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_NAME = re.compile(r"(\d{4})_\w+\.py")
_KEPT = table("alembic_version", column("version_num"))


class NewerDatabase(Exception):
    """A newer version of this code has migrated the database."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"The database is at revision {revision}, of a newer version: run that version.")


def known_revisions() -> set[str]:
    """Return all revisions that this code knows: the names of their files begin with them."""
    names = (_NAME.fullmatch(path.name) for path in _VERSIONS.iterdir())
    return {name[1] for name in names if name is not None}


def newest_revision() -> str:
    """Return the revision that this code needs."""
    return max(known_revisions())


async def migrate(database: Database) -> str | None:
    """Bring the database to the newest revision and return it.

    One process migrates; another that starts meanwhile waits for it and then finds nothing to do.

    Raises:
        NewerDatabase: it is at a revision that this code does not know.
    """
    if database.is_sqlite:
        sqlite.make_file(Path(str(database.url.database)))
    current = await current_revision(database)
    if current == newest_revision():
        return current
    check_known(current)
    async with database.begin_unhurried() as connection:
        # On SQLite the transaction itself is the lock: it began IMMEDIATE.
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        return await connection.run_sync(_upgrade)


async def current_revision(database: Database) -> str | None:
    """Return the revision that the database is at; None where it was never migrated."""
    async with database.read() as connection:
        return await connection.run_sync(_current)


def check_known(revision: str | None) -> None:
    """Refuse a revision that this code does not know.

    Raises:
        NewerDatabase: it is one.
    """
    if revision is not None and revision not in known_revisions():
        raise NewerDatabase(revision)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_KEPT.name):
        return None
    revision: str | None = connection.scalar(select(_KEPT.c.version_num))
    return revision


def _upgrade(connection: Connection) -> str | None:
    from db.upgrading import upgrade

    upgrade(connection)
    return _current(connection)
