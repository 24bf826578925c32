"""Payments: credit packs bought, or being bought, and what of that money went back."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index


class PaymentStatus(enum.StrEnum):
    """How far a payment is."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    REFUNDED = "refunded"


class ReversalKind(enum.StrEnum):
    """How money of a payment went back to whoever paid, or how that was undone."""

    REFUND = "refund"
    REFUND_FAILED = "refund_failed"
    DISPUTE = "dispute"
    DISPUTE_WON = "dispute_won"


class Payment(Base):
    """One purchase of a pack, as its provider knows it."""

    __tablename__ = "payments"
    __table_args__ = (
        # Whatever a provider repeats or reorders, one checkout is one payment.
        UniqueConstraint("provider", "provider_reference"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("credits > 0", name="credits_positive"),
        Index("ix_payments_history", "user_id", "id"),
        Index("uq_payments_payment_intent", "payment_intent", unique=True),
        partial_index("ix_payments_look_at", "look_at", where="look_at IS NOT NULL"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    status: Mapped[PaymentStatus]
    amount: Mapped[BigInt]  # In the currency's smallest unit.
    currency: Mapped[str] = mapped_column(String(3))
    credits: Mapped[int]
    pack: Mapped[str] = mapped_column(String(64))
    provider: Mapped[str] = mapped_column(String(32))
    provider_reference: Mapped[str | None] = mapped_column(String(255))  # Of the checkout.
    payment_intent: Mapped[str | None] = mapped_column(String(255))  # What refunds and disputes name.
    checkout_url: Mapped[LongText | None]  # Where to pay, while that is possible.
    look_at: Mapped[datetime | None]  # When to ask the provider, should nothing be heard until then.
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class PaymentReversal(Base):
    """One thing that the provider told of money that went back; append-only.

    What is held of a payment is its amount less the sum of these, in whatever order they were told.
    """

    __tablename__ = "payment_reversals"
    __table_args__ = (
        # Told twice, it is the same: a refund is made once and fails at most once.
        UniqueConstraint("payment_id", "reference", "kind"),
        CheckConstraint("amount > 0", name="amount_positive"),
    )

    id: Mapped[PrimaryId]
    payment_id: Mapped[Id] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[ReversalKind]
    reference: Mapped[str] = mapped_column(String(255))  # The provider's id of the refund or dispute.
    amount: Mapped[BigInt]  # In the payment's currency.
    created_at: Mapped[datetime]
