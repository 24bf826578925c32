"""Inserts with ON CONFLICT, for the dialect of a connection."""

from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert


def insert_for(connection: AsyncConnection, table: type[Base], **values: Any) -> "Insert":
    """Return an insert with ``on_conflict_do_nothing`` and the like, which both dialects have under the same names."""
    # Each import loads a dialect, and a process has only one database.
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert  # See above.

        return sqlite_insert(table).values(**values)  # type: ignore[return-value]  # another class with the same methods
    from sqlalchemy.dialects.postgresql import insert  # See above.

    return insert(table).values(**values)
