"""Queries for the blocks of users; the caller locks the installation's row, so changes run one after another."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.audit import UserBlock
from db.models.installation import Installation
from db.models.privacy import ErasureState, PersonErasure
from db.models.users import User
from db.records.rows import RowReader
from db.upsert import insert_for


class BlockRecord(Struct, frozen=True, kw_only=True):
    """The block of a user."""

    user_id: str
    blocked_at: datetime
    reason: str


_BLOCK = RowReader(BlockRecord, UserBlock)


async def count_change(connection: AsyncConnection) -> None:
    """Count a change of blocks, and lock the count until the end of the transaction."""
    await connection.execute(update(Installation).values(block_changes=Installation.block_changes + 1))


async def changes(database: Database) -> int:
    """Return how often blocks have changed."""
    async with database.read() as connection:
        return int((await connection.execute(select(Installation.block_changes))).scalar_one())


async def blocked_users(database: Database) -> frozenset[str]:
    """Return the ids of all blocked users."""
    async with database.read() as connection:
        return frozenset(await connection.scalars(select(UserBlock.user_id)))


async def of_user(connection: AsyncConnection, user_id: str) -> BlockRecord | None:
    return _BLOCK.first(await connection.execute(select(*_BLOCK.columns).where(UserBlock.user_id == user_id)))


async def of_users(connection: AsyncConnection, user_ids: Sequence[str]) -> dict[str, BlockRecord]:
    rows = await connection.execute(select(*_BLOCK.columns).where(UserBlock.user_id.in_(user_ids)))
    return {block.user_id: block for block in _BLOCK.records(rows)}


async def refused_by_subject(connection: AsyncConnection, subjects: Sequence[str]) -> dict[str, bool]:
    """Return for each of these subjects with an account whether its user is blocked or is being erased."""
    being_erased = and_(PersonErasure.user_id == User.id, PersonErasure.state == ErasureState.ERASING)
    statement = (
        select(
            User.subject, or_(UserBlock.user_id.is_not(None), PersonErasure.user_id.is_not(None)).label("is_refused")
        )
        .outerjoin(UserBlock, UserBlock.user_id == User.id)
        .outerjoin(PersonErasure, being_erased)
        .where(User.subject.in_(subjects))
    )
    return {row.subject: bool(row.is_refused) for row in await connection.execute(statement)}


async def insert_new(connection: AsyncConnection, block: BlockRecord) -> bool:
    """Block a user; False, with nothing written, if the user is blocked already."""
    statement = insert_for(
        connection, UserBlock, user_id=block.user_id, blocked_at=block.blocked_at, reason=block.reason
    ).on_conflict_do_nothing(index_elements=[UserBlock.user_id])
    return (await connection.execute(statement.returning(UserBlock.user_id))).one_or_none() is not None


async def remove(connection: AsyncConnection, user_id: str) -> bool:
    """End the block of a user; False if the user is not blocked."""
    return (await connection.execute(delete(UserBlock).where(UserBlock.user_id == user_id))).rowcount == 1
