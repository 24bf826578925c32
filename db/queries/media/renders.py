"""Queries for renders: the jobs that make the large renditions of images."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, delete, exists, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationInput, GenerationTask
from db.models.media.images import Image
from db.models.media.renders import Render
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord
from db.records.rows import RowReader
from db.upsert import insert_for


class RenderRecord(Struct, frozen=True):
    """A render: the image, and the storage key and secret from which the keys of its renditions derive."""

    image_id: str
    user_id: str
    storage_key: str
    rendition_seed: str
    attempts: int
    lease: str | None
    due_at: datetime

    def is_leased(self, moment: datetime) -> bool:
        return self.lease is not None and self.due_at > moment


class OwnedImage(Struct, frozen=True):
    """An image and its owner."""

    image: ImageRecord
    user_id: str


_RENDER = RowReader(RenderRecord, Render)


def is_needed(image: ImageRecord) -> bool:
    """Return whether a new image needs a render."""
    return image.rendition_seed is not None and bool(image.missing_widths)


async def enqueue(
    connection: AsyncConnection,
    image: ImageRecord,
    *,
    user_id: str,
    due_at: datetime,
    attempts: int = 0,
    lease: str | None = None,
) -> None:
    """Insert the render of an image; one that it has already begins anew."""
    row: dict[str, Any] = {
        "storage_key": image.storage_key,
        "rendition_seed": image.rendition_seed,
        "due_at": due_at,
        "attempts": attempts,
        "lease": lease,
    }
    inserted = insert_for(connection, Render, image_id=image.id, user_id=user_id, **row)
    await connection.execute(inserted.on_conflict_do_update(index_elements=[Render.image_id], set_=row))


async def is_due(connection: AsyncConnection, now: datetime) -> bool:
    return bool(await connection.scalar(select(exists().where(Render.due_at <= now))))


async def claim(
    connection: AsyncConnection, now: datetime, *, after_user: str, lease: str, until: datetime
) -> RenderRecord | None:
    """Lease the oldest due render of the first user after ``after_user`` in the order of ids."""
    candidate = (
        select(Render.image_id)
        .where(Render.due_at <= now, Render.user_id > after_user)
        .order_by(Render.user_id, Render.due_at)
        .limit(1)
    )
    chosen = candidate.with_for_update(skip_locked=True).cte("chosen")
    statement = (
        update(Render)
        .where(Render.image_id.in_(select(chosen.c.image_id)))
        .values(lease=lease, due_at=until, attempts=Render.attempts + 1)
        .returning(*_RENDER.columns)
    )
    return _RENDER.first(await connection.execute(statement))


async def lock_of_image(connection: AsyncConnection, image_id: str) -> RenderRecord | None:
    """Lock and return an image's render."""
    statement = select(*_RENDER.columns).where(Render.image_id == image_id)
    return _RENDER.first(await connection.execute(statement.with_for_update()))


async def kept_images(connection: AsyncConnection, after: str, *, limit: int) -> list[OwnedImage]:
    """Return images that are not to be deleted, with ids after ``after``, in order of id."""
    statement = select(*IMAGE.columns, Image.user_id).where(Image.id > after, Image.erase_at.is_(None))
    rows = await connection.execute(statement.order_by(Image.id).limit(limit))
    return [OwnedImage(IMAGE.record(row), row.user_id) for row in rows]


async def postpone(connection: AsyncConnection, render: RenderRecord, due_at: datetime) -> bool:
    """Release a leased render until ``due_at``; False if the lease was lost."""
    statement = update(Render).where(*_held(render)).values(due_at=due_at, lease=None)
    return (await connection.execute(statement)).rowcount == 1


async def remove(connection: AsyncConnection, render: RenderRecord) -> bool:
    """Delete a leased render; False if the lease was lost."""
    return (await connection.execute(delete(Render).where(*_held(render)))).rowcount == 1


async def of_user(connection: AsyncConnection, user_id: str, *, limit: int) -> list[RenderRecord]:
    """Lock and return renders of a user."""
    statement = select(*_RENDER.columns).where(Render.user_id == user_id)
    return _RENDER.records(await connection.execute(statement.order_by(Render.image_id).limit(limit).with_for_update()))


async def remove_all(connection: AsyncConnection, image_ids: Sequence[str]) -> None:
    await connection.execute(delete(Render).where(Render.image_id.in_(image_ids)))


async def lock_ended_with(connection: AsyncConnection, image_id: str, *, limit: int) -> list[tuple[str, str]]:
    """Lock the ended creations that show an image, and return their ids and their owners' ids, in order of id."""
    showing = union_all(
        select(GenerationTask.id).where(GenerationTask.generated_image_id == image_id),
        select(GenerationTask.id).where(GenerationTask.original_image_id == image_id),
        select(GenerationInput.generation_id).where(GenerationInput.image_id == image_id),
    )
    statement = (
        select(GenerationTask.id, GenerationTask.user_id)
        .where(GenerationTask.id.in_(showing), GenerationTask.step.is_(None), GenerationTask.deleted_at.is_(None))
        .order_by(GenerationTask.id)
        .limit(limit)
    )
    rows = await connection.execute(statement.with_for_update(key_share=True))
    return [(row.id, row.user_id) for row in rows]


async def raise_version(connection: AsyncConnection, creation_id: str, now: datetime) -> None:
    """Note a change of an ended creation."""
    statement = update(GenerationTask).where(GenerationTask.id == creation_id)
    await connection.execute(statement.values(version=GenerationTask.version + 1, updated_at=now))


def _held(render: RenderRecord) -> tuple[ColumnElement[bool], ...]:
    return Render.image_id == render.image_id, Render.lease == render.lease
