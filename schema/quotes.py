"""GraphQL types and queries of quotes: the price of a request for images."""

from typing import Annotated

import strawberry

from resolvers import creations
from schema.catalogue import Model
from schema.core.enums import AspectRatio, OutputFormat, Resolution
from schema.core.info import Info
from schema.errors import (
    InvalidInput,
    ModelUnavailable,
    NotFound,
    attempt,
)
from schema.generations import CreateGenerationInput, name_given_field
from services import errors


@strawberry.type(description="The price of a request, with the values that are used for it.")
class GenerationQuote:
    credits: int = strawberry.field(description="The price of the whole request in credits.")
    affordable: bool = strawberry.field(
        description="Whether the viewer can start it now: the balance is enough, and owed credits do not prevent it."
    )
    balance: int = strawberry.field(description="The credits that the viewer can spend now.")
    model: Model = strawberry.field(description="The model that is used.")
    aspect_ratio: AspectRatio = strawberry.field(
        description="The aspect ratio that is used. AUTO if the model chooses it, or if it depends on an image that is"
        " not fetched yet."
    )
    resolution: Resolution = strawberry.field(description="The resolution that is used.")
    output_format: OutputFormat = strawberry.field(description="The file type that is used.")


RequestToPrice = Annotated[CreateGenerationInput, strawberry.argument(description="The request to price.")]

QuoteGenerationError = Annotated[
    InvalidInput | NotFound | ModelUnavailable,
    strawberry.union("QuoteGenerationError", description="A reason why `quoteGeneration` was refused."),
]


@strawberry.type(description="The result of `quoteGeneration`.")
class QuoteGenerationPayload:
    quote: GenerationQuote | None = strawberry.field(description="The price. Null if the request was refused.")
    errors: list[QuoteGenerationError] = strawberry.field(
        description="All reasons why the request would be refused, as in `createGeneration`. Empty if there are none."
    )


@strawberry.type
class QuoteQuery:
    @strawberry.field(
        description="The current price of a request. Only the fields that are given are checked: for example, `prompt`"
        " can be left out. To pay no more than the quote, pass its `credits` as `maxCredits`."
    )
    async def quote_generation(self, info: Info, input: RequestToPrice) -> QuoteGenerationPayload:
        quote, refused = await attempt(
            _quote(info, input), errors.InvalidInput, errors.NotFound, errors.ModelUnavailable
        )
        return QuoteGenerationPayload(quote=quote, errors=refused)

    @strawberry.field(
        description="The same as `quoteGeneration`, but the first refusal is an error at the top level, which has the"
        " path of the field among its extensions.",
        deprecation_reason="Use `quoteGeneration`, whose refusals are data.",
    )
    async def generation_quote(self, info: Info, input: RequestToPrice) -> GenerationQuote:
        return await _quote(info, input)


async def _quote(info: Info, given: CreateGenerationInput) -> GenerationQuote:
    try:
        quote = await creations.quote(info.context, given.to_request())
    except (errors.InvalidInput, errors.SeveralRefused) as refused:
        name_given_field(refused, given)
        raise
    return GenerationQuote(
        credits=quote.credits,
        affordable=quote.affordable,
        balance=quote.balance,
        model=Model.from_entry(quote.model),
        aspect_ratio=AspectRatio(quote.aspect_ratio),
        resolution=Resolution(quote.resolution),
        output_format=OutputFormat(quote.output_format),
    )
