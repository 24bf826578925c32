"""The tables of payments for credit packs, and of their reversals."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index


class PaymentStatus(enum.StrEnum):
    """The status of a payment."""

    PENDING = "pending"
    PAID = "paid"
    FAILED = "failed"
    REFUNDED = "refunded"


class ReversalKind(enum.StrEnum):
    """The way in which money returned to the payer, or in which that return was undone."""

    REFUND = "refund"
    REFUND_FAILED = "refund_failed"
    DISPUTE = "dispute"
    DISPUTE_WON = "dispute_won"


class Payment(Base):
    """One purchase of a pack at a payment provider."""

    __tablename__ = "payments"
    __table_args__ = (
        # One checkout is one payment, even if the provider repeats or reorders events.
        UniqueConstraint("provider", "provider_reference"),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("credits > 0", name="credits_positive"),
        Index("ix_payments_history", "user_id", "id"),
        Index("ix_payments_status", "status", "id"),
        Index("uq_payments_payment_intent", "payment_intent", unique=True),
        partial_index("ix_payments_look_at", "look_at", where="look_at IS NOT NULL"),
        partial_index("ix_payments_receipt_due_at", "receipt_due_at", where="receipt_due_at IS NOT NULL"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    status: Mapped[PaymentStatus]
    amount: Mapped[BigInt]  # In the currency's smallest unit.
    currency: Mapped[str] = mapped_column(String(3))
    credits: Mapped[int]
    pack: Mapped[str] = mapped_column(String(64))
    provider: Mapped[str] = mapped_column(String(32))
    provider_reference: Mapped[str | None] = mapped_column(String(255))  # The provider's id of the checkout.
    payment_intent: Mapped[str | None] = mapped_column(String(255))  # The id that refunds and disputes refer to.
    checkout_url: Mapped[LongText | None]  # The checkout page, while payment is possible.
    success_url: Mapped[LongText | None]  # The pages to which the checkout leads back; None: those of this server.
    cancel_url: Mapped[LongText | None]
    receipt_url: Mapped[LongText | None]  # The provider's page of the receipt.
    receipt_due_at: Mapped[datetime | None]  # When to fetch ``receipt_url`` from the provider.
    look_at: Mapped[datetime | None]  # When to fetch the state from the provider if no webhook arrives before.
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class PaymentReversal(Base):
    """One reversal of money, or its undoing, as reported by the provider; append-only but for ``closed_at``.

    The money that remains of a payment follows from its amount and these rows, in any order of arrival.
    """

    __tablename__ = "payment_reversals"
    __table_args__ = (
        # A repeated report adds no row: a refund is made once and fails at most once.
        UniqueConstraint("payment_id", "reference", "kind"),
        CheckConstraint("amount > 0", name="amount_positive"),
    )

    id: Mapped[PrimaryId]
    payment_id: Mapped[Id] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[ReversalKind]
    reference: Mapped[str] = mapped_column(String(255))  # The provider's id of the refund or dispute.
    amount: Mapped[BigInt]  # Positive, also if the row undoes a reversal; the smallest unit of the payment's currency.
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]  # When a dispute was reported as decided; null for all other kinds.
