"""GraphQL types, inputs, payloads and fields of creations."""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, Self

import strawberry
from msgspec.structs import replace

from db.queries.creations.filters import Filter
from db.queries.creations.galleries import SUMMARIES, WHOLE, Listing
from db.records.creations import CreationRecord, CreationSummary
from db.records.pagination import Page
from resolvers import creations, shares
from resolvers.pagination import is_id, window
from schema.catalogue import Model, Style
from schema.core.arguments import After, AfterEvent, Before, First, Input, Last, value_or_null
from schema.core.enums import (
    AspectRatio,
    Background,
    CreationStage,
    CreationStatus,
    EventKind,
    FailureCode,
    OutputFormat,
    Resolution,
    known_value,
)
from schema.core.info import Info
from schema.core.node import Connection, Node
from schema.core.selected import may_select
from schema.errors import (
    ERRORS,
    NotFound,
    WrongState,
    attempt,
)
from schema.images import Image
from schema.shares import Share
from services import errors
from services.catalogue.catalogue import Catalogue
from services.events.reader import TaskEvent as TaskEventRecord
from services.generation.failures import is_retryable

MAX_SEARCH = 200
# Creations can have models that no file has any more.
GROUP = "grp"
MODEL_ID = re.compile(r"mdl_[a-z0-9.-]{1,60}")


@strawberry.type(description="The reason why a generation failed.")
class GenerationFailure:
    code: FailureCode = strawberry.field(description="The reason, for programs.")
    message: str = strawberry.field(description="The reason in English, to show to the user.")
    retryable: bool = strawberry.field(description="Whether `retryGeneration` may succeed without any change.")


def _completed_at(self: "Creation") -> datetime | None:
    return self.whole.completed_at


@strawberry.type(description="An image of the viewer that is made or being made.")
class Creation(Node):
    status: CreationStatus = strawberry.field(description="The state of the creation.")
    stage: CreationStage = strawberry.field(description="The progress, in more detail than `status`.")
    version: int = strawberry.field(
        description="The number of the latest change: 1 at first, and one more with every change."
    )
    prompt: str = strawberry.field(
        description="The text that the image is made from. Empty if the model takes none, and after deletion."
    )
    aspect_ratio: AspectRatio = strawberry.field(
        description="The aspect ratio that was used. AUTO if the model chooses it."
    )
    resolution: Resolution = strawberry.field(description="The resolution that was used.")
    output_format: OutputFormat = strawberry.field(description="The file type that was used.")
    background: Background | None = strawberry.field(
        description="The background that was used. Null if the model chooses it."
    )
    seed: int | None = strawberry.field(description="The seed of the image. Null if the request had none.")
    negative_prompt: str | None = strawberry.field(
        description="The text about the things that the image should not show. Null without one, and after deletion."
    )
    group: strawberry.ID | None = strawberry.field(
        description="The id that all creations of one request have, for `CreationFilter.group`. Null if the request was"
        " for one image."
    )
    favourite: bool = strawberry.field(description="Whether the viewer has marked it with `setFavourite`.")
    credits_used: int = strawberry.field(description="The credits charged, also if they were returned.")
    refunded: bool = strawberry.field(description="Whether the credits were returned.")
    created_at: datetime = strawberry.field(description="The time of the request.")
    updated_at: datetime = strawberry.field(description="The time of the latest change.")
    completed_at: datetime | None = strawberry.field(
        resolver=_completed_at, description="The time when it became SUCCESS, FAILED or CANCELED. Null before."
    )
    deleted_at: datetime | None = strawberry.field(
        description="The time when its owner deleted it. Null if it is not deleted. A deleted creation appears only in"
        " events and in the result of a repeated idempotency key."
    )
    record: strawberry.Private[CreationSummary]
    catalogue: strawberry.Private[Catalogue]

    @strawberry.field(description="The requested style.")
    def style(self) -> Style:
        return Style.from_entry(self.catalogue.styles.by_slug(self.record.style))

    @strawberry.field(
        description="The model that makes the image. If the model is no longer on offer, its status is RETIRED."
    )
    def model(self) -> Model:
        return Model.of_creation(self.record.model, self.catalogue)

    @strawberry.field(
        description="The input images, in the order of the request. Empty if the creation is made from text alone,"
        " while the images are still being fetched, after deletion, and if the creation ended before all of its input"
        " images were stored."
    )
    async def original_images(self, info: Info) -> list[Image]:
        records = await creations.original_images(info.context, self.whole)
        suffixes = ("-original", *(f"-original-{number}" for number in range(2, len(records) + 1)))
        return [
            Image.from_record(record, prompt=self.prompt, suffix=suffix)
            for record, suffix in zip(records, suffixes, strict=False)
        ]

    @strawberry.field(description="The first input image. Null whenever `originalImages` is empty.")
    def original_image(self) -> Image | None:
        image = self.whole.original_image
        return None if image is None else Image.from_record(image, prompt=self.prompt, suffix="-original")

    @strawberry.field(description="The image that was made. Null until the status is SUCCESS, and after deletion.")
    def generated_image(self) -> Image | None:
        image = self.whole.generated_image
        return None if image is None else Image.from_record(image, prompt=self.prompt)

    @strawberry.field(description="The reason of the failure. Null unless the status is FAILED.")
    def failure(self) -> GenerationFailure | None:
        code = self.record.failure_code
        if code is None:
            return None
        return GenerationFailure(code=code, message=self.record.error_message or "", retryable=is_retryable(code))

    @strawberry.field(
        description="The position in the queue: 1 is sent to Kie.ai next. Null if it was sent or has ended."
    )
    async def queue_position(self, info: Info) -> int | None:
        return await creations.queue_position(info.context, self.whole)

    @strawberry.field(
        description="The time when it will probably be finished, estimated from recent generations like it. Null if"
        " there are none, or when it is finished."
    )
    async def estimated_completion_at(self, info: Info) -> datetime | None:
        return await creations.estimated_completion(info.context, self.whole)

    @strawberry.field(
        description="The creation that this one repeats. Null if it repeats none, or if that one is deleted."
    )
    async def retry_of(self, info: Info) -> "Creation | None":
        record = await creations.retry_of(info.context, self.record.retry_of)
        return None if record is None else Creation.from_record(record, self.catalogue)

    @property
    def whole(self) -> CreationRecord:
        """Return the whole record; fields that use it are in ``FIELDS_OF_WHOLE``."""
        if not isinstance(self.record, CreationRecord):
            raise TypeError("only a summary of this creation was read")
        return self.record

    @strawberry.field(description="The public page of the image. Null if it is not shared.")
    async def share(self, info: Info) -> Share | None:
        record = await shares.of_creation(info.context, self.record.id)
        return None if record is None else Share.from_record(record)

    @classmethod
    def from_record(cls, record: CreationSummary, catalogue: Catalogue) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            status=record.status,
            stage=record.stage,
            version=record.version,
            prompt=record.prompt,
            aspect_ratio=known_value(record.aspect_ratio, AspectRatio.AUTO),
            resolution=known_value(record.resolution, Resolution.ONE_K),
            output_format=known_value(record.output_format, OutputFormat.PNG),
            background=None if record.background is None else known_value(record.background, Background.AUTO),
            seed=record.seed,
            negative_prompt=record.negative_prompt,
            group=None if record.group_id is None else strawberry.ID(record.group_id),
            favourite=record.favourite,
            credits_used=record.credits_used,
            refunded=record.refunded,
            created_at=record.created_at,
            updated_at=record.updated_at,
            deleted_at=record.deleted_at,
            record=record,
            catalogue=catalogue,
        )


FIELDS_OF_WHOLE = frozenset(
    ("completedAt", "estimatedCompletionAt", "generatedImage", "originalImage", "originalImages", "queuePosition")
)
"""The fields of a creation that its summary lacks; lists without these fields read summaries."""


@strawberry.type(description="One event of `taskUpdated`.")
class TaskEvent:
    cursor: str = strawberry.field(
        description="The opaque position of the event: pass it as `after` to continue after this event. If events since"
        " then are no longer kept, or a backup was restored, a RESET follows."
    )
    kind: EventKind = strawberry.field(description="The kind of the event.")
    creation: Creation | None = strawberry.field(
        description="The creation as it was at this event. Null for READY and RESET."
    )

    @classmethod
    def from_record(cls, record: TaskEventRecord, catalogue: Catalogue) -> Self:
        return cls(
            cursor=record.cursor,
            kind=record.kind,
            creation=None if record.creation is None else Creation.from_record(record.creation, catalogue),
        )


@strawberry.input(description="Conditions on creations. All that are given must hold.")
class CreationFilter:
    status: list[CreationStatus] | None = strawberry.field(
        default=strawberry.UNSET, description="The status is one of these. Null: any status."
    )
    style: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the style. Null: any style."
    )
    model: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the model. Null: any model."
    )
    group: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The `Creation.group` of the creations. Null: any creation."
    )
    favourite: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether it is a favourite: see `setFavourite`. Null: any creation."
    )
    search: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A text that the prompt contains, in upper or lower case. At most 200 characters. Only the newest"
        " 5,000 creations are searched. Null: any prompt.",
    )

    def to_filter(self, catalogue: Catalogue) -> Filter:
        search, style = value_or_null(self.search), value_or_null(self.style)
        model, group = value_or_null(self.model), value_or_null(self.group)
        if search is not None and (len(search) > MAX_SEARCH or "\0" in search):
            message = f"`search` may have up to {MAX_SEARCH} characters, and no NUL."
            raise errors.InvalidInput(message, path=["filter", "search"])
        found = None if style is None else catalogue.styles.by_id(style)
        if style is not None and found is None:
            raise errors.NotFound("There is no such style.", path=["filter", "style"])
        if model is not None and not MODEL_ID.fullmatch(model):
            raise errors.NotFound("There is no such model.", path=["filter", "model"])
        if group is not None and not is_id(GROUP, group):
            raise errors.NotFound("There is no such group.", path=["filter", "group"])
        statuses = value_or_null(self.status)
        return Filter(
            statuses=None if statuses is None else tuple(statuses),
            style=None if found is None else found.slug,
            model=None if model is None else model.removeprefix("mdl_"),
            group=group,
            search=search,
            favourite=value_or_null(self.favourite),
        )


@strawberry.input(description="The creation to delete.")
class DeleteCreationInput:
    id: strawberry.ID = strawberry.field(description="The id of a SUCCESS, FAILED or CANCELED creation.")


DeleteCreationError = Annotated[
    NotFound | WrongState,
    strawberry.union("DeleteCreationError", description="A reason why `deleteCreation` was refused."),
]


@strawberry.type(description="The result of `deleteCreation`.")
class DeleteCreationPayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        description="The id of the deleted creation. Null if the request was refused."
    )
    errors: list[DeleteCreationError] = strawberry.field(description=ERRORS)


@strawberry.type
class CreationQuery:
    @strawberry.field(
        description="A creation of the viewer by its id. Null if it does not exist or belongs to another user."
    )
    async def creation(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the creation.")]
    ) -> Creation | None:
        record = await creations.by_id(info.context, id)
        return None if record is None else Creation.from_record(record, info.context.product.catalogue)

    @strawberry.field(description="The viewer's creations, newest first, including unfinished ones.")
    async def creations(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
        filter: Annotated[
            CreationFilter | None, strawberry.argument(description="The creations to return. Null: all.")
        ] = strawberry.UNSET,
        created_after: Annotated[
            datetime | None,
            strawberry.argument(description="Return only creations made later than this. Null: from the first."),
        ] = strawberry.UNSET,
        created_before: Annotated[
            datetime | None,
            strawberry.argument(description="Return only creations made earlier than this. Null: to the newest."),
        ] = strawberry.UNSET,
    ) -> Connection[Creation]:
        catalogue = info.context.product.catalogue
        wanted = filter.to_filter(catalogue) if filter else Filter()
        period = _period("createdAfter", created_after), _period("createdBefore", created_before)
        if period != (None, None):
            wanted = replace(wanted, created_after=period[0], created_before=period[1])
        wanted_page = window(
            "cre",
            first=value_or_null(first),
            after=value_or_null(after),
            last=value_or_null(last),
            before=value_or_null(before),
        )
        listing: Listing[Any] = WHOLE if may_select(info, FIELDS_OF_WHOLE) else SUMMARIES
        page: Page[CreationSummary] = await creations.page(info.context, wanted, wanted_page, listing)
        to_node = partial(Creation.from_record, catalogue=catalogue)
        return Connection.from_page(page, to_node, partial(creations.count, info.context, wanted))


def _period(name: str, given: datetime | None) -> datetime | None:
    """Return one end of a period in UTC.

    Raises:
        InvalidInput: it has no time zone, or is not a time in UTC.
    """
    moment = value_or_null(given)
    if moment is None:
        return None
    try:
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except OverflowError:
        pass
    raise errors.InvalidInput(f"`{name}` must be a time with its time zone, such as 2026-01-31T12:00:00Z.", path=[name])


@strawberry.type
class CreationMutation:
    @strawberry.mutation(description="Delete a finished creation and its stored images. This cannot be undone.")
    async def delete_creation(self, info: Info, input: Input[DeleteCreationInput]) -> DeleteCreationPayload:
        deleted_id, refused = await attempt(
            creations.delete(info.context, input.id), errors.NotFound, errors.WrongState
        )
        return DeleteCreationPayload(deleted_id=strawberry.ID(deleted_id) if deleted_id else None, errors=refused)


@strawberry.type
class CreationSubscription:
    @strawberry.subscription(
        description="Every change of one creation, or of all the viewer's creations, in order and exactly once. Without"
        " `after`, the stream begins with a SNAPSHOT of the creation `id`, or of each creation that is unfinished or"
        " that ended or was deleted recently (in the last 15 minutes by default). If there is none, it begins with"
        " READY. With `after`, it begins with the changes since that cursor. A RESET means that these are no longer"
        " kept (7 days by default), or that more than 100 creations ended recently: query again what is shown."
        " SNAPSHOT events follow it. A client that was away for longer than those 15 minutes and reconnects without"
        " `after` has to query again, too."
    )
    async def task_updated(
        self,
        info: Info,
        id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The id of the creation to watch. Null: all the viewer's creations."),
        ] = strawberry.UNSET,
        after: AfterEvent = strawberry.UNSET,
        until_finished: Annotated[
            bool,
            strawberry.argument(
                description="Whether the stream ends after the event with which the creation `id` is finished. If it is"
                " finished already, that is one SNAPSHOT, whatever `after` is."
            ),
        ] = False,
    ) -> AsyncGenerator[TaskEvent, None]:
        show = partial(TaskEvent.from_record, catalogue=info.context.product.catalogue)
        creation_id, cursor = value_or_null(id), value_or_null(after)
        if until_finished:
            updates = creations.updates_until_finished(info.context, creation_id, cursor)
        else:
            info.context.shows(show)
            updates = creations.updates(info.context, creation_id, cursor)
        async with aclosing(updates) as events:
            async for event in events:
                yield show(event)
