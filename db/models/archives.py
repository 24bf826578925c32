"""The table of archives: ZIP files that workers make, which a server streams to their requester for a while."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index
from db.models.audit import MAX_ACTOR


class ArchiveState(enum.StrEnum):
    """The state of an archive."""

    PENDING = "pending"  # A worker makes it, or will.
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"  # Its objects are deleted, and its key is gone.


class ArchiveKind(enum.StrEnum):
    """The content of an archive."""

    PERSON = "person"  # Everything that is stored about its owner.
    CREATIONS = "creations"  # Images that its owner has chosen.


class Archive(Base):
    """One archive and its durable job: ``due_at``, ``attempts`` and the lease belong to the job.

    Its objects in storage are encrypted, and are named by rows of ``erasures`` before they are stored.
    """

    __tablename__ = "archives"
    __table_args__ = (
        CheckConstraint("(state = 'ready') = (expires_at IS NOT NULL)", name="ready_expires"),
        CheckConstraint("state <> 'ready' OR seed IS NOT NULL", name="ready_has_a_seed"),
        Index("ix_archives_owner_id", "owner_id", "id"),
        Index("ix_archives_requester", "requester", "finished_at"),
        Index("uq_archives_idempotency_key", "owner_id", "kind", "idempotency_key", unique=True),
        partial_index("ix_archives_due_at", "due_at", where="due_at IS NOT NULL"),
    )

    id: Mapped[PrimaryId]
    # A text without a check, so that a later version can add kinds while this one runs.
    kind: Mapped[str] = mapped_column(String(32))
    owner_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))  # The user whose data it holds.
    requester: Mapped[str] = mapped_column(String(MAX_ACTOR))  # An operator's name in the audit, or the owner's id.
    filter: Mapped[LongText]  # Which of the owner's data, as JSON; ``{}``: all.
    planned_bytes: Mapped[BigInt] = mapped_column(server_default="0")  # Of its pictures when it was requested.
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    input_hash: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[ArchiveState]
    items_done: Mapped[int]  # Files in the archive so far.
    items_total: Mapped[int | None]  # Null until they are counted.
    byte_size: Mapped[BigInt]  # Of the ZIP file so far, before the encryption.
    parts: Mapped[int]  # Objects in storage so far, of the current attempt.
    seed: Mapped[str | None] = mapped_column(String(64))  # Names the objects, and derives their key.
    due_at: Mapped[datetime | None]  # When a worker acts on it next: makes it, ends it, or deletes the row.
    attempts: Mapped[int]
    lease: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]
    failure: Mapped[LongText | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
