"""Records of creations and of the generations behind them."""

import enum
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from db.models.creations import FIRST_MODEL, CreationStatus, FailureCode, Step
from db.records.images import ImageRecord


class CreationStage(enum.StrEnum):
    """The progress of a generation as shown to its user, finer than its status."""

    PREPARING = "preparing"
    QUEUED = "queued"
    MAKING = "making"
    CONFIRMING = "confirming"
    STORING = "storing"
    FINISHED = "finished"


_STAGE_OF_STEP = {
    Step.PREPARE: CreationStage.PREPARING,
    Step.SUBMIT: CreationStage.QUEUED,
    Step.AWAIT: CreationStage.MAKING,
    Step.STORE: CreationStage.STORING,
    None: CreationStage.FINISHED,
}
_WITHOUT_IMAGE = (CreationStatus.FAILED, CreationStatus.CANCELED)


def stage_of(step: Step | None, *, called_back: bool) -> CreationStage:
    return CreationStage.CONFIRMING if called_back and step is Step.AWAIT else _STAGE_OF_STEP[step]


class ImageSpec(Struct, frozen=True, kw_only=True):
    """The values used for one image: chosen by the user or by default, kept with the creation, repeated by a retry.

    Each field is a column, a part of the stored events and an input of a generation; one that is added has a default.
    """

    prompt: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    model: str = FIRST_MODEL
    negative_prompt: str | None = None
    background: str | None = None
    seed: int | None = None

    def spec(self) -> dict[str, Any]:
        """Return the values of these fields by name."""
        return {name: getattr(self, name) for name in ImageSpec.__struct_fields__}


class CreationSummary(ImageSpec, frozen=True):
    """A creation as lists show it, without its images and the times that few requests select."""

    id: str
    user_id: str
    status: CreationStatus
    step: Step | None
    version: int
    credits_used: int
    retry_of: str | None
    called_back_at: datetime | None
    failure_code: FailureCode | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    group_id: str | None = None
    further_inputs: int = 0  # How many inputs it has beyond the first.
    favourite: bool = False

    @property
    def stage(self) -> CreationStage:
        return stage_of(self.step, called_back=self.called_back_at is not None)

    @property
    def refunded(self) -> bool:
        """Whether its credits were refunded: a generation that ends without an image is refunded as it ends."""
        return self.status in _WITHOUT_IMAGE


class CreationRecord(CreationSummary, frozen=True, kw_only=True):
    """A creation as shown to its owner, with its input and its result."""

    asked_at: datetime | None
    completed_at: datetime | None
    original_image: ImageRecord | None
    generated_image: ImageRecord | None

    @property
    def queued(self) -> bool:
        """Whether it still waits to be sent to Kie.ai."""
        return self.status is CreationStatus.WAITING and self.asked_at is None


class GenerationRecord(ImageSpec, frozen=True):
    """A generation as the worker needs it: its next step, its input and its progress."""

    id: str
    user_id: str
    step: Step
    step_at: datetime
    attempts: int
    credits_used: int
    lease: str | None
    source_url: str | None
    source_image_id: str | None
    source_upload_id: str | None
    original_image_id: str | None
    storage_seed: str | None
    provider_attempt: int
    asked_at: datetime | None
    provider_task_id: str | None
    called_back_at: datetime | None
    result_url: str | None
    result_reads: int
    result_refused_host: str | None
    created_at: datetime
    plan: str | None  # JSON; None if an older version made it.
    further_inputs: int


def as_shown(creation: CreationRecord) -> CreationRecord:
    """Return a creation, without its images if its owner has deleted it."""
    return creation if creation.deleted_at is None else replace(creation, original_image=None, generated_image=None)
