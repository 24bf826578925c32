"""The database of a command: opened for as long as it runs, and what cannot be used is said in words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from db.engine import Database
from db.migrating import check_known, current_revision, newest_revision
from settings import InvalidSettings, Settings


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the database that the settings name; where it cannot be used, say so and why."""
    try:
        database = Database(settings.database_address, settings.database_options)
        try:
            yield database
        finally:
            await database.close()
    except (SQLAlchemyError, OSError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise InvalidSettings(f"DATABASE_URL: the database cannot be used: {reason or type(error).__name__}") from error


@asynccontextmanager
async def migrated(settings: Settings) -> AsyncIterator[Database]:
    """Open a database that is there and at the newest revision already."""
    async with opened(settings) as database:
        revision = await current_revision(database)
        check_known(revision)
        if revision != newest_revision():
            raise InvalidSettings(f"The database is at revision {revision}: run `atelier migrate` first.")
        yield database
