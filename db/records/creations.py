"""Creations and the generations behind them, as records."""

import enum
from datetime import datetime
from typing import Any, Self

from db.models.creations import CreationStatus, FailureCode, Step
from db.records.images import ImageRecord
from records import record


class CreationStage(enum.StrEnum):
    """Where a generation is, finer than its status, for people who watch."""

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


# To ask an enum's class for a member takes as long as five other attributes, on Python 3.11.
_AWAIT, _CONFIRMING = Step.AWAIT, CreationStage.CONFIRMING
_FAILED, _CANCELED, _WAITING = CreationStatus.FAILED, CreationStatus.CANCELED, CreationStatus.WAITING


def stage_of(step: Step | None, *, called_back: bool) -> CreationStage:
    return _CONFIRMING if called_back and step is _AWAIT else _STAGE_OF_STEP[step]


@record(frozen=True, slots=True)
class CreationRecord:
    """A creation as its owner sees it, with its two images."""

    id: str
    user_id: str
    status: CreationStatus
    step: Step | None
    version: int
    prompt: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    credits_used: int
    retry_of: str | None
    asked_at: datetime | None
    called_back_at: datetime | None
    failure_code: FailureCode | None
    error_message: str | None
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None
    original_image: ImageRecord | None
    generated_image: ImageRecord | None

    @property
    def stage(self) -> CreationStage:
        return stage_of(self.step, called_back=self.called_back_at is not None)

    @property
    def refunded(self) -> bool:
        """Whether its credits went back: a generation that ends without an image refunds as it ends."""
        return self.status is _FAILED or self.status is _CANCELED

    @property
    def queued(self) -> bool:
        """Whether Kie.ai is still to be asked for it."""
        return self.status is _WAITING and self.asked_at is None

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what ``orjson.dumps`` made of a record."""
        # By position: orjson's keys are not the interned names that keyword arguments are quickly matched by.
        return cls(
            data["id"],
            data["user_id"],
            _STATUSES[data["status"]],
            _STEPS[data["step"]],
            data["version"],
            data["prompt"],
            data["style"],
            data["aspect_ratio"],
            data["resolution"],
            data["output_format"],
            data["credits_used"],
            data["retry_of"],
            _moment(value) if (value := data["asked_at"]) else None,
            _moment(value) if (value := data["called_back_at"]) else None,
            FailureCode(value) if (value := data["failure_code"]) else None,
            data["error_message"],
            _moment(data["created_at"]),
            _moment(data["updated_at"]),
            _moment(value) if (value := data["completed_at"]) else None,
            _moment(value) if (value := data["deleted_at"]) else None,
            ImageRecord.from_json(data["original_image"]),
            ImageRecord.from_json(data["generated_image"]),
        )


_moment = datetime.fromisoformat
_STATUSES = {str(status): status for status in CreationStatus}
_STEPS: dict[str | None, Step | None] = {None: None, **{str(step): step for step in Step}}


@record(frozen=True, slots=True)
class GenerationRecord:
    """A generation as the worker sees it: what is to be done, with what, and how far it has come."""

    id: str
    user_id: str
    step: Step
    step_at: datetime
    attempts: int
    lease: str | None
    prompt: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    source_url: str | None
    source_image_id: str | None
    source_upload_id: str | None
    original_image_id: str | None
    kie_attempt: int
    asked_at: datetime | None
    kie_task_id: str | None
    called_back_at: datetime | None
    result_url: str | None
    created_at: datetime
