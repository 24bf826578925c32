"""Credits: every movement is a ledger entry in the transaction of what caused it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.credits import CreditTransactionKind
from db.queries import credits as credit_queries
from db.queries import users as user_queries
from db.queries import verifying
from db.queries.verifying import Mismatch
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.events import EventRecord
from services.clock import now
from services.errors import InsufficientCredits, InvalidInput, NotFound
from services.events import log
from services.events.doorbell import Doorbell
from services.events.log import Change, CreditChange

# Balances reach clients as 32-bit integers.
MAX_BALANCE = 2_000_000_000
TOO_MUCH = f"A balance cannot be above {MAX_BALANCE}."


async def move(
    connection: AsyncConnection,
    user_id: str,
    amount: int,
    kind: CreditTransactionKind,
    description: str,
    *,
    generation_id: str | None = None,
    payment_id: str | None = None,
    reversal_id: str | None = None,
    before: tuple[Change, ...] = (),
) -> tuple[CreditRecord, list[EventRecord]]:
    """Move a balance by a signed amount, with its ledger entry and its event.

    ``before`` are changes of the same transaction that are to stand before it in the history.

    Raises:
        InsufficientCredits: the balance would fall below zero; nothing was written.
        sqlalchemy.exc.IntegrityError: this generation, purchase or reversal has its entry already.
    """
    moved = await user_queries.move_credits(connection, user_id, amount, kind, events=len(before) + 1)
    if moved is None:
        raise await too_few(connection, user_id, -amount)
    credit, entry_id = moved
    transaction = CreditTransactionRecord(
        id=entry_id,
        user_id=user_id,
        kind=kind,
        amount=amount,
        balance_after=credit.balance,
        description=description,
        generation_id=generation_id,
        payment_id=payment_id,
        created_at=now(),
    )
    # What names the entry in the ledger must be there first: a generation is inserted by the caller before.
    await credit_queries.append(connection, transaction, reversal_id=reversal_id)
    events = await log.record_reserved(
        connection, user_id, credit.event_seq, *before, CreditChange(credit, transaction)
    )
    return credit, events


async def too_few(reading: Database | AsyncConnection, user_id: str, required: int) -> InsufficientCredits:
    """Return the refusal of a charge that was not possible."""
    stored = await user_queries.credit_of(reading, user_id)
    return InsufficientCredits(required=required, balance=stored.balance if stored else 0)


async def grant(database: Database, doorbell: Doorbell, subject: str, amount: int, description: str) -> CreditRecord:
    """Give a user credits for free and return how they then stand.

    Raises:
        NotFound: nobody has signed in under this subject, and it is no user's id; nothing was written.
        InvalidInput: the amount is not positive, or too large; nothing was written.
    """
    if amount <= 0:
        raise InvalidInput("The amount must be at least 1.")
    if amount > MAX_BALANCE:
        raise InvalidInput(TOO_MUCH)
    credit, events = await database.transact(_grant, subject, amount, description)
    doorbell.ring(events)
    return credit


async def _grant(
    connection: AsyncConnection, subject: str, amount: int, description: str
) -> tuple[CreditRecord, list[EventRecord]]:
    user = await user_queries.by_subject(connection, subject) or await user_queries.by_id(connection, subject)
    if user is None:
        raise NotFound(f"No user has the subject or id {subject!r}.")
    credit, events = await move(connection, user.id, amount, CreditTransactionKind.GRANT, description)
    if credit.balance > MAX_BALANCE:
        # Told from what the update returned, for two grants may come at once; the exception undoes this one.
        raise InvalidInput(TOO_MUCH)
    return credit, events


async def verify(database: Database) -> list[Mismatch]:
    """Recompute every balance and total from the ledger and return what does not match; others write meanwhile."""
    async with database.read_unhurried() as connection:
        return await verifying.mismatches(connection)
