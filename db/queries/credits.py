"""The ledger: appending to it, and reading it."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.credits import CreditTransaction, CreditTransactionKind
from db.queries.pages import page
from db.records.credits import CreditTransactionRecord
from db.records.pages import Page, Window

_COLUMNS = (
    CreditTransaction.id,
    CreditTransaction.user_id,
    CreditTransaction.kind,
    CreditTransaction.amount,
    CreditTransaction.balance_after,
    CreditTransaction.description,
    CreditTransaction.generation_id,
    CreditTransaction.payment_id,
    CreditTransaction.created_at,
)


async def append(
    connection: AsyncConnection, entry: CreditTransactionRecord, *, reversal_id: str | None = None
) -> None:
    """Write an entry; ``reversal_id``: what made the adjustment of a payment's credits necessary."""
    await connection.execute(insert(CreditTransaction), asdict(entry) | {"reversal_id": reversal_id})


async def taken_back(connection: AsyncConnection, payment_id: str) -> int:
    """Return how many of the credits of a payment were taken back, less those that were returned."""
    statement = select(func.coalesce(func.sum(-CreditTransaction.amount), 0)).where(
        CreditTransaction.payment_id == payment_id, CreditTransaction.kind == CreditTransactionKind.ADJUSTMENT
    )
    return int(await connection.scalar(statement) or 0)


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[CreditTransactionRecord]:
    """Return a page of a user's ledger, newest first."""
    owner, key = CreditTransaction.user_id, CreditTransaction.id
    return await page(
        connection, select(*_COLUMNS), owner, key, user_id, window, lambda row: CreditTransactionRecord(*row[:-2])
    )


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(CreditTransaction).where(CreditTransaction.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(
    connection: AsyncConnection, user_id: str, ids: Sequence[str]
) -> dict[str, CreditTransactionRecord]:
    statement = select(*_COLUMNS).where(CreditTransaction.user_id == user_id, CreditTransaction.id.in_(ids))
    return {row.id: CreditTransactionRecord(*row) for row in await connection.execute(statement)}
