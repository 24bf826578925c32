"""Bringing a database to the newest revision, once, however many processes start together."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db.engine import Database

# Any number that nothing else of the installation uses for an advisory lock.
_LOCK = 8_217_044_613


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str | None:
    """Return the revision that this code needs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known_revisions() -> set[str]:
    """Return all revisions that this code knows."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


async def migrate(database: Database) -> str | None:
    """Bring the database to the newest revision and return it.

    One process migrates; another that starts meanwhile waits for it and then finds nothing to do.
    """
    async with database.begin() as connection:
        # On SQLite the transaction itself is the lock: it began IMMEDIATE.
        if not database.is_sqlite:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        return await connection.run_sync(_upgrade)


async def current_revision(database: Database) -> str | None:
    """Return the revision that the database is at; None where it was never migrated."""
    async with database.read() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


def _upgrade(connection: Connection) -> str | None:
    command.upgrade(_config(connection), "head")
    return MigrationContext.configure(connection).get_current_revision()
