"""Secrets: made once, then the same for every process."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.secrets import Secret


async def get_or_insert(connection: AsyncConnection, name: str, value: bytes, now: datetime) -> bytes:
    """Return the key of that name, which is ``value`` unless there was one before."""
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    await connection.execute(insert(Secret).values(name=name, value=value, created_at=now).on_conflict_do_nothing())
    return bytes((await connection.execute(select(Secret.value).where(Secret.name == name))).scalar_one())
