"""Queries for erasures: storage objects to delete that have no row in ``images``."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.media.erasures import Erasure
from db.records.rows import RowReader

# A process that dies during a deletion leaves the row; after this time another process retries.
BEGIN_AGAIN_AFTER = timedelta(minutes=5)


class ErasureRecord(Struct, frozen=True):
    """One storage object to delete."""

    id: str
    storage_key: str


_ERASURE = RowReader(ErasureRecord, Erasure)


async def plan(connection: AsyncConnection, keys: Iterable[str], at: datetime) -> list[str]:
    """Schedule the deletion of objects from ``at`` on, unless ``withdraw`` is called first; return the erasure ids."""
    rows = [{"id": new_id("era"), "storage_key": key, "erase_at": at} for key in keys]
    if rows:
        await connection.execute(insert(Erasure), rows)
    return [row["id"] for row in rows if isinstance(row["id"], str)]


async def withdraw(connection: AsyncConnection, ids: Sequence[str]) -> bool:
    """Cancel planned erasures; False if any has begun, because its object may be deleted already."""
    statement = delete(Erasure).where(Erasure.id.in_(ids), Erasure.begun_at.is_(None))
    return (await connection.execute(statement)).rowcount == len(ids)


async def begin(connection: AsyncConnection, now: datetime, *, limit: int) -> list[ErasureRecord]:
    """Claim and return erasures that are due; after this they cannot be withdrawn."""
    due = select(Erasure.id).where(Erasure.erase_at <= now).order_by(Erasure.erase_at).limit(limit)
    chosen = due.with_for_update(skip_locked=True).cte("chosen")
    statement = (
        update(Erasure)
        .where(Erasure.id.in_(select(chosen.c.id)))
        .values(begun_at=now, erase_at=now + BEGIN_AGAIN_AFTER)
        .returning(*_ERASURE.columns)
    )
    return _ERASURE.records(await connection.execute(statement))


async def finish(connection: AsyncConnection, ids: Sequence[str]) -> None:
    await connection.execute(delete(Erasure).where(Erasure.id.in_(ids)))


async def postpone(connection: AsyncConnection, keys: Sequence[str], at: datetime) -> bool:
    """Set the time of planned erasures; False if any is missing or has begun, because its object may be deleted."""
    statement = update(Erasure).where(Erasure.storage_key.in_(keys), Erasure.begun_at.is_(None)).values(erase_at=at)
    return (await connection.execute(statement)).rowcount == len(keys)


async def bring_forward(connection: AsyncConnection, keys: Sequence[str], at: datetime) -> None:
    """Let planned erasures be due at ``at`` or earlier."""
    statement = update(Erasure).where(Erasure.storage_key.in_(keys), Erasure.erase_at > at)
    await connection.execute(statement.values(erase_at=at))
