"""Credits and their ledger, as records."""

from datetime import datetime
from typing import Any, Self

from db.models.credits import CreditTransactionKind
from records import record


@record(frozen=True, slots=True)
class CreditRecord:
    """What a user may spend and has moved in all, and the number of the newest event of their history."""

    user_id: str
    balance: int
    purchased: int
    granted: int
    used: int
    event_seq: int

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)


@record(frozen=True, slots=True)
class CreditTransactionRecord:
    """One line of the ledger."""

    id: str
    user_id: str
    kind: CreditTransactionKind
    amount: int
    balance_after: int
    description: str
    generation_id: str | None
    payment_id: str | None
    created_at: datetime

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(
            **data
            | {
                "kind": CreditTransactionKind(data["kind"]),
                "created_at": datetime.fromisoformat(data["created_at"]),
            }
        )
