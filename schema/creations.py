"""Creations: the type, its inputs, its outcomes and its fields."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from functools import partial
from typing import Annotated, Self

import strawberry

from db.queries.galleries import Filter, Parts
from db.records.creations import CreationRecord
from resolvers import creations
from resolvers.pages import window
from schema.arguments import given
from schema.credits import Credit
from schema.enums import (
    AspectRatio,
    CreationStage,
    CreationStatus,
    EventKind,
    FailureCode,
    OutputFormat,
    Resolution,
)
from schema.errors import (
    IdempotencyKeyReused,
    InsufficientCredits,
    InvalidInput,
    NotFound,
    PriceAboveLimit,
    RateLimited,
    WrongState,
    attempt,
)
from schema.images import Image
from schema.info import Info, selects
from schema.node import Connection, Node
from schema.styles import Style
from services import errors, styles
from services.errors import BadRequest
from services.events.history import TaskEvent as TaskEventRecord
from services.generation.failures import is_retryable
from services.generation_requests import GenerationRequest, RetryRequest, Source

MAX_SEARCH = 200

# By what records call them; to call the enum takes ten times as long.
_ASPECT_RATIOS = {ratio.value: ratio for ratio in AspectRatio}
_RESOLUTIONS = {resolution.value: resolution for resolution in Resolution}
_OUTPUT_FORMATS = {output_format.value: output_format for output_format in OutputFormat}

# The fields that are made of parts of a record which are read only for them.
_OF_IMAGES = ("originalImage", "generatedImage")
_OF_DETAILS = ("completedAt", "estimatedCompletionAt", "failure", "outputFormat", "queuePosition", "retryOf", "style")


def _output_format(self: "Creation") -> OutputFormat:
    return _OUTPUT_FORMATS[self.record.output_format]


@strawberry.type(description="Why no image was made.")
class GenerationFailure:
    code: FailureCode
    message: str = strawberry.field(description="For the person who asked.")
    retryable: bool = strawberry.field(description="Whether trying again unchanged may work.")


@strawberry.type(description="An image made, or being made, for its owner.")
class Creation(Node):
    status: CreationStatus
    stage: CreationStage = strawberry.field(description="Finer than status, for people who watch.")
    version: int = strawberry.field(description="Rises by one with every change; never goes back.")
    prompt: str
    aspect_ratio: AspectRatio
    resolution: Resolution
    output_format: OutputFormat = strawberry.field(resolver=_output_format)
    credits_used: int
    refunded: bool = strawberry.field(description="True once the credits went back.")
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    deleted_at: datetime | None = strawberry.field(
        description="Set once its owner has deleted it: in its last event, and where an idempotency key still names it."
    )
    record: strawberry.Private[CreationRecord]

    @strawberry.field(description="The look that was asked for.")
    def style(self) -> Style:
        return Style.from_style(styles.by_slug(self.record.style))

    @strawberry.field(
        description="The image it was made from; null for text alone, and until an image given by address has been"
        " fetched."
    )
    def original_image(self) -> Image | None:
        return None if self.record.original_image is None else Image.from_record(self.record.original_image)

    @strawberry.field(description="Null until SUCCESS.")
    def generated_image(self) -> Image | None:
        return None if self.record.generated_image is None else Image.from_record(self.record.generated_image)

    @strawberry.field(description="Only when FAILED.")
    def failure(self) -> GenerationFailure | None:
        code = self.record.failure_code
        if code is None:
            return None
        return GenerationFailure(code=code, message=self.record.error_message or "", retryable=is_retryable(code))

    @strawberry.field(description="1 = next to be sent to Kie.ai; null once sent.")
    async def queue_position(self, info: Info) -> int | None:
        return await creations.queue_position(info.context, self.record)

    @strawberry.field(
        description="When it will likely be done, from recent generations like it; null when unknown or finished."
    )
    async def estimated_completion_at(self, info: Info) -> datetime | None:
        return await creations.estimated_completion(info.context, self.record)

    @strawberry.field(description="The creation that this one tries again.")
    async def retry_of(self, info: Info) -> "Creation | None":
        record = await creations.retried(info.context, self.record.retry_of)
        return None if record is None else Creation(record)

    def __init__(self, record: CreationRecord) -> None:
        """Show a record; a page has twenty, and what Strawberry would make takes each value by its name."""
        self.id = strawberry.ID(record.id)
        self.status = record.status
        self.stage = record.stage
        self.version = record.version
        self.prompt = record.prompt
        self.aspect_ratio = _ASPECT_RATIOS[record.aspect_ratio]
        self.resolution = _RESOLUTIONS[record.resolution]
        self.credits_used = record.credits_used
        self.refunded = record.refunded
        self.created_at = record.created_at
        self.updated_at = record.updated_at
        self.completed_at = record.completed_at
        self.deleted_at = record.deleted_at
        self.record = record


@strawberry.type(description="One event of a task.")
class TaskEvent:
    cursor: str = strawberry.field(
        description="Pass it as `after` to go on from here. Grows with every event of the viewer's."
    )
    kind: EventKind
    creation: Creation | None = strawberry.field(description="Null for RESET only. As it stood at this event.")

    @classmethod
    def from_record(cls, record: TaskEventRecord) -> Self:
        return cls(
            cursor=record.cursor,
            kind=record.kind,
            creation=None if record.creation is None else Creation(record.creation),
        )


@strawberry.type(description="What a generation would cost.")
class GenerationQuote:
    credits: int
    affordable: bool
    balance: int


@strawberry.input(description="Which creations: all that are given must hold.")
class CreationFilter:
    status: list[CreationStatus] | None = strawberry.field(default=strawberry.UNSET, description="Any of these.")
    style: strawberry.ID | None = strawberry.UNSET
    search: str | None = strawberry.field(
        default=strawberry.UNSET, description="Text in the prompt; at most 200 characters."
    )

    def to_filter(self) -> Filter:
        search, style = given(self.search), given(self.style)
        if search is not None and (len(search) > MAX_SEARCH or "\0" in search):
            raise BadRequest(f"`search` may have up to {MAX_SEARCH} characters, and no NUL.")
        found = None if style is None else styles.by_id(style)
        if style is not None and found is None:
            raise BadRequest("`style` is not the id of a style.")
        statuses = given(self.status)
        return Filter(
            statuses=None if statuses is None else tuple(statuses),
            style=None if found is None else found.slug,
            search=search,
        )


@strawberry.input(description="Exactly one.", one_of=True)
class ImageSourceInput:
    url: str | None = strawberry.field(default=strawberry.UNSET, description="A public http(s) address.")
    upload_id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="From createUpload.")
    creation_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The result of an earlier creation of the viewer's."
    )

    def to_source(self) -> Source:
        return Source(url=given(self.url), upload_id=given(self.upload_id), creation_id=given(self.creation_id))


@strawberry.input(description="What to make.")
class CreateGenerationInput:
    image: ImageSourceInput | None = strawberry.field(
        default=strawberry.UNSET, description="Left out: from text alone."
    )
    prompt: str = strawberry.field(description="1 to 10,000 characters.")
    style: strawberry.ID = strawberry.field(description="A Style's id.")
    aspect_ratio: AspectRatio | None = AspectRatio.AUTO
    resolution: Resolution | None = Resolution.ONE_K
    output_format: OutputFormat | None = OutputFormat.PNG
    max_credits: int | None = strawberry.field(default=strawberry.UNSET, description="Refuse rather than charge more.")
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="Up to 255 characters, one for each intent: the same key with the same input gives the first"
        " result again, charged once.",
    )

    def to_request(self) -> GenerationRequest:
        image = given(self.image)
        return GenerationRequest(
            prompt=self.prompt,
            style=self.style,
            source=None if image is None else image.to_source(),
            aspect_ratio=(self.aspect_ratio or AspectRatio.AUTO).value,
            resolution=(self.resolution or Resolution.ONE_K).value,
            output_format=(self.output_format or OutputFormat.PNG).value,
            max_credits=given(self.max_credits),
            idempotency_key=given(self.idempotency_key),
        )


@strawberry.input(description="What to try again.")
class RetryGenerationInput:
    id: strawberry.ID
    max_credits: int | None = strawberry.field(default=strawberry.UNSET, description="Refuse rather than charge more.")
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET, description="As in createGeneration; keys are shared with it."
    )

    def to_request(self) -> RetryRequest:
        return RetryRequest(
            creation_id=self.id,
            max_credits=given(self.max_credits),
            idempotency_key=given(self.idempotency_key),
        )


@strawberry.input(description="What to take back.")
class CancelGenerationInput:
    id: strawberry.ID


@strawberry.input(description="What to remove.")
class DeleteCreationInput:
    id: strawberry.ID


CreateGenerationError = Annotated[
    InvalidInput | NotFound | InsufficientCredits | PriceAboveLimit | IdempotencyKeyReused | RateLimited,
    strawberry.union("CreateGenerationError"),
]
CancelGenerationError = Annotated[NotFound | WrongState, strawberry.union("CancelGenerationError")]
RetryGenerationError = Annotated[
    NotFound | WrongState | InsufficientCredits | PriceAboveLimit | IdempotencyKeyReused | RateLimited,
    strawberry.union("RetryGenerationError"),
]
DeleteCreationError = Annotated[NotFound | WrongState, strawberry.union("DeleteCreationError")]


@strawberry.type(description="What came of createGeneration.")
class CreateGenerationPayload:
    creation: Creation | None
    credit: Credit | None
    replayed: bool = strawberry.field(description="True when an earlier call with this idempotencyKey made it.")
    errors: list[CreateGenerationError] = strawberry.field(
        description="What was refused, and why; empty when it worked. Then nothing was written."
    )


@strawberry.type(description="What came of cancelGeneration.")
class CancelGenerationPayload:
    creation: Creation | None
    credit: Credit | None
    errors: list[CancelGenerationError]


@strawberry.type(description="What came of retryGeneration.")
class RetryGenerationPayload:
    creation: Creation | None
    credit: Credit | None
    replayed: bool
    errors: list[RetryGenerationError]


@strawberry.type(description="What came of deleteCreation.")
class DeleteCreationPayload:
    deleted_id: strawberry.ID | None
    errors: list[DeleteCreationError]


@strawberry.type
class CreationQuery:
    @strawberry.field(
        description="One creation of the viewer's; null where there is none or it belongs to someone else."
    )
    async def creation(self, info: Info, id: strawberry.ID) -> Creation | None:
        record = await creations.by_id(info.context, id)
        return None if record is None else Creation(record)

    @strawberry.field(description="The viewer's creations, newest first, those still being made included.")
    async def creations(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: CreationFilter | None = strawberry.UNSET,
    ) -> Connection[Creation]:
        wanted = filter.to_filter() if filter else Filter()
        wanted_page = window(
            "cre",
            first=given(first),
            after=given(after),
            last=given(last),
            before=given(before),
            tells_next=selects(info, "hasNextPage"),
            tells_previous=selects(info, "hasPreviousPage"),
        )
        parts = Parts(images=selects(info, *_OF_IMAGES), details=selects(info, *_OF_DETAILS))
        page = await creations.page(info.context, wanted, wanted_page, parts)
        return Connection.from_page(
            page,
            Creation,
            partial(creations.count, info.context, wanted),
        )

    @strawberry.field(
        description="What a generation would cost right now; createGeneration never charges more than a quote just"
        " given."
    )
    async def generation_quote(self, info: Info, input: CreateGenerationInput) -> GenerationQuote:
        quote = await creations.quote(info.context, input.to_request().resolution)
        return GenerationQuote(credits=quote.credits, affordable=quote.affordable, balance=quote.balance)


@strawberry.type
class CreationMutation:
    @strawberry.mutation(
        description="Charge the viewer and start making an image. Nothing is charged unless the generation is recorded."
    )
    async def create_generation(self, info: Info, input: CreateGenerationInput) -> CreateGenerationPayload:
        outcome, refused = await attempt(
            creations.create(info.context, input.to_request()),
            errors.InvalidInput,
            errors.NotFound,
            errors.InsufficientCredits,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
        )
        return CreateGenerationPayload(
            creation=Creation(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )

    @strawberry.mutation(
        description="Take back a generation that Kie.ai has not been asked for yet, and return its credits."
    )
    async def cancel_generation(self, info: Info, input: CancelGenerationInput) -> CancelGenerationPayload:
        outcome, refused = await attempt(creations.cancel(info.context, input.id), errors.NotFound, errors.WrongState)
        return CancelGenerationPayload(
            creation=Creation(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            errors=refused,
        )

    @strawberry.mutation(
        description="Try a failed or canceled creation again, as a new, newly charged creation linked to the old one."
    )
    async def retry_generation(self, info: Info, input: RetryGenerationInput) -> RetryGenerationPayload:
        outcome, refused = await attempt(
            creations.retry(info.context, input.to_request()),
            errors.NotFound,
            errors.WrongState,
            errors.InsufficientCredits,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
        )
        return RetryGenerationPayload(
            creation=Creation(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )

    @strawberry.mutation(description="Remove a finished creation and its stored images for good.")
    async def delete_creation(self, info: Info, input: DeleteCreationInput) -> DeleteCreationPayload:
        deleted_id, refused = await attempt(
            creations.delete(info.context, input.id), errors.NotFound, errors.WrongState
        )
        return DeleteCreationPayload(deleted_id=strawberry.ID(deleted_id) if deleted_id else None, errors=refused)


@strawberry.type
class CreationSubscription:
    @strawberry.subscription(
        description="Changes of one task (`id`) or of all the viewer's tasks. Without `after`: a SNAPSHOT of each task"
        " that is not finished (of the one named, finished or not), then every change. With `after`: all changes since"
        " that cursor, then every new one. In cursor order, none left out, none twice; a RESET says that the history"
        " since `after` is no longer kept: read again."
    )
    async def task_updated(
        self,
        info: Info,
        id: strawberry.ID | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
    ) -> AsyncGenerator[TaskEvent, None]:
        info.context.shows(TaskEvent.from_record)
        async with aclosing(creations.updates(info.context, given(id), given(after))) as events:
            async for event in events:
                yield TaskEvent.from_record(event)
