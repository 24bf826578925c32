"""The root types of the GraphQL schema, and the function that builds it."""

import asyncio
from typing import Annotated, TypeVar

import strawberry
from strawberry.schema.config import StrawberryConfig

from resolvers import creations, credits, exports, images, shares
from resolvers.context import Context
from resolvers.pagination import MAX_SIZE
from schema.catalogue import CatalogueQuery, Model, Style
from schema.core.info import Info
from schema.core.node import Node
from schema.core.scalars import SCALARS
from schema.creations import Creation, CreationMutation, CreationQuery, CreationSubscription
from schema.credits import (
    Credit,
    CreditMutation,
    CreditPack,
    CreditQuery,
    CreditSubscription,
    CreditTransaction,
    Payment,
    credit_id,
)
from schema.erasure import ErasureMutation
from schema.exports import CreationExport, ExportMutation, ExportQuery, ExportSubscription
from schema.favourites import FavouriteMutation
from schema.generations import GenerationMutation
from schema.images import ImageMutation, Upload
from schema.quotes import QuoteQuery
from schema.shares import Share, ShareMutation, ShareQuery
from schema.streams import StreamMutation
from schema.viewer import Viewer, ViewerQuery
from services.errors import InvalidInput

PUBLIC_FIELDS = frozenset({"creditPacks", "models", "sandbox", "styles"})
"""The fields of ``Query`` that need no sign-in, and whose values are the same for every client."""

SchemaT = TypeVar("SchemaT", bound=strawberry.Schema)


@strawberry.type
class SandboxQuery:
    @strawberry.field(
        description="Whether simulators replace Kie.ai and the card processor: images are not real and no money is"
        " charged. This field needs no sign-in."
    )
    def sandbox(self, info: Info) -> bool:
        return info.context.product.sandbox


@strawberry.type(description="Requests that read data.")
class Query(ViewerQuery, CreationQuery, ExportQuery, QuoteQuery, CreditQuery, CatalogueQuery, ShareQuery, SandboxQuery):
    @strawberry.field(
        description="An object of the viewer, a model, a style or a credit pack by its id. Null if it does not exist or"
        " belongs to another user."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the object.")]
    ) -> Node | None:
        return await _node(info, id)

    @strawberry.field(
        description=f"The objects with these ids, in the order of `ids`, as from `node`: null for each id that does not"
        f" exist or belongs to another user. At most {MAX_SIZE} ids."
    )
    async def nodes(
        self,
        info: Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="The ids of the objects.")],
    ) -> list[Node | None]:
        info.context.viewer  # noqa: B018 - without ids, nothing else requires sign-in
        if len(ids) > MAX_SIZE:
            raise InvalidInput(f"`ids` may have at most {MAX_SIZE} ids.", path=["ids"])
        return await asyncio.gather(*(_node(info, each) for each in ids))


async def _node(info: Info, id: str) -> Node | None:
    """Return the object with an id, for the viewer; objects of one type that are read at once share a query."""
    context = info.context
    viewer, catalogue = context.viewer, context.product.catalogue
    match id.partition("_")[0]:
        case "usr":
            return Viewer.from_record(viewer) if id == viewer.id else None
        case "crd":
            if id != credit_id(viewer.id):
                return None
            return Credit.from_record(await credits.of_viewer(context))
        case "sty":
            style = catalogue.styles.by_id(id)
            return None if style is None else Style.from_entry(style)
        case "mdl":
            model = catalogue.by_id(id)
            return None if model is None else Model.from_entry(model)
        case "pck":
            pack = credits.packs(context).by_id(id)
            return None if pack is None else CreditPack.from_pack(pack)
        case _:
            return await _row(context, id)


async def _row(context: Context, id: str) -> Node | None:
    """Return the object of a row with an id, if the viewer owns it."""
    match id.partition("_")[0]:
        case "cre":
            creation = await creations.by_id_batched(context, id)
            return None if creation is None else Creation.from_record(creation, context.product.catalogue)
        case "arc":
            export = await exports.by_id(context, id)
            return None if export is None else CreationExport.from_record(export)
        case "ctx":
            transaction = await credits.transaction_by_id(context, id)
            return None if transaction is None else CreditTransaction.from_record(transaction)
        case "pay":
            payment = await credits.payment(context, id)
            return None if payment is None else Payment.from_record(payment)
        case "upl":
            upload = await images.upload_by_id(context, id)
            return None if upload is None else Upload.from_record(*upload)
        case "shr":
            share = await shares.by_id(context, id)
            return None if share is None else Share.from_record(share)
        case _:
            return None


@strawberry.type(
    description="Requests that change data. If one is refused, nothing is written, and `errors` of its payload has the"
    " reason."
)
class Mutation(
    ImageMutation,
    GenerationMutation,
    CreationMutation,
    ShareMutation,
    FavouriteMutation,
    ExportMutation,
    CreditMutation,
    ErasureMutation,
    StreamMutation,
):
    pass


@strawberry.type(description="Live updates, over WebSocket or Server-Sent Events.")
class Subscription(CreationSubscription, CreditSubscription, ExportSubscription):
    pass


def build(schema_class: type[SchemaT]) -> SchemaT:
    """Return the schema, an instance of ``schema_class``."""
    return schema_class(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(scalar_map=SCALARS),
    )
