"""Payments: reading them for their owner."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.payments import Payment
from db.queries.pages import page
from db.records.pages import Page, Window
from db.records.payments import PaymentRecord

_COLUMNS = (
    Payment.id,
    Payment.user_id,
    Payment.status,
    Payment.amount,
    Payment.currency,
    Payment.credits,
    Payment.pack,
    Payment.provider,
    Payment.created_at,
)


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[PaymentRecord]:
    """Return a page of a user's payments, newest first."""
    statement = select(*_COLUMNS).where(Payment.user_id == user_id)
    return await page(connection, statement, Payment.id, window, lambda row: PaymentRecord(*row))


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(Payment).where(Payment.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, PaymentRecord]:
    statement = select(*_COLUMNS).where(Payment.user_id == user_id, Payment.id.in_(ids))
    return {row.id: PaymentRecord(*row) for row in await connection.execute(statement)}
