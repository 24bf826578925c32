"""The root types of the GraphQL schema, and the function that builds it."""

from typing import Annotated, TypeVar

import strawberry
from strawberry.schema.config import StrawberryConfig

from resolvers import creations, credits, images
from schema.catalogue import CatalogueQuery, Model, Style
from schema.creations import Creation, CreationMutation, CreationQuery, CreationSubscription
from schema.credits import (
    Credit,
    CreditMutation,
    CreditPack,
    CreditQuery,
    CreditSubscription,
    CreditTransaction,
    Payment,
)
from schema.erasure import ErasureMutation
from schema.generations import GenerationMutation, GenerationQuery
from schema.images import ImageMutation, Upload
from schema.info import Info
from schema.node import Node
from schema.scalars import SCALARS
from schema.viewer import Viewer, ViewerQuery

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
class Query(ViewerQuery, CreationQuery, GenerationQuery, CreditQuery, CatalogueQuery, SandboxQuery):
    @strawberry.field(
        description="An object of the viewer, a model, a style or a credit pack by its id. Null if it does not exist or"
        " belongs to another user."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the object.")]
    ) -> Node | None:
        viewer = info.context.viewer
        match id.partition("_")[0]:
            case "cre":
                creation = await creations.by_id(info.context, id)
                return None if creation is None else Creation.from_record(creation, info.context.product.catalogue)
            case "ctx":
                transaction = await credits.transaction_by_id(info.context, id)
                return None if transaction is None else CreditTransaction.from_record(transaction)
            case "pay":
                payment = await credits.payment(info.context, id)
                return None if payment is None else Payment.from_record(payment)
            case "upl":
                upload = await images.upload_by_id(info.context, id)
                return None if upload is None else Upload.from_record(*upload)
            case "usr":
                return Viewer.from_record(viewer) if id == viewer.id else None
            case "crd":
                credit = Credit.from_record(await credits.of_viewer(info.context))
                return credit if credit.id == id else None
            case "sty":
                style = info.context.product.catalogue.styles.by_id(id)
                return None if style is None else Style.from_entry(style)
            case "mdl":
                model = info.context.product.catalogue.by_id(id)
                return None if model is None else Model.from_entry(model)
            case "pck":
                pack = credits.packs(info.context).by_id(id)
                return None if pack is None else CreditPack.from_pack(pack)
            case _:
                return None


@strawberry.type(
    description="Requests that change data. If one is refused, nothing is written, and `errors` of its payload has the"
    " reason."
)
class Mutation(ImageMutation, GenerationMutation, CreationMutation, CreditMutation, ErasureMutation):
    pass


@strawberry.type(description="Live updates, over WebSocket or Server-Sent Events.")
class Subscription(CreationSubscription, CreditSubscription):
    pass


def build(schema_class: type[SchemaT]) -> SchemaT:
    """Return the schema, an instance of ``schema_class``."""
    return schema_class(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(scalar_map=SCALARS),
    )
