"""Queries of operators for generations of all users: find, group failures, requeue and cancel."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import WITHOUT_IMAGE, CreationStatus, FailureCode, GenerationTask, Step
from db.queries.pagination import first_id, newest_page
from db.records.pagination import Page, Window
from db.records.rows import RowReader

MAX_GROUPS = 100


class GenerationFacts(Struct, frozen=True, kw_only=True):
    """A generation as operators see it: everything but its prompt and its pictures."""

    id: str
    user_id: str
    status: CreationStatus
    step: Step | None
    step_at: datetime
    due_at: datetime | None
    attempts: int
    leased_until: datetime | None
    version: int
    model: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    credits_used: int
    retry_of: str | None
    group_id: str | None
    provider_attempt: int
    asked_at: datetime | None
    resubmitted_because: str | None
    provider_task_id: str | None
    called_back_at: datetime | None
    result_reads: int
    result_refused_host: str | None
    provider_code: str | None
    provider_message: str | None
    provider_credits: float | None
    provider_seconds: float | None
    failure_code: FailureCode | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None


class FailureGroup(Struct, frozen=True, kw_only=True):
    """The failures of a model with the same words of the provider; ``example`` is the newest generation's id."""

    model: str
    failure_code: FailureCode
    provider_code: str | None
    provider_message: str | None
    count: int
    example: str
    last_at: datetime


class GenerationFilter(Struct, frozen=True, kw_only=True):
    """Which generations to find; None: all."""

    user_id: str | None = None
    status: CreationStatus | None = None
    model: str | None = None
    created_since: datetime | None = None
    created_before: datetime | None = None
    step: Step | None = None
    step_before: datetime | None = None
    unfinished: bool = False
    failure_code: FailureCode | None = None
    provider_code: str | None = None
    provider_message: str | None = None
    group_id: str | None = None


_WITHOUT_IMAGE = {CreationStatus.FAILED, CreationStatus.CANCELED}
_UNFINISHED = {CreationStatus.WAITING, CreationStatus.PROCESSING}
_FACTS = RowReader(GenerationFacts, GenerationTask)
_WORDS = (
    GenerationTask.model,
    GenerationTask.failure_code,
    GenerationTask.provider_code,
    GenerationTask.provider_message,
)
_COUNT, _NEWEST = func.count(GenerationTask.id), func.max(GenerationTask.id)
_GROUP = RowReader(
    FailureGroup, GenerationTask, count=_COUNT, example=_NEWEST, last_at=func.max(GenerationTask.completed_at)
)


async def by_id(connection: AsyncConnection, creation_id: str) -> GenerationFacts | None:
    return _FACTS.first(await connection.execute(select(*_FACTS.columns).where(GenerationTask.id == creation_id)))


async def by_provider_task_id(connection: AsyncConnection, task_id: str) -> GenerationFacts | None:
    statement = select(*_FACTS.columns).where(GenerationTask.provider_task_id == task_id)
    return _FACTS.first(await connection.execute(statement))


async def find(connection: AsyncConnection, wanted: GenerationFilter, window: Window) -> Page[GenerationFacts]:
    """Return a page of the generations that match, newest first."""
    task = GenerationTask
    # Ids begin with the time, so a period is a range of the primary key.
    is_unfinished = wanted.unfinished or wanted.step is not None or wanted.step_before is not None
    equal = ("user_id", "status", "model", "step", "failure_code", "provider_code", "provider_message", "group_id")
    conditions = [
        *(getattr(task, name) == value for name in equal if (value := getattr(wanted, name)) is not None),
        # Indexes of unfinished and of failed generations are small.
        task.step.is_not(None) if is_unfinished or wanted.status in _UNFINISHED else None,
        # The planner matches a partial index only by constants.
        text(f"{task.__tablename__}.{WITHOUT_IMAGE}")
        if wanted.status in _WITHOUT_IMAGE or _is_of_failure(wanted)
        else None,
        task.status == CreationStatus.FAILED if _is_of_failure(wanted) else None,
        None if wanted.step_before is None else task.step_at < wanted.step_before,
        None if wanted.created_since is None else task.id >= first_id("cre", wanted.created_since),
        None if wanted.created_before is None else task.id < first_id("cre", wanted.created_before),
    ]
    statement = select(*_FACTS.columns).where(*(each for each in conditions if each is not None))
    return await newest_page(connection, statement, task.id, window, _FACTS.record)


def _is_of_failure(wanted: GenerationFilter) -> bool:
    """Return whether a filter names a reason: then it finds failed generations only."""
    return (wanted.failure_code, wanted.provider_code, wanted.provider_message) != (None, None, None)


async def failures(connection: AsyncConnection, since: datetime) -> Sequence[FailureGroup]:
    """Return the failures since a time, grouped by the provider's words, the most frequent first."""
    statement = (
        select(*_GROUP.columns)
        .where(GenerationTask.status == CreationStatus.FAILED, GenerationTask.completed_at >= since)
        .group_by(*_WORDS)
        .order_by(_COUNT.desc(), _NEWEST.desc())
        .limit(MAX_GROUPS)
    )
    return _GROUP.records(await connection.execute(statement))


async def make_due(connection: AsyncConnection, creation_id: str, now: datetime) -> None:
    """Make the step of a locked, unfinished generation due, without failed attempts."""
    await connection.execute(
        update(GenerationTask)
        .where(GenerationTask.id == creation_id, GenerationTask.step.is_not(None))
        .values(due_at=now, attempts=0, lease=None, leased_until=None)
    )


def _canceled(now: datetime) -> dict[str, object]:
    return {
        "status": CreationStatus.CANCELED,
        "step": None,
        "due_at": None,
        "lease": None,
        "leased_until": None,
        "version": GenerationTask.version + 1,
        "updated_at": now,
        "completed_at": now,
    }


async def cancel_unfinished(connection: AsyncConnection, creation_id: str, now: datetime) -> bool:
    """Cancel a generation at any step; False if it is finished."""
    statement = update(GenerationTask).where(GenerationTask.id == creation_id, GenerationTask.step.is_not(None))
    return (await connection.execute(statement.values(**_canceled(now)))).rowcount == 1


async def cancel_all_unasked(connection: AsyncConnection, user_id: str, now: datetime) -> Sequence[str]:
    """Cancel all generations of a user that were not sent to the provider; return their ids."""
    unasked = (
        GenerationTask.user_id == user_id,
        GenerationTask.step.in_([Step.PREPARE, Step.SUBMIT]),
        GenerationTask.asked_at.is_(None),
    )
    # Locked in one order, before the caller locks the user.
    locking = select(GenerationTask.id).where(*unasked).order_by(GenerationTask.id).with_for_update(key_share=True)
    ids = list(await connection.scalars(locking))
    if ids:
        await connection.execute(update(GenerationTask).where(GenerationTask.id.in_(ids)).values(**_canceled(now)))
    return ids
