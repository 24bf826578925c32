"""Creations: what a person sees, and the generation (the act) that makes it, in one row."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, LongText, PrimaryId, partial_index, referring_index


class CreationStatus(enum.StrEnum):
    """How far a creation is, in the words that the table has always used."""

    WAITING = "waiting"
    PROCESSING = "processing"
    SUCCESS = "success"
    FAILED = "failed"
    CANCELED = "canceled"


class Step(enum.StrEnum):
    """What the worker has to do next for a generation; none when it is finished."""

    PREPARE = "prepare"
    SUBMIT = "submit"
    AWAIT = "await"
    STORE = "store"


# The same as ``step IS NOT NULL``, by a constraint. No other index knows these words, so what is one user's is never
# looked for among all that is due. They have no parameters: an index would not be known by those.
UNFINISHED = "status NOT IN ('success', 'failed', 'canceled')"


class FailureCode(enum.StrEnum):
    """Why a generation ended without an image."""

    REJECTED_BY_MODERATION = "rejected_by_moderation"
    IMAGE_UNREADABLE = "image_unreadable"
    INVALID_INPUT = "invalid_input"
    PROVIDER_ERROR = "provider_error"
    TIMED_OUT = "timed_out"
    STORAGE_ERROR = "storage_error"


class GenerationTask(Base):
    """A creation and its durable job: ``step``, ``due_at``, ``attempts`` and a lease are its work."""

    __tablename__ = "image_generation_tasks"
    __table_args__ = (
        UniqueConstraint("user_id", "idempotency_key"),
        CheckConstraint("credits_used > 0", name="credits_used_positive"),
        # A finished generation has nothing left to do, and one with something left to do is not finished.
        CheckConstraint("(step IS NULL) = (status IN ('success', 'failed', 'canceled'))", name="finished_has_no_step"),
        CheckConstraint("(failure_code IS NOT NULL) = (status = 'failed')", name="failed_has_a_reason"),
        CheckConstraint(
            "status <> 'success' OR generated_image_id IS NOT NULL OR deleted_at IS NOT NULL",
            name="success_has_an_image",
        ),
        Index("ix_image_generation_tasks_gallery", "user_id", "id"),
        partial_index("ix_image_generation_tasks_unfinished", "user_id", "id", where=UNFINISHED),
        partial_index("ix_image_generation_tasks_due", "step", "due_at", where="step IS NOT NULL"),
        # Recent generations like one are what its expected end is told from.
        Index("ix_image_generation_tasks_recent", "status", "resolution", "completed_at"),
        referring_index("image_generation_tasks", "source_image_id"),
        referring_index("image_generation_tasks", "source_upload_id"),
        referring_index("image_generation_tasks", "original_image_id"),
        referring_index("image_generation_tasks", "generated_image_id"),
        # One answer of Kie.ai belongs to one generation, however often and through whom it arrives.
        Index("uq_image_generation_tasks_kie_task_id", "kie_task_id", unique=True),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    status: Mapped[CreationStatus]
    version: Mapped[int]
    prompt: Mapped[LongText]
    style: Mapped[str] = mapped_column(String(64))  # A style's slug.
    aspect_ratio: Mapped[str] = mapped_column(String(8))  # As Kie.ai spells it: ``3:2``, ``auto``.
    resolution: Mapped[str] = mapped_column(String(4))  # ``1K``, ``2K``, ``4K``.
    output_format: Mapped[str] = mapped_column(String(4))  # ``png``, ``jpg``.
    credits_used: Mapped[int]
    retry_of: Mapped[Id | None] = mapped_column(ForeignKey("image_generation_tasks.id"))
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    input_hash: Mapped[str] = mapped_column(String(64))

    # At most one of three says where the input is still to be had from; PREPARE makes it an image of its own.
    source_url: Mapped[LongText | None]
    source_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    source_upload_id: Mapped[Id | None] = mapped_column(ForeignKey("uploads.id"))
    original_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    generated_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    # Lasting storage addresses, never presigned ones.
    original_image_url: Mapped[LongText | None]
    generated_image_url: Mapped[LongText | None]

    step: Mapped[Step | None]
    step_at: Mapped[datetime]  # When this step began.
    due_at: Mapped[datetime | None]
    attempts: Mapped[int]  # Of this step, those that failed.
    lease: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]

    kie_attempt: Mapped[int]  # How often createTask was sent and may have started something.
    asked_at: Mapped[datetime | None]  # When createTask was last sent; null when nothing can have come of it.
    resubmitted_because: Mapped[LongText | None]  # Why createTask was sent again, when it was.
    kie_task_id: Mapped[str | None] = mapped_column(String(200))
    called_back_at: Mapped[datetime | None]  # Kie.ai's hint that it is done; read and then believed or not.
    result_url: Mapped[LongText | None]  # Where Kie.ai keeps the result, for a while.

    failure_code: Mapped[FailureCode | None]
    error_message: Mapped[LongText | None]
    created_at: Mapped[datetime] = mapped_column("createdAt", key="created_at")
    updated_at: Mapped[datetime] = mapped_column("updatedAt", key="updated_at")
    completed_at: Mapped[datetime | None] = mapped_column("completedAt", key="completed_at")
    deleted_at: Mapped[datetime | None]
