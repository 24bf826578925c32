"""SUBMIT: send the provider one request for the image of a generation.

Dispatch has leased the generation and marked it as submitted (``asked_at``). After a crash the mark remains, so no
worker sends the request again before the time for a callback has passed.
"""

import asyncio
import logging
import random
from datetime import timedelta

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import inputs as input_queries
from db.queries.generations.moments import Note
from db.queries.media import images as image_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.catalogue.plan import Plan
from services.clock import now
from services.generation.failures import failure_of, is_of_model, reason_of
from services.generation.inputs import size_of
from services.generation.plans import plan_of
from services.generation.steps import dispatch, model_pauses, transitions
from services.generation.steps.context import PipelineContext
from services.media.formats.inspection import MAX_INPUT_BYTES
from services.media.images import store
from services.media.images.stripping import Stripping, clean_input
from services.media.storage.base import StorageError
from services.providers.errors import (
    ProviderAmbiguous,
    ProviderError,
    ProviderRateLimited,
    ProviderRejected,
    ProviderSuspended,
    ProviderUnavailable,
    ProviderUnreachable,
    SuspensionReason,
)
from services.providers.tasks import ImageRequest

MAX_ASKED = 2
NOTE_TRIES = 5
UNREACHABLE_PAUSE = timedelta(seconds=5)

_log = logging.getLogger("atelier.generation")


async def submit(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    """Send one request for an admitted generation and note its answer."""
    title = pipeline.provider.profile.title
    plan = plan_of(generation, pipeline.styles)
    try:
        request = await _request(pipeline, generation, plan)
        callback_url = (
            pipeline.callbacks.address(generation.id, generation.provider_attempt) if pipeline.reachable else None
        )
        if not await dispatch.may_be_sent(pipeline, generation):
            await _back_to_queue(pipeline, generation, Note(outcome="late"), timedelta(0), failed=False)
            return
        sent_at = now()
        provider_task_id = await pipeline.provider.create_task(request, callback_url=callback_url)
    except ProviderRejected as error:
        _log.info("submit %s: %s", generation.id, error)
        reason = reason_of(error.code, error.message)
        await transitions.fail(
            pipeline, generation, *failure_of(error.kind), **reason, model_fault=is_of_model(error.kind)
        )
    except ProviderRateLimited as error:
        # Dropped, not refused: it keeps its place in the queue, and no request is sent until the window has passed.
        wait = timedelta(seconds=error.retry_after * random.uniform(1.0, 1.25))  # noqa: S311 - jitter, not a secret
        await dispatch.pause(pipeline, dispatch.CREATE, wait, "too many requests")
        await _back_to_queue(pipeline, generation, _note_of(error), timedelta(0), failed=False)
    except ProviderSuspended as error:
        _log.error("%s takes no tasks: %s", title, error)
        if error.reason is SuspensionReason.DISABLED:
            await model_pauses.switched_off(pipeline, generation.model, str(error))
        else:
            await dispatch.pause(pipeline, dispatch.CREATE, timedelta(seconds=error.retry_after), error.reason)
        await _back_to_queue(pipeline, generation, _note_of(error), timedelta(0), failed=False)
    except ProviderUnreachable as error:
        _log.warning("%s cannot be reached: %s", title, error)
        await dispatch.pause(pipeline, dispatch.CREATE, UNREACHABLE_PAUSE, "cannot be reached")
        await _back_to_queue(pipeline, generation, _note_of(error), timedelta(0), failed=False)
    except (ProviderUnavailable, StorageError) as error:
        _log.warning("submit %s: the input could not be provided to %s: %s", generation.id, title, error)
        note = _note_of(error)
        await _back_to_queue(pipeline, generation, note, pipeline.timings.backoff(generation.attempts), failed=True)
    except ProviderAmbiguous as error:
        _log.warning("submit %s: no clear answer, a task may exist: %s", generation.id, error)
        await _wait_for_callback(pipeline, generation, error)
        await dispatch.count_late(pipeline, sent_at)
    else:
        await _note_accepted(pipeline, generation, plan, provider_task_id)
        await dispatch.count_late(pipeline, sent_at)


async def settle_unanswered(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    """Send a generation again, or fail it, if its request got neither an answer nor a callback.

    It is sent again at most once, and the reason is stored; the next time, it fails with a refund.
    """
    if generation.provider_attempt >= MAX_ASKED:
        message = "The image service did not answer."
        await transitions.fail(pipeline, generation, FailureCode.PROVIDER_ERROR, message, model_fault=True)
        return
    reason = f"createTask {generation.provider_attempt} at {generation.asked_at} was neither answered nor called back"
    _log.warning("submit %s: sending again: %s", generation.id, reason)
    await transitions.postpone(
        pipeline,
        generation,
        Note(outcome="unanswered"),
        due_at=now(),
        failed=False,
        asked_at=None,
        resubmitted_because=reason,
    )
    pipeline.event_publisher.publish(work=True)


async def _request(pipeline: PipelineContext, generation: GenerationRecord, plan: Plan) -> ImageRequest:
    images = await _input_images(pipeline, generation)
    addresses = [await _input_address(pipeline, generation, image) for image in images]
    return ImageRequest(plan.model, plan.input_with(addresses, size_of(images[0]) if images else None))


async def _input_images(pipeline: PipelineContext, generation: GenerationRecord) -> list[ImageRecord]:
    """Return the stored images of a generation's inputs, in order."""
    if generation.original_image_id is None:
        return []
    async with pipeline.database.read() as connection:
        ids: list[str | None] = [generation.original_image_id]
        if generation.further_inputs:
            ids += [each.image_id for each in await input_queries.further_of(connection, generation.id)]
        found = await image_queries.by_ids(connection, {each for each in ids if each is not None})
    images = [found[each] for each in ids if each in found]
    if len(images) != 1 + generation.further_inputs:
        raise StorageError("an input is no longer kept")
    return images


async def _input_address(pipeline: PipelineContext, generation: GenerationRecord, image: ImageRecord) -> str:
    """Return an address from which the provider can read the input; if it cannot reach us, upload the input to it."""
    stripping = Stripping(pipeline.database, pipeline.storage, pipeline.decoders)
    image = await clean_input(stripping, image, generation.user_id)
    if pipeline.reachable:
        return pipeline.storage.reading_url(image.storage_key, content_type=image.content_type)
    content = await _content(pipeline, image.storage_key)
    return await pipeline.provider.upload(
        content, file_name=image.storage_key.rpartition("/")[2], content_type=image.content_type
    )


async def _content(pipeline: PipelineContext, storage_key: str) -> bytes:
    try:
        async with store.scratch_folder() as folder:
            path = folder / "input"
            await pipeline.storage.fetch(storage_key, path, max_bytes=MAX_INPUT_BYTES)
            return path.read_bytes()
    except OSError as error:
        # OSError: the disk of the scratch folder may be full, too.
        raise StorageError(f"the input could not be read: {error}") from error


async def _note_accepted(
    pipeline: PipelineContext, generation: GenerationRecord, plan: Plan, provider_task_id: str
) -> None:
    """Store the id of the accepted task; retry if the database is down, because a lost id means paying twice."""
    asked_at, moment = generation.asked_at or now(), now()
    due_at = pipeline.timings.next_poll(plan, asked_at, moment, reachable=pipeline.reachable)
    for attempt in range(NOTE_TRIES):
        try:
            await transitions.advance(
                pipeline,
                generation,
                Step.AWAIT,
                CreationStatus.PROCESSING,
                provider_task_id=provider_task_id,
                due_at=due_at,
            )
        except (DBAPIError, PoolTimeout, OSError) as error:
            if isinstance(error, IntegrityError) or attempt + 1 == NOTE_TRIES:
                raise
            _log.warning("submit %s: the answer is not stored yet: %s", generation.id, type(error).__name__)
            await asyncio.sleep(pipeline.timings.backoff(attempt).total_seconds())
        else:
            return


def _note_of(error: ProviderError | StorageError) -> Note:
    if isinstance(error, ProviderError):
        return Note(outcome=error.outcome, code=error.code, message=error.message)
    return Note(outcome="storage_error")


async def _back_to_queue(
    pipeline: PipelineContext, generation: GenerationRecord, note: Note, delay: timedelta, *, failed: bool
) -> None:
    """Undo the mark and the attempt, because the provider started no task; after ``queue_patience``, fail instead."""
    if now() - generation.created_at > pipeline.timings.queue_patience:
        message = "The image service was not available."
        await transitions.fail(pipeline, generation, FailureCode.PROVIDER_ERROR, message)
        return
    await transitions.postpone(
        pipeline,
        generation,
        note,
        due_at=now() + delay,
        failed=failed,
        asked_at=None,
        provider_attempt=generation.provider_attempt - 1,
    )


async def _wait_for_callback(pipeline: PipelineContext, generation: GenerationRecord, error: ProviderAmbiguous) -> None:
    due_at, reason = now() + pipeline.timings.answer_wait, reason_of(error.code, error.message)
    await transitions.postpone(pipeline, generation, _note_of(error), due_at=due_at, failed=False, **reason)
