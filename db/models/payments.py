"""Payments: credit packs bought, or being bought."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, PrimaryId


class PaymentStatus(enum.StrEnum):
    """How far a payment is."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    REFUNDED = "refunded"


class Payment(Base):
    """One purchase of a pack, as its provider knows it."""

    __tablename__ = "payments"
    __table_args__ = (
        # Whatever a provider repeats or reorders, one checkout is one payment.
        UniqueConstraint("provider", "provider_reference"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("credits > 0", name="credits_positive"),
        Index("ix_payments_history", "user_id", "id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    status: Mapped[PaymentStatus]
    amount: Mapped[BigInt]  # In the currency's smallest unit.
    currency: Mapped[str] = mapped_column(String(3))
    credits: Mapped[int]
    pack: Mapped[str] = mapped_column(String(64))
    provider: Mapped[str] = mapped_column(String(32))
    provider_reference: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
