"""Generations: what the worker claims, and the guarded changes that it makes.

A claim puts a lease on a row; every change by its holder is guarded by that lease, so whoever lost it to
another does nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Insert,
    Integer,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from db.engine import Database, rows_of
from db.frequent import Frequent
from db.models.creations import CreationStatus, GenerationTask, Step
from db.records.creations import GenerationRecord

_COLUMNS = (
    GenerationTask.id,
    GenerationTask.user_id,
    GenerationTask.step,
    GenerationTask.step_at,
    GenerationTask.attempts,
    GenerationTask.lease,
    GenerationTask.prompt,
    GenerationTask.style,
    GenerationTask.aspect_ratio,
    GenerationTask.resolution,
    GenerationTask.output_format,
    GenerationTask.source_url,
    GenerationTask.source_image_id,
    GenerationTask.source_upload_id,
    GenerationTask.original_image_id,
    GenerationTask.kie_attempt,
    GenerationTask.asked_at,
    GenerationTask.kie_task_id,
    GenerationTask.called_back_at,
    GenerationTask.result_url,
    GenerationTask.created_at,
)


def record(row: Row[*tuple[Any, ...]] | tuple[Any, ...]) -> GenerationRecord:
    """Make a record of what a claim returns."""
    return GenerationRecord(*row)


_UNASKED = and_(GenerationTask.step == Step.SUBMIT, GenerationTask.asked_at.is_(None))
_ASKED = and_(GenerationTask.step == Step.SUBMIT, GenerationTask.asked_at.is_not(None))
_RUNNING = or_(GenerationTask.step == Step.AWAIT, _ASKED)


def insert_task() -> Insert:
    return insert(GenerationTask)


def _given(name: str, key: str) -> BindParameter[Any]:
    """Return the parameter ``name`` for what a column holds: statements that run often are built once."""
    return bindparam(name, type_=getattr(GenerationTask, key).type)


_NOW = _given("now", "due_at")
_DUE = and_(
    GenerationTask.due_at <= _NOW, or_(GenerationTask.leased_until.is_(None), GenerationTask.leased_until <= _NOW)
)
_HELD = and_(
    GenerationTask.id == bindparam("held_id"),
    GenerationTask.step == _given("held_step", "step"),
    GenerationTask.lease == bindparam("held_lease"),
)


async def by_id(connection: AsyncConnection, creation_id: str) -> GenerationRecord | None:
    """Return a generation that is still being made, whoever owns it."""
    statement = select(*_COLUMNS).where(GenerationTask.id == creation_id, GenerationTask.step.is_not(None))
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else record(row)


_FREE_AT = case(
    (GenerationTask.leased_until > GenerationTask.due_at, GenerationTask.leased_until),
    else_=GenerationTask.due_at,
)
_NEXT_DUE = Frequent(
    select(GenerationTask.step, func.min(_FREE_AT, type_=GenerationTask.due_at.type))
    .where(GenerationTask.step.is_not(None))
    .group_by(GenerationTask.step)
)


async def next_due(reading: Database | AsyncConnection) -> dict[Step, datetime]:
    """Return the moment at which some generation can next be claimed, for each step that any is at."""
    return {row[0]: row[1] for row in await rows_of(reading, _NEXT_DUE, {})}


def _claiming(candidates: Select[str], **values: Any) -> Update:
    # FOR NO KEY UPDATE, here as everywhere: a plain FOR UPDATE would be in the way of rows that refer to it.
    candidates = candidates.with_for_update(skip_locked=True, key_share=True, of=GenerationTask)
    # Materialised: PostgreSQL could otherwise run the sub-select again for rows that changed meanwhile.
    chosen = candidates.cte("chosen")
    return (
        update(GenerationTask)
        .where(GenerationTask.id.in_(select(chosen.c.id)))
        .values(lease=bindparam("by"), leased_until=_given("until", "leased_until"), **values)
        .returning(*_COLUMNS)
    )


def claiming(limit: ColumnElement[int]) -> Update:
    """Return the statement of ``claim``, with so many at most."""
    return _claiming(
        select(GenerationTask.id)
        .where(GenerationTask.step == _given("at_step", "step"), _DUE)
        .order_by(GenerationTask.called_back_at.is_(None), GenerationTask.due_at)
        .limit(limit)
    )


_CLAIM = claiming(bindparam("limit", type_=Integer))
_CLAIM_UNANSWERED = _claiming(
    select(GenerationTask.id).where(_ASKED, _DUE).order_by(GenerationTask.due_at).limit(bindparam("limit"))
)


async def claim(
    connection: AsyncConnection, step: Step, now: datetime, *, lease: str, until: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease up to ``limit`` generations whose step is due, those called back first; not for SUBMIT."""
    given = {"at_step": step, "now": now, "by": lease, "until": until, "limit": limit}
    return [record(row) for row in await connection.execute(_CLAIM, given)]


async def claim_unanswered(
    connection: AsyncConnection, now: datetime, *, lease: str, until: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease generations of which Kie.ai was asked and whose asker never learned the answer."""
    given = {"now": now, "by": lease, "until": until, "limit": limit}
    return [record(row) for row in await connection.execute(_CLAIM_UNANSWERED, given)]


def _ranked(waiting: ColumnElement[bool]) -> Select[str, int]:
    """Order waiting generations fairly between users.

    A generation's rank is its place among its user's waiting ones plus what that user has running already,
    so one user's five hundred do not delay another's first; equal ranks go by age.
    """
    running = (
        select(GenerationTask.user_id, func.count().label("running"))
        .where(_RUNNING)
        .group_by(GenerationTask.user_id)
        .subquery()
    )
    place = func.row_number().over(partition_by=GenerationTask.user_id, order_by=GenerationTask.id)
    return (
        select(GenerationTask.id, (place + func.coalesce(running.c.running, 0)).label("rank"))
        .outerjoin(running, running.c.user_id == GenerationTask.user_id)
        .where(waiting)
    )


_RUNNING_COUNT = select(func.count()).select_from(GenerationTask).where(_RUNNING)
_FIRST_UNASKED = select(GenerationTask.id).where(_UNASKED, _DUE).limit(1)


async def running_count(connection: AsyncConnection) -> int:
    """Return how many generations Kie.ai is, or may be, working on."""
    return int(await connection.scalar(_RUNNING_COUNT) or 0)


async def has_unasked(connection: AsyncConnection, now: datetime) -> bool:
    """Whether any generation waits to be sent to Kie.ai and could be sent now."""
    return (await connection.execute(_FIRST_UNASKED, {"now": now})).first() is not None


def _fairest() -> Select[str]:
    ranked = _ranked(and_(_UNASKED, _DUE)).subquery()
    return select(ranked.c.id).order_by(ranked.c.rank, ranked.c.id).limit(bindparam("limit"))


_FAIREST = _fairest()
_ADMIT = _claiming(
    select(GenerationTask.id).where(GenerationTask.id.in_(bindparam("chosen", expanding=True)), _UNASKED),
    asked_at=_NOW,
    kie_attempt=GenerationTask.kie_attempt + 1,
    # Until the answer is known it is due again only when a callback could long have come.
    due_at=_given("answer_by", "due_at"),
)


async def admit(
    connection: AsyncConnection, now: datetime, *, lease: str, until: datetime, answer_by: datetime, limit: int
) -> list[GenerationRecord]:
    """Lease the next ``limit`` generations in fair order and mark Kie.ai as asked for them.

    The mark is made before the request is sent: after a crash between the two, nobody sends it again blindly, nor
    before ``answer_by``.
    """
    # A row lock is not possible on ranked rows; the caller holds the lock of the limit's row.
    chosen = [row.id for row in await connection.execute(_FAIREST, {"now": now, "limit": limit})]
    if not chosen:
        return []
    given = {"chosen": chosen, "now": now, "by": lease, "until": until, "answer_by": answer_by}
    return [record(row) for row in await connection.execute(_ADMIT, given)]


async def queue_positions(connection: AsyncConnection, ids: list[str]) -> dict[str, int]:
    """Return the place of each of ``ids`` in the queue, from 1; none for those that were sent."""
    waiting = and_(GenerationTask.step.in_([Step.PREPARE, Step.SUBMIT]), GenerationTask.asked_at.is_(None))
    ranked = _ranked(waiting).subquery()
    positions = select(
        ranked.c.id, func.row_number().over(order_by=(ranked.c.rank, ranked.c.id)).label("position")
    ).subquery()
    statement = select(positions.c.id, positions.c.position).where(positions.c.id.in_(ids))
    return {row.id: row.position for row in await connection.execute(statement)}


def held(generation: GenerationRecord) -> dict[str, object]:
    """Return what says that a generation is still at the same step, and leased by the same."""
    return {"held_id": generation.id, "held_step": generation.step, "held_lease": generation.lease}


def moved(step: Step | None, status: CreationStatus, now: datetime) -> dict[str, object]:
    """Return what a generation has when it has come to a step, or to its end."""
    return {
        "step": step,
        "step_at": now,
        "status": status,
        "due_at": None if step is None else now,
        "attempts": 0,
        "lease": None,
        "leased_until": None,
        "updated_at": now,
        "completed_at": now if step is None else None,
    }


@lru_cache
def advancing(keys: frozenset[str]) -> Update:
    """Return the statement that gives these columns of a leased generation the values ``new_`` and their name."""
    values = {key: _given(f"new_{key}", key) for key in sorted(keys)}
    return update(GenerationTask).where(_HELD).values(version=GenerationTask.version + 1, **values)


async def advance(connection: AsyncConnection, generation: GenerationRecord, values: Mapping[str, object]) -> bool:
    """Give a leased generation what ``moved`` says, and more; False when the lease was lost."""
    given = held(generation) | {f"new_{key}": value for key, value in values.items()}
    return (await connection.execute(advancing(frozenset(values)), given)).rowcount == 1


async def postpone(
    connection: AsyncConnection,
    /,
    generation: GenerationRecord,
    *,
    due_at: datetime,
    failed: bool,
    **values: Any,
) -> bool:
    """Give a leased generation back, to be claimed again from ``due_at``; False when the lease was lost.

    A callback that came in since the claim keeps its say: then it stays due at once.
    """
    unheard = GenerationTask.called_back_at.is_not_distinct_from(generation.called_back_at)
    statement = (
        update(GenerationTask)
        .where(_HELD)
        .values(
            due_at=case((unheard, due_at), else_=GenerationTask.due_at),
            attempts=GenerationTask.attempts + (1 if failed else 0),
            lease=None,
            leased_until=None,
            **values,
        )
    )
    return (await connection.execute(statement, held(generation))).rowcount == 1


async def extend_leases(connection: AsyncConnection, generations: Sequence[GenerationRecord], until: datetime) -> None:
    """Hold leased generations for longer; nothing happens to those whose lease was lost."""
    of_these = tuple_(GenerationTask.id, GenerationTask.step, GenerationTask.lease).in_(
        [(generation.id, generation.step, generation.lease) for generation in generations]
    )
    await connection.execute(update(GenerationTask).where(of_these).values(leased_until=until))


_LOCK = select(GenerationTask.id).where(_HELD).with_for_update(key_share=True)
_HOLD = select(GenerationTask.id).where(GenerationTask.id == bindparam("id")).with_for_update(key_share=True)


async def lock(connection: AsyncConnection, generation: GenerationRecord) -> bool:
    """Hold a leased generation's row until the end of the transaction; False when the lease was lost."""
    return (await connection.execute(_LOCK, held(generation))).first() is not None


async def hold(connection: AsyncConnection, creation_id: str) -> bool:
    """Hold a generation's row until the end of the transaction, whoever has it leased; False when there is none.

    What is being written of it is waited for, and seen by the statements that follow.
    """
    return (await connection.execute(_HOLD, {"id": creation_id})).first() is not None


NOTE_CALLBACK = (
    update(GenerationTask)
    .where(
        GenerationTask.id == bindparam("of_id"),
        GenerationTask.step == Step.AWAIT,
        GenerationTask.kie_task_id == bindparam("of_kie_task"),
        GenerationTask.called_back_at.is_(None),
    )
    .values(called_back_at=_NOW, due_at=_NOW, attempts=0, version=GenerationTask.version + 1, updated_at=_NOW)
)


async def note_callback(connection: AsyncConnection, creation_id: str, kie_task_id: str, now: datetime) -> bool:
    """Note Kie.ai's hint that it is done; False when it was noted before or is not awaited."""
    given = {"of_id": creation_id, "of_kie_task": kie_task_id, "now": now}
    return (await connection.execute(NOTE_CALLBACK, given)).rowcount == 1


async def adopt(connection: AsyncConnection, creation_id: str, attempt: int, kie_task_id: str, now: datetime) -> bool:
    """Take over the task of a createTask whose answer has not been stored, from its callback.

    Whoever still waits for that answer has lost the lease with this. The callback of an attempt that was given up
    counts too, while the next waits to be sent or for its answer: that image is paid for and done.
    """
    statement = (
        update(GenerationTask)
        .where(
            GenerationTask.id == creation_id,
            GenerationTask.step == Step.SUBMIT,
            GenerationTask.kie_attempt >= attempt,
        )
        .values(
            asked_at=func.coalesce(GenerationTask.asked_at, literal(now, GenerationTask.asked_at.type)),
            status=CreationStatus.PROCESSING,
            step=Step.AWAIT,
            step_at=now,
            due_at=now,
            attempts=0,
            lease=None,
            leased_until=None,
            kie_task_id=kie_task_id,
            called_back_at=now,
            version=GenerationTask.version + 1,
            updated_at=now,
        )
    )
    return (await connection.execute(statement)).rowcount == 1
