"""The database of a command: context managers that open it and report errors in words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ssl import SSLCertVerificationError

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bootstrap.factories import database_of
from db.engine import Database
from db.migration import require_usable
from settings import InvalidSettings, Settings


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database that the settings name.

    Raises:
        InvalidSettings: it cannot be used, with the reason.
    """
    database = database_of(settings)
    try:
        try:
            yield database
        finally:
            await database.close()
    except (SQLAlchemyError, OSError) as error:
        raise InvalidSettings(f"DATABASE_URL: the database cannot be used: {_reason(error)}") from error


def _reason(error: SQLAlchemyError | OSError) -> str:
    if isinstance(error, SSLCertVerificationError):
        return (
            f"its certificate cannot be verified ({error.verify_message}): name the authority that signed it with"
            " sslrootcert, or the server as its certificate does"
        )
    return str(error.orig if isinstance(error, DBAPIError) else error) or type(error).__name__


@asynccontextmanager
async def open_migrated_database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database, whose schema this code must be able to use.

    Raises:
        InvalidSettings: it cannot be used.
        UnusableSchema: it needs a migration, or a newer version has migrated it.
    """
    async with open_database(settings) as database:
        await require_usable(database)
        yield database
