"""GraphQL types, inputs, payloads and fields of shares."""

from datetime import datetime
from functools import partial
from typing import Annotated, Self

import strawberry
from msgspec import UNSET, UnsetType

from db.records.shares import ShareRecord
from resolvers import shares
from resolvers.pagination import window
from schema.core.arguments import After, Before, First, Input, Last, value_or_null
from schema.core.info import Info
from schema.core.node import Connection, Node
from schema.errors import ERRORS, NotFound, RateLimited, ShareUnavailable, TooManyShares, WrongState, attempt
from services import errors
from services.shares.shares import ShareOptions


@strawberry.type(
    description="A public page with the image of a creation, which anyone who has its address can see until it is"
    " revoked. It ends by itself when the creation is deleted, and while its owner is blocked."
)
class Share(Node):
    creation_id: strawberry.ID = strawberry.field(description="The id of the creation.")
    show_prompt: bool = strawberry.field(description="Whether the page shows the prompt.")
    indexable: bool = strawberry.field(description="Whether search engines may list the page.")
    views: int = strawberry.field(
        description="How often the page was shown, previews by other programs included. It is a few seconds late."
    )
    created_at: datetime = strawberry.field(description="The time when it was shared.")
    record: strawberry.Private[ShareRecord]

    @strawberry.field(description="The address of the page. It cannot be guessed.")
    def url(self, info: Info) -> str:
        return shares.url(info.context, self.record)

    @strawberry.field(
        description="The address of the image on the page: a smaller copy, without metadata but for the mark that an AI"
        " made it. It ends with the page."
    )
    def image_url(self, info: Info) -> str:
        return shares.image_url(info.context, self.record)

    @classmethod
    def from_record(cls, record: ShareRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            creation_id=strawberry.ID(record.creation_id),
            show_prompt=record.show_prompt,
            indexable=record.indexable,
            views=record.views,
            created_at=record.created_at,
            record=record,
        )


@strawberry.input(description="The creation to share, and the options of its page.")
class ShareCreationInput:
    id: strawberry.ID = strawberry.field(description="The id of a SUCCESS creation.")
    show_prompt: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether the page shows the prompt. Null: as before, and no if it was not shared.",
    )
    indexable: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="Whether search engines may list the page. Null: as before, and no if it was not shared.",
    )

    def to_options(self) -> ShareOptions:
        return ShareOptions(show_prompt=_option(self.show_prompt), indexable=_option(self.indexable))


def _option(value: bool | None) -> bool | UnsetType:
    given = value_or_null(value)
    return UNSET if given is None else given


ShareCreationError = Annotated[
    NotFound | WrongState | RateLimited | TooManyShares | ShareUnavailable,
    strawberry.union("ShareCreationError", description="A reason why `shareCreation` was refused."),
]


@strawberry.type(description="The result of `shareCreation`.")
class ShareCreationPayload:
    share: Share | None = strawberry.field(description="The share. Null if the request was refused.")
    errors: list[ShareCreationError] = strawberry.field(description=ERRORS)


@strawberry.input(description="The share to revoke.")
class RevokeShareInput:
    id: strawberry.ID = strawberry.field(description="The id of the share.")


RevokeShareError = Annotated[
    NotFound, strawberry.union("RevokeShareError", description="A reason why `revokeShare` was refused.")
]


@strawberry.type(description="The result of `revokeShare`.")
class RevokeSharePayload:
    revoked_id: strawberry.ID | None = strawberry.field(
        description="The id of the revoked share. Null if the request was refused."
    )
    errors: list[RevokeShareError] = strawberry.field(description=ERRORS)


@strawberry.type
class ShareQuery:
    @strawberry.field(description="The viewer's shares, newest first.")
    async def shares(
        self,
        info: Info,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
        last: Last = strawberry.UNSET,
        before: Before = strawberry.UNSET,
    ) -> Connection[Share]:
        wanted = window(
            "shr",
            first=value_or_null(first),
            after=value_or_null(after),
            last=value_or_null(last),
            before=value_or_null(before),
        )
        page = await shares.page(info.context, wanted)
        return Connection.from_page(page, Share.from_record, partial(shares.count, info.context))


@strawberry.type
class ShareMutation:
    @strawberry.mutation(
        description="Share the image of a creation on a public page, which needs no sign-in. Sharing it again returns"
        " the same share, with the options that are given. Anyone who has the address can see the page and copy its"
        " image. It costs no credits."
    )
    async def share_creation(self, info: Info, input: Input[ShareCreationInput]) -> ShareCreationPayload:
        share, refused = await attempt(
            shares.share(info.context, input.id, input.to_options()),
            errors.NotFound,
            errors.WrongState,
            errors.RateLimited,
            errors.TooManyShares,
            errors.ShareUnavailable,
        )
        return ShareCreationPayload(share=None if share is None else Share.from_record(share), errors=refused)

    @strawberry.mutation(
        description="Revoke a share: its page and image are gone within a minute, also from caches, and the address"
        " never works again."
    )
    async def revoke_share(self, info: Info, input: Input[RevokeShareInput]) -> RevokeSharePayload:
        revoked_id, refused = await attempt(shares.revoke(info.context, input.id), errors.NotFound)
        return RevokeSharePayload(revoked_id=strawberry.ID(revoked_id) if revoked_id else None, errors=refused)
