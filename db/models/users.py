"""The tables of user accounts, with credits and event number, of sign-up grants, tickets for event streams, and use."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId


class User(Base):
    """One account; ``balance`` is the sum of its ledger and changes only together with a ledger entry."""

    __tablename__ = "users"
    __table_args__ = (
        # Two simultaneous first requests of one user must create one account, with one grant.
        UniqueConstraint("subject"),
        Index("ix_users_email", "email"),
        CheckConstraint("balance >= 0", name="balance_not_negative"),
        CheckConstraint("purchased >= 0", name="purchased_not_negative"),
        CheckConstraint("granted >= 0", name="granted_not_negative"),
        CheckConstraint("used >= 0", name="used_not_negative"),
        CheckConstraint("owed >= 0", name="owed_not_negative"),
    )

    id: Mapped[PrimaryId]
    subject: Mapped[LongText]  # The ``sub`` of the identity provider's tokens.
    email: Mapped[LongText | None]
    balance: Mapped[BigInt]
    purchased: Mapped[BigInt]
    granted: Mapped[BigInt]
    used: Mapped[BigInt]
    event_seq: Mapped[BigInt]  # The number of the newest event; each event raises it by one.
    owed: Mapped[BigInt] = mapped_column(server_default="0")  # Changes only together with a row of ``debt_entries``.
    created_at: Mapped[datetime]
    served_at: Mapped[datetime | None]  # When a generation of this user was last sent to Kie.ai.


class SignUpGrant(Base):
    """A record that an account got its sign-up credits; at most one per account and per verified e-mail address."""

    __tablename__ = "signup_grants"
    __table_args__ = (UniqueConstraint("email"),)

    user_id: Mapped[PrimaryId] = mapped_column(ForeignKey("users.id"))
    email: Mapped[str | None] = mapped_column(String(255))  # Normalized for comparison; None if none was required.
    created_at: Mapped[datetime]


class UserPresence(Base):
    """The use of the API by one user through one process; written about once a minute, apart from requests."""

    __tablename__ = "user_presences"
    __table_args__ = (Index("ix_user_presences_last_seen_at", "last_seen_at"),)

    user_id: Mapped[PrimaryId] = mapped_column(ForeignKey("users.id"))
    process: Mapped[str] = mapped_column(String(32), primary_key=True)
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]  # The last request, or the last report of an open stream.
    open_streams: Mapped[int]  # Sockets and streams of events, when last reported.


class StreamTicket(Base):
    """A ticket for one event stream of a user, for clients that cannot send a token; it runs one document only."""

    __tablename__ = "stream_tickets"
    __table_args__ = (
        UniqueConstraint("hash"),
        Index("ix_stream_tickets_user_id", "user_id", "id"),
        Index("ix_stream_tickets_expires_at", "expires_at"),
    )

    id: Mapped[PrimaryId]
    hash: Mapped[str] = mapped_column(String(64))  # SHA-256 of the ticket, which is not stored.
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    document: Mapped[LongText]
    variables: Mapped[LongText]  # JSON.
    operation_name: Mapped[LongText | None]
    expires_at: Mapped[datetime]
    session_ends_at: Mapped[datetime]  # When the token of the request for the ticket expires.
