"""AWAIT: learn from Kie.ai how a task ended.

``recordInfo`` is the verdict; a callback only makes it be read sooner. Nothing but a terminal state or the
deadline ends a task: an answer that cannot be used is read again later.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import generations as generation_queries
from db.records.creations import GenerationRecord
from services.clock import now
from services.generation import admission, transitions
from services.generation.failures import failure_of
from services.generation.workshop import Workshop
from services.kie.errors import KieError, KieResultMissing, KieThrottled, KieUnknownTask
from services.kie.records import TaskState

_log = logging.getLogger("atelier.generation")


async def look(
    workshop: Workshop, generation: GenerationRecord, may_store: Callable[[], bool]
) -> GenerationRecord | None:
    """Read the state of a task once and act on it.

    ``may_store`` is asked once there is an image. Where it says so, the lease is kept: the generation is returned as
    it is at STORE, and whoever called goes on with that.
    """
    asked_at = generation.asked_at or generation.step_at
    try:
        record = await workshop.kie.read_task(generation.kie_task_id or "")
    except KieResultMissing as error:
        _log.error("await %s: success without an image: %s", generation.id, error)
        message = "The image service sent no image."
        await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
    except KieUnknownTask:
        if now() - asked_at > workshop.timings.unknown_grace:
            message = "The image service lost this request."
            await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
        else:
            await _look_later(workshop, generation, asked_at)
    except KieError as error:
        _log.warning("await %s: not read: %s", generation.id, error)
        if isinstance(error, KieThrottled):
            wait = timedelta(seconds=error.retry_after)
            await admission.pause(workshop, admission.READ, wait, "too many requests")
        await _look_later(workshop, generation, asked_at)
    else:
        if record.state is TaskState.SUCCESS:
            return await transitions.advance(
                workshop,
                generation,
                Step.STORE,
                CreationStatus.PROCESSING,
                go_on=may_store(),
                result_url=record.result_urls[0],
            )
        if record.failure is not None:
            _log.info("await %s: failed: %s %s", generation.id, record.failure.code, record.failure.message)
            await transitions.fail(workshop, generation, *failure_of(record.failure.kind))
        else:
            await _look_later(workshop, generation, asked_at)
    return None


async def _look_later(workshop: Workshop, generation: GenerationRecord, asked_at: datetime) -> None:
    """Give the task back until its next look; past the deadline this look was the last."""
    moment = now()
    timings = workshop.timings
    if moment - asked_at > timings.deadline:
        message = "The image service took too long."
        await transitions.fail(workshop, generation, FailureCode.TIMED_OUT, message)
        return
    if generation.called_back_at is not None:
        due_at = moment + min(timings.look_every, timings.backoff(generation.attempts))
    else:
        due_at = timings.next_look(asked_at, moment, reachable=workshop.reachable)
    due_at = min(due_at, asked_at + timings.deadline)
    await workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=True)
