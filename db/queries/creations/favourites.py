"""Queries for favourites: the creations that their owner has marked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask


async def lock_marks(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, bool]:
    """Lock a user's undeleted creations with these ids, and return whether each is a favourite."""
    mine = (GenerationTask.user_id == user_id, GenerationTask.id.in_(ids), GenerationTask.deleted_at.is_(None))
    # All callers lock in one order, so that they cannot wait for each other.
    statement = select(GenerationTask.id, GenerationTask.favourite).where(*mine).order_by(GenerationTask.id)
    return {row.id: row.favourite for row in await connection.execute(statement.with_for_update())}


async def mark(connection: AsyncConnection, ids: Sequence[str], now: datetime, *, favourite: bool) -> None:
    """Mark locked creations as favourites, or take the marks away; each gets a new version."""
    values = {"favourite": favourite, "version": GenerationTask.version + 1, "updated_at": now}
    await connection.execute(update(GenerationTask).where(GenerationTask.id.in_(ids)).values(**values))
