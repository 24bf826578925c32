"""PREPARE: fetch a generation's input, check that it is an image, and store our own copy."""

import logging
from datetime import timedelta
from pathlib import Path

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import transitions as transition_queries
from db.queries.media import cleaning as cleaning_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord, UploadRecord
from services.clock import now
from services.generation.steps import transitions
from services.generation.steps.context import PipelineContext
from services.media.formats.inspection import MAX_INPUT_BYTES, DecodersBusy, ImageUnreadable
from services.media.images import keys, store
from services.media.images.keys import Stem
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge, FetchTooSlow
from services.media.safe_download.host_shares import HostBusy
from services.media.storage.base import ObjectMissing, ObjectTooLarge, StorageError

_log = logging.getLogger("atelier.generation")


class _SourceGone(Exception):
    """The source of the input no longer exists, or is too large."""


async def prepare(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    """Store the input as the generation's own image; fail with a refund if it cannot be fetched or read."""
    try:
        image = await _obtain(pipeline, generation)
    except (FetchRefused, FetchTooLarge, FetchTooSlow, ImageUnreadable, _SourceGone) as error:
        await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, str(error))
    except HostBusy as error:
        await _wait_for_turn(pipeline, generation, error)
    except FetchFailed as error:
        if not error.retryable or generation.attempts + 1 >= pipeline.timings.source_tries:
            await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, str(error))
        else:
            await _try_later(pipeline, generation)
    # OSError: the disk of the scratch folder may be full, too.
    except (DecodersBusy, StorageError, OSError) as error:
        _log.warning("prepare %s: %s: %s", generation.id, type(error).__name__, error)
        if now() - generation.step_at > pipeline.timings.storage_patience:
            done = "decoded in time" if isinstance(error, DecodersBusy) else "stored"
            message = f"The image could not be {done}."
            await transitions.fail(pipeline, generation, FailureCode.STORAGE_ERROR, message)
        else:
            await _try_later(pipeline, generation)
    else:
        await transitions.advance(
            pipeline,
            generation,
            Step.SUBMIT,
            CreationStatus.WAITING,
            image=image,
            upload_id=generation.source_upload_id,
            original_image_id=image.id,
            original_image_url=pipeline.storage.address(image.storage_key),
        )


async def _obtain(pipeline: PipelineContext, generation: GenerationRecord) -> ImageRecord:
    stem = keys.input_stem(generation.id, await transitions.storage_seed(pipeline, generation))
    if generation.source_image_id is not None:
        return await _copy(pipeline, generation, generation.source_image_id, stem)
    if generation.source_upload_id is not None:
        return await _take_upload(pipeline, generation, generation.source_upload_id, stem)
    if generation.source_url is None:
        raise _SourceGone("The image is no longer kept.")
    async with store.scratch_folder() as folder:
        path = folder / "input"
        await pipeline.sources.fetch(generation.source_url, path)
        return await _take(pipeline, generation, path, stem)


async def _take(pipeline: PipelineContext, generation: GenerationRecord, path: Path, stem: Stem) -> ImageRecord:
    return await store.take(pipeline.storage, pipeline.decoders, path, user_id=generation.user_id, stem=stem)


async def _take_upload(
    pipeline: PipelineContext, generation: GenerationRecord, upload_id: str, stem: Stem
) -> ImageRecord:
    upload = await _upload(pipeline, generation, upload_id)
    if upload.image_id is not None:
        return await _copy(pipeline, generation, upload.image_id, stem)
    try:
        return await _take_stored(pipeline, generation, upload.storage_key, stem)
    except ObjectMissing as error:
        # Another generation may have made an image of the upload meanwhile, which deletes the uploaded object.
        upload = await _upload(pipeline, generation, upload_id)
        if upload.image_id is None:
            raise _SourceGone("Nothing was uploaded.") from error
        return await _copy(pipeline, generation, upload.image_id, stem)


async def _upload(pipeline: PipelineContext, generation: GenerationRecord, upload_id: str) -> UploadRecord:
    async with pipeline.database.read() as connection:
        upload = await upload_queries.owned_by(connection, generation.user_id, upload_id)
    if upload is None:
        raise _SourceGone("The upload is no longer kept.")
    return upload


async def _copy(pipeline: PipelineContext, generation: GenerationRecord, image_id: str, stem: Stem) -> ImageRecord:
    """Store a copy of a kept image; clean the copy if an older version stored the image with its metadata."""
    async with pipeline.database.read() as connection:
        image = await image_queries.by_id(connection, image_id)
        is_unclean = await cleaning_queries.is_unclean(connection, image_id)
    if image is None:
        raise _SourceGone("The image is no longer kept.")
    try:
        if is_unclean:
            return await _take_stored(pipeline, generation, image.storage_key, stem)
        return await store.copy(pipeline.storage, image, stem=stem)
    except ObjectMissing as error:
        raise _SourceGone("The image is no longer kept.") from error


async def _take_stored(
    pipeline: PipelineContext, generation: GenerationRecord, storage_key: str, stem: Stem
) -> ImageRecord:
    async with store.scratch_folder() as folder:
        path = folder / "input"
        try:
            await pipeline.storage.fetch(storage_key, path, max_bytes=MAX_INPUT_BYTES)
        except ObjectTooLarge as error:
            raise _SourceGone("The upload is too large.") from error
        return await _take(pipeline, generation, path, stem)


async def _try_later(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    due_at = now() + pipeline.timings.backoff(generation.attempts)
    await pipeline.database.transact(transition_queries.postpone, generation, due_at=due_at, failed=True)


async def _wait_for_turn(pipeline: PipelineContext, generation: GenerationRecord, busy: HostBusy) -> None:
    """Postpone the generation until the input's host probably has a free download place; fail it after too long."""
    if now() - generation.step_at > pipeline.timings.source_patience:
        message = f"{busy} Try again later."
        await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, message)
        return
    due_at = now() + timedelta(seconds=busy.retry_after)
    await pipeline.database.transact(transition_queries.postpone, generation, due_at=due_at, failed=False)
