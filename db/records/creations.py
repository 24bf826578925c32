"""Creations and the generations behind them, as records."""

import enum
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from operator import itemgetter
from typing import Any, Self

from db.models.creations import CreationStatus, FailureCode, Step
from db.records.images import ImageRecord
from db.records.making import record


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


def stage_of(step: Step | None, *, called_back: bool) -> CreationStage:
    return CreationStage.CONFIRMING if step is Step.AWAIT and called_back else _STAGE_OF_STEP[step]


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
        return self.status is CreationStatus.FAILED or self.status is CreationStatus.CANCELED

    @property
    def queued(self) -> bool:
        """Whether Kie.ai is still to be asked for it."""
        return self.status is CreationStatus.WAITING and self.asked_at is None

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Read what ``orjson.dumps`` made of a record."""
        read = {
            **data,
            "status": _STATUSES[data["status"]],
            "step": _STEPS[data["step"]],
            "created_at": datetime.fromisoformat(data["created_at"]),
            "updated_at": datetime.fromisoformat(data["updated_at"]),
        }
        for name, convert in _RARE:
            if read[name] is not None:
                read[name] = convert(read[name])
        # By position: orjson's keys are not the interned names that keyword arguments are quickly matched by.
        return cls(*_IN_ORDER(read))


_IN_ORDER = itemgetter(*(field.name for field in fields(CreationRecord)))
_STATUSES = {str(status): status for status in CreationStatus}
_STEPS: dict[str | None, Step | None] = {None: None, **{str(step): step for step in Step}}
# What most creations have not, or not yet.
_RARE: tuple[tuple[str, Callable[[Any], object]], ...] = (
    ("asked_at", datetime.fromisoformat),
    ("called_back_at", datetime.fromisoformat),
    ("failure_code", FailureCode),
    ("completed_at", datetime.fromisoformat),
    ("deleted_at", datetime.fromisoformat),
    ("original_image", ImageRecord.from_json),
    ("generated_image", ImageRecord.from_json),
)


@dataclass(frozen=True, slots=True)
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
