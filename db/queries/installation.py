"""Queries for the installation's row, and for the identity of the database, which differs for a copy elsewhere."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import func, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.installation import Installation

_COLUMNS = (Installation.name, Installation.epoch, Installation.began_at, Installation.changes)
_MAY_READ_SYSTEM = text("SELECT has_function_privilege('pg_control_system()', 'EXECUTE')")
_SYSTEM = text("SELECT system_identifier::text FROM pg_control_system()")
_NUMBER = text("SELECT oid::text FROM pg_database WHERE datname = current_database()")


class InstallationRecord(Struct, frozen=True):
    """The installation's row; ``place`` identifies the database, ``changes`` counts the changes of the epoch."""

    name: str
    epoch: str
    began_at: datetime
    changes: int
    place: str


async def lock(connection: AsyncConnection) -> None:
    """Lock the installation's row until the end of the transaction, to run one such transaction at a time."""
    await connection.execute(select(Installation.name).with_for_update(key_share=True))


async def read(database: Database) -> InstallationRecord:
    """Return the installation's row and the identity of the database.

    Raises:
        sqlalchemy.exc.SQLAlchemyError, OSError: the database is unreachable or being restored.
    """
    async with database.read() as connection:
        row = (await connection.execute(select(*_COLUMNS))).one()
        place = _file(database) if database.is_sqlite else await _cluster(connection)
    return InstallationRecord(*row, place)


def _file(database: Database) -> str:
    path = Path(str(database.url.database))
    return f"{path.resolve()}#{path.stat().st_ino}"


async def _cluster(connection: AsyncConnection) -> str:
    """Return the cluster's identifier, if this user may read it, and the OID of the database."""
    system = await connection.scalar(_SYSTEM) if await connection.scalar(_MAY_READ_SYSTEM) else ""
    return f"{system}/{await connection.scalar(_NUMBER)}"


async def renew(connection: AsyncConnection, seen: str, new: str, *, now: datetime, last_before: datetime) -> bool:
    """Change the epoch if it is still ``seen`` and was not renewed since ``last_before``; return whether it changed."""
    statement = (
        update(Installation)
        .where(Installation.epoch == seen, func.coalesce(Installation.renewed_at < last_before, literal(True)))
        .values(epoch=new, began_at=now, changes=Installation.changes + 1, renewed_at=now)
    )
    return (await connection.execute(statement)).rowcount == 1


async def begin(connection: AsyncConnection, new: str, *, now: datetime) -> None:
    """Change the epoch unconditionally."""
    await connection.execute(update(Installation).values(epoch=new, began_at=now, changes=Installation.changes + 1))
