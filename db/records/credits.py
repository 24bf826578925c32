"""Records of credits, ledger entries and debts."""

from datetime import datetime

from msgspec import Struct

from db.models.billing.credits import CreditTransactionKind
from db.models.billing.debts import DebtKind


class CreditRecord(Struct, frozen=True):
    """A user's balance, totals and debt in credits, and the number of the user's newest event."""

    user_id: str
    balance: int
    purchased: int
    granted: int
    used: int
    event_seq: int
    owed: int = 0  # Events of earlier versions lack it.


class LedgerEntry(Struct, frozen=True):
    """One entry of the ledger before it is written: without its id and the balance after it."""

    user_id: str
    kind: CreditTransactionKind
    amount: int
    description: str
    generation_id: str | None
    payment_id: str | None
    created_at: datetime


class CreditTransactionRecord(LedgerEntry, frozen=True):
    """One entry of the ledger."""

    id: str
    balance_after: int


class DebtRecord(Struct, frozen=True):
    """One change of the credits that a user owes for a payment, with the reversal or the refund that caused it."""

    id: str
    user_id: str
    payment_id: str | None
    kind: DebtKind
    amount: int
    created_at: datetime
    reversal_id: str | None = None
    generation_id: str | None = None
