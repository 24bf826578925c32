"""The tables of operators: the append-only audit, credits given by day, and blocks of users."""

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index

MAX_ACTOR = 300


class AuditAction(enum.StrEnum):
    """An action of operators."""

    GRANT = "grant"
    DEDUCT = "deduct"
    SETTLE = "settle"
    GOODWILL = "goodwill"
    BLOCK = "block"
    UNBLOCK = "unblock"
    REQUEUE = "requeue"
    CANCEL = "cancel"
    PAUSE_MODEL = "pause_model"
    RESUME_MODEL = "resume_model"
    REVEAL = "reveal"
    CREATE_WEBHOOK = "create_webhook"
    UPDATE_WEBHOOK = "update_webhook"
    DELETE_WEBHOOK = "delete_webhook"
    DISABLE_WEBHOOK = "disable_webhook"
    ENABLE_WEBHOOK = "enable_webhook"
    ROTATE_WEBHOOK = "rotate_webhook"
    TEST_WEBHOOK = "test_webhook"
    REPLAY_WEBHOOK = "replay_webhook"
    ROTATE_KEYS = "rotate_keys"
    EXPORT = "export"
    DOWNLOAD = "download"
    ERASE = "erase"
    VERIFY_ERASURE = "verify_erasure"


class AuditOutcome(enum.StrEnum):
    """Whether an action was done, or refused with nothing changed."""

    DONE = "done"
    REFUSED = "refused"


class AuditEntry(Base):
    """One action of an operator, or the attempt; triggers reject every UPDATE and DELETE.

    It refers to other rows by plain ids without foreign keys, because a refused attempt may name anything.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (
        # Of concurrent requests with one key, only one action can be written.
        partial_index(
            "uq_audit_entries_idempotency_key", "idempotency_key", unique=True, where="idempotency_key IS NOT NULL"
        ),
        partial_index("uq_audit_entries_entry_id", "entry_id", unique=True, where="entry_id IS NOT NULL"),
        CheckConstraint("(outcome = 'refused') = (refusal IS NOT NULL)", name="refused_has_a_refusal"),
        CheckConstraint("outcome <> 'refused' OR entry_id IS NULL", name="refused_moved_nothing"),
        Index("ix_audit_entries_user_id", "user_id", "id"),
        Index("ix_audit_entries_subject_id", "subject_id", "id"),
        Index("ix_audit_entries_actor", "actor", "id"),
    )

    id: Mapped[PrimaryId]
    created_at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(MAX_ACTOR))  # An operator's subject, or ``cli:`` and a login name.
    role: Mapped[str] = mapped_column(String(16))
    # Texts without a check, so that a later version can add actions while this one runs.
    action: Mapped[str] = mapped_column(String(32))
    outcome: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[str] = mapped_column(String(MAX_ACTOR))  # The user, creation or model; as given if unknown.
    user_id: Mapped[Id | None]  # The user whom it concerns.
    reason: Mapped[LongText | None]
    request: Mapped[LongText]  # The other arguments, as JSON.
    idempotency_key: Mapped[str | None] = mapped_column(String(255))  # Of an action that was done.
    credits: Mapped[BigInt | None]  # By which it changed a balance, signed.
    entry_id: Mapped[Id | None]  # Its ledger entry.
    before: Mapped[LongText | None]  # JSON.
    after: Mapped[LongText | None]  # JSON.
    refusal: Mapped[LongText | None]
    request_id: Mapped[str | None] = mapped_column(String(64))


class OperatorDay(Base):
    """The credits that an operator has given on one day in UTC, counted to hold the day's limit."""

    __tablename__ = "operator_days"
    __table_args__ = (CheckConstraint("given >= 0", name="given_not_negative"),)

    actor: Mapped[str] = mapped_column(String(MAX_ACTOR), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    given: Mapped[BigInt]


class UserBlock(Base):
    """The block of a user, in effect while the row exists; ``installation.block_changes`` counts the changes."""

    __tablename__ = "user_blocks"

    user_id: Mapped[PrimaryId] = mapped_column(ForeignKey("users.id"))
    blocked_at: Mapped[datetime]
    reason: Mapped[LongText]
