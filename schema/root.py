"""The root types, and the schema that they make."""

from collections.abc import Iterable
from typing import TypeVar

import strawberry
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig

from resolvers import creations, credits, images
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
from schema.images import ImageMutation, Upload
from schema.info import Info
from schema.node import Node
from schema.sandbox import SandboxQuery
from schema.styles import Style, StyleQuery
from schema.viewer import Viewer, ViewerQuery
from services import styles

SchemaT = TypeVar("SchemaT", bound=strawberry.Schema)


@strawberry.type
class Query(ViewerQuery, CreationQuery, CreditQuery, StyleQuery, SandboxQuery):
    @strawberry.field(
        description="Any object that the viewer may see, by id; null where there is none or it belongs to someone else."
    )
    async def node(self, info: Info, id: strawberry.ID) -> Node | None:
        viewer = info.context.viewer
        match id.partition("_")[0]:
            case "cre":
                creation = await creations.by_id(info.context, id)
                return None if creation is None else Creation(creation)
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
                style = styles.by_id(id)
                return None if style is None else Style.from_style(style)
            case "pck":
                pack = credits.packs(info.context).by_id(id)
                return None if pack is None else CreditPack.from_pack(pack)
            case _:
                return None


@strawberry.type
class Mutation(ImageMutation, CreationMutation, CreditMutation):
    pass


@strawberry.type
class Subscription(CreationSubscription, CreditSubscription):
    pass


def build(schema_class: type[SchemaT], extensions: Iterable[type[SchemaExtension]] = ()) -> SchemaT:
    """Build the schema, executed as ``schema_class`` does."""
    return schema_class(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        extensions=list(extensions),
        config=StrawberryConfig(),
    )
