"""Transitions: the changes that every step makes, each one guarded transaction with its event."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import changes as change_queries
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
    go_on: bool = False,
    **values: Any,
) -> GenerationRecord | None:
    """Take a generation to its next step, or to SUCCESS, with the record of ``image`` where one was stored.

    With ``go_on`` the lease holds for the next step too, and the generation is returned as it is then.

    Raises:
        LeaseLost: nothing was written.
    """
    moment = now()
    moved = generation_queries.moved(step, status, moment)
    if go_on:
        moved |= {"lease": generation.lease, "leased_until": moment + workshop.timings.lease}
    try:
        events = await _advanced(workshop.database, generation, image, moved | values)
    except LeaseLost:
        if image is not None:
            await workshop.database.transact(_discard, generation, image)
        raise
    workshop.doorbell.ring(events, work=step is not None and not go_on)
    workshop.metrics.step_left(generation.step, moment - generation.step_at)
    if step is None:
        workshop.metrics.generation_ended(status)
    if step is None or not go_on:
        return None
    return replace(generation, step=step, step_at=moment, attempts=0, **values)


async def _advanced(
    database: Database, generation: GenerationRecord, image: ImageRecord | None, values: Mapping[str, Any]
) -> Sequence[EventRecord]:
    if not database.writes_at_once:
        return await database.transact(_advance, generation, image, values)
    event = await change_queries.advance(database, generation, values, image)
    if event is None:
        raise LeaseLost
    return (event,)


async def _advance(
    connection: AsyncConnection, generation: GenerationRecord, image: ImageRecord | None, values: Mapping[str, Any]
) -> Sequence[EventRecord]:
    if image is not None:
        if not await generation_queries.lock(connection, generation):
            raise LeaseLost
        moment = values["updated_at"]
        await image_queries.insert_image(connection, image, user_id=generation.user_id, now=moment)
    if not await generation_queries.advance(connection, generation, values):
        raise LeaseLost
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None:
        raise RuntimeError("a generation vanished while it was being advanced")
    return await log.record(connection, generation.user_id, CreationChange(creation))


async def _discard(connection: AsyncConnection, generation: GenerationRecord, image: ImageRecord) -> None:
    """Have what was stored for a generation erased where it has ended without an image, or was deleted, meanwhile.

    One that is still being made stores the same objects again, and one that succeeded has them.
    """
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None:
        return
    is_kept = creation.original_image and generation.step is Step.PREPARE
    if creation.deleted_at is not None or (creation.refunded and not is_kept):
        await image_queries.insert_released(connection, image, user_id=generation.user_id, now=now())


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
    values = generation_queries.moved(None, CreationStatus.FAILED, now())
    values |= {"failure_code": code, "error_message": message[:MAX_ERROR_MESSAGE]}
    if not await generation_queries.advance(connection, generation, values):
        raise LeaseLost
    _, events = await creations.refund(connection, generation.id)
    return events
