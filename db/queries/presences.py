"""Queries for the presence of users: which processes served them, and when."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.users import UserPresence
from db.records.rows import RowReader
from db.upsert import insert_for


class PresenceRecord(Struct, frozen=True, kw_only=True):
    """The use of the API by one user through one process."""

    user_id: str
    process: str
    first_seen_at: datetime
    last_seen_at: datetime
    open_streams: int


_PRESENCE = RowReader(PresenceRecord, UserPresence)


async def store(connection: AsyncConnection, presences: Sequence[PresenceRecord]) -> None:
    """Insert presences, or update the last time and the streams of those that exist."""
    statement = insert_for(connection, UserPresence)
    updated = {name: statement.excluded[name] for name in ("last_seen_at", "open_streams")}
    statement = statement.on_conflict_do_update(index_elements=["user_id", "process"], set_=updated)
    # In one order, so that two processes cannot wait for each other's rows of ``users``.
    ordered = sorted(presences, key=lambda each: each.user_id)
    await connection.execute(statement, [asdict(each) for each in ordered])


async def of_user(connection: AsyncConnection, user_id: str, *, limit: int) -> Sequence[PresenceRecord]:
    """Return the presences of a user, the latest first."""
    statement = select(*_PRESENCE.columns).where(UserPresence.user_id == user_id)
    ordered = statement.order_by(UserPresence.last_seen_at.desc(), UserPresence.process).limit(limit)
    return _PRESENCE.records(await connection.execute(ordered))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Delete up to ``limit`` presences whose last time is before ``before``, and return their number."""
    key = (UserPresence.user_id, UserPresence.process)
    doomed = select(*key).where(UserPresence.last_seen_at < before).order_by(UserPresence.last_seen_at).limit(limit)
    return int((await connection.execute(delete(UserPresence).where(tuple_(*key).in_(doomed)))).rowcount)
