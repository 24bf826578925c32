"""Queries for the removal of metadata from inputs that an older version stored with it."""

from datetime import datetime

import orjson
from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from db.models.creations import GenerationTask
from db.models.events import Event
from db.models.media.images import Image
from db.queries.media import renders
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord

_ROLES = {"original_image": GenerationTask.original_image_url, "generated_image": GenerationTask.generated_image_url}


class UncleanImage(Struct, frozen=True):
    """An image stored by an older version, and its owner."""

    image: ImageRecord
    user_id: str


async def unclean_images(connection: AsyncConnection, after: str, *, limit: int) -> list[UncleanImage]:
    """Return images with ids after ``after`` that an older version stored, results too, except those to be deleted."""
    statement = (
        select(*IMAGE.columns, Image.user_id)
        .where(Image.id > after, Image.uncleaned, Image.erase_at.is_(None))
        .order_by(Image.id)
        .limit(limit)
    )
    return [UncleanImage(IMAGE.record(row), row.user_id) for row in await connection.execute(statement)]


async def is_unclean(connection: AsyncConnection, image_id: str) -> bool:
    """Return whether an image is an input stored with its metadata by an older version."""
    uncleaned = select(Image.uncleaned).where(Image.id == image_id)
    return bool(await connection.scalar(uncleaned)) and not await is_made(connection, image_id)


async def is_made(connection: AsyncConnection, image_id: str) -> bool:
    """Return whether an image is a result or a copy of one: the input of a creation that started from a result.

    Only older versions store images that are not clean, and there users can choose only results as source images. A
    retried creation has the input of its first attempt, so if the first attempt has a source image, it is a result. If
    that image was deleted, ``source_url`` still names it. A later version may have begun from another image, but then
    it has stored a clean copy.
    """
    tried = select(GenerationTask.id, GenerationTask.retry_of).where(GenerationTask.original_image_id == image_id)
    chain = tried.cte("chain", recursive=True)
    earlier, first = aliased(GenerationTask), aliased(GenerationTask)
    chain = chain.union(select(earlier.id, earlier.retry_of).join(chain, chain.c.retry_of == earlier.id))
    from_image = or_(first.source_image_id.is_not(None), first.source_url.like("urn:image:%"))
    begun = select(first.id).join(chain, chain.c.id == first.id).where(first.retry_of.is_(None), from_image)
    is_result = exists().where(GenerationTask.generated_image_id == image_id)
    return bool(await connection.scalar(select(or_(is_result, begun.exists()))))


async def clean_by_id(connection: AsyncConnection, image_id: str) -> ImageRecord | None:
    """Return an image if it is clean, even if its objects are to be deleted."""
    statement = select(*IMAGE.columns).where(Image.id == image_id, ~Image.uncleaned)
    return IMAGE.first(await connection.execute(statement))


async def note_clean(connection: AsyncConnection, image_id: str) -> None:
    await connection.execute(update(Image).where(Image.id == image_id).values(uncleaned=False))


async def replace(
    connection: AsyncConnection, old: ImageRecord, new: ImageRecord, *, address: str, now: datetime
) -> bool:
    """Replace an image's fields, except its id, in its row, in its generations and in their events.

    If its renditions have another seed by that, a render makes the large ones anew.

    Return False if its storage key has changed meanwhile or its objects are to be deleted.
    """
    # All code locks generations before images.
    ids = {name: getattr(GenerationTask, f"{name}_id") for name in _ROLES}
    mine = select(GenerationTask.id, GenerationTask.user_id).where(or_(*(role == old.id for role in ids.values())))
    locked = mine.order_by(GenerationTask.id).with_for_update(key_share=True)
    generations = list(await connection.execute(locked))
    changed = (
        update(Image)
        .where(Image.id == old.id, Image.storage_key == old.storage_key, Image.erase_at.is_(None))
        .values(asdict(new))
    )
    if (await connection.execute(changed)).rowcount != 1:
        return False
    if new.rendition_seed != old.rendition_seed and renders.is_needed(new):
        owner = await connection.scalar(select(Image.user_id).where(Image.id == old.id))
        await renders.enqueue(connection, new, user_id=owner or "", due_at=now)
    for name, url in _ROLES.items():
        shown = update(GenerationTask).where(ids[name] == old.id, url.is_not(None))
        await connection.execute(shown.values({url: address}))
    for generation in generations:
        await _replace_in_events(connection, generation.user_id, generation.id, new)
    return True


async def _replace_in_events(connection: AsyncConnection, user_id: str, creation_id: str, new: ImageRecord) -> None:
    of_it = (Event.user_id == user_id, Event.creation_id == creation_id)
    for event in list(await connection.execute(select(Event.seq, Event.payload).where(*of_it))):
        change = orjson.loads(event.payload)
        for name in _ROLES:
            if (change["creation"][name] or {}).get("id") == new.id:
                change["creation"][name] = asdict(new)
        payload = orjson.dumps(change).decode()
        await connection.execute(update(Event).where(*of_it, Event.seq == event.seq).values(payload=payload))
