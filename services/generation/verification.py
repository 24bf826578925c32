"""The verification of a model at the provider: one paid run for each of its ids, recorded as evidence."""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from db.base import new_id
from db.queries import limits as limit_queries
from db.queries import model_states
from services.catalogue.evidence import Evidence, Run
from services.catalogue.models import Model
from services.catalogue.plan import InputSize, Plan
from services.catalogue.selection import Choices, choose
from services.catalogue.styles import NONE, gone
from services.clock import now
from services.generation.steps import dispatch
from services.generation.steps.context import PipelineContext
from services.media.formats.inspection import DecodersBusy, ImageUnreadable
from services.media.images import store
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge
from services.providers.errors import ProviderAmbiguous, ProviderError, ProviderUnavailable, TaskNotFound
from services.providers.tasks import ImageRequest, TaskFailed, TaskRunning, TaskSucceeded

PROMPT = "A red apple on a wooden table in daylight"
PLACE_SECONDS = 60.0
POLL_SECONDS = 3.0


class VerificationFailed(Exception):
    """A run did not succeed; the message is one line for the operator."""


class PlannedRun(Struct, frozen=True, kw_only=True):
    """A run to make: with input images, ``edit``, or without, at the model's cheapest resolution."""

    edit: bool
    plan: Plan

    @property
    def mode(self) -> str:
        return "edit" if self.edit else "text"


class Sample(Struct, frozen=True, kw_only=True):
    """The input image of the runs with one."""

    content: bytes
    content_type: str
    file_name: str
    size: InputSize


def planned_runs(model: Model, sample: Sample) -> list[PlannedRun]:
    """Return the runs that verify a model, one for each mode; each makes one image and is paid."""
    cheapest = min(model.resolutions, key=lambda each: model.price.credits[each])
    modes = [edit for edit, wire_id in ((False, model.text), (True, model.edit)) if wire_id is not None]
    return [
        PlannedRun(
            edit=edit,
            plan=choose(
                model,
                prompt=PROMPT if model.takes_prompt else None,
                style=gone(NONE),
                choices=Choices(resolution=cheapest),
                inputs=[sample.size] if edit else [],
            ).plan,
        )
        for edit in modes
    ]


async def verify(
    pipeline: PipelineContext, model: Model, runs: Sequence[PlannedRun], sample: Sample, *, differences: Sequence[str]
) -> Evidence:
    """Make the runs one after the other and record the evidence, so that an untested model is offered.

    Raises:
        VerificationFailed: a run did not succeed; nothing was recorded.
    """
    made = [await _run(pipeline, each, sample) for each in runs]
    evidence = Evidence(runs=tuple(made), differences=tuple(differences))
    await pipeline.database.transact(model_states.note_check, model.slug, now(), evidence.to_json())
    await pipeline.availability.refresh(pipeline.database)
    return evidence


async def _run(pipeline: PipelineContext, run: PlannedRun, sample: Sample) -> Run:
    began = time.monotonic()
    name = f"{run.plan.model} ({run.mode})"
    try:
        urls = []
        if run.edit:
            urls = [
                await pipeline.provider.upload(
                    sample.content, file_name=sample.file_name, content_type=sample.content_type
                )
            ]
        await _take_place(pipeline)
        request = ImageRequest(run.plan.model, run.plan.input_with(urls, sample.size if run.edit else None))
        task_id = await pipeline.provider.create_task(request, callback_url=None)
        ended = await _ended(pipeline, task_id, timedelta(seconds=run.plan.deadline))
        if isinstance(ended, TaskFailed):
            raise VerificationFailed(f"{name}: task {task_id} failed: {ended.code} {ended.message}")
        async with store.scratch_folder() as folder:
            await pipeline.results.fetch(ended.result_urls[0], folder / "result")
            facts = await store.inspect(pipeline.decoders, folder / "result", user_id=new_id("usr"), made=True)
    except ProviderAmbiguous as error:
        raise VerificationFailed(f"{name}: a task may exist, and may be paid: {error}") from error
    except (ProviderError, FetchRefused, FetchFailed, FetchTooLarge, ImageUnreadable, DecodersBusy) as error:
        raise VerificationFailed(f"{name}: {error}") from error
    return Run(
        wire_id=run.plan.model,
        mode=run.mode,
        task_id=task_id,
        expected_credits=run.plan.provider_credits,
        credits=ended.credits,
        seconds=round(time.monotonic() - began if ended.seconds is None else ended.seconds, 1),
        width=facts.width,
        height=facts.height,
        content_type=facts.content_type,
    )


async def _take_place(pipeline: PipelineContext) -> None:
    """Wait for a place under the limit on new tasks, which all processes share.

    Raises:
        VerificationFailed: there was none within a minute.
    """
    rate, give_up_at = pipeline.limits.create, time.monotonic() + PLACE_SECONDS
    while not await pipeline.database.transact(limit_queries.take_one, dispatch.CREATE, rate, now()):
        if time.monotonic() > give_up_at:
            raise VerificationFailed("No place was free under the limit on new tasks. Try again later.")
        await asyncio.sleep(rate.spacing.total_seconds())


async def _ended(pipeline: PipelineContext, task_id: str, deadline: timedelta) -> TaskSucceeded | TaskFailed:
    """Poll a task until it has ended.

    Raises:
        VerificationFailed: it has not ended by its deadline.
    """
    give_up_at = time.monotonic() + deadline.total_seconds()
    every = min(POLL_SECONDS, pipeline.timings.poll_every_unreachable.total_seconds())
    while time.monotonic() < give_up_at:
        await asyncio.sleep(every)
        try:
            report = await pipeline.provider.read_task(task_id)
        except (TaskNotFound, ProviderUnavailable):
            continue
        if not isinstance(report, TaskRunning):
            return report
    raise VerificationFailed(f"Task {task_id} had not ended after {deadline.total_seconds():g} seconds.")
