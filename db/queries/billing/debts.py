"""Queries that record changes of the credits owed for payments, and read the outstanding debts."""

from msgspec.structs import asdict
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.billing.debts import DebtEntry
from db.records.credits import DebtRecord


async def append(connection: AsyncConnection, entry: DebtRecord) -> None:
    await connection.execute(insert(DebtEntry), asdict(entry))


async def debt_of_payment(connection: AsyncConnection, payment_id: str) -> int:
    """Return the credits owed for a payment."""
    total = func.coalesce(func.sum(DebtEntry.amount), 0)
    return int(await connection.scalar(select(total).where(DebtEntry.payment_id == payment_id)) or 0)


async def debts_of_user(connection: AsyncConnection, user_id: str) -> list[tuple[str | None, int]]:
    """Return the ids of payments for which a user owes credits, each with the credits owed, oldest debt first.

    The id is None for debts that were carried over from an erased account.
    """
    total = func.sum(DebtEntry.amount)
    statement = (
        select(DebtEntry.payment_id, total)
        .where(DebtEntry.user_id == user_id)
        .group_by(DebtEntry.payment_id)
        .having(total > 0)
        .order_by(func.min(DebtEntry.id))
    )
    return [(payment_id, int(amount)) for payment_id, amount in await connection.execute(statement)]
