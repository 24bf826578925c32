"""Queries that append to the credit ledger and read it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.billing.credits import Cause, CreditTransaction, CreditTransactionKind, kinds_of
from db.queries.pagination import page
from db.records.credits import CreditTransactionRecord
from db.records.pagination import Page, Window
from db.records.rows import RowReader

_ENTRY = RowReader(CreditTransactionRecord, CreditTransaction)


TAKEN_BACK = kinds_of(Cause.REVERSAL, Cause.DEBT)
"""The kinds of entries that take back the credits of a payment, at once or later, or return them."""


async def taken_back(connection: AsyncConnection, payment_id: str) -> int:
    """Return the number of a payment's credits that were taken back, minus the number returned."""
    statement = select(func.coalesce(func.sum(-CreditTransaction.amount), 0)).where(
        CreditTransaction.payment_id == payment_id, CreditTransaction.kind.in_(TAKEN_BACK)
    )
    return int(await connection.scalar(statement) or 0)


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[CreditTransactionRecord]:
    """Return a page of a user's ledger, newest first."""
    owner, key = CreditTransaction.user_id, CreditTransaction.id
    return await page(connection, select(*_ENTRY.columns), owner, key, user_id, window, _ENTRY.record)


async def by_id(connection: AsyncConnection, entry_id: str) -> CreditTransactionRecord | None:
    """Return an entry of any user's ledger."""
    statement = select(*_ENTRY.columns).where(CreditTransaction.id == entry_id)
    return _ENTRY.first(await connection.execute(statement))


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(CreditTransaction).where(CreditTransaction.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(
    connection: AsyncConnection, user_id: str, ids: Sequence[str]
) -> dict[str, CreditTransactionRecord]:
    statement = select(*_ENTRY.columns).where(CreditTransaction.user_id == user_id, CreditTransaction.id.in_(ids))
    return {entry.id: entry for entry in _ENTRY.records(await connection.execute(statement))}


async def has_entry(connection: AsyncConnection, generation_id: str, kind: CreditTransactionKind) -> bool:
    """Return whether a generation has an entry of this kind."""
    statement = select(CreditTransaction.id).where(
        CreditTransaction.generation_id == generation_id, CreditTransaction.kind == kind
    )
    return await connection.scalar(statement) is not None
