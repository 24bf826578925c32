"""GraphQL inputs, payloads and fields that start, cancel and repeat generations."""

from enum import StrEnum
from typing import Annotated

import strawberry

from db.records.creations import CreationRecord
from resolvers import creations
from schema.core.arguments import Input, value_or_null
from schema.core.enums import AspectRatio, Background, OutputFormat, Resolution
from schema.core.info import Info
from schema.creations import Creation
from schema.credits import Credit
from schema.errors import (
    ERRORS,
    ContentRefused,
    CreditsOwed,
    IdempotencyKeyReused,
    InsufficientCredits,
    InvalidInput,
    ModelUnavailable,
    ModerationUnavailable,
    NotFound,
    PriceAboveLimit,
    RateLimited,
    StorageUnavailable,
    UploadIncomplete,
    WrongState,
    attempt,
)
from services import errors
from services.generation.create import CreationResult
from services.generation.requests import GenerationRequest, RetryRequest, Source

_CREDIT = "The viewer's credits afterwards. Null if the request was refused."
_MAX_CREDITS = "Refuse with PriceAboveLimit if the price in credits is higher. Null: any price."
_REPLAYED = "Whether an earlier request with the same idempotency key made the result."


@strawberry.input(description="One of the input images of a creation of the viewer.")
class InputImageInput:
    creation_id: strawberry.ID = strawberry.field(description="The id of the creation.")
    position: int = strawberry.field(description="The place in `Creation.originalImages`: 0 for the first.")


@strawberry.input(description="The source of an input image. Exactly one field is given.", one_of=True)
class ImageSourceInput:
    url: str | None = strawberry.field(
        default=strawberry.UNSET, description="An http or https address that anyone can read. At most 8,192 characters."
    )
    upload_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id of an upload of the viewer whose bytes have arrived. It can be used again within 24 hours"
        " of its last use.",
    )
    creation_id: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of a creation of the viewer: its generated image is the input."
    )
    original_of: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET,
        description="The id of a creation of the viewer: its input image is the input. If it has several, the first.",
    )

    input_image: InputImageInput | None = strawberry.field(
        default=strawberry.UNSET,
        description="An input image of a creation of the viewer, by its place: for a creation with several.",
    )

    def to_source(self) -> Source:
        by_place = value_or_null(self.input_image)
        return Source(
            url=value_or_null(self.url),
            upload_id=value_or_null(self.upload_id),
            creation_id=value_or_null(self.creation_id),
            original_of=value_or_null(self.original_of) if by_place is None else by_place.creation_id,
            position=None if by_place is None else by_place.position,
        )


@strawberry.input(
    description="The images to make. `Model` describes the values that each model accepts. Values that are left out"
    " never cause a refusal."
)
class CreateGenerationInput:
    model: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of the model. Null: the default model, the first of `models`."
    )
    images: list[ImageSourceInput] | None = strawberry.field(
        default=strawberry.UNSET,
        description="The input images, in order, up to `Model.maxInputImages`. Null or empty: the image is made from"
        " text alone.",
    )
    image: ImageSourceInput | None = strawberry.field(
        default=strawberry.UNSET,
        description="The only input image. Null: as `images` says.",
        deprecation_reason="Use `images`, which takes several.",
    )
    prompt: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The text to make the image from, up to `Model.maxPromptLength` characters. It must be given if"
        " `Model.takesPrompt` is true, and must be left out if not.",
    )
    negative_prompt: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A text about the things that the image should not show, for models with"
        " `Model.supportsNegativePrompt`.",
    )
    style: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="The id of a style. Null: the style that adds nothing, `sty_none`."
    )
    aspect_ratio: AspectRatio | None = strawberry.field(
        default=strawberry.UNSET, description="The aspect ratio. Null: the model's default."
    )
    resolution: Resolution | None = strawberry.field(
        default=strawberry.UNSET, description="The resolution, which can change the price. Null: the model's default."
    )
    output_format: OutputFormat | None = strawberry.field(
        default=strawberry.UNSET, description="The file type. Null: the model's default."
    )
    background: Background | None = strawberry.field(
        default=strawberry.UNSET,
        description="The background. Only models with `Model.supportsTransparency` accept OPAQUE and TRANSPARENT. Null:"
        " AUTO.",
    )
    seed: int | None = strawberry.field(
        default=strawberry.UNSET,
        description="A number of at least 0 that selects one of the possible images, for models with"
        " `Model.supportsSeed`: the same request with the same seed makes a similar image. With a `count`, each"
        " further image has the next seed. Null: random ones.",
    )
    count: int | None = strawberry.field(
        default=1,
        description="The number of images, 1 to `Model.maxOutputs`. Each becomes a creation of its own. If the credits"
        " do not suffice for all of them, none is made. Null: 1.",
    )
    max_credits: int | None = strawberry.field(default=strawberry.UNSET, description=_MAX_CREDITS)
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A key of 1 to 255 characters that the client chooses for each new request. Repeating a request"
        " with the same key and input returns the creations of the first one and charges nothing. Null: a repeated"
        " request makes further creations.",
    )

    def to_request(self) -> GenerationRequest:
        """Return the request.

        Raises:
            InvalidInput: both ``image`` and ``images`` are given.
        """
        image, images = value_or_null(self.image), value_or_null(self.images)
        if image is not None and images is not None:
            raise errors.InvalidInput("`image` and `images` cannot be given together.", path=["input", "image"])
        return GenerationRequest(
            prompt=value_or_null(self.prompt) or "",
            style=value_or_null(self.style),
            model=value_or_null(self.model),
            sources=tuple(each.to_source() for each in (images or ([] if image is None else [image]))),
            as_images=image is None,
            count=1 if self.count is None else self.count,
            aspect_ratio=_value_of(self.aspect_ratio),
            resolution=_value_of(self.resolution),
            output_format=_value_of(self.output_format),
            background=_value_of(self.background),
            seed=value_or_null(self.seed),
            negative_prompt=value_or_null(self.negative_prompt),
            max_credits=value_or_null(self.max_credits),
            idempotency_key=value_or_null(self.idempotency_key),
        )


def _value_of(choice: StrEnum | None) -> str | None:
    chosen = value_or_null(choice)
    return None if chosen is None else chosen.value


@strawberry.input(description="The creation to repeat.")
class RetryGenerationInput:
    id: strawberry.ID = strawberry.field(description="The id of a FAILED or CANCELED creation.")
    max_credits: int | None = strawberry.field(default=strawberry.UNSET, description=_MAX_CREDITS)
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="As in `createGeneration`. A key that was used there cannot be used here.",
    )

    def to_request(self) -> RetryRequest:
        return RetryRequest(
            creation_id=self.id,
            max_credits=value_or_null(self.max_credits),
            idempotency_key=value_or_null(self.idempotency_key),
        )


@strawberry.input(description="The creation to cancel.")
class CancelGenerationInput:
    id: strawberry.ID = strawberry.field(description="The id of a creation that was not sent to Kie.ai yet.")


CreateGenerationError = Annotated[
    InvalidInput
    | NotFound
    | ModelUnavailable
    | InsufficientCredits
    | CreditsOwed
    | PriceAboveLimit
    | IdempotencyKeyReused
    | RateLimited
    | UploadIncomplete
    | StorageUnavailable
    | ContentRefused
    | ModerationUnavailable,
    strawberry.union("CreateGenerationError", description="A reason why `createGeneration` was refused."),
]
CancelGenerationError = Annotated[
    NotFound | WrongState,
    strawberry.union("CancelGenerationError", description="A reason why `cancelGeneration` was refused."),
]
RetryGenerationError = Annotated[
    InvalidInput
    | NotFound
    | WrongState
    | ModelUnavailable
    | InsufficientCredits
    | CreditsOwed
    | PriceAboveLimit
    | IdempotencyKeyReused
    | RateLimited
    | UploadIncomplete
    | StorageUnavailable
    | ContentRefused
    | ModerationUnavailable,
    strawberry.union("RetryGenerationError", description="A reason why `retryGeneration` was refused."),
]


@strawberry.type(description="The result of `createGeneration`.")
class CreateGenerationPayload:
    creation: Creation | None = strawberry.field(
        description="The first of the new creations. Null if the request was refused."
    )
    creations: list[Creation] = strawberry.field(
        description="The new creations, one for each image. Empty if the request was refused."
    )
    credit: Credit | None = strawberry.field(description=_CREDIT)
    replayed: bool = strawberry.field(description=_REPLAYED)
    errors: list[CreateGenerationError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The result of `cancelGeneration`.")
class CancelGenerationPayload:
    creation: Creation | None = strawberry.field(description="The canceled creation. Null if the request was refused.")
    credit: Credit | None = strawberry.field(description=_CREDIT)
    errors: list[CancelGenerationError] = strawberry.field(description=ERRORS)


@strawberry.type(description="The result of `retryGeneration`.")
class RetryGenerationPayload:
    creation: Creation | None = strawberry.field(description="The new creation. Null if the request was refused.")
    credit: Credit | None = strawberry.field(description=_CREDIT)
    replayed: bool = strawberry.field(description=_REPLAYED)
    errors: list[RetryGenerationError] = strawberry.field(description=ERRORS)


@strawberry.type
class GenerationMutation:
    @strawberry.mutation(
        description="Charge the viewer and start making an image. Nothing is charged unless the generation is recorded."
    )
    async def create_generation(self, info: Info, input: Input[CreateGenerationInput]) -> CreateGenerationPayload:
        async def create() -> CreationResult:
            try:
                return await creations.create(info.context, input.to_request())
            except (errors.InvalidInput, errors.SeveralRefused) as refused:
                name_given_field(refused, input)
                raise

        outcome, refused = await attempt(
            create(),
            errors.InvalidInput,
            errors.NotFound,
            errors.ModelUnavailable,
            errors.InsufficientCredits,
            errors.CreditsOwed,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
            errors.UploadIncomplete,
            errors.StorageUnavailable,
            errors.ContentRefused,
            errors.ModerationUnavailable,
        )
        made = [_shown(info, creation) for creation in outcome.creations] if outcome else []
        return CreateGenerationPayload(
            creation=made[0] if made else None,
            creations=made,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )

    @strawberry.mutation(description="Cancel a generation that was not sent to Kie.ai yet, and return its credits.")
    async def cancel_generation(self, info: Info, input: Input[CancelGenerationInput]) -> CancelGenerationPayload:
        outcome, refused = await attempt(creations.cancel(info.context, input.id), errors.NotFound, errors.WrongState)
        return CancelGenerationPayload(
            creation=_shown(info, outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            errors=refused,
        )

    @strawberry.mutation(description="Repeat a FAILED or CANCELED creation as a new creation, which is charged again.")
    async def retry_generation(self, info: Info, input: Input[RetryGenerationInput]) -> RetryGenerationPayload:
        outcome, refused = await attempt(
            creations.retry(info.context, input.to_request()),
            errors.InvalidInput,
            errors.NotFound,
            errors.WrongState,
            errors.ModelUnavailable,
            errors.InsufficientCredits,
            errors.CreditsOwed,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
            errors.UploadIncomplete,
            errors.StorageUnavailable,
            errors.ContentRefused,
            errors.ModerationUnavailable,
        )
        return RetryGenerationPayload(
            creation=_shown(info, outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )


def name_given_field(refused: errors.InvalidInput | errors.SeveralRefused, given: CreateGenerationInput) -> None:
    """Name `image` in the paths of a refusal if the client has given that field instead of `images`."""
    if value_or_null(given.image) is None:
        return
    for each in refused.refusals if isinstance(refused, errors.SeveralRefused) else (refused,):
        if each.path == ["input", "images"]:
            each.path = ["input", "image"]


def _shown(info: Info, creation: CreationRecord) -> Creation:
    return Creation.from_record(creation, info.context.product.catalogue)
