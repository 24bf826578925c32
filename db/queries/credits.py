"""The ledger: appending to it, reading it, and holding every balance against it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Integer, case, cast, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from db.models.creations import CreationStatus, GenerationTask
from db.models.credits import CreditTransaction, CreditTransactionKind
from db.models.users import User
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
    statement = select(*_COLUMNS).where(CreditTransaction.user_id == user_id)
    return await page(connection, statement, CreditTransaction.id, window, lambda row: CreditTransactionRecord(*row))


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(CreditTransaction).where(CreditTransaction.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(
    connection: AsyncConnection, user_id: str, ids: Sequence[str]
) -> dict[str, CreditTransactionRecord]:
    statement = select(*_COLUMNS).where(CreditTransaction.user_id == user_id, CreditTransaction.id.in_(ids))
    return {row.id: CreditTransactionRecord(*row) for row in await connection.execute(statement)}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A user whose totals are not what their ledger adds up to: ``stored`` against ``ledger``."""

    user_id: str
    what: str
    stored: int
    ledger: int


async def mismatches(connection: AsyncConnection, *, limit: int = 1000) -> list[Mismatch]:
    """Return what does not match: totals against the ledger, its chain of balances, charges and refunds."""
    kind, amount = CreditTransaction.kind, CreditTransaction.amount

    def total(*kinds: CreditTransactionKind, sign: int = 1) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((kind.in_(kinds), sign * amount), else_=0)), 0)

    sums = (
        select(
            CreditTransaction.user_id,
            func.sum(amount).label("balance"),
            total(CreditTransactionKind.PURCHASE).label("purchased"),
            total(CreditTransactionKind.GRANT).label("granted"),
            total(CreditTransactionKind.GENERATION, CreditTransactionKind.REFUND, sign=-1).label("used"),
        )
        .group_by(CreditTransaction.user_id)
        .subquery()
    )
    found: list[Mismatch] = []
    for name in ("balance", "purchased", "granted", "used"):
        stored = getattr(User, name)
        # A sum of BIGINTs is NUMERIC on PostgreSQL.
        ledger = cast(func.coalesce(sums.c[name], 0), User.balance.type)
        statement = (
            select(User.id, stored, ledger)
            .outerjoin(sums, sums.c.user_id == User.id)
            .where(stored != ledger)
            .order_by(User.id)
            .limit(limit)
        )
        found += [Mismatch(row[0], name, row[1], row[2]) for row in await connection.execute(statement)]
    return found + await _broken_chains(connection, limit) + await _unsettled(connection, limit)


async def _broken_chains(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return entries whose ``balance_after`` is not the sum of the user's entries up to them."""
    running = (
        func.sum(CreditTransaction.amount)
        .over(partition_by=CreditTransaction.user_id, order_by=CreditTransaction.id)
        .label("running")
    )
    lines = select(CreditTransaction.user_id, CreditTransaction.id, CreditTransaction.balance_after, running).subquery()
    statement = select(lines).where(lines.c.balance_after != lines.c.running).limit(limit)
    return [
        Mismatch(row.user_id, f"balance_after of {row.id}", row.balance_after, int(row.running))
        for row in await connection.execute(statement)
    ]


async def _unsettled(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return generations not charged once, or not refunded exactly when they ended without an image."""
    charge = (
        select(
            CreditTransaction.generation_id,
            func.sum(CreditTransaction.amount).label("net"),
        )
        .where(CreditTransaction.generation_id.is_not(None))
        .group_by(CreditTransaction.generation_id)
        .subquery()
    )
    ended_without = GenerationTask.status.in_([CreationStatus.FAILED, CreationStatus.CANCELED])
    net = cast(func.coalesce(charge.c.net, 0), Integer)
    expected = case((ended_without, 0), else_=-GenerationTask.credits_used)
    statement = (
        select(GenerationTask.user_id, GenerationTask.id, expected, net)
        .outerjoin(charge, charge.c.generation_id == GenerationTask.id)
        .where(or_(net != expected, charge.c.net.is_(None)))
        .limit(limit)
    )
    return [Mismatch(row[0], f"net of {row[1]}", row[2], row[3]) for row in await connection.execute(statement)]
