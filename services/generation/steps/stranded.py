"""Generations that wait for a paused model: they keep their place until its deadline, then they are refunded."""

import logging
from datetime import timedelta

from db.models.creations import FailureCode
from db.queries.generations import models as model_queries
from services.clock import now
from services.generation.steps import transitions
from services.generation.steps.context import PipelineContext
from services.generation.steps.dispatch import new_lease
from services.generation.steps.transitions import LeaseLost

AT_ONCE = 50
UNKNOWN_DEADLINE = timedelta(minutes=15)  # Of a model that is not in the catalogue of this process.

_log = logging.getLogger("atelier.generation")


async def refund_stranded(pipeline: PipelineContext) -> int:
    """Fail, with a refund, generations that have waited for a paused model longer than its deadline; return how many.

    The time counts from the later of the beginning of the generation and that of the pause.
    """
    count = 0
    for pause in pipeline.availability.pauses():
        moment = now()
        before = moment - (pipeline.availability.deadline_of(pause.slug) or UNKNOWN_DEADLINE)
        if pause.paused_at > before:
            continue
        generations = await pipeline.database.transact(
            model_queries.claim_stranded,
            pause.slug,
            moment,
            before=before,
            lease=new_lease(),
            until=moment + pipeline.timings.lease,
            limit=AT_ONCE,
        )
        for generation in generations:
            try:
                message = "This model is paused. Choose another one."
                await transitions.fail(pipeline, generation, FailureCode.PROVIDER_ERROR, message)
            except LeaseLost:
                _log.info("%s: taken over by another", generation.id)
        count += len(generations)
    return count
