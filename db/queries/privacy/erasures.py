"""Queries for the erasures of persons: request, claim, progress, and the objects that they delete."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.billing.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.creations import GenerationTask
from db.models.privacy import ErasedObject, ErasureState, PersonErasure
from db.models.users import User
from db.records.privacy import PersonErasureRecord
from db.records.rows import RowReader
from db.upsert import insert_for

# Banks decide within about four months; older disputes may be from a version that did not record the decision.
DISPUTE_LASTS = timedelta(days=180)
# Longer than any process keeps an account in its cache without reading it.
ERASED_FOR = timedelta(days=400)

_ERASURE = RowReader(PersonErasureRecord, PersonErasure)


async def insert_new(connection: AsyncConnection, erasure: PersonErasureRecord, *, due_at: datetime) -> bool:
    """Insert an erasure; False, with nothing written, if the user has one."""
    inserted = insert_for(connection, PersonErasure, **asdict(erasure), due_at=due_at, leased_until=None)
    statement = inserted.on_conflict_do_nothing(index_elements=[PersonErasure.user_id])
    return (await connection.execute(statement.returning(PersonErasure.user_id))).one_or_none() is not None


async def of_user(connection: AsyncConnection, user_id: str) -> PersonErasureRecord | None:
    statement = select(*_ERASURE.columns).where(PersonErasure.user_id == user_id)
    return _ERASURE.first(await connection.execute(statement))


async def has_begun(connection: AsyncConnection, user_id: str) -> bool:
    """Return whether the erasure of a user is under way or finished; one that is only requested still waits."""
    erasure = await of_user(connection, user_id)
    return erasure is not None and erasure.state is not ErasureState.REQUESTED


async def unfinished(connection: AsyncConnection, *, limit: int) -> list[PersonErasureRecord]:
    """Return the erasures that are not finished, oldest first."""
    statement = select(*_ERASURE.columns).where(PersonErasure.state != ErasureState.ERASED)
    return _ERASURE.records(await connection.execute(statement.order_by(PersonErasure.requested_at).limit(limit)))


async def users_by_state(database: Database, now: datetime) -> Mapping[ErasureState, frozenset[str]]:
    """Return the ids of the users with an erasure by its state; of the erased ones, those that a cache may hold."""
    lately = or_(PersonErasure.state != ErasureState.ERASED, PersonErasure.erased_at > now - ERASED_FOR)
    async with database.read() as connection:
        rows = (await connection.execute(select(PersonErasure.user_id, PersonErasure.state).where(lately))).all()
    return {state: frozenset(row.user_id for row in rows if row.state is state) for state in ErasureState}


async def claim(
    connection: AsyncConnection, now: datetime, *, lease: str, until: datetime
) -> PersonErasureRecord | None:
    """Lease the erasure that is due longest."""
    free = or_(PersonErasure.leased_until.is_(None), PersonErasure.leased_until <= now)
    due = select(PersonErasure.user_id).where(PersonErasure.due_at <= now, free).order_by(PersonErasure.due_at)
    chosen = due.limit(1).with_for_update(skip_locked=True).cte("chosen")
    statement = (
        update(PersonErasure)
        .where(PersonErasure.user_id.in_(select(chosen.c.user_id)))
        .values(lease=lease, leased_until=until)
        .returning(*_ERASURE.columns)
    )
    return _ERASURE.first(await connection.execute(statement))


async def change(connection: AsyncConnection, erasure: PersonErasureRecord, **values: Any) -> bool:
    """Change a leased erasure; False, with nothing changed, if the lease was lost."""
    held = (PersonErasure.user_id == erasure.user_id, PersonErasure.lease == erasure.lease)
    return (await connection.execute(update(PersonErasure).where(*held).values(**values))).rowcount == 1


async def verify_now(connection: AsyncConnection, user_id: str, now: datetime) -> None:
    """Let a worker verify a finished erasure now; one that is not finished is verified at its end."""
    finished = (PersonErasure.user_id == user_id, PersonErasure.state == ErasureState.ERASED)
    await connection.execute(update(PersonErasure).where(*finished).values(due_at=now))


async def obstacles(connection: AsyncConnection, user_id: str, now: datetime) -> dict[str, int]:
    """Return what an erasure has to wait for: the numbers by name; without those that are 0."""
    unfinished = select(func.count()).select_from(GenerationTask).where(GenerationTask.user_id == user_id)
    undecided = select(func.count()).select_from(Payment).where(Payment.user_id == user_id)
    other = PersonErasure.metadata.tables[PaymentReversal.__tablename__].alias("other")
    won = exists().where(
        other.c.payment_id == PaymentReversal.payment_id,
        other.c.reference == PaymentReversal.reference,
        other.c.kind == ReversalKind.DISPUTE_WON,
    )
    disputes = (
        select(func.count())
        .select_from(PaymentReversal)
        .join(Payment, Payment.id == PaymentReversal.payment_id)
        .where(
            Payment.user_id == user_id,
            PaymentReversal.kind == ReversalKind.DISPUTE,
            PaymentReversal.closed_at.is_(None),
            PaymentReversal.created_at > now - DISPUTE_LASTS,
            ~won,
        )
    )
    statements = {
        "generations": unfinished.where(GenerationTask.step.is_not(None)),
        "payments": undecided.where(Payment.status == PaymentStatus.PENDING, Payment.look_at.is_not(None)),
        "disputes": disputes,
    }
    found = {name: int(await connection.scalar(statement) or 0) for name, statement in statements.items()}
    return {name: count for name, count in found.items() if count}


async def subject_of(connection: AsyncConnection, user_id: str) -> str | None:
    return await connection.scalar(select(User.subject).where(User.id == user_id))


async def subjects_after(connection: AsyncConnection, after: str, *, limit: int) -> list[tuple[str, str, datetime]]:
    """Return ids, subjects and times of creation of users with ids after ``after``, in order."""
    statement = select(User.id, User.subject, User.created_at).where(User.id > after).order_by(User.id).limit(limit)
    return [(row.id, row.subject, row.created_at) for row in await connection.execute(statement)]


async def rename(connection: AsyncConnection, user_id: str, subject: str) -> None:
    """Replace the subject of an account."""
    await connection.execute(update(User).where(User.id == user_id).values(subject=subject))


async def add_objects(connection: AsyncConnection, user_id: str, keys: Collection[str]) -> None:
    """Note objects that an erasure deletes."""
    for key in sorted(keys):
        inserted = insert_for(connection, ErasedObject, storage_key=key, user_id=user_id)
        await connection.execute(inserted.on_conflict_do_nothing(index_elements=[ErasedObject.storage_key]))


async def objects(connection: AsyncConnection, user_id: str, after: str, *, limit: int) -> list[str]:
    """Return keys of objects that an erasure deleted, after the key ``after``, in order."""
    mine = and_(ErasedObject.user_id == user_id, ErasedObject.storage_key > after)
    statement = select(ErasedObject.storage_key).where(mine).order_by(ErasedObject.storage_key).limit(limit)
    return list(await connection.scalars(statement))


async def forget_objects(connection: AsyncConnection, user_id: str) -> None:
    await connection.execute(delete(ErasedObject).where(ErasedObject.user_id == user_id))


async def seeded(
    connection: AsyncConnection, user_id: str, *, after: str = "", limit: int | None = None
) -> Sequence[tuple[str, str, int]]:
    """Return ids, seeds and numbers of further inputs of a user's finished creations that may have unnamed objects.

    In order, and of creations with ids after ``after``.
    """
    task = GenerationTask
    statement = select(task.id, task.storage_seed, task.further_inputs).where(
        task.user_id == user_id, task.id > after, task.storage_seed.is_not(None), task.step.is_(None)
    )
    rows = await connection.execute(statement.order_by(task.id).limit(limit))
    return [(row.id, row.storage_seed or "", row.further_inputs) for row in rows]
