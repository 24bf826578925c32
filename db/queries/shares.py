"""Queries for shares: insert, read, change, count views, and delete."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import ColumnElement, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import UserBlock
from db.models.creations import CreationStatus, GenerationTask
from db.models.privacy import PersonErasure
from db.models.shares import Share
from db.queries.pagination import page
from db.records.pagination import Page, Window
from db.records.rows import RowReader
from db.records.shares import ShareRecord, ShownShare

_SHARE = RowReader(ShareRecord, Share)
_SHOWN = RowReader(ShownShare, GenerationTask, share=_SHARE)
_CAN_BE_SHARED = (GenerationTask.status == CreationStatus.SUCCESS, GenerationTask.deleted_at.is_(None))


async def insert_new(connection: AsyncConnection, share: ShareRecord) -> None:
    await connection.execute(insert(Share), asdict(share))


async def shown(connection: AsyncConnection, token: str) -> ShownShare | None:
    """Return the share with a token, if its creation is there, and its owner is neither blocked nor being erased."""
    statement = (
        select(*_SHOWN.columns)
        .join(Share, Share.creation_id == GenerationTask.id)
        .where(
            Share.token == token,
            *_CAN_BE_SHARED,
            ~exists().where(UserBlock.user_id == Share.user_id),
            ~exists().where(PersonErasure.user_id == Share.user_id),
        )
    )
    return _SHOWN.first(await connection.execute(statement))


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[ShareRecord]:
    """Return a page of a user's shares, newest first."""
    owner, key = Share.user_id, Share.id
    return await page(connection, select(*_SHARE.columns), owner, key, user_id, window, _SHARE.record)


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(Share).where(Share.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, ShareRecord]:
    statement = select(*_SHARE.columns).where(Share.user_id == user_id, Share.id.in_(ids))
    return {share.id: share for share in _SHARE.records(await connection.execute(statement))}


async def owned_by_creations(
    connection: AsyncConnection, user_id: str, creation_ids: Sequence[str]
) -> dict[str, ShareRecord]:
    """Return a user's shares of these creations, by the ids of the creations."""
    statement = select(*_SHARE.columns).where(Share.user_id == user_id, Share.creation_id.in_(creation_ids))
    return {share.creation_id: share for share in _SHARE.records(await connection.execute(statement))}


async def lock_creation(connection: AsyncConnection, user_id: str, creation_id: str) -> bool:
    """Lock a user's creation against its deletion; False if it cannot be shared (any more)."""
    mine = (GenerationTask.id == creation_id, GenerationTask.user_id == user_id)
    statement = select(GenerationTask.id).where(*mine, *_CAN_BE_SHARED).with_for_update(read=True)
    return (await connection.execute(statement)).one_or_none() is not None


async def change(connection: AsyncConnection, /, share_id: str, **values: Any) -> ShareRecord | None:
    """Change a share, and return it; None if it is revoked."""
    statement = update(Share).where(Share.id == share_id).values(**values).returning(*_SHARE.columns)
    return _SHARE.first(await connection.execute(statement))


async def add_views(connection: AsyncConnection, counts: Mapping[str, int]) -> None:
    """Add numbers of views by the ids of shares; revoked ones do not matter."""
    statement = update(Share).where(Share.id == bindparam("share")).values(views=Share.views + bindparam("added"))
    # In the order of the ids, so that two processes do not wait for each other.
    rows = [{"share": share_id, "added": counts[share_id]} for share_id in sorted(counts)]
    await connection.execute(statement, rows)


async def remove_owned(connection: AsyncConnection, user_id: str, share_id: str) -> list[str]:
    """Delete a user's share; return the keys of its objects, none if there is no such share."""
    return await _remove(connection, Share.id == share_id, Share.user_id == user_id)


async def remove_of_creation(connection: AsyncConnection, creation_id: str) -> list[str]:
    """Delete the share of a creation; return the keys of its objects."""
    return await _remove(connection, Share.creation_id == creation_id)


async def remove_of_user(connection: AsyncConnection, user_id: str, *, limit: int) -> list[str]:
    """Delete up to ``limit`` shares of a user; return the keys of their objects."""
    some = select(Share.id).where(Share.user_id == user_id).order_by(Share.id).limit(limit)
    return await _remove(connection, Share.id.in_(some.scalar_subquery()))


async def ended_after(connection: AsyncConnection, after: str, *, limit: int) -> tuple[list[str], str | None]:
    """Return which of ``limit`` shares with ids after ``after`` have a deleted creation, and the last of these ids.

    The second is None if there is no further share.
    """
    some = select(Share.id, Share.creation_id).where(Share.id > after).order_by(Share.id).limit(limit).cte("some")
    statement = select(some.c.id, GenerationTask.deleted_at.is_not(None).label("ended")).join(
        GenerationTask, GenerationTask.id == some.c.creation_id
    )
    rows = (await connection.execute(statement.order_by(some.c.id))).all()
    return [row.id for row in rows if row.ended], rows[-1].id if len(rows) == limit else None


async def remove(connection: AsyncConnection, share_ids: Sequence[str]) -> list[str]:
    """Delete shares; return the keys of their objects."""
    return await _remove(connection, Share.id.in_(share_ids))


async def _remove(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[str]:
    statement = delete(Share).where(*conditions).returning(Share.storage_key)
    return list(await connection.scalars(statement))


async def kept_among(connection: AsyncConnection, share_ids: Sequence[str]) -> set[str]:
    """Return which of these shares are not revoked."""
    return set(await connection.scalars(select(Share.id).where(Share.id.in_(share_ids))))


async def kept_after(connection: AsyncConnection, after: str, *, limit: int) -> list[ShareRecord]:
    """Return shares with ids after ``after``, in order of id."""
    statement = select(*_SHARE.columns).where(Share.id > after).order_by(Share.id).limit(limit)
    return _SHARE.records(await connection.execute(statement))
