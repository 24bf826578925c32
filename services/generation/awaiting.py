"""AWAIT: learn from Kie.ai how a task ended.

``recordInfo`` is the verdict; a callback only makes it be read sooner. Nothing but a terminal state or the
deadline ends a task: an answer that cannot be used is read again later, past the deadline too.
"""

import logging
from collections.abc import Callable, Sequence
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
    try:
        record = await workshop.kie.read_task(generation.kie_task_id or "")
    except KieResultMissing as error:
        _log.error("await %s: success without an image: %s", generation.id, error)
        message = "The image service sent no image."
        await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
    except KieUnknownTask:
        # What Kie.ai calls back about it knows, though what is read there may not yet.
        heard_at = max(_asked_at(generation), generation.called_back_at or _asked_at(generation))
        if now() - heard_at > workshop.timings.unknown_grace:
            message = "The image service lost this request."
            await transitions.fail(workshop, generation, FailureCode.PROVIDER_ERROR, message)
        else:
            await _look_later(workshop, generation, answered=True)
    except KieError as error:
        _log.warning("await %s: not read: %s", generation.id, error)
        if isinstance(error, KieThrottled):
            wait = timedelta(seconds=error.retry_after)
            await admission.pause(workshop, admission.READ, wait, "too many requests")
        await _look_later(workshop, generation, answered=False)
    else:
        if record.state is TaskState.SUCCESS:
            return await transitions.advance(
                workshop,
                generation,
                Step.STORE,
                CreationStatus.PROCESSING,
                go_on=may_store(),
                result_url=_fetchable(workshop, record.result_urls),
            )
        if record.failure is not None:
            _log.info("await %s: failed: %s %s", generation.id, record.failure.code, record.failure.message)
            await transitions.fail(workshop, generation, *failure_of(record.failure.kind))
        else:
            await _look_later(workshop, generation, answered=True)
    return None


def _fetchable(workshop: Workshop, addresses: Sequence[str]) -> str:
    """Return the first of a task's addresses that images may be fetched from, or else the first."""
    allowed = (address for address in addresses if workshop.results.refuse_at_sight(address) is None)
    return next(allowed, addresses[0])


def _asked_at(generation: GenerationRecord) -> datetime:
    return generation.asked_at or generation.step_at


async def _look_later(workshop: Workshop, generation: GenerationRecord, *, answered: bool) -> None:
    """Give the task back until its next look; past the deadline this look was the last, unless nothing was read.

    Whoever did not answer may have made the image: while Kie.ai is away, nothing that it makes is given up yet.
    """
    moment, timings, asked_at = now(), workshop.timings, _asked_at(generation)
    deadline = asked_at + timings.deadline
    if moment > (deadline if answered else deadline + timings.result_patience):
        message = "The image service took too long."
        await transitions.fail(workshop, generation, FailureCode.TIMED_OUT, message)
        return
    if generation.called_back_at is not None:
        due_at = moment + min(timings.look_every, timings.backoff(generation.attempts))
    else:
        due_at = timings.next_look(asked_at, moment, reachable=workshop.reachable)
    if moment <= deadline:
        due_at = min(due_at, deadline)
    await workshop.database.transact(generation_queries.postpone, generation, due_at=due_at, failed=True)
