"""The schema of a database: whether this code can use it, and its migration by one process at a time."""

import asyncio
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, column, inspect, select, table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db import sqlite
from db.engine import Database
from db.migrations.lock import MigrationHindered, exclusive
from db.models.installation import Installation

if TYPE_CHECKING:
    from db.migrations.revisions import Plan

# Each try waits for a table's lock only shortly, because statements that need the table queue behind it.
LOCK_TRIES = 30
LOCK_PAUSE_SECONDS = 2.0
LONGEST_SECONDS = 6 * 3600.0

_VERSIONS = Path(__file__).parent / "migrations" / "versions"
_NAME = re.compile(r"(\d{4})_\w+\.py")
_KEPT = table("alembic_version", column("version_num"))
_LOCKS_HINDERED = frozenset({"55P03", "40P01"})  # lock_not_available, deadlock_detected

_log = logging.getLogger("atelier.database")


class UnusableSchema(Exception):
    """Raised if this code cannot use a database as it is; the message names the mend."""


class Schema(Struct, frozen=True):
    """The revision of a database; of one that this code does not have, the lowest whose code can use the schema."""

    revision: str | None
    usable_from: str | None = None

    @property
    def is_newer(self) -> bool:
        return self.revision is not None and self.revision not in known_revisions()

    @property
    def fault(self) -> str | None:
        """Return why this code cannot use the schema, with the mend; None if it can."""
        if self.revision == newest_revision() or (self.is_newer and self.usable_from in known_revisions()):
            return None
        if not self.is_newer:
            return f"The database is at revision {self.revision}: run `atelier migrate` first."
        return f"The database is at revision {self.revision}, of a newer version: run that version."


def known_revisions() -> set[str]:
    """Return all revisions that this code has, from the names of the migration files."""
    names = (_NAME.fullmatch(path.name) for path in _VERSIONS.iterdir())
    return {name[1] for name in names if name is not None}


def newest_revision() -> str:
    """Return the revision that this code needs."""
    return max(known_revisions())


async def read_schema(database: Database) -> Schema:
    """Return the schema of a database, which may be empty or missing."""
    if database.is_sqlite and not await asyncio.to_thread(Path(str(database.url.database)).exists):
        return Schema(None)
    async with database.read() as connection:
        return await connection.run_sync(_read)


async def current_revision(database: Database) -> str | None:
    """Return the revision of the database; None if it was never migrated."""
    return (await read_schema(database)).revision


async def require_usable(database: Database) -> None:
    """Raise if this code cannot use the schema of a database.

    Raises:
        UnusableSchema: the schema is older, or newer by a revision that is not additive.
    """
    fault = (await read_schema(database)).fault
    if fault is not None:
        raise UnusableSchema(fault)


async def migrate(database: Database, target: str | None = None) -> str | None:
    """Migrate the database to a revision, without one to the newest, and return its revision.

    One process migrates; a process that starts meanwhile waits. Without a target, a schema that is newer by additive
    revisions stays as it is. To go back, the target is an older revision.

    Raises:
        UnusableSchema: the schema is newer and cannot be used, or the target cannot be reached.
        MigrationHindered: another process or transaction was in the way for too long.
        DataWouldBeLost: a column or table to drop has data.
    """
    if database.is_sqlite:
        sqlite.make_file(Path(str(database.url.database)))
    schema = await read_schema(database)
    if target is None and schema.fault is None:
        if schema.is_newer:
            _log.info("the database is at revision %s of a newer version, which this version can use", schema.revision)
        return schema.revision
    limit = asyncio.timeout(LONGEST_SECONDS)
    try:
        async with limit, exclusive(database) as connection:
            return await _migrate(connection, target)
    except TimeoutError as error:
        if not limit.expired():
            raise
        raise MigrationHindered(
            f"The migration was ended after {LONGEST_SECONDS / 3600:g} h; its complete revisions stay: end what holds"
            " it up, and run `atelier migrate` again."
        ) from error


async def plan(database: Database, target: str | None = None) -> "Plan":
    """Return the revisions that ``migrate`` would apply or undo.

    Raises:
        UnusableSchema: as ``migrate``.
    """
    return _plan(await read_schema(database), target)


def _plan(schema: Schema, target: str | None) -> "Plan":
    # Only a process that must migrate loads Alembic.
    from db.migrations import revisions

    if target is not None and target not in known_revisions():
        raise UnusableSchema(f"There is no revision {target}: choose one up to {newest_revision()}.")
    if target is None and schema.fault is None:
        return revisions.Plan([])
    if schema.is_newer:
        raise UnusableSchema(
            schema.fault or f"The database is at revision {schema.revision}: only the version that has it can undo it."
        )
    found = revisions.plan(schema.revision, target or newest_revision())
    for each in found.revisions:
        if found.goes_back and not each.is_additive:
            raise UnusableSchema(
                f"Revision {each.name} is not additive and stays: restore a backup to go back further."
            )
    return found


async def _migrate(connection: AsyncConnection, target: str | None) -> str | None:
    from db.migrations import revisions  # It loads Alembic.

    for tries_left in reversed(range(LOCK_TRIES)):
        # Another process may have migrated meanwhile, or the last try a part.
        schema = await connection.run_sync(_read)
        found = _plan(schema, target)
        if not found.revisions:
            return schema.revision
        if connection.dialect.name == "postgresql":
            await connection.rollback()  # Outside a transaction, each revision has its own.
        try:
            run = revisions.downgrade if found.goes_back else revisions.upgrade
            await connection.run_sync(run, target or newest_revision())
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in _LOCKS_HINDERED:
                raise
            if not tries_left:
                raise MigrationHindered(
                    "Long transactions keep a table locked: end them (see pg_stat_activity), and run `atelier migrate`"
                    " again."
                ) from error
            await connection.rollback()
            await asyncio.sleep(LOCK_PAUSE_SECONDS)
        else:
            return (await connection.run_sync(_read)).revision
    raise AssertionError("the last try returns or raises")


def _read(connection: Connection) -> Schema:
    if not inspect(connection).has_table(_KEPT.name):
        return Schema(None)
    schema = Schema(connection.scalar(select(_KEPT.c.version_num)))
    if not schema.is_newer:
        return schema
    return Schema(schema.revision, connection.scalar(select(Installation.usable_from)))
