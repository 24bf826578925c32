"""The check of the database: connection, rights, pooler and schema revision."""

import asyncio
import os

from sqlalchemy.exc import SQLAlchemyError

from db import poolers
from db.engine import Database
from db.migration import newest_revision, read_schema
from services.diagnostics.findings import CheckStatus, Finding

_CREDENTIALS = ("the server refuses this user or password", "Correct the user and password in DATABASE_URL.")
_POOLER = (
    "PgBouncer, or another pooler, in transaction mode is between",
    "Set DATABASE_PGBOUNCER=true, or connect past it, to the server's own port.",
)
# By PostgreSQL's error codes (SQLSTATE).
_DATABASE_FAULTS = {
    "28P01": _CREDENTIALS,
    "28000": _CREDENTIALS,
    "3D000": ("the server has no such database", "Create it, or correct its name in DATABASE_URL."),
    "42501": ("this user may not use it", "Grant the user of DATABASE_URL all rights in this database."),
    "53300": ("all of the server's connections are in use", "Raise its max_connections, or lower DATABASE_POOL_SIZE."),
    "57P03": ("the server is starting or stopping", "Try again in a moment."),
}


async def check_database(opened: Database, *, pgbouncer: bool = False) -> Finding:
    """Open a write transaction, and compare the schema revision with the code's; ``pgbouncer``: that setting is on."""
    part = "database"
    where = f"{opened.url.get_backend_name()} at {opened.url.host or opened.url.database}"
    if opened.is_sqlite and not await asyncio.to_thread(os.path.exists, str(opened.url.database)):
        return Finding(part, CheckStatus.OK, f"{where} does not exist yet; the first start makes it.")
    try:
        async with opened.begin():
            pass
        schema = await read_schema(opened)
        if not pgbouncer and not opened.is_sqlite and await poolers.shares_connections(opened):
            return Finding(part, CheckStatus.BROKEN, f"{where} cannot be used as it is: {_POOLER[0]}.", _POOLER[1])
    except (SQLAlchemyError, OSError) as error:
        fault, advice = _fault_of(error)
        return Finding(part, CheckStatus.BROKEN, f"{where} cannot be used: {fault}.", advice)
    revision = schema.revision
    if schema.fault is None:
        newer = ", of a newer version, which this version can use" if schema.is_newer else ""
        return Finding(part, CheckStatus.OK, f"{where}, revision {revision}{newer}.")
    if schema.is_newer:
        message = f"{where} is at revision {revision}, which this version cannot use."
        return Finding(part, CheckStatus.BROKEN, message, "A newer version has migrated it: run that version.")
    advice = "Run `atelier migrate`, or start a server: it migrates."
    if revision is None:
        return Finding(part, CheckStatus.WARNING, f"{where} is empty.", advice)
    message = f"{where} is at revision {revision}, this version needs {newest_revision()}."
    return Finding(part, CheckStatus.BROKEN, message, advice)


def _fault_of(error: SQLAlchemyError | OSError) -> tuple[str, str]:
    """Return the fault of a database and the advice, by error code: the message may contain the address."""
    if isinstance(error, OSError):
        return f"it cannot be reached ({type(error).__name__})", "Check DATABASE_URL, and that the server runs."
    if poolers.is_of_pooler(error):
        return _POOLER
    state = str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")
    if state in _DATABASE_FAULTS:
        return _DATABASE_FAULTS[state]
    fault = f"{type(error).__name__} {state}".rstrip()
    return fault, "Check DATABASE_URL, that the server runs, and that this user may connect and write."
