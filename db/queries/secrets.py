"""The query for secret keys, created once and shared by all processes."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.secrets import Secret
from db.upsert import insert_for


async def get_or_insert(connection: AsyncConnection, name: str, value: bytes, now: datetime) -> bytes:
    """Return the key with this name; insert ``value`` as the key if there is none."""
    insert = insert_for(connection, Secret, name=name, value=value, created_at=now)
    await connection.execute(insert.on_conflict_do_nothing())
    return bytes((await connection.execute(select(Secret.value).where(Secret.name == name))).scalar_one())
