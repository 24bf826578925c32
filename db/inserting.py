"""Inserts that a constraint may make harmless, in the words of the database that they are for."""

from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert


def insert_for(connection: AsyncConnection, table: type[Base], **values: Any) -> "Insert":
    """Return an insert that can be told what to do on a conflict, which both dialects know by the same names."""
    # Each loads a dialect, and a process has one database.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table).values(**values)  # type: ignore[return-value]  # of another class, with these words
    from sqlalchemy.dialects.postgresql import insert

    return insert(table).values(**values)
