"""PREPARE: fetch a generation's inputs, check that each is an image that the model takes, and store our own copies.

The inputs after the first come before it, one by one: each is stored with a transaction of its own, so that a later
try begins with the next. The first input is stored with the transition to SUBMIT.
"""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries.generations import inputs as input_queries
from db.queries.generations.inputs import InputRecord
from db.queries.generations.moments import Note
from db.queries.media import cleaning as cleaning_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.creations import GenerationRecord
from db.records.images import ImageRecord, UploadRecord
from services.catalogue.plan import InputSize, Plan
from services.clock import now
from services.generation.inputs import bounds_of, fits, is_too_small, size_of, too_small
from services.generation.plans import plan_of
from services.generation.steps import transitions
from services.generation.steps.context import PipelineContext
from services.media.formats.inspection import MAX_INPUT_BYTES, DecodersBusy, ImageUnreadable
from services.media.images import keys, store
from services.media.images.keys import Stem
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge, FetchTooSlow
from services.media.safe_download.host_shares import HostBusy
from services.media.storage.base import ObjectMissing, ObjectTooLarge, StorageError

_OUTCOMES: dict[type[Exception], str] = {
    HostBusy: "host_busy",
    FetchFailed: "input_not_fetched",
    DecodersBusy: "decoders_busy",
}
"""The outcomes of tries in timelines; others are errors of the storage."""

_log = logging.getLogger("atelier.generation")


class _SourceGone(Exception):
    """The source of the input no longer exists, or is too large."""


class _TooSmall(Exception):
    """The model takes no image as small as this input."""


class _Copy(Struct, frozen=True):
    """A stored copy of an input; ``is_whole``: it has all pixels of the input, so that an upload may share it."""

    image: ImageRecord
    is_whole: bool = True


async def prepare(pipeline: PipelineContext, generation: GenerationRecord) -> None:
    """Store the inputs as the generation's own images; fail with a refund if one cannot be fetched or used."""
    plan = plan_of(generation, pipeline.styles)
    for given in await _inputs_to_store(pipeline, generation):
        copy = await _try(pipeline, generation, given, plan)
        if copy is None:
            return
        upload_id = given.source_upload_id if copy.is_whole else None
        if given.position > 0:
            generation = await transitions.store_input(
                pipeline, generation, given.position, copy.image, upload_id=upload_id
            )
            continue
        ratio = plan.aspect_ratio_for(size_of(copy.image))
        values: dict[str, Any] = {} if ratio is None else {"aspect_ratio": ratio.value}
        await transitions.advance(
            pipeline,
            generation,
            Step.SUBMIT,
            CreationStatus.WAITING,
            image=copy.image,
            upload_id=upload_id,
            original_image_id=copy.image.id,
            original_image_url=pipeline.storage.address(copy.image.storage_key),
            **values,
        )
        return
    await transitions.advance(pipeline, generation, Step.SUBMIT, CreationStatus.WAITING)


async def _inputs_to_store(pipeline: PipelineContext, generation: GenerationRecord) -> list[InputRecord]:
    """Return the inputs that have no image yet, the first one last."""
    further: list[InputRecord] = []
    if generation.further_inputs:
        async with pipeline.database.read() as connection:
            further = await input_queries.further_of(connection, generation.id)
    first = InputRecord(
        generation_id=generation.id,
        position=0,
        source_url=generation.source_url,
        source_image_id=generation.source_image_id,
        source_upload_id=generation.source_upload_id,
        image_id=generation.original_image_id,
    )
    return [given for given in (*further, first) if given.image_id is None]


async def _try(pipeline: PipelineContext, generation: GenerationRecord, given: InputRecord, plan: Plan) -> _Copy | None:
    """Store a copy of an input; or else postpone the generation or fail it with a refund, and return None."""
    which = f"Input image {given.position + 1}: " if generation.further_inputs else ""
    try:
        return await _obtain(pipeline, generation, given, plan)
    except _TooSmall as error:
        await transitions.fail(pipeline, generation, FailureCode.INVALID_INPUT, f"{which}{error}")
    except (FetchRefused, FetchTooLarge, FetchTooSlow, ImageUnreadable, _SourceGone) as error:
        await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, f"{which}{error}")
    except HostBusy as error:
        await _wait_for_turn(pipeline, generation, error)
    except FetchFailed as error:
        if not error.retryable or generation.attempts + 1 >= pipeline.timings.source_tries:
            await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, f"{which}{error}")
        else:
            await _try_later(pipeline, generation, error)
    # OSError: the disk of the scratch folder may be full, too.
    except (DecodersBusy, StorageError, OSError) as error:
        _log.warning("prepare %s: %s: %s", generation.id, type(error).__name__, error)
        if now() - generation.step_at > pipeline.timings.storage_patience:
            done = "decoded in time" if isinstance(error, DecodersBusy) else "stored"
            message = f"The image could not be {done}."
            await transitions.fail(pipeline, generation, FailureCode.STORAGE_ERROR, message)
        else:
            await _try_later(pipeline, generation, error)
    return None


async def _obtain(pipeline: PipelineContext, generation: GenerationRecord, given: InputRecord, plan: Plan) -> _Copy:
    seed = await transitions.storage_seed(pipeline, generation)
    taking = _Taking(pipeline, generation.user_id, keys.input_stem(generation.id, seed, given.position), plan)
    if given.source_image_id is not None:
        return await taking.copy(given.source_image_id)
    if given.source_upload_id is not None:
        return await taking.take_upload(given.source_upload_id)
    if given.source_url is None:
        raise _SourceGone("The image is no longer kept.")
    async with store.scratch_folder() as folder:
        path = folder / "input"
        await pipeline.sources.fetch(given.source_url, path)
        return await taking.take(path)


class _Taking(Struct, frozen=True):
    """The storing of one input: whose it is, under which keys, and for which plan."""

    pipeline: PipelineContext
    user_id: str
    stem: Stem
    plan: Plan

    async def take(self, path: Path) -> _Copy:
        """Check an input's file and store it, made smaller if it is too large for the model."""
        facts = await store.inspect(self.pipeline.decoders, path, user_id=self.user_id, bounds=bounds_of(self.plan))
        self._refuse_small(InputSize(facts.width, facts.height))
        image = await store.keep(self.pipeline.storage, path, facts, stem=self.stem)
        return _Copy(image, is_whole=not facts.is_reduced)

    async def take_upload(self, upload_id: str) -> _Copy:
        upload = await self._upload(upload_id)
        if upload.image_id is not None:
            return await self.copy(upload.image_id)
        try:
            return await self._take_stored(upload.storage_key)
        except ObjectMissing as error:
            # Another generation may have made an image of the upload meanwhile, which deletes the uploaded object.
            upload = await self._upload(upload_id)
            if upload.image_id is None:
                raise _SourceGone("Nothing was uploaded.") from error
            return await self.copy(upload.image_id)

    async def copy(self, image_id: str) -> _Copy:
        """Store a copy of a kept image; clean the copy if an older version stored the image with its metadata."""
        async with self.pipeline.database.read() as connection:
            image = await image_queries.by_id(connection, image_id)
            is_unclean = await cleaning_queries.is_unclean(connection, image_id)
        if image is None:
            raise _SourceGone("The image is no longer kept.")
        self._refuse_small(InputSize(image.width, image.height))
        try:
            if is_unclean or not fits(image, self.plan):
                return await self._take_stored(image.storage_key)
            return _Copy(await store.copy(self.pipeline.storage, image, stem=self.stem))
        except ObjectMissing as error:
            raise _SourceGone("The image is no longer kept.") from error

    def _refuse_small(self, size: InputSize) -> None:
        if is_too_small(size, self.plan):
            raise _TooSmall(too_small(size, self.plan))

    async def _upload(self, upload_id: str) -> UploadRecord:
        async with self.pipeline.database.read() as connection:
            found = await upload_queries.owned_by_ids(connection, self.user_id, [upload_id])
        if upload_id not in found:
            raise _SourceGone("The upload is no longer kept.")
        return found[upload_id]

    async def _take_stored(self, storage_key: str) -> _Copy:
        async with store.scratch_folder() as folder:
            path = folder / "input"
            try:
                await self.pipeline.storage.fetch(storage_key, path, max_bytes=MAX_INPUT_BYTES)
            except ObjectTooLarge as error:
                raise _SourceGone("The upload is too large.") from error
            return await self.take(path)


async def _try_later(pipeline: PipelineContext, generation: GenerationRecord, error: Exception) -> None:
    due_at = now() + pipeline.timings.backoff(generation.attempts)
    await transitions.postpone(pipeline, generation, _note_of(error), due_at=due_at, failed=True)


def _note_of(error: Exception) -> Note:
    # Without the message, which may hold the address of a user's input.
    return Note(outcome=_OUTCOMES.get(type(error), "storage_error"))


async def _wait_for_turn(pipeline: PipelineContext, generation: GenerationRecord, busy: HostBusy) -> None:
    """Postpone the generation until the input's host probably has a free download place; fail it after too long."""
    if now() - generation.step_at > pipeline.timings.source_patience:
        message = f"{busy} Try again later."
        await transitions.fail(pipeline, generation, FailureCode.IMAGE_UNREADABLE, message)
        return
    due_at = now() + timedelta(seconds=busy.retry_after)
    await transitions.postpone(pipeline, generation, _note_of(busy), due_at=due_at, failed=False)
