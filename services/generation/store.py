"""STORE: fetch what Kie.ai made, find out that it is an image, and keep it.

Kie.ai's addresses die early, so the first try is at once, and a dead one is renewed.
"""

import logging
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from db.models.creations import CreationStatus, FailureCode
from db.queries import generations as generation_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.generation import transitions
from services.generation.workshop import Workshop
from services.images import keeping
from services.images.fetching import FetchFailed, FetchRefused, FetchTooLarge
from services.images.inspection import DecodersBusy, ImageUnreadable
from services.kie.errors import KieError
from services.storage.base import StorageError

GONE = frozenset({401, 403, 404, 410})

_log = logging.getLogger("atelier.generation")


async def store(workshop: Workshop, generation: GenerationRecord) -> None:
    """Store the image of a finished task: SUCCESS; what keeps failing ends with a refund when patience ends."""
    # What was scratched is thrown away last: nobody has to wait for that.
    async with AsyncExitStack() as scratch:
        await _store(workshop, generation, scratch)


async def _store(workshop: Workshop, generation: GenerationRecord, scratch: AsyncExitStack) -> None:
    timings = workshop.timings
    try:
        folder = await scratch.enter_async_context(keeping.scratch_folder())
        image = await _obtain(workshop, generation, folder)
    except DecodersBusy:
        await _postpone(workshop, generation)
    # The scratch folder's disk may be full as well as the storage.
    except (StorageError, OSError) as error:
        _log.warning("store %s: storage: %s", generation.id, error)
        failure = (FailureCode.STORAGE_ERROR, "The image was made but could not be stored.")
        await _try_later(workshop, generation, timings.storage_patience, failure)
    except (KieError, FetchRefused, FetchFailed, FetchTooLarge, ImageUnreadable) as error:
        _log.warning("store %s: the result cannot be had: %s: %s", generation.id, type(error).__name__, error)
        failure = (FailureCode.PROVIDER_ERROR, "The image service sent no usable image.")
        await _try_later(workshop, generation, timings.result_patience, failure)
    else:
        await transitions.advance(
            workshop,
            generation,
            None,
            CreationStatus.SUCCESS,
            image=image,
            generated_image_id=image.id,
            generated_image_url=workshop.storage.address(image.storage_key),
        )


async def _obtain(workshop: Workshop, generation: GenerationRecord, folder: Path) -> ImageRecord:
    path = folder / "result"
    await _fetch(workshop, generation.result_url or "", path)
    return await keeping.take(workshop.storage, path, stem=f"generated/{generation.id}")


async def _fetch(workshop: Workshop, url: str, path: Path) -> None:
    try:
        await workshop.results.fetch(url, path)
    except FetchFailed as error:
        # No answer at all: the address may have moved, as a sandbox's does that was started anew.
        if error.status is not None and error.status not in GONE:
            raise
        await workshop.results.fetch(await workshop.kie.renew_download(url), path)


async def _try_later(
    workshop: Workshop, generation: GenerationRecord, patience: timedelta, failure: tuple[FailureCode, str]
) -> None:
    if now() - generation.step_at > patience:
        await transitions.fail(workshop, generation, *failure)
    else:
        await _postpone(workshop, generation)


async def _postpone(workshop: Workshop, generation: GenerationRecord) -> None:
    due_at = now() + workshop.timings.backoff(generation.attempts)
    await workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=True)
