"""Transitions: the changes that every step makes, each one guarded transaction with its event."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import creations as creation_queries
from db.queries import generations as generation_queries
from db.queries import images as image_queries
from db.records.creations import GenerationRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord
from services import creations
from services.clock import now
from services.events import log
from services.events.log import CreationChange
from services.generation.workshop import Workshop

MAX_ERROR_MESSAGE = 500


class LeaseLost(Exception):
    """Another has taken the generation over meanwhile: what this one did is undone and forgotten."""


async def advance(
    workshop: Workshop,
    generation: GenerationRecord,
    step: Step | None,
    status: CreationStatus,
    *,
    image: ImageRecord | None = None,
    **values: Any,
) -> None:
    """Take a generation to its next step, or to SUCCESS, with the record of ``image`` where one was stored.

    Raises:
        LeaseLost: nothing was written.
    """
    moment = now()
    try:
        events = await workshop.database.transact(
            _advance, generation, moment, image, step=step, status=status, **values
        )
    except LeaseLost:
        if image is not None:
            await workshop.database.transact(_discard, generation, image)
        raise
    workshop.doorbell.ring(events, work=step is not None)
    workshop.metrics.step_left(generation.step, moment - generation.step_at)
    if step is None:
        workshop.metrics.generation_ended(status)


async def _advance(
    connection: AsyncConnection,
    /,
    generation: GenerationRecord,
    moment: datetime,
    image: ImageRecord | None,
    *,
    step: Step | None,
    status: CreationStatus,
    **values: Any,
) -> list[EventRecord]:
    if image is not None:
        if not await generation_queries.lock(connection, generation):
            raise LeaseLost
        await image_queries.insert_image(connection, image, user_id=generation.user_id, now=moment)
    if not await generation_queries.advance(connection, generation, moment, step=step, status=status, **values):
        raise LeaseLost
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None:
        raise RuntimeError("a generation vanished while it was being advanced")
    return await log.record(connection, generation.user_id, CreationChange(creation))


async def _discard(connection: AsyncConnection, generation: GenerationRecord, image: ImageRecord) -> None:
    """Have what was stored for a generation erased where it has ended without an image meanwhile.

    One that is still being made stores the same objects again, and one that succeeded has them.
    """
    moment = now()
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None or not creation.refunded or (creation.original_image and generation.step is Step.PREPARE):
        return
    await image_queries.insert_image(connection, image, user_id=generation.user_id, now=moment)
    await image_queries.release(connection, [image.id], moment)


async def fail(workshop: Workshop, generation: GenerationRecord, code: FailureCode, message: str) -> None:
    """End a generation without an image: FAILED, the refund and their events are one transaction.

    Raises:
        LeaseLost: nothing was written.
    """
    workshop.doorbell.ring(await workshop.database.transact(_fail, generation, code, message))
    workshop.metrics.step_left(generation.step, now() - generation.step_at)
    workshop.metrics.generation_ended(CreationStatus.FAILED, code)


async def _fail(
    connection: AsyncConnection, generation: GenerationRecord, code: FailureCode, message: str
) -> list[EventRecord]:
    ended = await generation_queries.advance(
        connection,
        generation,
        now(),
        step=None,
        status=CreationStatus.FAILED,
        failure_code=code,
        error_message=message[:MAX_ERROR_MESSAGE],
    )
    if not ended:
        raise LeaseLost
    _, events = await creations.refund(connection, generation.id)
    return events
