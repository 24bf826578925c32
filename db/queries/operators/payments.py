"""Queries of operators for payments, with the money that went back."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import BigInteger, ColumnElement, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.billing.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.queries.pagination import first_id, newest_page
from db.records.pagination import Page, Window
from db.records.rows import RowReader


class PaymentFacts(Struct, frozen=True, kw_only=True):
    """A payment as operators see it."""

    id: str
    user_id: str
    status: PaymentStatus
    amount: int
    currency: str
    credits: int
    pack: str
    provider: str
    provider_reference: str | None
    payment_intent: str | None
    created_at: datetime
    updated_at: datetime
    amount_returned: int


class PaymentFilter(Struct, frozen=True, kw_only=True):
    """Which payments to find; None: all."""

    user_id: str | None = None
    status: PaymentStatus | None = None
    created_since: datetime | None = None
    created_before: datetime | None = None


def _returned() -> ColumnElement[int]:
    back = or_(PaymentReversal.kind == ReversalKind.REFUND, PaymentReversal.kind == ReversalKind.DISPUTE)
    amount = case((back, PaymentReversal.amount), else_=-PaymentReversal.amount)
    # PostgreSQL's sum of BIGINT is NUMERIC.
    total = cast(func.coalesce(func.sum(amount), 0), BigInteger)
    return select(total).where(PaymentReversal.payment_id == Payment.id).correlate(Payment).scalar_subquery()


_FACTS = RowReader(PaymentFacts, Payment, amount_returned=_returned())


async def by_name(connection: AsyncConnection, name: str) -> PaymentFacts | None:
    """Return the payment with this id, or with this id of its checkout or payment at the provider."""
    for column in (Payment.id, Payment.provider_reference, Payment.payment_intent):
        statement = select(*_FACTS.columns).where(column == name).limit(1)
        if found := _FACTS.first(await connection.execute(statement)):
            return found
    return None


async def find(connection: AsyncConnection, wanted: PaymentFilter, window: Window) -> Page[PaymentFacts]:
    """Return a page of the payments that match, newest first."""
    # Ids begin with the time, so a period is a range of the primary key.
    conditions = [
        None if wanted.user_id is None else Payment.user_id == wanted.user_id,
        None if wanted.status is None else Payment.status == wanted.status,
        None if wanted.created_since is None else Payment.id >= first_id("pay", wanted.created_since),
        None if wanted.created_before is None else Payment.id < first_id("pay", wanted.created_before),
    ]
    statement = select(*_FACTS.columns).where(*(each for each in conditions if each is not None))
    return await newest_page(connection, statement, Payment.id, window, _FACTS.record)
