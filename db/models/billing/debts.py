"""The append-only table of debts: credits of reversed payments that were already spent."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, PrimaryId, referring_index


class DebtKind(enum.StrEnum):
    """The reason for a change of the credits owed for a payment."""

    REVERSAL = "reversal"  # Money was returned to the payer, and the balance was too low.
    RESTORATION = "restoration"  # The return of money was undone.
    SETTLEMENT = "settlement"  # A ledger entry took the credits from a refund or a grant.
    CARRIED = "carried"  # The same person owed it with an account that was erased; it has no payment.


class DebtEntry(Base):
    """One change of the credits that a user owes for a payment; ``users.owed`` is the sum of the user's rows.

    A debt that was carried over from an erased account has no payment, and neither do its settlements.
    """

    __tablename__ = "debt_entries"
    __table_args__ = (
        # A reversal changes the debt once; a refund of a generation settles the debt of a payment once.
        UniqueConstraint("reversal_id"),
        UniqueConstraint("generation_id", "payment_id"),
        CheckConstraint("(kind IN ('reversal', 'carried')) = (amount > 0) AND amount <> 0", name="signed_by_kind"),
        CheckConstraint("(kind IN ('settlement', 'carried')) = (reversal_id IS NULL)", name="belongs_to_reversal"),
        CheckConstraint(
            "kind NOT IN ('reversal', 'restoration') OR payment_id IS NOT NULL", name="reversal_belongs_to_payment"
        ),
        CheckConstraint("kind <> 'carried' OR payment_id IS NULL", name="carried_has_no_payment"),
        CheckConstraint("generation_id IS NULL OR kind = 'settlement'", name="generation_settles"),
        Index("ix_debt_entries_history", "user_id", "id"),
        referring_index("debt_entries", "payment_id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    payment_id: Mapped[Id | None] = mapped_column(ForeignKey("payments.id"))
    reversal_id: Mapped[Id | None] = mapped_column(ForeignKey("payment_reversals.id"))
    # The generation whose refund settled the debt.
    generation_id: Mapped[Id | None] = mapped_column(ForeignKey("image_generation_tasks.id"))
    kind: Mapped[DebtKind]
    amount: Mapped[BigInt]  # Credits; a positive amount increases the debt.
    created_at: Mapped[datetime]
