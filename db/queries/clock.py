"""The clock of the database server."""

from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection


async def now(connection: AsyncConnection) -> datetime:
    """Return the server's time; with SQLite, this machine's time."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    moment: datetime = (await connection.execute(text("SELECT clock_timestamp()"))).scalar_one()
    return moment.astimezone(UTC)
