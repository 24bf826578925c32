"""Sums of a period by model: generations, ledger entries, and the provider's prices; and the money from payments."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import BigInteger, ColumnElement, DateTime, String, and_, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.models.billing.credits import Cause, CreditTransaction, CreditTransactionKind, kinds_of
from db.models.billing.payments import Payment, PaymentReversal, ReversalKind
from db.models.creations import CreationStatus, FailureCode, GenerationTask


class EndedSum(Struct, frozen=True):
    """The generations of a model that ended in one way, and the provider's credits for them.

    ``unpriced``: those that were sent and whose price the provider did not report. ``day`` is in UTC.
    """

    day: str
    model: str
    status: CreationStatus
    failure_code: FailureCode | None
    count: int
    provider_credits: float
    unpriced: int


class LedgerSum(Struct, frozen=True):
    """The ledger entries of one kind for the generations of a model on a day in UTC; ``amount`` is signed."""

    day: str
    model: str
    kind: CreditTransactionKind
    amount: int


class MoneySum(Struct, frozen=True):
    """The money of payments in one currency, in its smallest unit."""

    currency: str
    amount: int


async def ended(connection: AsyncConnection, begin: datetime, end: datetime) -> Sequence[EndedSum]:
    """Return the sums of the generations that ended from ``begin`` until before ``end``."""
    task = GenerationTask
    unpriced = case((and_(task.provider_task_id.is_not(None), task.provider_credits.is_(None)), 1), else_=0)
    groups = (_day(connection, task.completed_at), task.model, task.status, task.failure_code)
    statement = (
        select(*groups, func.count(), func.sum(task.provider_credits), _sum(unpriced))
        .where(task.completed_at >= begin, task.completed_at < end)
        .group_by(*groups)
        .order_by(*groups)
    )
    return [
        EndedSum(str(day)[:10], model, status, code, count, provider_credits or 0.0, unpriced)
        for day, model, status, code, count, provider_credits, unpriced in await connection.execute(statement)
    ]


async def entries(connection: AsyncConnection, begin: datetime, end: datetime) -> Sequence[LedgerSum]:
    """Return the sums of the ledger entries for generations that were written from ``begin`` until before ``end``."""
    entry = CreditTransaction
    groups = (_day(connection, entry.created_at), GenerationTask.model, entry.kind)
    statement = (
        select(*groups, _sum(entry.amount))
        .join(GenerationTask, GenerationTask.id == entry.generation_id)
        .where(entry.created_at >= begin, entry.created_at < end, entry.kind.in_(kinds_of(Cause.GENERATION)))
        .group_by(*groups)
        .order_by(*groups)
    )
    return [LedgerSum(str(day)[:10], *others) for day, *others in await connection.execute(statement)]


async def issued_credits(connection: AsyncConnection, end: datetime) -> int:
    """Return the credits that users got before ``end``, less those taken back: all entries but charges and refunds."""
    entry = CreditTransaction
    issued = [kind for kind in CreditTransactionKind if kind.rule.total != "used"]
    statement = select(_sum(entry.amount)).where(entry.created_at < end, entry.kind.in_(issued))
    return int(await connection.scalar(statement) or 0)


async def money(connection: AsyncConnection, end: datetime) -> Sequence[MoneySum]:
    """Return the money by currency of the payments whose credits were given before ``end``, less what went back."""
    paid = (
        select(Payment.currency, _sum(Payment.amount))
        .join(CreditTransaction, CreditTransaction.payment_id == Payment.id)
        .where(CreditTransaction.kind == CreditTransactionKind.PURCHASE, CreditTransaction.created_at < end)
        .group_by(Payment.currency)
    )
    sums = {currency: int(amount) for currency, amount in await connection.execute(paid)}
    back = or_(PaymentReversal.kind == ReversalKind.REFUND, PaymentReversal.kind == ReversalKind.DISPUTE)
    gone = (
        select(Payment.currency, _sum(case((back, PaymentReversal.amount), else_=-PaymentReversal.amount)))
        .join(PaymentReversal, PaymentReversal.payment_id == Payment.id)
        .where(PaymentReversal.created_at < end)
        .group_by(Payment.currency)
    )
    for currency, amount in await connection.execute(gone):
        sums[currency] = sums.get(currency, 0) - int(amount)
    return [MoneySum(currency, amount) for currency, amount in sorted(sums.items())]


def _day(connection: AsyncConnection, moment: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """Return the day of a moment in UTC: a date, or a text that begins with it."""
    # Not ``date``, which converts to the time zone of the connection.
    if connection.dialect.name == "sqlite":
        return func.date(moment, type_=String)
    return func.date_trunc("day", func.timezone("UTC", moment), type_=DateTime)


def _sum(amount: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[int]:
    # PostgreSQL's sum of BIGINT is NUMERIC.
    return cast(func.coalesce(func.sum(amount), 0), BigInteger)
