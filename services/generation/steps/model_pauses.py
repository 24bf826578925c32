"""Pauses of models because of their failures: for growing intervals, the same in all processes."""

import itertools
import logging
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.queries import model_states
from db.queries.generations import models as model_queries
from db.queries.model_states import PauseRecord
from services.clock import now
from services.generation.steps.context import PipelineContext

_log = logging.getLogger("atelier.models")


class Rules(Struct, frozen=True):
    """When failures pause a model, and for how long.

    A model is paused after ``failures`` in a row, of requests of ``users`` or more: so no user can pause it alone. Only
    its own failures count, not refused prompts or inputs, and one success between them begins the count again.
    """

    failures: int = 5
    users: int = 3
    intervals: tuple[timedelta, ...] = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))


RULES = Rules()


async def after_failure(pipeline: PipelineContext, slug: str) -> None:
    """Pause a model if it has failed too often in a row; call this after the commit of a failure.

    An error of the database is only logged: the next failure counts the same rows again.
    """
    try:
        until = await pipeline.database.transact(_pause_if_failing, slug)
        await _apply(pipeline, slug, until)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        _log.warning("model %s: its failures were not counted: %s", slug, type(error).__name__)


async def switched_off(pipeline: PipelineContext, slug: str, reason: str) -> None:
    """Pause a model because the provider answers that it is switched off."""
    await _apply(pipeline, slug, await pipeline.database.transact(_pause_at_once, slug, reason))


async def _apply(pipeline: PipelineContext, slug: str, until: datetime | None) -> None:
    if until is None:
        return
    _log.error("model %s: paused until %s", slug, f"{until:%Y-%m-%d %H:%M:%S}")
    pipeline.metrics.models.paused(slug)
    await pipeline.availability.refresh(pipeline.database)


async def _pause_if_failing(connection: AsyncConnection, slug: str) -> datetime | None:
    """Return until when the model is paused; None if it is not, or is paused already."""
    pause = await model_states.lock_pause(connection, slug)
    if pause is not None and pause.is_active(now()):
        return None
    # Requests sent before the last pause show nothing new.
    ended = await model_queries.newest_ended(connection, slug, None if pause is None else pause.until)
    failed = list(itertools.takewhile(lambda each: each.model_fault, ended))
    if len(failed) < RULES.failures or len({each.user_id for each in failed}) < RULES.users:
        return None
    return await _pause(connection, slug, pause, f"{len(failed)} failures in a row")


async def _pause_at_once(connection: AsyncConnection, slug: str, reason: str) -> datetime | None:
    pause = await model_states.lock_pause(connection, slug)
    return await _pause(connection, slug, pause, reason)


async def _pause(connection: AsyncConnection, slug: str, last: PauseRecord | None, reason: str) -> datetime | None:
    """Pause a model, longer than the last time unless it has succeeded since; None if another was first."""
    failures, moment = 0, now()
    if last is not None and last.until is not None:
        failures = 0 if await model_queries.has_succeeded(connection, slug, last.until) else last.failures
    until = moment + RULES.intervals[min(failures, len(RULES.intervals) - 1)]
    is_first = await model_states.pause(connection, slug, moment, until=until, reason=reason, failures=failures + 1)
    return until if is_first else None
