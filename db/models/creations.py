"""The table of creations: each row holds a creation and the generation that makes it.

The first input of a generation is in its row, the others are in a table of their own.
"""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index, referring_index


class CreationStatus(enum.StrEnum):
    """The status of a creation, with the values that the table has always had."""

    WAITING = "waiting"
    PROCESSING = "processing"
    SUCCESS = "success"
    FAILED = "failed"
    CANCELED = "canceled"


class Step(enum.StrEnum):
    """The worker's next action for a generation; a finished generation has none."""

    PREPARE = "prepare"
    SUBMIT = "submit"
    AWAIT = "await"
    STORE = "store"


# ``UNFINISHED`` is equivalent to ``step IS NOT NULL``, by a constraint. No other index has this condition, so a search
# for one user's creations never uses the index of due ones. The conditions have no parameters, because the planner
# matches a partial index only by constants.
COMPLETED = '"completedAt" IS NOT NULL'
WITHOUT_IMAGE = "status IN ('failed', 'canceled')"
KEPT = '"completedAt" IS NOT NULL AND deleted_at IS NULL'
FAVOURITE = "favourite AND deleted_at IS NULL"
UNFINISHED = "status NOT IN ('success', 'failed', 'canceled')"


FIRST_MODEL = "nano-banana-pro"
"""The only model of the versions whose rows and events name none."""


class FailureCode(enum.StrEnum):
    """Why a generation ended without an image."""

    REJECTED_BY_MODERATION = "rejected_by_moderation"
    IMAGE_UNREADABLE = "image_unreadable"
    INVALID_INPUT = "invalid_input"
    PROVIDER_ERROR = "provider_error"
    TIMED_OUT = "timed_out"
    STORAGE_ERROR = "storage_error"


class GenerationTask(Base):
    """A creation and its durable job; ``step``, ``due_at``, ``attempts`` and the lease belong to the job."""

    __tablename__ = "image_generation_tasks"
    __table_args__ = (
        UniqueConstraint("user_id", "idempotency_key"),
        CheckConstraint("credits_used > 0", name="credits_used_positive"),
        # A generation is finished exactly if it has no next step.
        CheckConstraint("(step IS NULL) = (status IN ('success', 'failed', 'canceled'))", name="finished_has_no_step"),
        CheckConstraint("(failure_code IS NOT NULL) = (status = 'failed')", name="failed_has_a_reason"),
        CheckConstraint(
            "status <> 'success' OR generated_image_id IS NOT NULL OR deleted_at IS NOT NULL",
            name="success_has_an_image",
        ),
        Index("ix_image_generation_tasks_gallery", "user_id", "id"),
        # Counts and filters read only this index: reading rows with long prompts takes ten times as long. SQLite does
        # so only if the index has all columns of the statement, including the index's own condition.
        partial_index(
            "ix_image_generation_tasks_gallery_filtered",
            *("user_id", "id", "status", "style", "model", "deleted_at"),
            where="deleted_at IS NULL",
        ),
        partial_index("ix_image_generation_tasks_unfinished", "user_id", "id", where=UNFINISHED),
        partial_index("ix_image_generation_tasks_favourites", "user_id", "id", where=FAVOURITE),
        # A snapshot also contains recently finished or deleted creations.
        partial_index("ix_image_generation_tasks_completed", "user_id", "completed_at", where=COMPLETED),
        partial_index("ix_image_generation_tasks_deleted", "user_id", "deleted_at", where="deleted_at IS NOT NULL"),
        partial_index("ix_image_generation_tasks_due", "step", "due_at", where="step IS NOT NULL"),
        partial_index(
            "ix_image_generation_tasks_result_refused_host",
            "result_refused_host",
            where="result_refused_host IS NOT NULL",
        ),
        # Completion estimates read recent generations of the same kind; older code reads them of all models.
        Index("ix_image_generation_tasks_recent", "status", "resolution", "completed_at"),
        Index("ix_image_generation_tasks_model_recent", "model", "status", "resolution", "completed_at"),
        # The newest results of a model show if it works.
        partial_index("ix_image_generation_tasks_ended", "model", "completed_at", where=COMPLETED),
        # Creations that ended longest ago are deleted after the retention.
        partial_index("ix_image_generation_tasks_kept", "completed_at", where=KEPT),
        # Ended generations that may have left objects in storage without a row in ``images``.
        partial_index(
            "ix_image_generation_tasks_leftovers", "completed_at", where="step IS NULL AND storage_seed IS NOT NULL"
        ),
        # Lists of operators, newest first; successful ones are so many that the primary key finds them.
        partial_index("ix_image_generation_tasks_failed", "status", "id", where=WITHOUT_IMAGE),
        partial_index("ix_image_generation_tasks_group_id", "group_id", where="group_id IS NOT NULL"),
        referring_index("image_generation_tasks", "source_image_id"),
        referring_index("image_generation_tasks", "source_upload_id"),
        referring_index("image_generation_tasks", "original_image_id"),
        referring_index("image_generation_tasks", "generated_image_id"),
        # A Kie.ai task belongs to one generation, even if its id arrives several times or by different routes.
        Index("uq_image_generation_tasks_kie_task_id", "provider_task_id", unique=True),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    status: Mapped[CreationStatus]
    version: Mapped[int]
    prompt: Mapped[LongText]
    negative_prompt: Mapped[LongText | None]
    style: Mapped[str] = mapped_column(String(64))  # A style's slug.
    model: Mapped[str] = mapped_column(String(64), server_default=FIRST_MODEL)  # A model's slug.
    # The values used, in the product's own words.
    aspect_ratio: Mapped[str] = mapped_column(String(8))  # ``3:2``, ``auto``.
    resolution: Mapped[str] = mapped_column(String(4))  # ``1K``, ``1.5K``.
    output_format: Mapped[str] = mapped_column(String(4))  # ``png``, ``jpg``.
    background: Mapped[str | None] = mapped_column(String(16))
    seed: Mapped[BigInt | None]
    # The request to the provider, as JSON, and its times; null if an older version made the row.
    plan: Mapped[LongText | None]
    group_id: Mapped[Id | None]  # Shared by the creations of one request for several images.
    credits_used: Mapped[int]
    favourite: Mapped[bool] = mapped_column(server_default=false())  # Marked by its owner.
    retry_of: Mapped[Id | None] = mapped_column(ForeignKey("image_generation_tasks.id"))
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    input_hash: Mapped[str] = mapped_column(String(64))

    # How many inputs it has beyond the first: the rows of ``generation_inputs``.
    further_inputs: Mapped[int] = mapped_column(server_default="0")
    # At most one of the next three is set: the source of an input before PREPARE copies it to an image of its own.
    source_url: Mapped[LongText | None]
    source_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    source_upload_id: Mapped[Id | None] = mapped_column(ForeignKey("uploads.id"))
    original_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    generated_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    # The keys of its storage objects are derived from the seed, which is cleared once no unnamed object can be left.
    storage_seed: Mapped[str | None] = mapped_column(String(32))
    # Lasting storage addresses, never presigned ones.
    original_image_url: Mapped[LongText | None]
    generated_image_url: Mapped[LongText | None]

    step: Mapped[Step | None]
    step_at: Mapped[datetime]  # When this step began.
    due_at: Mapped[datetime | None]
    attempts: Mapped[int]  # Failed attempts of this step.
    lease: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]

    provider_attempt: Mapped[int] = mapped_column(
        "kie_attempt", key="provider_attempt"
    )  # How often createTask was sent and may have started a task.
    asked_at: Mapped[datetime | None]  # When createTask was last sent; null if it certainly started no task.
    resubmitted_because: Mapped[LongText | None]  # Why createTask was sent again, if it was.
    provider_task_id: Mapped[str | None] = mapped_column("kie_task_id", String(200), key="provider_task_id")
    called_back_at: Mapped[datetime | None]  # When Kie.ai's callback arrived: a hint, to be confirmed by a status read.
    result_url: Mapped[LongText | None]  # The result's temporary address at Kie.ai.
    # Number of unusable reads of the result, or before that of the status record that should name the result.
    result_reads: Mapped[int] = mapped_column(server_default="0")
    # The host of the result, if the last attempt was refused only because no setting lists that host (never a private
    # address).
    result_refused_host: Mapped[LongText | None]

    # The provider's own code and text of the failure, or of its last unclear response, without addresses, for
    # operators; the text may quote the prompt.
    provider_code: Mapped[str | None] = mapped_column(String(64))
    provider_message: Mapped[str | None] = mapped_column(String(300))
    # The price of the task in the provider's own credits and its duration, once it has ended.
    provider_credits: Mapped[float | None]
    provider_seconds: Mapped[float | None]
    # Whether it failed by its model's own fault, not by that of its prompt, its inputs or this installation.
    model_fault: Mapped[bool] = mapped_column(server_default=false())
    failure_code: Mapped[FailureCode | None]
    error_message: Mapped[LongText | None]
    created_at: Mapped[datetime] = mapped_column("createdAt", key="created_at")
    updated_at: Mapped[datetime] = mapped_column("updatedAt", key="updated_at")
    completed_at: Mapped[datetime | None] = mapped_column("completedAt", key="completed_at")
    deleted_at: Mapped[datetime | None]


class InputRole(enum.StrEnum):
    """The use of an input image by the model."""

    REFERENCE = "reference"


class GenerationInput(Base):
    """The second or a further input of a generation; ``image_id`` is set once its image is stored and checked."""

    __tablename__ = "generation_inputs"
    __table_args__ = (
        CheckConstraint("position >= 1", name="position_after_the_first"),
        referring_index("generation_inputs", "source_image_id"),
        referring_index("generation_inputs", "source_upload_id"),
        referring_index("generation_inputs", "image_id"),
    )

    generation_id: Mapped[PrimaryId] = mapped_column(ForeignKey("image_generation_tasks.id"))
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # The first input has position 0.
    role: Mapped[str] = mapped_column(String(16))  # An ``InputRole``; older code keeps those that it does not have.
    # At most one of the next three is set, as for the first input.
    source_url: Mapped[LongText | None]
    source_image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    source_upload_id: Mapped[Id | None] = mapped_column(ForeignKey("uploads.id"))
    image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
