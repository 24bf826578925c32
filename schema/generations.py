"""GraphQL inputs, payloads and fields that price, start, cancel and repeat generations."""

from typing import Annotated

import strawberry

from resolvers import creations
from schema.arguments import Input, value_or_null
from schema.creations import Creation
from schema.credits import Credit
from schema.enums import AspectRatio, OutputFormat, Resolution
from schema.errors import (
    ERRORS,
    CreditsOwed,
    IdempotencyKeyReused,
    InsufficientCredits,
    InvalidInput,
    NotFound,
    PriceAboveLimit,
    RateLimited,
    StorageUnavailable,
    UploadIncomplete,
    WrongState,
    attempt,
)
from schema.info import Info
from services import errors
from services.generation.requests import GenerationRequest, RetryRequest, Source

_CREDIT = "The viewer's credits afterwards. Null if the request was refused."
_MAX_CREDITS = "Refuse with PriceAboveLimit if the price in credits is higher. Null: any price."
_REPLAYED = "Whether an earlier request with the same idempotency key made the creation."


@strawberry.type(description="The price of a generation.")
class GenerationQuote:
    credits: int = strawberry.field(description="The price in credits.")
    affordable: bool = strawberry.field(
        description="Whether the viewer can start it now: the balance is enough, and owed credits do not prevent it."
    )
    balance: int = strawberry.field(description="The credits that the viewer can spend now.")


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

    def to_source(self) -> Source:
        return Source(
            url=value_or_null(self.url),
            upload_id=value_or_null(self.upload_id),
            creation_id=value_or_null(self.creation_id),
        )


@strawberry.input(description="The image to make.")
class CreateGenerationInput:
    image: ImageSourceInput | None = strawberry.field(
        default=strawberry.UNSET, description="The input image. Null: the image is made from text alone."
    )
    prompt: str = strawberry.field(description="The text to make the image from: 1 to 10,000 characters.")
    style: strawberry.ID = strawberry.field(description="The id of a style.")
    aspect_ratio: AspectRatio | None = strawberry.field(
        default=AspectRatio.AUTO, description="The aspect ratio. Null: AUTO."
    )
    resolution: Resolution | None = strawberry.field(
        default=Resolution.ONE_K, description="The resolution, which can change the price. Null: ONE_K."
    )
    output_format: OutputFormat | None = strawberry.field(
        default=OutputFormat.PNG, description="The file type. Null: PNG."
    )
    max_credits: int | None = strawberry.field(default=strawberry.UNSET, description=_MAX_CREDITS)
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A key of 1 to 255 characters that the client chooses for each new image. Repeating a request with"
        " the same key and input returns the first creation and charges nothing. Null: a repeated request makes another"
        " creation.",
    )

    def to_request(self) -> GenerationRequest:
        image = value_or_null(self.image)
        return GenerationRequest(
            prompt=self.prompt,
            style=self.style,
            sources=() if image is None else (image.to_source(),),
            as_images=image is None,
            aspect_ratio=(self.aspect_ratio or AspectRatio.AUTO).value,
            resolution=(self.resolution or Resolution.ONE_K).value,
            output_format=(self.output_format or OutputFormat.PNG).value,
            max_credits=value_or_null(self.max_credits),
            idempotency_key=value_or_null(self.idempotency_key),
        )


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
    | InsufficientCredits
    | CreditsOwed
    | PriceAboveLimit
    | IdempotencyKeyReused
    | RateLimited
    | UploadIncomplete
    | StorageUnavailable,
    strawberry.union("CreateGenerationError", description="A reason why `createGeneration` was refused."),
]
CancelGenerationError = Annotated[
    NotFound | WrongState,
    strawberry.union("CancelGenerationError", description="A reason why `cancelGeneration` was refused."),
]
RetryGenerationError = Annotated[
    NotFound
    | WrongState
    | InsufficientCredits
    | CreditsOwed
    | PriceAboveLimit
    | IdempotencyKeyReused
    | RateLimited
    | UploadIncomplete
    | StorageUnavailable,
    strawberry.union("RetryGenerationError", description="A reason why `retryGeneration` was refused."),
]


@strawberry.type(description="The result of `createGeneration`.")
class CreateGenerationPayload:
    creation: Creation | None = strawberry.field(description="The new creation. Null if the request was refused.")
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
class GenerationQuery:
    @strawberry.field(
        description="The current price of a generation. To pay no more than it, pass its `credits` as `maxCredits`."
    )
    async def generation_quote(
        self,
        info: Info,
        input: Annotated[CreateGenerationInput, strawberry.argument(description="The generation to price.")],
    ) -> GenerationQuote:
        quote = await creations.quote(info.context, input.to_request().resolution or "1K")
        return GenerationQuote(credits=quote.credits, affordable=quote.affordable, balance=quote.balance)


@strawberry.type
class GenerationMutation:
    @strawberry.mutation(
        description="Charge the viewer and start making an image. Nothing is charged unless the generation is recorded."
    )
    async def create_generation(self, info: Info, input: Input[CreateGenerationInput]) -> CreateGenerationPayload:
        outcome, refused = await attempt(
            creations.create(info.context, input.to_request()),
            errors.InvalidInput,
            errors.NotFound,
            errors.InsufficientCredits,
            errors.CreditsOwed,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
            errors.UploadIncomplete,
            errors.StorageUnavailable,
        )
        return CreateGenerationPayload(
            creation=Creation.from_record(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )

    @strawberry.mutation(description="Cancel a generation that was not sent to Kie.ai yet, and return its credits.")
    async def cancel_generation(self, info: Info, input: Input[CancelGenerationInput]) -> CancelGenerationPayload:
        outcome, refused = await attempt(creations.cancel(info.context, input.id), errors.NotFound, errors.WrongState)
        return CancelGenerationPayload(
            creation=Creation.from_record(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            errors=refused,
        )

    @strawberry.mutation(description="Repeat a FAILED or CANCELED creation as a new creation, which is charged again.")
    async def retry_generation(self, info: Info, input: Input[RetryGenerationInput]) -> RetryGenerationPayload:
        outcome, refused = await attempt(
            creations.retry(info.context, input.to_request()),
            errors.NotFound,
            errors.WrongState,
            errors.InsufficientCredits,
            errors.CreditsOwed,
            errors.PriceAboveLimit,
            errors.IdempotencyKeyReused,
            errors.RateLimited,
            errors.UploadIncomplete,
            errors.StorageUnavailable,
        )
        return RetryGenerationPayload(
            creation=Creation.from_record(outcome.creation) if outcome else None,
            credit=Credit.from_record(outcome.credit) if outcome else None,
            replayed=outcome.replayed if outcome else False,
            errors=refused,
        )
