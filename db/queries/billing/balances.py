"""Entries of the ledger, each with its change of the user's balance, totals and debt."""

from functools import lru_cache

from msgspec.structs import asdict
from sqlalchemy import (
    BigInteger,
    Boolean,
    Update,
    bindparam,
    insert,
    null,
    or_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.billing.credits import TOTALS, CreditTransaction, CreditTransactionKind
from db.models.users import User
from db.queries.ordered_ids import ordered_id
from db.queries.users import CREDIT
from db.records.credits import CreditRecord, CreditTransactionRecord, LedgerEntry

# The id of a ledger entry on PostgreSQL: with the server's clock and after the user's row is locked. Processes get the
# row in any order and their clocks differ, so their own ids might be unordered.
ENTRY_ID = ordered_id("ctx").label("entry_id")


def balance_update(kind: CreditTransactionKind) -> Update:
    """Return the statement for an entry of this kind, with the parameters of ``moving_params``."""
    amount, events = bindparam("moved", type_=BigInteger), bindparam("events", type_=BigInteger)
    owed = User.owed + bindparam("owed", type_=BigInteger)
    values = {"balance": User.balance + amount, "owed": owed, "event_seq": User.event_seq + events}
    if (total := kind.rule.total) is not None:
        values[total] = getattr(User, total) + TOTALS[total] * amount
    may_spend = or_(User.owed == 0, bindparam("while_owing", type_=Boolean))
    return update(User).where(User.id == bindparam("of_user"), User.balance + amount >= 0, may_spend).values(**values)


def moving_params(
    user_id: str, amount: int, *, events: int, owed: int = 0, while_owing: bool = True
) -> dict[str, object]:
    """Return the parameters of ``balance_update``: signed amounts of credits, and the number of events to reserve."""
    return {"of_user": user_id, "moved": amount, "events": events, "owed": owed, "while_owing": while_owing}


@lru_cache
def _move(kind: CreditTransactionKind, *, on_server: bool) -> Update:
    return balance_update(kind).returning(*CREDIT.columns, ENTRY_ID if on_server else null())


async def post(
    connection: AsyncConnection,
    entry: LedgerEntry,
    *,
    events: int,
    owed: int = 0,
    while_owing: bool = True,
    reversal_id: str | None = None,
    debt_id: str | None = None,
) -> tuple[CreditRecord, CreditTransactionRecord | None] | None:
    """Change a user's balance by an entry's amount and the credits owed by ``owed``, and append the entry.

    An entry whose amount is 0 is not appended: only the debt changes. ``events`` numbers are reserved for events.

    Returns:
        The new credits, with ``event_seq`` the last reserved number, and the entry if it was appended; None, with
        nothing written, if the user does not exist, the balance would fall below zero, or the user owes credits and
        ``while_owing`` is not set.
    """
    statement = _move(entry.kind, on_server=connection.dialect.name == "postgresql")
    given = moving_params(entry.user_id, entry.amount, events=events, owed=owed, while_owing=while_owing)
    row = (await connection.execute(statement, given)).one_or_none()
    if row is None:
        return None
    credit = CREDIT.record(row)
    if entry.amount == 0:
        return credit, None
    appended = CreditTransactionRecord(**asdict(entry), id=row[-1] or new_id("ctx"), balance_after=credit.balance)
    causes = {"reversal_id": reversal_id, "debt_id": debt_id}
    await connection.execute(insert(CreditTransaction), asdict(appended) | causes)
    return credit, appended
