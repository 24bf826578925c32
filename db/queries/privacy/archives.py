"""Queries for archives: request, claim, progress, end, expiry and deletion."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.archives import Archive, ArchiveState
from db.queries.pagination import newest_page
from db.records.pagination import Page, Window
from db.records.privacy import ArchiveRecord
from db.records.rows import RowReader

_ARCHIVE = RowReader(ArchiveRecord, Archive)


async def insert_new(connection: AsyncConnection, archive: ArchiveRecord, *, due_at: datetime) -> None:
    await connection.execute(insert(Archive), asdict(archive) | {"due_at": due_at})


async def by_id(connection: AsyncConnection, archive_id: str) -> ArchiveRecord | None:
    return _ARCHIVE.first(await connection.execute(select(*_ARCHIVE.columns).where(Archive.id == archive_id)))


async def of_owner(connection: AsyncConnection, owner_id: str, kind: str, window: Window) -> Page[ArchiveRecord]:
    """Return a page of the archives of a user's data, newest first."""
    statement = select(*_ARCHIVE.columns).where(Archive.owner_id == owner_id, Archive.kind == kind)
    return await newest_page(connection, statement, Archive.id, window, _ARCHIVE.record)


async def pending_of(connection: AsyncConnection, *, owner_id: str, kind: str) -> ArchiveRecord | None:
    """Return the pending archive of a user's data."""
    of_owner = (Archive.owner_id == owner_id, Archive.kind == kind, Archive.state == ArchiveState.PENDING)
    return _ARCHIVE.first(await connection.execute(select(*_ARCHIVE.columns).where(*of_owner).limit(1)))


async def count_pending(connection: AsyncConnection, requester: str) -> int:
    pending = select(func.count()).select_from(Archive).where(Archive.due_at.is_not(None))
    mine = (Archive.requester == requester, Archive.state == ArchiveState.PENDING)
    return int(await connection.scalar(pending.where(*mine)) or 0)


async def by_key(connection: AsyncConnection, owner_id: str, kind: str, key: str) -> ArchiveRecord | None:
    """Return the archive that was requested with an idempotency key."""
    keyed = (Archive.owner_id == owner_id, Archive.kind == kind, Archive.idempotency_key == key)
    return _ARCHIVE.first(await connection.execute(select(*_ARCHIVE.columns).where(*keyed)))


async def live_of(connection: AsyncConnection, owner_id: str, kind: str, *, lock: bool = False) -> list[ArchiveRecord]:
    """Return the archives of a user's data that are pending or ready, oldest first."""
    live = Archive.state.in_([ArchiveState.PENDING, ArchiveState.READY])
    statement = select(*_ARCHIVE.columns).where(Archive.owner_id == owner_id, Archive.kind == kind, live)
    ordered = statement.order_by(Archive.id)
    return _ARCHIVE.records(await connection.execute(ordered.with_for_update() if lock else ordered))


async def set_values(connection: AsyncConnection, archive_id: str, **values: Any) -> None:
    """Change an archive that the caller has locked, whether it is leased or not."""
    await connection.execute(update(Archive).where(Archive.id == archive_id).values(**values))


async def claim(connection: AsyncConnection, now: datetime, *, lease: str, until: datetime) -> ArchiveRecord | None:
    """Lease the due archive whose requester has the fewest leased ones, then the one who got none for longest."""
    due = and_(Archive.due_at <= now, or_(Archive.leased_until.is_(None), Archive.leased_until <= now))
    other = Archive.__table__.alias("other")
    running = (
        select(func.count())
        .select_from(other)
        .where(other.c.requester == Archive.requester, other.c.due_at.is_not(None), other.c.leased_until > now)
        .correlate(Archive)
        .scalar_subquery()
    )
    finished = (
        select(func.max(other.c.finished_at))
        .where(other.c.requester == Archive.requester)
        .correlate(Archive)
        .scalar_subquery()
    )
    turn = (running, finished.asc().nulls_first(), Archive.due_at, Archive.id)
    candidate = select(Archive.id).where(due).order_by(*turn).limit(1)
    chosen = candidate.with_for_update(skip_locked=True, of=Archive).cte("chosen")
    statement = (
        update(Archive)
        .where(Archive.id.in_(select(chosen.c.id)))
        .values(lease=lease, leased_until=until, attempts=Archive.attempts + 1)
        .returning(*_ARCHIVE.columns)
    )
    return _ARCHIVE.first(await connection.execute(statement))


async def change(connection: AsyncConnection, archive: ArchiveRecord, **values: Any) -> bool:
    """Change a leased archive; False, with nothing changed, if the lease was lost or the archive was deleted."""
    held = (Archive.id == archive.id, Archive.lease == archive.lease)
    return (await connection.execute(update(Archive).where(*held).values(**values))).rowcount == 1


async def remove(connection: AsyncConnection, archive_ids: Sequence[str]) -> None:
    await connection.execute(delete(Archive).where(Archive.id.in_(archive_ids)))


async def all_of_owner(connection: AsyncConnection, owner_id: str, *, limit: int) -> list[ArchiveRecord]:
    """Lock and return archives of a user's data, of every kind and state."""
    statement = select(*_ARCHIVE.columns).where(Archive.owner_id == owner_id).limit(limit).with_for_update()
    return _ARCHIVE.records(await connection.execute(statement))
