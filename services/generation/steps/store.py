"""STORE: download the result from the provider, check that it is an image, and store it.

A provider's addresses expire early, so the first try is immediate, and an expired address is renewed.
"""

import logging
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from db.models.creations import CreationStatus, FailureCode
from db.queries.generations.moments import Note
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.generation.steps import transitions
from services.generation.steps.context import PipelineContext
from services.generation.steps.result_faults import Unusable, fault_of
from services.media.formats.inspection import DecodersBusy, ImageUnreadable
from services.media.images import keys
from services.media.images import store as image_store
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge
from services.media.storage.base import StorageError
from services.providers.errors import ProviderError

GONE = frozenset({401, 403, 404, 410})

_log = logging.getLogger("atelier.generation")


async def store(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    """Store the image of a finished task and set SUCCESS; after too many or too long retries, fail with a refund."""
    # The scratch folder is deleted last, so that no user waits for that.
    async with AsyncExitStack() as scratch:
        await _store(pipeline, generation, scratch)


async def _store(pipeline: PipelineContext, generation: GenerationRecord, scratch: AsyncExitStack) -> None:
    timings = pipeline.timings
    try:
        folder = await scratch.enter_async_context(image_store.scratch_folder())
        image = await _obtain(pipeline, generation, folder)
    except DecodersBusy as error:
        _log.warning("store %s: %s", generation.id, error)
        failure = (FailureCode.STORAGE_ERROR, "The image was made but could not be decoded in time.")
        await _try_later(pipeline, generation, timings.storage_patience, failure)
    # OSError: the disk of the scratch folder may be full, too.
    except (StorageError, OSError) as error:
        _log.warning("store %s: storage: %s", generation.id, error)
        failure = (FailureCode.STORAGE_ERROR, "The image was made but could not be stored.")
        await _try_later(pipeline, generation, timings.storage_patience, failure)
    except (ProviderError, FetchRefused, FetchFailed, FetchTooLarge, ImageUnreadable) as error:
        _log.warning("store %s: the result could not be fetched: %s: %s", generation.id, type(error).__name__, error)
        await _postpone_or_fail(pipeline, generation, error)
    else:
        await transitions.advance(
            pipeline,
            generation,
            None,
            CreationStatus.SUCCESS,
            image=image,
            generated_image_id=image.id,
            generated_image_url=pipeline.storage.address(image.storage_key),
        )


async def _obtain(pipeline: PipelineContext, generation: GenerationRecord, folder: Path) -> ImageRecord:
    path, url = folder / "result", generation.result_url or ""
    if generation.result_reads:
        # The file at this address was unusable, and would be again.
        url = await _renew_url(pipeline, url)
    await _fetch(pipeline, url, path)
    stem = keys.result_stem(generation.id, await transitions.storage_seed(pipeline, generation))
    return await image_store.take(
        pipeline.storage, pipeline.decoders, path, user_id=generation.user_id, stem=stem, made=True
    )


async def _fetch(pipeline: PipelineContext, url: str, path: Path) -> None:
    try:
        await pipeline.results.fetch(url, path)
    except FetchFailed as error:
        # Without an answer the address may have changed, as when a sandbox was restarted.
        unanswered = error.retryable and error.status is None
        if not unanswered and error.status not in GONE:
            raise
        await pipeline.results.fetch(await pipeline.provider.renew_download(url), path)


async def _renew_url(pipeline: PipelineContext, url: str) -> str:
    try:
        return await pipeline.provider.renew_download(url)
    except ProviderError:
        return url


async def _postpone_or_fail(pipeline: PipelineContext, generation: GenerationRecord, error: Unusable) -> None:
    """Postpone the generation or fail it, as the fault of its result requires."""
    fault, timings = fault_of(error), pipeline.timings
    treatment = timings.result_faults[fault]
    reads = generation.result_reads + (treatment.reads is not None)
    unlisted = error.unlisted if isinstance(error, FetchRefused) else None
    if unlisted is not None and unlisted != generation.result_refused_host:
        _log.error(
            "store %s: the result is on %s, which %s does not list; it is tried again for %s",
            *(generation.id, unlisted, pipeline.provider.profile.result_hosts_setting, timings.result_patience),
        )
    values = {"result_reads": reads, "result_refused_host": unlisted}
    useless = treatment.reads is not None and reads >= treatment.reads
    if useless or now() - generation.step_at > timings.result_patience:
        message = "The image service sent no usable image."
        await transitions.fail(pipeline, generation, FailureCode.PROVIDER_ERROR, message, **values)
        return
    wait = treatment.every or timings.backoff(generation.attempts)
    await _postpone(pipeline, generation, Note(outcome=fault.name.lower()), wait, **values)


async def _try_later(
    pipeline: PipelineContext, generation: GenerationRecord, patience: timedelta, failure: tuple[FailureCode, str]
) -> None:
    if now() - generation.step_at > patience:
        await transitions.fail(pipeline, generation, *failure)
    else:
        note = Note(outcome=failure[0].value)
        await _postpone(pipeline, generation, note, pipeline.timings.backoff(generation.attempts))


async def _postpone(
    pipeline: PipelineContext, generation: GenerationRecord, note: Note, wait: timedelta, **values: object
) -> None:
    await transitions.postpone(pipeline, generation, note, due_at=now() + wait, failed=True, **values)
