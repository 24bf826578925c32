"""AWAIT: poll a task at the provider until it has ended.

Only this decides; a callback only makes the next poll earlier. Only a terminal state or the deadline ends a task.
After an unusable answer the task is polled again later, even past the deadline.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from db.models.creations import CreationStatus, FailureCode, Step
from db.models.timelines import MomentKind
from db.queries.generations.moments import Note
from db.records.creations import GenerationRecord
from services.clock import now
from services.generation.failures import failure_of, is_of_model, reason_of
from services.generation.plans import plan_of
from services.generation.steps import dispatch, transitions
from services.generation.steps.context import PipelineContext
from services.generation.steps.result_faults import ResultFault
from services.providers.errors import ProviderError, ProviderRateLimited, ResultMissing, TaskNotFound
from services.providers.tasks import FailureKind, TaskFailed, TaskRunning, TaskSucceeded

_log = logging.getLogger("atelier.generation")


async def poll_task(
    pipeline: PipelineContext, generation: GenerationRecord, may_store: Callable[[], bool]
) -> GenerationRecord | None:
    """Read the state of a task once and act on it.

    ``may_store`` is called when there is an image. If it returns True, the lease is kept and the generation, now at
    STORE, is returned, so that the caller continues with that step.
    """
    try:
        report = await pipeline.provider.read_task(generation.provider_task_id or "")
    except ResultMissing as error:
        await _read_again(pipeline, generation, error)
    except TaskNotFound as error:
        # A task with a callback exists, though it may not be found yet.
        known_since = max(_asked_at(generation), generation.called_back_at or _asked_at(generation))
        if now() - known_since > pipeline.timings.unknown_grace:
            message, reason = "The image service lost this request.", reason_of(error.code, error.message)
            _log.error("await %s: lost: %s", generation.id, error)
            await transitions.fail(
                pipeline, generation, FailureCode.PROVIDER_ERROR, message, **reason, model_fault=True
            )
        else:
            await _poll_later(pipeline, generation, Note(kind=MomentKind.POLL, outcome="unknown"), answered=True)
    except ProviderError as error:
        _log.warning("await %s: not read: %s", generation.id, error)
        if isinstance(error, ProviderRateLimited):
            wait = timedelta(seconds=error.retry_after)
            await dispatch.pause(pipeline, dispatch.READ, wait, "too many requests")
        note = Note(outcome=error.outcome, code=error.code, message=error.message)
        await _poll_later(pipeline, generation, note, answered=False)
    else:
        match report:
            case TaskSucceeded(result_urls=urls):
                _note_surplus(pipeline, generation, urls)
                stored = await transitions.advance(
                    pipeline,
                    generation,
                    Step.STORE,
                    CreationStatus.PROCESSING,
                    go_on=may_store(),
                    result_url=_fetchable(pipeline, urls),
                    result_reads=0,
                    **_costs(report),
                )
                _note_price(pipeline, generation, report)
                return stored
            case TaskFailed():
                await _fail(pipeline, generation, report)
            case TaskRunning():
                note = Note(kind=MomentKind.POLL, outcome="running")
                await _poll_later(pipeline, generation, note, answered=True)
    return None


async def _fail(pipeline: PipelineContext, generation: GenerationRecord, failure: TaskFailed) -> None:
    hint = ""
    if failure.kind is FailureKind.INPUT_FETCH:
        hint = "; check that BASE_URL, or the bucket's address, can be reached from outside"
    level = logging.ERROR if hint else logging.INFO
    _log.log(level, "await %s: failed: %s %s%s", generation.id, failure.code, failure.message, hint)
    reason = reason_of(failure.code, failure.message)
    values = reason | _costs(failure)
    await transitions.fail(
        pipeline, generation, *failure_of(failure.kind), **values, model_fault=is_of_model(failure.kind)
    )
    _note_price(pipeline, generation, failure)


def _costs(report: TaskSucceeded | TaskFailed) -> dict[str, Any]:
    """Return the columns that store the price and the duration of an ended task."""
    return {"provider_credits": report.credits, "provider_seconds": report.seconds}


def _note_price(pipeline: PipelineContext, generation: GenerationRecord, report: TaskSucceeded | TaskFailed) -> None:
    """Count the price of an ended task, and report one that differs from its plan's; a failed one has none planned."""
    if report.credits is None:
        return
    planned = None
    if isinstance(report, TaskSucceeded) and generation.plan is not None:
        planned = plan_of(generation, pipeline.styles).provider_credits
    if pipeline.metrics.models.price(generation.model, report.credits, planned):
        _log.error(
            "await %s: task %s of %s cost %g of the provider's credits in place of %g",
            *(generation.id, generation.provider_task_id, generation.model, report.credits, planned),
        )


def _note_surplus(pipeline: PipelineContext, generation: GenerationRecord, urls: Sequence[str]) -> None:
    """Report results beyond the one that a model of the catalogue makes: they are paid for and not stored."""
    if (surplus := len(urls) - 1) > 0:
        pipeline.metrics.models.surplus_results(generation.model, surplus)
        _log.error(
            *("await %s: task %s of %s has %s more results than planned", generation.id, generation.provider_task_id),
            *(generation.model, surplus),
        )


async def _read_again(pipeline: PipelineContext, generation: GenerationRecord, error: ResultMissing) -> None:
    """Postpone a task that succeeded without an image address; after too many reads, fail it with a refund."""
    treatment = pipeline.timings.result_faults[ResultFault.UNNAMED]
    reads = generation.result_reads + 1
    if treatment.reads is not None and reads >= treatment.reads:
        _log.error("await %s: given up after %s reads: %s", generation.id, reads, error)
        message = "The image service sent no image."
        await transitions.fail(
            pipeline, generation, FailureCode.PROVIDER_ERROR, message, result_reads=reads, model_fault=True
        )
        return
    _log.warning("await %s: read again: %s", generation.id, error)
    due_at = now() + (treatment.every or pipeline.timings.backoff(generation.result_reads))
    await transitions.postpone(
        pipeline, generation, Note(outcome="no_image_named"), due_at=due_at, failed=True, result_reads=reads
    )


def _fetchable(pipeline: PipelineContext, addresses: Sequence[str]) -> str:
    """Return the first address that may be fetched, or else the first that a setting could allow."""
    results = pipeline.results

    def obstacle(address: str) -> int:
        if results.refuse_at_sight(address) is None:
            return 0
        return 1 if results.unlisted_host(address) is not None else 2

    return min(addresses, key=obstacle)


def _asked_at(generation: GenerationRecord) -> datetime:
    return generation.asked_at or generation.step_at


async def _poll_later(pipeline: PipelineContext, generation: GenerationRecord, note: Note, *, answered: bool) -> None:
    """Postpone the task to its next poll; past the deadline, fail it if the provider ``answered``.

    Without an answer the image may exist, so a task is given up only ``result_patience`` after the deadline.
    """
    moment, timings, asked_at = now(), pipeline.timings, _asked_at(generation)
    plan = plan_of(generation, pipeline.styles)
    deadline = timings.deadline_of(plan, asked_at)
    if moment > (deadline if answered else deadline + timings.result_patience):
        message = "The image service took too long."
        await transitions.fail(pipeline, generation, FailureCode.TIMED_OUT, message, model_fault=answered)
        return
    if generation.called_back_at is not None:
        due_at = moment + min(timings.poll_every, timings.backoff(generation.attempts))
    else:
        due_at = timings.next_poll(plan, asked_at, moment, reachable=pipeline.reachable)
    if moment <= deadline:
        due_at = min(due_at, deadline)
    await transitions.postpone(pipeline, generation, note, due_at=due_at, failed=True)
