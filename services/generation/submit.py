"""SUBMIT: ask Kie.ai for the image, once.

A generation comes here admitted: marked as asked, under a lease. A crash from here on leaves it so, and nobody
asks again before the time for a callback has passed.
"""

import asyncio
import logging
import random
from datetime import timedelta

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import generations as generation_queries
from db.queries import images as image_queries
from db.records.creations import GenerationRecord
from services import styles
from services.clock import now
from services.generation import admission, transitions
from services.generation.failures import failure_of
from services.generation.workshop import Workshop
from services.images import keeping
from services.kie.errors import (
    KieAmbiguous,
    KieRejected,
    KieSuspended,
    KieThrottled,
    KieUnavailable,
    KieUnreachable,
)
from services.kie.requests import AspectRatio, ImageRequest, OutputFormat, Resolution
from services.storage.base import StorageError
from services.uploads import MAX_BYTES

MAX_ASKED = 2
MAX_KIE_PROMPT = 10_000
NOTE_TRIES = 5
UNREACHABLE_PAUSE = timedelta(seconds=5)

_log = logging.getLogger("atelier.generation")


async def submit(workshop: Workshop, generation: GenerationRecord) -> None:
    """Send one createTask for an admitted generation and note its answer."""
    try:
        request = await _request(workshop, generation)
        callback_url = workshop.callbacks.address(generation.id, generation.kie_attempt) if workshop.reachable else None
        if not await admission.may_be_sent(workshop, generation):
            await _back_to_queue(workshop, generation, timedelta(0), failed=False)
            return
        sent_at = now()
        kie_task_id = await workshop.kie.create_task(request, callback_url=callback_url)
    except KieRejected as error:
        await transitions.fail(workshop, generation, *failure_of(error.kind))
    except KieThrottled as error:
        # Dropped, not refused: it goes back to its place, and nobody asks again before the window has passed.
        wait = timedelta(seconds=error.retry_after * random.uniform(1.0, 1.25))  # noqa: S311 - jitter, not a secret
        await admission.pause(workshop, admission.CREATE, wait, "too many requests")
        await _back_to_queue(workshop, generation, timedelta(0), failed=False)
    except KieSuspended as error:
        _log.error("Kie.ai takes no tasks: %s", error)
        await admission.pause(workshop, admission.CREATE, timedelta(seconds=error.retry_after), error.reason)
        await _back_to_queue(workshop, generation, timedelta(0), failed=False)
    except KieUnreachable as error:
        _log.warning("Kie.ai cannot be reached: %s", error)
        await admission.pause(workshop, admission.CREATE, UNREACHABLE_PAUSE, "cannot be reached")
        await _back_to_queue(workshop, generation, timedelta(0), failed=False)
    except (KieUnavailable, StorageError) as error:
        _log.warning("submit %s: the input could not be handed over: %s", generation.id, error)
        await _back_to_queue(workshop, generation, workshop.timings.backoff(generation.attempts), failed=True)
    except KieAmbiguous as error:
        _log.warning("submit %s: no clear answer, a task may exist: %s", generation.id, error)
        await _wait_for_callback(workshop, generation)
        await admission.count_late(workshop, sent_at)
    else:
        await _note_accepted(workshop, generation, kie_task_id)
        await admission.count_late(workshop, sent_at)


async def settle_unanswered(workshop: Workshop, generation: GenerationRecord) -> None:
    """Decide on a generation whose createTask was never answered, not even by a callback.

    It is sent again at most once, with the reason on record; then it fails with a refund.
    """
    if generation.kie_attempt >= MAX_ASKED:
        message = "The image service did not answer."
        await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
        return
    reason = f"createTask {generation.kie_attempt} at {generation.asked_at} was neither answered nor called back"
    _log.warning("submit %s: sending again: %s", generation.id, reason)
    await workshop.database.transact(
        generation_queries.postpone,
        generation,
        due_at=now(),
        failed=False,
        asked_at=None,
        resubmitted_because=reason,
    )
    workshop.doorbell.ring(work=True)


async def _request(workshop: Workshop, generation: GenerationRecord) -> ImageRequest:
    addresses: tuple[str, ...] = ()
    if generation.original_image_id is not None:
        addresses = (await _input_address(workshop, generation.original_image_id),)
    prompt = styles.compose(generation.prompt, styles.by_slug(generation.style), limit=MAX_KIE_PROMPT)
    return ImageRequest(
        prompt=prompt,
        image_urls=addresses,
        aspect_ratio=AspectRatio(generation.aspect_ratio),
        resolution=Resolution(generation.resolution),
        output_format=OutputFormat(generation.output_format),
    )


async def _input_address(workshop: Workshop, image_id: str) -> str:
    """Return an address from which Kie.ai can read the input; where it cannot reach us, it gets the bytes."""
    async with workshop.database.read() as connection:
        image = await image_queries.by_id(connection, image_id)
    if image is None:
        raise StorageError("the input is no longer kept")
    if workshop.reachable:
        return workshop.storage.reading_url(image.storage_key, content_type=image.content_type)
    content = await _content(workshop, image.storage_key)
    return await workshop.kie.upload(
        content, file_name=image.storage_key.rpartition("/")[2], content_type=image.content_type
    )


async def _content(workshop: Workshop, storage_key: str) -> bytes:
    try:
        async with keeping.scratch_folder() as folder:
            path = folder / "input"
            await workshop.storage.fetch(storage_key, path, max_bytes=MAX_BYTES)
            return path.read_bytes()
    except OSError as error:
        # The scratch folder's disk may be full as well as the storage.
        raise StorageError(f"the input could not be read: {error}") from error


async def _note_accepted(workshop: Workshop, generation: GenerationRecord, kie_task_id: str) -> None:
    """Store the answer of a createTask, though the database be away for a moment: lost, it would be paid for again."""
    for attempt in range(NOTE_TRIES):
        try:
            await transitions.advance(
                workshop,
                generation,
                Step.AWAIT,
                CreationStatus.PROCESSING,
                kie_task_id=kie_task_id,
                due_at=workshop.timings.next_look(generation.asked_at or now(), now(), reachable=workshop.reachable),
            )
        except (DBAPIError, PoolTimeout, OSError) as error:
            if isinstance(error, IntegrityError) or attempt + 1 == NOTE_TRIES:
                raise
            _log.warning("submit %s: the answer is not stored yet: %s", generation.id, type(error).__name__)
            await asyncio.sleep(workshop.timings.backoff(attempt).total_seconds())
        else:
            return


async def _back_to_queue(workshop: Workshop, generation: GenerationRecord, delay: timedelta, *, failed: bool) -> None:
    """Undo the mark of having asked: nothing can have come of it."""
    if now() - generation.created_at > workshop.timings.queue_patience:
        message = "The image service was not available."
        await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
        return
    await workshop.database.transact(
        generation_queries.postpone,
        generation,
        due_at=now() + delay,
        failed=failed,
        asked_at=None,
        kie_attempt=generation.kie_attempt - 1,
    )


async def _wait_for_callback(workshop: Workshop, generation: GenerationRecord) -> None:
    due_at = now() + workshop.timings.answer_wait
    await workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=False)
