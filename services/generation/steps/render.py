"""RENDER: make the large renditions of a stored image, after all other work on its generation.

The job is a row of its own, beside the generation: that has ended already, or goes on meanwhile, and nothing here can
fail it. If the image is deleted, the job deletes the objects that it has stored.
"""

import asyncio
import enum
import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries.creations import reading as creation_queries
from db.queries.media import cleaning as cleaning_queries
from db.queries.media import images as image_queries
from db.queries.media import rekeying as kept_queries
from db.queries.media import renders as render_queries
from db.queries.media.renders import RenderRecord
from db.queries.privacy import erasures as person_queries
from db.records.events import EventRecord
from db.records.images import ImageRecord
from db.records.renditions import bits_of
from services.clock import now
from services.events import writer
from services.events.writer import CreationChange
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import DecodersBusy, ImageFacts, ImageUnreadable
from services.media.images import keys, store
from services.media.storage.base import Storage, StorageError

ATTEMPT_SECONDS = 240.0
LEASE = timedelta(minutes=10)  # Far longer than an attempt, so that no attempt stores anything after its lease.
MAX_ATTEMPTS = 6
FIRST_BACKOFF = timedelta(seconds=10)
LAST_BACKOFF = timedelta(minutes=30)
MOST_CREATIONS = 20  # Of one image; they are the creation that made it and its retries.

_log = logging.getLogger("atelier.rendering")


class RenderResult(enum.Enum):
    """The outcome of one attempt."""

    MADE = enum.auto()
    LATER = enum.auto()  # It failed, and is due again.
    GIVEN_UP = enum.auto()  # The image cannot be decoded, or all attempts failed.
    GONE = enum.auto()  # The image was deleted, or another worker does it.


class RenderContext(Struct, frozen=True, kw_only=True):
    """The services of the job; ``publish`` gets the events after their commit.

    If it is None, there are no events: to make the renditions of old images is no change of their creations.
    """

    database: Database
    storage: Storage
    decoders: DecoderPool
    publish: Callable[[Sequence[EventRecord]], None] | None


class _LeaseLost(Exception):
    """Another worker makes the renditions, or the image has changed; nothing was written."""


class Renderer:
    """Runs renders one by one, and serves the users with due ones in rotation."""

    def __init__(self, context: RenderContext) -> None:
        self._context = context
        self._last_user = ""

    async def run_next(self) -> bool:
        """Run one render that is due; False if there is none."""
        database = self._context.database
        async with database.read() as connection:
            if not await render_queries.is_due(connection, now()):
                return False
        for after_user in dict.fromkeys((self._last_user, "")):
            render = await database.transact(_claim, after_user)
            if render is not None:
                self._last_user = render.user_id
                await run(self._context, render)
                return True
        return False


def new_lease() -> str:
    return secrets.token_hex(16)


async def _claim(connection: AsyncConnection, after_user: str) -> RenderRecord | None:
    moment = now()
    return await render_queries.claim(
        connection, moment, after_user=after_user, lease=new_lease(), until=moment + LEASE
    )


async def run(context: RenderContext, render: RenderRecord) -> RenderResult:
    """Make the missing renditions of a leased render's image, with an event for each ended creation that shows it."""
    database = context.database
    async with database.read() as connection:
        image = await _image_of(connection, render)
    try:
        async with asyncio.timeout(ATTEMPT_SECONDS):
            if image is None:
                return await _drop(context, render)
            if render.attempts > MAX_ATTEMPTS:
                return await _give_up(context, render, "each attempt was cut off")
            return await _make(context, render, image)
    except _LeaseLost:
        _log.info("render %s: taken over by another, or the image was changed", render.image_id)
        # If the image is deleted, the next attempt deletes the objects of this one.
        await database.transact(render_queries.postpone, render, now())
        return RenderResult.GONE
    except ImageUnreadable as error:
        return await _give_up(context, render, error.message)
    # OSError: the disk of the scratch folder may be full, too. TimeoutError is one.
    except (DecodersBusy, StorageError, OSError) as error:
        reason = str(error) or type(error).__name__
    except SQLAlchemyError:
        raise  # The database does not answer: another attempt follows when the lease has ended.
    except Exception:  # noqa: BLE001 - a defect in one image must not stop the others
        _log.exception("render %s: a defect", render.image_id)
        reason = "a defect"
    if image is not None and render.attempts >= MAX_ATTEMPTS:
        return await _give_up(context, render, reason)
    _log.warning("render %s: attempt %d failed: %s", render.image_id, render.attempts, reason)
    backoff = min(LAST_BACKOFF, FIRST_BACKOFF * 2 ** min(render.attempts - 1, 10))
    await database.transact(render_queries.postpone, render, now() + backoff)
    return RenderResult.LATER


async def _image_of(connection: AsyncConnection, render: RenderRecord) -> ImageRecord | None:
    """Return the image to render; None if it is deleted or changed, or its owner is being erased."""
    image = await kept_queries.kept(connection, render.image_id)
    if image is None or image.rendition_seed != render.rendition_seed:
        return None
    return None if await person_queries.has_begun(connection, render.user_id) else image


async def _make(context: RenderContext, render: RenderRecord, image: ImageRecord) -> RenderResult:
    if not image.missing_widths:
        await context.database.transact(render_queries.remove, render)
        return RenderResult.MADE
    async with context.database.read() as connection:
        made = await cleaning_queries.is_made(connection, image.id)
    async with store.scratch_folder() as folder:
        path = folder / "image"
        await context.storage.fetch(image.storage_key, path, max_bytes=image.byte_size)
        facts = await store.inspect(
            context.decoders, path, user_id=render.user_id, made=made, widths=image.missing_widths
        )
        await store.put_renditions(
            context.storage, path, image.storage_key, render.rendition_seed, image.missing_widths
        )
    silent = context.publish is None
    events = await context.database.transact(_finish, render, image, facts, silent=silent)
    if context.publish is not None:
        context.publish(events)
    return RenderResult.MADE


async def _finish(
    connection: AsyncConnection, render: RenderRecord, image: ImageRecord, facts: ImageFacts, *, silent: bool
) -> list[EventRecord]:
    # All code locks generations before images.
    creations = [] if silent else await render_queries.lock_ended_with(connection, image.id, limit=MOST_CREATIONS)
    if not await render_queries.remove(connection, render):
        raise _LeaseLost
    bits = bits_of(image.missing_widths)
    if not await image_queries.add_renditions(
        connection, image.id, render.rendition_seed, bits, placeholder=facts.placeholder
    ):
        raise _LeaseLost
    events: list[EventRecord] = []
    for creation_id, user_id in creations:
        await render_queries.raise_version(connection, creation_id, now())
        creation = await creation_queries.by_id(connection, creation_id)
        if creation is not None:
            events += await writer.record(connection, user_id, CreationChange(creation))
    return events


async def _drop(context: RenderContext, render: RenderRecord) -> RenderResult:
    """Delete the objects that attempts may have stored after the image's own objects were deleted."""
    await context.storage.delete(*keys.rendition_keys(render.storage_key, render.rendition_seed))
    await context.database.transact(render_queries.remove, render)
    return RenderResult.GONE


async def _give_up(context: RenderContext, render: RenderRecord, reason: str) -> RenderResult:
    _log.warning("render %s: given up: %s", render.image_id, reason)
    await context.database.transact(_end, render)
    return RenderResult.GIVEN_UP


async def _end(connection: AsyncConnection, render: RenderRecord) -> None:
    # The image's row names the objects that were stored. If it is gone, the render remains until they are deleted.
    if await _image_of(connection, render) is None:
        await render_queries.postpone(connection, render, now())
    else:
        await render_queries.remove(connection, render)
