"""GraphQL types and mutation of favourites."""

from typing import Annotated

import strawberry

from resolvers import creations
from schema.core.arguments import Input
from schema.core.info import Info
from schema.creations import Creation
from schema.errors import ERRORS, InvalidInput, NotFound, RateLimited, attempt
from services import errors
from services.generation import favourites


@strawberry.input(description="The creations to mark as favourites, or to take the marks from.")
class SetFavouriteInput:
    ids: list[strawberry.ID] = strawberry.field(
        description=f"The ids of the creations, 1 to {favourites.MAX_IDS}. If one of them does not exist, none is"
        " changed."
    )
    favourite: bool = strawberry.field(description="Whether they are favourites from now on.")


SetFavouriteError = Annotated[
    InvalidInput | NotFound | RateLimited,
    strawberry.union("SetFavouriteError", description="A reason why `setFavourite` was refused."),
]


@strawberry.type(description="The result of `setFavourite`.")
class SetFavouritePayload:
    creations: list[Creation] = strawberry.field(
        description="The creations, in the order of `ids`, each once. Empty if the request was refused."
    )
    errors: list[SetFavouriteError] = strawberry.field(description=ERRORS)


@strawberry.type
class FavouriteMutation:
    @strawberry.mutation(
        description="Mark creations as favourites, or take the marks away. Every page that is open sees the change by"
        " `taskUpdated`. Repeating it changes nothing."
    )
    async def set_favourite(self, info: Info, input: Input[SetFavouriteInput]) -> SetFavouritePayload:
        marked, refused = await attempt(
            creations.set_favourite(info.context, input.ids, favourite=input.favourite),
            errors.InvalidInput,
            errors.NotFound,
            errors.RateLimited,
        )
        catalogue = info.context.product.catalogue
        return SetFavouritePayload(
            creations=[Creation.from_record(each, catalogue) for each in marked or ()], errors=refused
        )
