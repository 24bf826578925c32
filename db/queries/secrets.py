"""Secrets: made once, then the same for every process."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inserting import insert_for
from db.models.secrets import Secret


async def get_or_insert(connection: AsyncConnection, name: str, value: bytes, now: datetime) -> bytes:
    """Return the key of that name, which is ``value`` unless there was one before."""
    insert = insert_for(connection, Secret, name=name, value=value, created_at=now)
    await connection.execute(insert.on_conflict_do_nothing())
    return bytes((await connection.execute(select(Secret.value).where(Secret.name == name))).scalar_one())
