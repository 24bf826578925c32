"""The log line of each step that a generation leaves."""

import logging
from datetime import datetime

from db.models.creations import CreationStatus, FailureCode, Step
from db.records.creations import GenerationRecord

_log = logging.getLogger("atelier.steps")


def note_left(
    generation: GenerationRecord,
    moment: datetime,
    *,
    next_step: Step | None,
    status: CreationStatus,
    reason: FailureCode | None = None,
) -> None:
    """Log that a generation left its step at ``moment``, with the time that it spent there."""
    if not _log.isEnabledFor(logging.INFO):
        return
    fields = {
        "creation": generation.id,
        "step": generation.step.value,
        "next": None if next_step is None else next_step.value,
        "status": status.value,
        "reason": None if reason is None else reason.value,
        "model": generation.model,
        "attempts": generation.attempts,
        "seconds": round(max(0.0, (moment - generation.step_at).total_seconds()), 3),
    }
    _log.info("step", extra={"fields": fields})
