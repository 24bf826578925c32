"""Types of generations without prompts and pictures, and of failures."""

from datetime import datetime
from typing import Self

import strawberry
from msgspec.structs import asdict

from db.models.timelines import MAX_MESSAGE
from db.queries.operators.generations import FailureGroup, GenerationFacts
from resolvers import operate
from schema.core.enums import CreationStatus, FailureCode
from schema.operate.enums import Step, TimelineKind
from schema.operate.info import Info
from services.operators.timelines import Entry


@strawberry.type(description="One entry of a generation's timeline. Entries without prompts and pictures.")
class TimelineEntry:
    kind: TimelineKind = strawberry.field(description="The kind of the entry.")
    at: datetime = strawberry.field(description="When. Of several in one entry: the first.")
    last_at: datetime = strawberry.field(description="When the last of `count` happened. Equal to `at` if it is one.")
    count: int = strawberry.field(description="How many the entry stands for.")
    step: Step | None = strawberry.field(description="The step in which it happened. Null if there is none.")
    next_step: Step | None = strawberry.field(description="The step that began. Null if none did.")
    attempt: int | None = strawberry.field(
        description="The number of the failed attempt, from 1; of SUBMIT's end: of the request to the provider."
    )
    began_at: datetime | None = strawberry.field(description="When the step began that has ended. Null if none has.")
    sent_at: datetime | None = strawberry.field(
        description="When the request was sent to the provider. Null if this entry concerns none."
    )
    seconds: float | None = strawberry.field(
        description="How long it took: the step, or the provider. Null if unknown."
    )
    outcome: str = strawberry.field(
        description="The outcome in small letters: a status, a reason of a retry, or the action of an operator."
    )
    code: str | None = strawberry.field(description="The provider's own code. Null if there is none.")
    message: str | None = strawberry.field(
        description=f"The provider's own words, cut to {MAX_MESSAGE} characters, or an operator's reason. They may"
        " quote the prompt."
    )
    actor: str | None = strawberry.field(description="The operator. Null if it was none.")

    @classmethod
    def from_entry(cls, entry: Entry) -> Self:
        return cls(**asdict(entry))


@strawberry.type(description="A generation, without its prompt and pictures: `revealCreation` returns those.")
class Generation:
    id: strawberry.ID = strawberry.field(description="The id of the creation.")
    user_id: strawberry.ID = strawberry.field(description="The id of its user.")
    status: CreationStatus = strawberry.field(description="The state of the creation.")
    step: Step | None = strawberry.field(description="The next action of a worker. Null if it is finished.")
    step_at: datetime = strawberry.field(description="When this step began.")
    due_at: datetime | None = strawberry.field(description="When a worker acts next. Null if it is finished.")
    attempts: int = strawberry.field(description="The failed attempts of this step.")
    leased_until: datetime | None = strawberry.field(
        description="Until when a worker has it for itself. Null if none has."
    )
    version: int = strawberry.field(description="The number of its changes.")
    model: str = strawberry.field(description="The slug of the model.")
    style: str = strawberry.field(description="The slug of the style.")
    aspect_ratio: str = strawberry.field(description="The aspect ratio used.")
    resolution: str = strawberry.field(description="The resolution used.")
    output_format: str = strawberry.field(description="The file type used.")
    credits_used: int = strawberry.field(description="The price in credits.")
    retry_of: strawberry.ID | None = strawberry.field(description="The creation that it tries again. Null if none.")
    group_id: strawberry.ID | None = strawberry.field(
        description="Shared by the creations of one request for several images. Null for one image."
    )
    provider_attempt: int = strawberry.field(description="How often it was sent to the provider.")
    asked_at: datetime | None = strawberry.field(description="When it was last sent to the provider.")
    resubmitted_because: str | None = strawberry.field(description="Why it was sent again. Null if it was not.")
    provider_task_id: str | None = strawberry.field(description="The id of its task at the provider.")
    called_back_at: datetime | None = strawberry.field(description="When the provider's callback arrived.")
    result_reads: int = strawberry.field(description="How often the result could not be used.")
    result_refused_host: str | None = strawberry.field(
        description="The host of a result that was refused because no setting lists it. Null if none was."
    )
    provider_code: str | None = strawberry.field(description="The provider's own code of the failure.")
    provider_message: str | None = strawberry.field(description="The provider's own words. They may quote the prompt.")
    provider_credits: float | None = strawberry.field(description="The price in the provider's own credits.")
    provider_seconds: float | None = strawberry.field(description="The duration that the provider reports.")
    failure_code: FailureCode | None = strawberry.field(description="Why it failed. Null if it did not.")
    error_message: str | None = strawberry.field(description="The failure in words, as the user sees it.")
    created_at: datetime = strawberry.field(description="The time of the request.")
    updated_at: datetime = strawberry.field(description="The time of the last change.")
    completed_at: datetime | None = strawberry.field(description="When it ended. Null if it has not.")
    deleted_at: datetime | None = strawberry.field(description="When its user deleted it. Null if not deleted.")

    @strawberry.field(
        description="Every step, attempt, poll, callback and action of an operator, the oldest first. Entries older"
        " than the retention of events are left out, but for the first and the last."
    )
    async def timeline(self, info: Info) -> list[TimelineEntry]:
        return [TimelineEntry.from_entry(entry) for entry in await operate.timeline(info.context, self.id)]

    @classmethod
    def from_facts(cls, facts: GenerationFacts) -> Self:
        return cls(**{name: getattr(facts, name) for name in GenerationFacts.__struct_fields__})


@strawberry.type(description="The failures of a model with the same words of the provider.")
class Failures:
    model: str = strawberry.field(description="The slug of the model.")
    failure_code: FailureCode = strawberry.field(description="The reason that users see.")
    provider_code: str | None = strawberry.field(description="The provider's own code.")
    provider_message: str | None = strawberry.field(description="The provider's own words. They may quote a prompt.")
    count: int = strawberry.field(description="The number of these failures.")
    example: strawberry.ID = strawberry.field(description="The id of the newest of these generations.")
    last_at: datetime = strawberry.field(description="When the last one failed.")

    @classmethod
    def from_group(cls, group: FailureGroup) -> Self:
        return cls(**{name: getattr(group, name) for name in FailureGroup.__struct_fields__})
