"""Credits, ledger entries and debts: each change of a balance writes its entry in the transaction that caused it."""

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.models.billing.debts import DebtKind
from db.queries import users as user_queries
from db.queries.billing import balances as balance_queries
from db.queries.billing import credits as credit_queries
from db.queries.billing import debts as debt_queries
from db.queries.billing import verification
from db.queries.billing.verification import Mismatch
from db.records.credits import CreditRecord, DebtRecord, LedgerEntry
from db.records.events import EventRecord
from services.clock import now
from services.errors import CreditsOwed, InsufficientCredits, InvalidInput, NotFound
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import Change, CreditChange

# Balances reach clients as 32-bit integers.
MAX_BALANCE = 2_000_000_000
TOO_MUCH = f"A balance cannot be above {MAX_BALANCE}."

CARRIED = "Owed with the account before"
SETTLED = "Taken for credits owed since their payment was reversed"


def new_entry(
    user_id: str,
    kind: CreditTransactionKind,
    amount: int,
    description: str,
    *,
    generation_id: str | None = None,
    payment_id: str | None = None,
) -> LedgerEntry:
    return LedgerEntry(
        user_id=user_id,
        kind=kind,
        amount=amount,
        description=description,
        generation_id=generation_id,
        payment_id=payment_id,
        created_at=now(),
    )


async def move(
    connection: AsyncConnection,
    user_id: str,
    amount: int,
    kind: CreditTransactionKind,
    description: str,
    *,
    generation_id: str | None = None,
    payment_id: str | None = None,
    before: tuple[Change, ...] = (),
) -> tuple[CreditRecord, list[EventRecord]]:
    """Change a balance by a signed amount: see ``post``."""
    entry = new_entry(user_id, kind, amount, description, generation_id=generation_id, payment_id=payment_id)
    return await post(connection, entry, before=before)


async def post(
    connection: AsyncConnection, entry: LedgerEntry, *, before: tuple[Change, ...] = (), while_owing: bool = False
) -> tuple[CreditRecord, list[EventRecord]]:
    """Change a balance by the amount of a ledger entry, and write the entry and the event.

    A kind that settles debts does so at once if the user owes credits, by DEBT entries after its own entry.
    ``before`` are changes of the same transaction whose events come first. ``while_owing`` allows charging a
    generation to a user who owes credits.

    Raises:
        InsufficientCredits: the balance would fall below zero; nothing was written.
        CreditsOwed: the amount is the charge of a generation, and the user owes credits; nothing was written.
        sqlalchemy.exc.IntegrityError: this generation, purchase or reversal has its entry already.
    """
    posted = await post_named(connection, entry, before=before, while_owing=while_owing)
    return posted.credit, posted.events


class Posted(Struct, frozen=True):
    """A posted entry: its id, the user's credits after it and after the settlement of debts, and the events."""

    entry_id: str
    credit: CreditRecord
    events: list[EventRecord]


async def post_named(
    connection: AsyncConnection, entry: LedgerEntry, *, before: tuple[Change, ...] = (), while_owing: bool = False
) -> Posted:
    """Do the same as ``post``, and return the id of the entry, too; the amount is not 0."""
    rule, user_id = entry.kind.rule, entry.user_id
    may_owe = while_owing or not rule.is_charge
    posted = await balance_queries.post(connection, entry, events=len(before) + 1, while_owing=may_owe)
    if posted is None:
        raise await refused_charge(connection, user_id, -entry.amount, while_owing=may_owe)
    credit, transaction = posted
    if transaction is None:
        raise ValueError("an entry of the ledger has an amount other than 0")
    change = CreditChange(credit, transaction)
    events = await writer.record_reserved(connection, user_id, credit.event_seq, *before, change)
    if rule.settles_debts and credit.owed:
        credit, settled = await _settle_debts(connection, credit, entry.amount, entry.generation_id)
        events += settled
    return Posted(transaction.id, credit, events)


async def _settle_debts(
    connection: AsyncConnection, credit: CreditRecord, amount: int, generation_id: str | None
) -> tuple[CreditRecord, list[EventRecord]]:
    """Settle debts with up to ``amount`` credits, the oldest first; each ledger entry references its debt entry.

    The caller has changed the balance, so it already holds the lock on the user's row that each change of a debt needs.
    """
    events: list[EventRecord] = []
    left = amount
    for payment_id, owed in await debt_queries.debts_of_user(connection, credit.user_id):
        taken = min(left, owed)
        if taken == 0:
            break
        debt = _debt(credit.user_id, payment_id, DebtKind.SETTLEMENT, -taken, generation_id=generation_id)
        await debt_queries.append(connection, debt)
        entry = new_entry(credit.user_id, CreditTransactionKind.DEBT, -taken, SETTLED, payment_id=payment_id)
        posted = await balance_queries.post(connection, entry, events=1, owed=-taken, debt_id=debt.id)
        if posted is None:
            raise RuntimeError("a debt is taken from a balance that does not have it")
        credit, transaction = posted
        change = CreditChange(credit, transaction)
        events += await writer.record_reserved(connection, credit.user_id, credit.event_seq, change)
        left -= taken
    return credit, events


async def carry_debt(connection: AsyncConnection, user_id: str, owed: int) -> list[EventRecord]:
    """Let a new account owe the credits that its person owed with an erased account; return the events."""
    await debt_queries.append(connection, _debt(user_id, None, DebtKind.CARRIED, owed))
    entry = new_entry(user_id, CreditTransactionKind.ADJUSTMENT, 0, CARRIED)
    posted = await balance_queries.post(connection, entry, events=1, owed=owed)
    if posted is None:
        raise RuntimeError("the account of a debt vanished")
    credit, transaction = posted
    return await writer.record_reserved(connection, user_id, credit.event_seq, CreditChange(credit, transaction))


def _debt(
    user_id: str,
    payment_id: str | None,
    kind: DebtKind,
    amount: int,
    *,
    reversal_id: str | None = None,
    generation_id: str | None = None,
) -> DebtRecord:
    return DebtRecord(
        id=new_id("dbt"),
        user_id=user_id,
        payment_id=payment_id,
        kind=kind,
        amount=amount,
        created_at=now(),
        reversal_id=reversal_id,
        generation_id=generation_id,
    )


class Reversed(Struct, frozen=True):
    """The effect of a reversal: the signed changes of ``balance`` and ``owed``, in credits."""

    balance: int
    owed: int
    events: list[EventRecord]


async def reverse(
    connection: AsyncConnection,
    user_id: str,
    payment_id: str,
    reversal_id: str,
    description: str,
    *,
    gone: int,
) -> Reversed:
    """Adjust balance and debt so that the credits taken or owed for a payment equal ``gone``.

    ``gone`` is the number of credits that the reversed part of the money had paid for. If it rose, the balance gives as
    much as it has, and the user owes the rest. If it fell, the debt shrinks first, and only the rest returns to the
    balance: never more than was taken.

    The caller holds the lock on the payment's row, so reversals of a payment run one after another.
    """
    # Lock the user's row before reading: a refund that settles a debt changes the amounts taken and owed.
    credit = await user_queries.locked_credit_of(connection, user_id)
    if credit is None:
        raise RuntimeError("a payment has no user")
    for_payment = await debt_queries.debt_of_payment(connection, payment_id)
    more = gone - for_payment - await credit_queries.taken_back(connection, payment_id)
    balance = -min(more, credit.balance) if more > 0 else max(0, -more - for_payment)
    owed = more + balance
    if owed:
        kind = DebtKind.REVERSAL if owed > 0 else DebtKind.RESTORATION
        await debt_queries.append(connection, _debt(user_id, payment_id, kind, owed, reversal_id=reversal_id))
    if not owed and not balance:
        return Reversed(0, 0, [])
    entry = new_entry(user_id, CreditTransactionKind.ADJUSTMENT, balance, description, payment_id=payment_id)
    posted = await balance_queries.post(connection, entry, events=1, owed=owed, reversal_id=reversal_id)
    if posted is None:
        raise RuntimeError("a reversal takes more than the balance that it holds")
    credit, transaction = posted
    change = CreditChange(credit, transaction)
    events = await writer.record_reserved(connection, user_id, credit.event_seq, change)
    return Reversed(balance, owed, events)


async def refused_charge(
    reading: Database | AsyncConnection, user_id: str, required: int, *, while_owing: bool
) -> InsufficientCredits | CreditsOwed:
    """Return the error for a charge that was not possible."""
    stored = await user_queries.credit_of(reading, user_id)
    if stored is not None and stored.owed and not while_owing:
        return CreditsOwed(owed=stored.owed)
    return InsufficientCredits(required=required, balance=stored.balance if stored else 0)


class Grant(Struct, frozen=True):
    """A user's credits after a grant, and how many of the granted credits settled the user's debt."""

    credit: CreditRecord
    settled: int


async def grant(
    database: Database, event_publisher: EventPublisher, subject: str, amount: int, description: str
) -> Grant:
    """Grant a user free credits; they settle the user's debt first.

    Raises:
        NotFound: no user has this subject or id; nothing was written.
        InvalidInput: the amount is not positive, or too large; nothing was written.
    """
    if amount <= 0:
        raise InvalidInput("The amount must be at least 1.")
    if amount > MAX_BALANCE:
        raise InvalidInput(TOO_MUCH)
    granted, events = await database.transact(_grant, subject, amount, description)
    event_publisher.publish(events)
    return granted


async def _grant(
    connection: AsyncConnection, subject: str, amount: int, description: str
) -> tuple[Grant, list[EventRecord]]:
    user = await user_queries.by_subject(connection, subject) or await user_queries.by_id(connection, subject)
    if user is None:
        raise NotFound(f"No user has the subject or id {subject!r}.")
    before = await user_queries.locked_credit_of(connection, user.id)
    credit, events = await move(connection, user.id, amount, CreditTransactionKind.GRANT, description)
    settled = before.owed - credit.owed if before is not None else 0
    if credit.balance + settled > MAX_BALANCE:
        # Checked with the result of the update, because two grants may run at once; the exception rolls this one back.
        raise InvalidInput(TOO_MUCH)
    return Grant(credit, settled), events


async def verify(database: Database) -> list[Mismatch]:
    """Return mismatches between the ledger and balances, totals, debts, charges and payments, at most 1,000 per rule.

    Each rule reads at its own moment, and writers are not blocked.
    """
    async with database.read_unhurried() as connection:
        return await verification.mismatches(connection)
