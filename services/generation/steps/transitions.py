"""State transitions of a generation: each is one guarded transaction that also writes the event."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.creations import reading as creation_queries
from db.queries.generations import inputs as input_queries
from db.queries.generations import leases, seeds
from db.queries.generations import transitions as transition_queries
from db.queries.generations.moments import Note
from db.queries.media import images as image_queries
from db.queries.media import renders as render_queries
from db.queries.postgres import transition_writes
from db.records.creations import GenerationRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord
from services.clock import now
from services.events import writer
from services.events.announcements import type_of_end
from services.events.writer import CreationChange
from services.generation import creations, inputs
from services.generation.steps import model_pauses, step_log
from services.generation.steps.context import PipelineContext
from services.media import uploads
from services.media.images import keys

MAX_ERROR_MESSAGE = 500


class LeaseLost(Exception):
    """The lease was lost because the generation was taken over meanwhile; this worker's change is rolled back."""


async def advance(
    pipeline: PipelineContext,
    generation: GenerationRecord,
    step: Step | None,
    status: CreationStatus,
    *,
    image: ImageRecord | None = None,
    upload_id: str | None = None,
    go_on: bool = False,
    **values: Any,
) -> GenerationRecord | None:
    """Move a generation to its next step, or to SUCCESS; insert the record of ``image`` if one was stored.

    ``upload_id``: the upload that ``image`` was made from, see ``uploads.adopt``. With ``go_on`` the lease is renewed
    for the next step, and the generation is returned in its new state.

    Raises:
        LeaseLost: nothing was written.
    """
    moment = now()
    moved = transition_queries.transition_values(step, status, moment)
    if go_on:
        moved |= {"lease": generation.lease, "leased_until": moment + pipeline.timings.lease}
    try:
        events = await _commit_advance(pipeline.database, generation, image, upload_id, moved | values)
    except LeaseLost:
        if image is not None:
            await pipeline.database.transact(_discard, generation, 0, image)
        raise
    pipeline.event_publisher.publish(events, work=step is not None and not go_on)
    pipeline.metrics.step_left(generation.step, moment - generation.step_at)
    step_log.note_left(generation, moment, next_step=step, status=status)
    if step is None:
        pipeline.metrics.generation_ended(status, model=generation.model, credits=generation.credits_used)
    if step is None or not go_on:
        return None
    known = {name: value for name, value in values.items() if name in GenerationRecord.__struct_fields__}
    return replace(generation, step=step, step_at=moment, attempts=0, **known)


async def _commit_advance(
    database: Database,
    generation: GenerationRecord,
    image: ImageRecord | None,
    upload_id: str | None,
    values: Mapping[str, Any],
) -> Sequence[EventRecord]:
    if upload_id is not None or not database.has_one_statement_writes:
        return await database.transact(_advance, generation, image, upload_id, values)
    announced = type_of_end(values["status"], completed_at=values["completed_at"], updated_at=values["updated_at"])
    event = await transition_writes.advance(database, generation, values, image, announced)
    if event is None:
        raise LeaseLost
    return (event,)


async def _advance(
    connection: AsyncConnection,
    generation: GenerationRecord,
    image: ImageRecord | None,
    upload_id: str | None,
    values: Mapping[str, Any],
) -> Sequence[EventRecord]:
    if image is not None:
        if not await leases.lock(connection, generation):
            raise LeaseLost
        moment = values["updated_at"]
        await _insert_image(connection, generation, image, moment)
        if upload_id is not None:
            await uploads.adopt(connection, upload_id, image)
    if not await transition_queries.advance(connection, generation, values):
        raise LeaseLost
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None:
        raise RuntimeError("a generation vanished while it was being advanced")
    return await writer.record(connection, generation.user_id, CreationChange(creation))


async def store_input(
    pipeline: PipelineContext, generation: GenerationRecord, position: int, image: ImageRecord, *, upload_id: str | None
) -> GenerationRecord:
    """Insert the image of an input after the first, and return the generation with no failed attempt.

    ``upload_id``: as for ``advance``.

    Raises:
        LeaseLost: nothing was written.
    """
    try:
        await pipeline.database.transact(_store_input, generation, position, image, upload_id)
    except LeaseLost:
        await pipeline.database.transact(_discard, generation, position, image)
        raise
    return replace(generation, attempts=0)


async def _store_input(
    connection: AsyncConnection, generation: GenerationRecord, position: int, image: ImageRecord, upload_id: str | None
) -> None:
    if not await transition_queries.forget_attempts(connection, generation):
        raise LeaseLost
    await _insert_image(connection, generation, image, now())
    if not await input_queries.set_image(connection, generation.id, position, image.id):
        raise RuntimeError("an input has got an image from another worker in spite of the lease")
    if upload_id is not None:
        await uploads.adopt(connection, upload_id, image)


async def _insert_image(
    connection: AsyncConnection, generation: GenerationRecord, image: ImageRecord, moment: datetime
) -> None:
    """Insert an image and the job that makes its large renditions."""
    await image_queries.insert_image(connection, image, user_id=generation.user_id, now=moment)
    if render_queries.is_needed(image):
        await render_queries.enqueue(connection, image, user_id=generation.user_id, due_at=moment)


async def _discard(
    connection: AsyncConnection, generation: GenerationRecord, position: int, image: ImageRecord
) -> None:
    """Schedule the stored objects for deletion if the generation has failed or been deleted meanwhile.

    ``position``: of the input, if it is one.

    If it is still in progress, it stores the same objects again; if it has succeeded, it uses them.
    """
    creation = await creation_queries.by_id(connection, generation.id)
    if creation is None:
        return
    is_kept = generation.step is Step.PREPARE and (
        creation.original_image is not None
        if position == 0
        else await input_queries.has_image(connection, generation.id, position)
    )
    if creation.deleted_at is not None or (creation.refunded and not is_kept):
        await image_queries.insert_released(connection, image, user_id=generation.user_id, now=now())


async def postpone(
    pipeline: PipelineContext,
    generation: GenerationRecord,
    note: Note,
    *,
    due_at: datetime,
    failed: bool,
    **values: object,
) -> bool:
    """Release a generation, to be claimed again from ``due_at``, with a note of the reason; False if it was lost."""
    return await pipeline.database.transact(
        transition_queries.postpone, generation, due_at=due_at, failed=failed, note=note, now=now(), **values
    )


async def storage_seed(pipeline: PipelineContext, generation: GenerationRecord) -> str:
    """Return the seed of a generation's storage keys; add it if an older version made the generation without one.

    The seed is in the row before any object is stored, so the keys are known even if this process dies.

    Raises:
        LeaseLost: nothing was written.
    """
    if generation.storage_seed is not None:
        return generation.storage_seed
    seed = await pipeline.database.transact(seeds.give_seed, generation, keys.new_seed())
    if seed is None:
        raise LeaseLost
    return seed


async def fail(
    pipeline: PipelineContext, generation: GenerationRecord, code: FailureCode, message: str, /, **values: object
) -> None:
    """Fail a generation: FAILED, ``values``, the refund and the events are written in one transaction.

    The value ``model_fault`` marks the failure as the model's own; such failures in a row pause the model.

    Raises:
        LeaseLost: nothing was written.
    """
    pipeline.event_publisher.publish(await pipeline.database.transact(_fail, generation, code, message, values))
    pipeline.metrics.step_left(generation.step, now() - generation.step_at)
    step_log.note_left(generation, now(), next_step=None, status=CreationStatus.FAILED, reason=code)
    pipeline.metrics.generation_ended(
        CreationStatus.FAILED, code, model=generation.model, credits=generation.credits_used
    )
    if values.get("model_fault"):
        await model_pauses.after_failure(pipeline, generation.model)


async def _fail(
    connection: AsyncConnection,
    generation: GenerationRecord,
    code: FailureCode,
    message: str,
    others: Mapping[str, object],
) -> list[EventRecord]:
    values = {**transition_queries.transition_values(None, CreationStatus.FAILED, now()), **others}
    values |= {"failure_code": code, "error_message": message[:MAX_ERROR_MESSAGE]}
    if not await transition_queries.advance(connection, generation, values):
        raise LeaseLost
    await inputs.release_unused(connection, generation.id)
    _, events = await creations.refund(connection, generation.id)
    return events
