"""Verifying: every balance, generation and payment held against the ledger, on a live database."""

from sqlalchemy import BigInteger, Integer, Select, Subquery, and_, case, cast, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from db.models.creations import CreationStatus, GenerationTask
from db.models.credits import CreditTransaction, CreditTransactionKind
from db.models.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.users import User
from records import record


@record(frozen=True, slots=True)
class Mismatch:
    """A user whose totals are not what their ledger adds up to: ``stored`` against ``ledger``."""

    user_id: str
    what: str
    stored: int
    ledger: int


async def mismatches(connection: AsyncConnection, *, limit: int = 1000) -> list[Mismatch]:
    """Return what does not match: totals against the ledger, its chain of balances, charges, refunds, payments."""
    kind, amount = CreditTransaction.kind, CreditTransaction.amount

    def total(*kinds: CreditTransactionKind, sign: int = 1) -> ColumnElement[int]:
        return _sum_where(kind.in_(kinds), sign * amount)

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
    return [
        *found,
        *await _broken_chains(connection, limit),
        *await _unsettled(connection, limit),
        *await _unsettled_payments(connection, limit),
    ]


async def _broken_chains(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return entries whose ``balance_after`` is not the sum of the user's entries up to them.

    Only of users whose entries form no chain in any order: ids follow the clocks of several machines, and need not
    have the order of the commits.
    """
    running = (
        func.sum(CreditTransaction.amount)
        .over(partition_by=CreditTransaction.user_id, order_by=CreditTransaction.id)
        .label("running")
    )
    lines = (
        select(CreditTransaction.user_id, CreditTransaction.id, CreditTransaction.balance_after, running)
        .where(CreditTransaction.user_id.in_(_unchained()))
        .subquery()
    )
    statement = select(lines).where(lines.c.balance_after != lines.c.running).limit(limit)
    return [
        Mismatch(row.user_id, f"balance_after of {row.id}", row.balance_after, int(row.running))
        for row in await connection.execute(statement)
    ]


def _unchained() -> Select[str]:
    """Users whose entries cannot follow each other: every balance but the first and the last is left as it is found."""
    after, user_id = CreditTransaction.balance_after, CreditTransaction.user_id
    ends = union_all(
        select(user_id, (after - CreditTransaction.amount).label("balance"), literal(1).label("times")),
        select(user_id, after, literal(-1)),
        # The first entry finds nothing, and nobody finds what the last one leaves, which is the sum of all.
        select(user_id, literal(0), literal(-1)).distinct(),
        select(user_id, func.sum(CreditTransaction.amount), literal(1)).group_by(user_id),
    ).subquery()
    unmatched = (
        select(ends.c.user_id).group_by(ends.c.user_id, ends.c.balance).having(func.sum(ends.c.times) != 0).subquery()
    )
    return select(unmatched.c.user_id).distinct()


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


async def _unsettled_payments(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return payments whose credits were not given once, or not taken back as far as their money went back.

    Less may have been taken back than was to be, for a balance is never below zero; more never.
    """
    entries, gone = _entries_of_payments(), _money_gone()
    lost = case((gone.c.amount > Payment.amount, Payment.amount), else_=func.coalesce(gone.c.amount, 0))
    most = Payment.credits * lost // Payment.amount
    given, taken = func.coalesce(entries.c.given, 0), func.coalesce(entries.c.taken, 0)
    due = case((Payment.status.in_([PaymentStatus.PAID, PaymentStatus.REFUNDED]), Payment.credits), else_=0)
    refunded = Payment.status == PaymentStatus.REFUNDED
    rules = (
        ("purchase", due, given, due != given),
        ("credits taken back", most, taken, or_(taken < 0, taken > most)),
        ("money refunded", case((refunded, Payment.amount), else_=0), lost, refunded != (lost == Payment.amount)),
    )
    found: list[Mismatch] = []
    for what, stored, told, is_broken in rules:
        statement = (
            select(Payment.user_id, Payment.id, cast(stored, BigInteger), cast(told, BigInteger))
            .outerjoin(entries, and_(entries.c.payment_id == Payment.id, entries.c.user_id == Payment.user_id))
            .outerjoin(gone, gone.c.payment_id == Payment.id)
            .where(is_broken)
            .order_by(Payment.id)
            .limit(limit)
        )
        rows = await connection.execute(statement)
        found += [Mismatch(row[0], f"{what} of {row[1]}", row[2], row[3]) for row in rows]
    return found


def _entries_of_payments() -> Subquery:
    """Return how many credits each payment has brought its user, and how many were taken back."""
    kind, amount = CreditTransaction.kind, CreditTransaction.amount.expression
    return (
        select(
            CreditTransaction.payment_id,
            CreditTransaction.user_id,
            _sum_where(kind == CreditTransactionKind.PURCHASE, amount).label("given"),
            _sum_where(kind == CreditTransactionKind.ADJUSTMENT, -amount).label("taken"),
        )
        .where(CreditTransaction.payment_id.is_not(None))
        .group_by(CreditTransaction.payment_id, CreditTransaction.user_id)
        .subquery()
    )


def _money_gone() -> Subquery:
    """Return how much money of each payment is not there any more, by what was told of it."""
    kind, amount = PaymentReversal.kind, PaymentReversal.amount.expression

    def net(gone: ReversalKind, back: ReversalKind) -> ColumnElement[int]:
        total = _sum_where(kind == gone, amount) - _sum_where(kind == back, amount)
        return case((total > 0, total), else_=0)

    refunded = net(ReversalKind.REFUND, ReversalKind.REFUND_FAILED)
    disputed = net(ReversalKind.DISPUTE, ReversalKind.DISPUTE_WON)
    return (
        select(PaymentReversal.payment_id, (refunded + disputed).label("amount"))
        .group_by(PaymentReversal.payment_id)
        .subquery()
    )


def _sum_where(condition: ColumnElement[bool], amount: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, amount), else_=0)), 0)
