"""Types of the present state: the queue, the limits on requests to the provider, and the health of models."""

from datetime import datetime
from typing import Self

import strawberry
from msgspec.structs import asdict

from db.queries.operators.overview import MOST_COUNTED, QueueRecord
from schema.core.enums import CreationStatus
from schema.operate.enums import Step
from services.operators.overview import RECENT, LimitState, ModelFigures, OverviewRecord


@strawberry.type(description="The unfinished generations of one model at one step.")
class QueueGroup:
    model: str = strawberry.field(description="The slug of the model.")
    status: CreationStatus = strawberry.field(description="The state of these creations.")
    step: Step = strawberry.field(description="The next action of a worker.")
    count: int = strawberry.field(description="The number of generations.")
    due: int = strawberry.field(description="Those that a worker could process now and none does.")
    retrying: int = strawberry.field(description="Those with a failed attempt of this step.")
    oldest_id: strawberry.ID = strawberry.field(description="The id of the oldest one.")
    oldest_at: datetime = strawberry.field(description="When the oldest one was requested.")

    @classmethod
    def from_record(cls, record: QueueRecord) -> Self:
        return cls(**asdict(record))


@strawberry.type(description="A limit on requests to the provider, shared by all processes.")
class ProviderLimit:
    name: str = strawberry.field(description="The name: `create` or `read`.")
    next_at: datetime = strawberry.field(description="When the next request is allowed. In the past: now.")
    paused_until: datetime | None = strawberry.field(description="When a pause ends. Null if it is not paused.")
    pause_reason: str | None = strawberry.field(description="Why it is paused. Null if it is not.")

    @classmethod
    def from_state(cls, state: LimitState) -> Self:
        return cls(**asdict(state))


@strawberry.type(description="A model of the catalogue: its pause, and what happened to its generations lately.")
class ModelHealth:
    id: strawberry.ID = strawberry.field(description="The id of the model.")
    slug: str = strawberry.field(description="The slug of the model.")
    paused_at: datetime | None = strawberry.field(description="Since when it is paused. Null if it is not.")
    paused_until: datetime | None = strawberry.field(description="When the pause ends by itself. Null: it does not.")
    pause_reason: str | None = strawberry.field(description="Why it is paused. Null if it is not.")
    waiting: int = strawberry.field(description="The generations that the provider has not accepted yet.")
    running: int = strawberry.field(description="The generations that the provider has accepted.")
    made: int = strawberry.field(description="The images made within `recentSeconds`.")
    failed: int = strawberry.field(description="The generations that failed within `recentSeconds`.")
    failure_rate: float | None = strawberry.field(
        description="The share of failures, 0 to 1, of those that ended within `recentSeconds`. Null if none did."
    )

    @classmethod
    def from_figures(cls, figures: ModelFigures) -> Self:
        pause = figures.pause
        return cls(
            id=strawberry.ID(figures.model.id),
            slug=figures.model.slug,
            paused_at=None if pause is None else pause.paused_at,
            paused_until=None if pause is None else pause.until,
            pause_reason=None if pause is None else pause.reason,
            waiting=figures.waiting,
            running=figures.running,
            made=figures.made,
            failed=figures.failed,
            failure_rate=figures.failure_rate,
        )


@strawberry.type(description="The present state of the installation. All operators see one reading for 2 seconds.")
class Overview:
    read_at: datetime = strawberry.field(description="When it was read.")
    waiting: int = strawberry.field(description="The generations that the provider has not accepted yet.")
    running: int = strawberry.field(description="The generations that the provider has accepted.")
    concurrency: int = strawberry.field(description="The most generations that may run at the provider at a time.")
    is_complete: bool = strawberry.field(
        description=f"Whether all unfinished generations are counted: false if there are more than {MOST_COUNTED:,}."
    )
    oldest_waiting_at: datetime | None = strawberry.field(
        description="When the oldest waiting generation was requested. Null if none waits."
    )
    queue: list[QueueGroup] = strawberry.field(description="The unfinished generations by model, state and step.")
    limits: list[ProviderLimit] = strawberry.field(description="The limits on requests to the provider.")
    models: list[ModelHealth] = strawberry.field(description="The models of the catalogue.")
    recent_seconds: int = strawberry.field(description="The length of the time that `made` and `failed` count.")
    provider_credits: float | None = strawberry.field(
        description="The credits of the account at the provider. Null if they are not known."
    )
    provider_credits_last_seconds: float | None = strawberry.field(
        description="How long these last at the rate of the last day. Null if that is not known, or nothing was spent."
    )

    @classmethod
    def from_record(cls, record: OverviewRecord) -> Self:
        return cls(
            read_at=record.read_at,
            waiting=record.count(CreationStatus.WAITING),
            running=record.count(CreationStatus.PROCESSING),
            concurrency=record.concurrency,
            is_complete=record.is_complete,
            oldest_waiting_at=record.oldest_waiting_at,
            queue=[QueueGroup.from_record(each) for each in record.queue],
            limits=[ProviderLimit.from_state(each) for each in record.limits],
            models=[ModelHealth.from_figures(each) for each in record.models],
            recent_seconds=int(RECENT.total_seconds()),
            provider_credits=record.provider_credits,
            provider_credits_last_seconds=record.provider_credits_last_seconds,
        )
