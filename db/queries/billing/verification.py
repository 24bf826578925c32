"""Checks of all balances, generations, payments and debts against the ledger, on a live database."""

from msgspec import Struct
from sqlalchemy import BigInteger, Integer, Select, Subquery, and_, case, cast, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from db.models.audit import AuditEntry
from db.models.billing.credits import TOTALS, Cause, CreditTransaction, CreditTransactionKind, Total, kinds_of
from db.models.billing.debts import DebtEntry, DebtKind
from db.models.billing.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.models.creations import CreationStatus, GenerationTask
from db.models.installation import Installation
from db.models.users import User
from db.queries.billing.credits import TAKEN_BACK


class Mismatch(Struct, frozen=True):
    """A stored value of a user that differs from the value computed from the ledger."""

    user_id: str
    what: str
    stored: int
    ledger: int


async def mismatches(connection: AsyncConnection, *, limit: int = 1000) -> list[Mismatch]:
    """Return the mismatches of all rules: totals, debts, balances after entries, charges, refunds and payments.

    Each rule is one statement, so it compares data of one moment. ``limit`` applies to each statement.
    """
    amount = CreditTransaction.amount
    totals = [_sum_where(_moves(total), sign * amount).label(total) for total, sign in TOTALS.items()]
    entries = (
        select(CreditTransaction.user_id, func.sum(amount).label("balance"), *totals)
        .group_by(CreditTransaction.user_id)
        .subquery()
    )
    found: list[Mismatch] = []
    debts = select(DebtEntry.user_id, func.sum(DebtEntry.amount).label("owed")).group_by(DebtEntry.user_id).subquery()
    for name in ("balance", *TOTALS, "owed"):
        stored, sums = getattr(User, name), debts if name == "owed" else entries
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
        *await _charge_mismatches(connection, limit),
        *await _unsettled_payments(connection, limit),
        *await _unnamed_debts(connection, limit),
        *await _unaudited_entries(connection, limit),
        *await _wrong_goodwill(connection, limit),
    ]


async def _broken_chains(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return entries with a ``balance_after`` that is not the sum of the user's entries up to that one.

    It checks only users whose entries form no chain in any order, because ids follow the clocks of several machines and
    may differ from the order of the commits.
    """
    running = (
        func.sum(CreditTransaction.amount)
        .over(partition_by=CreditTransaction.user_id, order_by=CreditTransaction.id)
        .label("running")
    )
    lines = (
        select(CreditTransaction.user_id, CreditTransaction.id, CreditTransaction.balance_after, running)
        .where(CreditTransaction.user_id.in_(_users_without_chain()))
        .subquery()
    )
    statement = select(lines).where(lines.c.balance_after != lines.c.running).limit(limit)
    return [
        Mismatch(row.user_id, f"balance_after of {row.id}", row.balance_after, int(row.running))
        for row in await connection.execute(statement)
    ]


def _users_without_chain() -> Select[str]:
    """Return the users whose entries form no chain: in a chain, each entry starts from the balance of another one."""
    after, user_id = CreditTransaction.balance_after, CreditTransaction.user_id
    ends = union_all(
        select(user_id, (after - CreditTransaction.amount).label("balance"), literal(1).label("times")),
        select(user_id, after, literal(-1)),
        # The first entry starts from zero; no entry starts from the last balance, which is the sum of all.
        select(user_id, literal(0), literal(-1)).distinct(),
        select(user_id, func.sum(CreditTransaction.amount), literal(1)).group_by(user_id),
    ).subquery()
    unmatched = (
        select(ends.c.user_id).group_by(ends.c.user_id, ends.c.balance).having(func.sum(ends.c.times) != 0).subquery()
    )
    return select(unmatched.c.user_id).distinct()


async def _charge_mismatches(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return generations not charged once, not refunded although they ended without an image, or wrongly refunded."""
    charge = (
        select(
            CreditTransaction.generation_id,
            func.sum(CreditTransaction.amount).label("net"),
        )
        .where(CreditTransaction.generation_id.is_not(None), _moves("used"))
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
    """Return payments whose credits were not given exactly once, or not taken or owed in proportion to reversed money.

    Also return payments with negative credits taken or owed, and payments with a status that contradicts the reversals.
    """
    entries, gone, debts = _entries_of_payments(), _money_gone(), _debts_of_payments()
    # PostgreSQL's sums of big integers are decimals, whose division keeps the fraction.
    money = cast(func.coalesce(gone.c.amount, 0), BigInteger)
    lost = case((money > Payment.amount, Payment.amount), else_=money)
    reversed_credits = Payment.credits * lost // Payment.amount
    given, taken = func.coalesce(entries.c.given, 0), func.coalesce(entries.c.taken, 0)
    owed = func.coalesce(debts.c.owed, 0)
    due = case((Payment.status.in_([PaymentStatus.PAID, PaymentStatus.REFUNDED]), Payment.credits), else_=0)
    refunded = Payment.status == PaymentStatus.REFUNDED
    rules = (
        ("purchase", due, given, due != given),
        ("credits taken or owed", reversed_credits, taken + owed, taken + owed != reversed_credits),
        ("credits taken back", literal(0), taken, taken < 0),
        ("credits owed", literal(0), owed, owed < 0),
        ("money refunded", case((refunded, Payment.amount), else_=0), lost, refunded != (lost == Payment.amount)),
    )
    found: list[Mismatch] = []
    for what, stored, computed, is_broken in rules:
        statement = (
            select(Payment.user_id, Payment.id, cast(stored, BigInteger), cast(computed, BigInteger))
            .outerjoin(entries, and_(entries.c.payment_id == Payment.id, entries.c.user_id == Payment.user_id))
            .outerjoin(gone, gone.c.payment_id == Payment.id)
            .outerjoin(debts, and_(debts.c.payment_id == Payment.id, debts.c.user_id == Payment.user_id))
            .where(is_broken)
            .order_by(Payment.id)
            .limit(limit)
        )
        rows = await connection.execute(statement)
        found += [Mismatch(row[0], f"{what} of {row[1]}", row[2], row[3]) for row in rows]
    return found


def _entries_of_payments() -> Subquery:
    """Return the credits that each payment gave its user, and the credits taken back."""
    kind, amount = CreditTransaction.kind, CreditTransaction.amount.expression
    return (
        select(
            CreditTransaction.payment_id,
            CreditTransaction.user_id,
            _sum_where(kind.in_(kinds_of(Cause.PAYMENT)), amount).label("given"),
            _sum_where(kind.in_(TAKEN_BACK), -amount).label("taken"),
        )
        .where(CreditTransaction.payment_id.is_not(None))
        .group_by(CreditTransaction.payment_id, CreditTransaction.user_id)
        .subquery()
    )


def _debts_of_payments() -> Subquery:
    """Return the credits owed for each payment."""
    payment = (DebtEntry.payment_id, DebtEntry.user_id)
    return select(*payment, func.sum(DebtEntry.amount).label("owed")).group_by(*payment).subquery()


async def _unnamed_debts(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return settlements of debts without exactly one ledger entry, and DEBT entries without a settlement.

    Together with the rule that no payment has negative credits owed, this shows that no settlement exceeds its debt.
    """
    entry, debt = CreditTransaction, DebtEntry
    settles = debt.kind == DebtKind.SETTLEMENT
    # A debt that was carried over from an erased account has no payment.
    same_payment = entry.payment_id.is_not_distinct_from(debt.payment_id)
    same = and_(entry.amount == debt.amount, entry.user_id == debt.user_id, same_payment)
    named = and_(entry.debt_id == debt.id, same)
    of_entry = (
        select(entry.user_id, entry.id, func.coalesce(debt.amount, 0), entry.amount)
        .outerjoin(debt, and_(named, settles))
        .where(entry.debt_id.is_not(None), debt.id.is_(None))
    )
    of_debt = (
        select(debt.user_id, debt.id, debt.amount, func.coalesce(entry.amount, 0))
        .outerjoin(entry, named)
        .where(settles, entry.id.is_(None))
    )
    return [
        Mismatch(row[0], f"{what} {row[1]}", row[2], row[3])
        for what, statement in (("debt of", of_entry), ("settlement", of_debt))
        for row in await connection.execute(statement.limit(limit))
    ]


async def _unaudited_entries(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return entries that only operators write without an equal entry in the audit, and audit entries without theirs.

    An adjustment without a payment is an operator's; those from before the audit were made by hand.
    """
    entry, audit = CreditTransaction, AuditEntry
    since = select(Installation.audited_since).scalar_subquery()
    by_operators = or_(
        and_(entry.kind == CreditTransactionKind.ADJUSTMENT, entry.payment_id.is_(None), entry.created_at >= since),
        entry.kind == CreditTransactionKind.GOODWILL,
    )
    named = and_(audit.entry_id == entry.id, audit.user_id == entry.user_id)
    unaudited = (
        select(entry.user_id, entry.id, func.coalesce(audit.credits, 0), entry.amount)
        .outerjoin(audit, named)
        .where(by_operators, func.coalesce(audit.credits, 0) != entry.amount)
    )
    unwritten = (
        select(audit.user_id, audit.id, func.coalesce(audit.credits, 0), func.coalesce(entry.amount, 0))
        .outerjoin(entry, named)
        .where(audit.entry_id.is_not(None), func.coalesce(entry.amount, 0) != func.coalesce(audit.credits, 0))
    )
    return [
        Mismatch(row[0] or "nobody", f"{what} {row[1]}", row[2], row[3])
        for what, statement in (("audit of", unaudited), ("ledger entry of", unwritten))
        for row in await connection.execute(statement.limit(limit))
    ]


async def _wrong_goodwill(connection: AsyncConnection, limit: int) -> list[Mismatch]:
    """Return goodwill for generations that did not succeed, or above their price."""
    entry, task = CreditTransaction, GenerationTask
    allowed = case((task.status == CreationStatus.SUCCESS, task.credits_used), else_=0)
    statement = (
        select(entry.user_id, entry.id, allowed, entry.amount)
        .join(task, task.id == entry.generation_id)
        .where(entry.kind == CreditTransactionKind.GOODWILL, entry.amount > allowed)
        .limit(limit)
    )
    return [Mismatch(row[0], f"goodwill of {row[1]}", row[2], row[3]) for row in await connection.execute(statement)]


def _money_gone() -> Subquery:
    """Return the amount of money reversed for each payment."""
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


def _moves(total: Total) -> ColumnElement[bool]:
    """Return the condition for an entry to change a total of its user."""
    return CreditTransaction.kind.in_([kind for kind in CreditTransactionKind if kind.rule.total == total])


def _sum_where(condition: ColumnElement[bool], amount: ColumnElement[int]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, amount), else_=0)), 0)
