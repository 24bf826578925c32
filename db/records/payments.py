"""Payments, as records."""

from dataclasses import dataclass
from datetime import datetime

from db.models.payments import PaymentStatus


@dataclass(frozen=True, slots=True)
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
    created_at: datetime
