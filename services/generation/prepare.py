"""PREPARE: get hold of an input, find out that it is an image, and keep a copy of our own."""

import logging
from pathlib import Path

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import generations as generation_queries
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.generation import transitions
from services.generation.workshop import Workshop
from services.images import keeping
from services.images.fetching import FetchFailed, FetchRefused, FetchTooLarge
from services.images.inspection import DecodersBusy, ImageUnreadable
from services.storage.base import ObjectMissing, ObjectTooLarge, StorageError
from services.uploads import MAX_BYTES

_log = logging.getLogger("atelier.generation")


class _SourceGone(Exception):
    """What the input was to be made from is no longer there."""


async def prepare(workshop: Workshop, generation: GenerationRecord) -> None:
    """Make the input an image of the generation's own; one that cannot be had or read ends it with a refund."""
    try:
        image = await _obtain(workshop, generation)
    except (FetchRefused, FetchTooLarge, ImageUnreadable, _SourceGone) as error:
        await transitions.fail(workshop, generation, FailureCode.IMAGE_UNREADABLE, str(error))
    except FetchFailed as error:
        if not error.retryable or generation.attempts + 1 >= workshop.timings.source_tries:
            await transitions.fail(workshop, generation, FailureCode.IMAGE_UNREADABLE, str(error))
        else:
            await _try_later(workshop, generation)
    except DecodersBusy:
        await _try_later(workshop, generation)
    # The scratch folder's disk may be full as well as the storage.
    except (StorageError, OSError) as error:
        _log.warning("prepare %s: storage: %s", generation.id, error)
        if now() - generation.step_at > workshop.timings.storage_patience:
            message = "The image could not be stored."
            await transitions.fail(workshop, generation, FailureCode.STORAGE_ERROR, message)
        else:
            await _try_later(workshop, generation)
    else:
        await transitions.advance(
            workshop,
            generation,
            Step.SUBMIT,
            CreationStatus.WAITING,
            image=image,
            original_image_id=image.id,
            original_image_url=workshop.storage.address(image.storage_key),
        )


async def _obtain(workshop: Workshop, generation: GenerationRecord) -> ImageRecord:
    stem = f"originals/{generation.id}"
    if generation.source_image_id is not None:
        return await _copy(workshop, generation.source_image_id, stem)
    async with keeping.scratch_folder() as folder:
        path = folder / "input"
        if generation.source_upload_id is not None:
            await _fetch_upload(workshop, generation, path)
        elif generation.source_url is not None:
            await workshop.sources.fetch(generation.source_url, path)
        else:
            raise _SourceGone("The image is no longer kept.")
        return await keeping.take(workshop.storage, path, stem=stem)


async def _copy(workshop: Workshop, image_id: str, stem: str) -> ImageRecord:
    async with workshop.database.read() as connection:
        image = await image_queries.by_id(connection, image_id)
    if image is None:
        raise _SourceGone("The image is no longer kept.")
    try:
        return await keeping.copy(workshop.storage, image, stem=stem)
    except ObjectMissing as error:
        raise _SourceGone("The image is no longer kept.") from error


async def _fetch_upload(workshop: Workshop, generation: GenerationRecord, path: Path) -> None:
    async with workshop.database.read() as connection:
        upload = await upload_queries.owned_by(connection, generation.user_id, generation.source_upload_id or "")
        image = await image_queries.by_id(connection, upload.image_id) if upload and upload.image_id else None
    if upload is None:
        raise _SourceGone("The upload is no longer kept.")
    try:
        await workshop.storage.fetch(image.storage_key if image else upload.storage_key, path, max_bytes=MAX_BYTES)
    except ObjectMissing as error:
        raise _SourceGone("Nothing was uploaded.") from error
    except ObjectTooLarge as error:
        raise _SourceGone("The upload is too large.") from error


async def _try_later(workshop: Workshop, generation: GenerationRecord) -> None:
    due_at = now() + workshop.timings.backoff(generation.attempts)
    await workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=True)
