"""Credits: the append-only ledger."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index, referring_index


class CreditTransactionKind(enum.StrEnum):
    """What moved credits."""

    PURCHASE = "purchase"
    GRANT = "grant"
    GENERATION = "generation"
    REFUND = "refund"
    ADJUSTMENT = "adjustment"


class CreditTransaction(Base):
    """One line of the ledger; a balance is the sum of a user's lines."""

    __tablename__ = "credit_transactions"
    __table_args__ = (
        # A step may end twice and race with a cancel: the second charge or refund must not insert.
        UniqueConstraint("generation_id", "kind"),
        # An event of the card processor may come twice, and race with the sweep: nothing is given or taken twice.
        partial_index("uq_credit_transactions_purchase", "payment_id", unique=True, where="kind = 'purchase'"),
        UniqueConstraint("reversal_id"),
        CheckConstraint("balance_after >= 0", name="balance_after_not_negative"),
        CheckConstraint(
            "kind = 'adjustment' OR (kind = 'generation') = (amount < 0) AND amount <> 0",
            name="signed_by_kind",
        ),
        CheckConstraint(
            "(kind IN ('generation', 'refund')) = (generation_id IS NOT NULL)", name="belongs_to_generation"
        ),
        CheckConstraint("kind <> 'purchase' OR payment_id IS NOT NULL", name="purchase_belongs_to_payment"),
        CheckConstraint(
            "reversal_id IS NULL OR kind = 'adjustment' AND payment_id IS NOT NULL", name="reversal_adjusts_a_payment"
        ),
        Index("ix_credit_transactions_history", "user_id", "id"),
        referring_index("credit_transactions", "payment_id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[CreditTransactionKind]
    amount: Mapped[BigInt]  # Credits; grants, purchases and refunds positive, generations negative.
    balance_after: Mapped[BigInt]
    description: Mapped[LongText]
    generation_id: Mapped[Id | None] = mapped_column(ForeignKey("image_generation_tasks.id"))
    payment_id: Mapped[Id | None] = mapped_column(ForeignKey("payments.id"))
    reversal_id: Mapped[Id | None] = mapped_column(ForeignKey("payment_reversals.id"))
    created_at: Mapped[datetime]
