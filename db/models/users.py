"""Users: who asks, what they may spend, and how far their history has come."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from db.base import Base, BigInt, LongText, PrimaryId


class User(Base):
    """One account; ``balance`` is the sum of its ledger, moved only together with a ledger entry."""

    __tablename__ = "users"
    __table_args__ = (
        # Two first requests of one person at once must make one account, with one grant.
        UniqueConstraint("subject"),
        CheckConstraint("balance >= 0", name="balance_not_negative"),
        CheckConstraint("purchased >= 0", name="purchased_not_negative"),
        CheckConstraint("granted >= 0", name="granted_not_negative"),
        CheckConstraint("used >= 0", name="used_not_negative"),
    )

    id: Mapped[PrimaryId]
    subject: Mapped[LongText]  # The ``sub`` of the identity provider's tokens.
    email: Mapped[LongText | None]
    balance: Mapped[BigInt]
    purchased: Mapped[BigInt]
    granted: Mapped[BigInt]
    used: Mapped[BigInt]
    event_seq: Mapped[BigInt]  # The number of the newest event; rises by one with each.
    created_at: Mapped[datetime]
