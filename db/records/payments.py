"""Payments, as records."""

from datetime import datetime

from db.models.payments import PaymentStatus, ReversalKind
from records import record


@record(frozen=True, slots=True)
class PaymentRecord:
    """One purchase of a pack; ``amount`` in the currency's smallest unit."""

    id: str
    user_id: str
    status: PaymentStatus
    amount: int
    currency: str
    credits: int
    pack: str
    provider: str
    provider_reference: str | None
    payment_intent: str | None
    checkout_url: str | None
    created_at: datetime
    updated_at: datetime


@record(frozen=True, slots=True)
class ReversalRecord:
    """One thing that was told of money that went back; ``amount`` in the currency's smallest unit."""

    id: str
    payment_id: str
    kind: ReversalKind
    reference: str
    amount: int
    created_at: datetime
