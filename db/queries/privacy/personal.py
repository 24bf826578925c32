"""Queries over all tables with personal data, derived from ``db.personal_data``: read, clear, remove and count."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, inspect, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask
from db.models.media.images import Image
from db.models.media.uploads import Upload
from db.personal_data import PERSONAL_TABLES, PersonalTable
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord


def _key(table: PersonalTable) -> tuple[Any, ...]:
    """Return the columns of a table's primary key, as attributes."""
    mapper = inspect(table.table)
    return tuple(mapper.get_property_by_column(column).class_attribute for column in mapper.primary_key)


async def export_rows(
    connection: AsyncConnection, table: PersonalTable, user_id: str, after: Sequence[Any] | None, *, limit: int
) -> tuple[list[dict[str, Any]], Sequence[Any] | None]:
    """Return a page of a user's rows with the exported columns, and the position after it, None at the end."""
    key = _key(table)
    columns = [getattr(table.table, name).label(name) for name in table.exported]
    statement = select(*key, *columns).where(table.owner(user_id)).order_by(*key).limit(limit)
    if after is not None:
        statement = statement.where(tuple_(*key) > tuple_(*after))
    rows = (await connection.execute(statement)).all()
    page = [dict(zip(table.exported, row[len(key) :], strict=True)) for row in rows]
    return page, tuple(rows[-1][: len(key)]) if len(rows) == limit else None


async def remains(connection: AsyncConnection, user_id: str) -> dict[str, int]:
    """Return the numbers of a user's rows that hold personal data, by table; without tables that have none."""
    found: dict[str, int] = {}
    for table in PERSONAL_TABLES:
        if table.removed or table.neutral:
            statement = select(func.count()).select_from(table.table).where(table.remains(user_id))
            if count := int(await connection.scalar(statement) or 0):
                found[table.name] = count
    return found


async def clear(connection: AsyncConnection, table: PersonalTable, user_id: str) -> int:
    """Clear the personal columns of a user's rows; return the number of rows changed."""
    statement = update(table.table).where(table.remains(user_id)).values(table.neutral)
    return (await connection.execute(statement)).rowcount


async def clear_creations(
    connection: AsyncConnection, table: PersonalTable, user_id: str, now: datetime, *, limit: int
) -> int:
    """Clear up to ``limit`` finished creations and mark them as deleted; return the number of creations changed."""
    task = GenerationTask
    some = select(task.id).where(table.remains(user_id) | (table.owner(user_id) & task.deleted_at.is_(None)))
    chosen = some.where(task.step.is_(None)).order_by(task.id).limit(limit).with_for_update(key_share=True).cte("some")
    values = {
        "deleted_at": func.coalesce(task.deleted_at, now),
        "updated_at": now,
        "version": task.version + 1,
        **table.neutral,
    }
    statement = update(task).where(task.id.in_(select(chosen.c.id))).values(values).returning(task.id)
    return len((await connection.execute(statement)).all())  # SQLite counts no rows of a statement with a CTE.


async def remove(connection: AsyncConnection, table: PersonalTable, user_id: str, *, limit: int) -> int:
    """Delete up to ``limit`` rows of a user; return their number."""
    key = _key(table)
    some = select(*key).where(table.owner(user_id)).order_by(*key).limit(limit)
    return (await connection.execute(delete(table.table).where(tuple_(*key).in_(some)))).rowcount


async def images_of(connection: AsyncConnection, user_id: str, after: str, *, limit: int) -> list[ImageRecord]:
    """Return images of a user with ids after ``after``, in order, that are not about to be deleted."""
    statement = select(*IMAGE.columns).where(Image.user_id == user_id, Image.id > after, Image.erase_at.is_(None))
    return IMAGE.records(await connection.execute(statement.order_by(Image.id).limit(limit)))


async def every_image_of(connection: AsyncConnection, user_id: str, *, limit: int) -> list[ImageRecord]:
    """Return images of a user, also those that are about to be deleted."""
    statement = select(*IMAGE.columns).where(Image.user_id == user_id).order_by(Image.id).limit(limit)
    return IMAGE.records(await connection.execute(statement))


async def count_images(connection: AsyncConnection, user_id: str) -> int:
    kept = select(func.count()).select_from(Image).where(Image.user_id == user_id, Image.erase_at.is_(None))
    return int(await connection.scalar(kept) or 0)


async def uploads_without_image(connection: AsyncConnection, user_id: str) -> list[tuple[str, str]]:
    """Return ids and keys of a user's uploads that have no image, whose bytes may be in storage."""
    statement = select(Upload.id, Upload.storage_key).where(Upload.user_id == user_id, Upload.image_id.is_(None))
    return [(row.id, row.storage_key) for row in await connection.execute(statement.order_by(Upload.id))]


async def release_images(connection: AsyncConnection, user_id: str, now: datetime) -> None:
    """Mark all images of a user for deletion from storage."""
    statement = update(Image).where(Image.user_id == user_id, Image.erase_at.is_(None)).values(erase_at=now)
    await connection.execute(statement)


async def count_every_image(connection: AsyncConnection, user_id: str) -> int:
    every = select(func.count()).select_from(Image).where(Image.user_id == user_id)
    return int(await connection.scalar(every) or 0)


async def set_values(
    connection: AsyncConnection, table: PersonalTable, user_id: str, values: Mapping[str, Any]
) -> None:
    """Set columns of a user's rows."""
    await connection.execute(update(table.table).where(table.owner(user_id)).values(dict(values)))
