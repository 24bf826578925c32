"""Records of payments and of their reversals."""

from datetime import datetime

from msgspec import Struct

from db.models.billing.payments import PaymentStatus, ReversalKind


class PaymentRecord(Struct, frozen=True):
    """One purchase of a pack; ``amount`` is in the currency's smallest unit."""

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
    success_url: str | None = None
    cancel_url: str | None = None
    receipt_url: str | None = None


class ReversalRecord(Struct, frozen=True):
    """One reversal of money, or its undoing; ``amount`` is in the currency's smallest unit."""

    id: str
    payment_id: str
    kind: ReversalKind
    reference: str
    amount: int
    created_at: datetime
