"""GraphQL types, query, mutation and subscription of exports of creations."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from typing import Annotated, Self

import strawberry

from db.queries.creations.filters import Filter
from db.records.privacy import ArchiveRecord
from resolvers import exports
from schema.core.arguments import Input, value_or_null
from schema.core.enums import ArchiveState
from schema.core.info import Info
from schema.core.node import Node
from schema.creations import CreationFilter
from schema.errors import ERRORS, ExportLimitReached, IdempotencyKeyReused, InvalidInput, NotFound, attempt
from services import errors
from services.archives import archives
from services.catalogue.catalogue import Catalogue
from services.exports import tickets
from services.exports.requests import MAX_CREATIONS, ExportRequest, RequestedExport

FAILED = "The export could not be made. Request another one."

ExportId = Annotated[strawberry.ID, strawberry.argument(description="The id of the export.")]


@strawberry.type(
    description="A ZIP file with images of the viewer, and a manifest in JSON with their prompts, models, options and"
    " credits. It is deleted 24 hours after it was made, and as soon as a creation in it is deleted."
)
class CreationExport(Node):
    state: ArchiveState = strawberry.field(description="The state.")
    done: int = strawberry.field(description="The number of creations that are done.")
    total: int = strawberry.field(description="The number of creations that were chosen.")
    byte_size: int = strawberry.field(description="The size of the ZIP file so far, in bytes.")
    failure: str | None = strawberry.field(
        description="The reason in English, to show to the user. Null unless the state is FAILED."
    )
    created_at: datetime = strawberry.field(description="The time of the request.")
    expires_at: datetime | None = strawberry.field(
        description="The time when it is deleted. Null unless the state is READY."
    )
    record: strawberry.Private[ArchiveRecord]

    @strawberry.field(
        description="The path and query on this server from which the viewer downloads the file, by a link too. A"
        f" download must begin within {tickets.LIFETIME // 60} minutes after the query: query it again for a new one."
        " The server checks at each request that the account is not blocked. Null unless the state is READY."
    )
    def url(self, info: Info) -> str | None:
        return exports.url(info.context, self.record)

    @classmethod
    def from_record(cls, record: ArchiveRecord) -> Self:
        total = len(archives.creations_of(record))
        return cls(
            id=strawberry.ID(record.id),
            state=record.state,
            done=total if record.state is ArchiveState.READY else min(record.items_done, total),
            total=total,
            byte_size=record.byte_size,
            failure=FAILED if record.state is ArchiveState.FAILED else None,
            created_at=record.created_at,
            expires_at=record.expires_at,
            record=record,
        )


@strawberry.input(description="The creations to export. Exactly one of `ids` and `filter` is given.")
class ExportCreationsInput:
    ids: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET,
        description=f"The ids of creations with an image, 1 to {MAX_CREATIONS}. Null: as `filter` says.",
    )
    filter: CreationFilter | None = strawberry.field(
        default=strawberry.UNSET,
        description=f"Conditions on the creations: those with an image are exported, at most {MAX_CREATIONS}. An empty"
        " object: all. Null: as `ids` says.",
    )
    idempotency_key: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="A key of 1 to 255 characters that the client chooses for each new request. Repeating a request"
        " with the same key and input returns the export of the first one. Null: a repeated request makes another"
        " export.",
    )

    def to_request(self, catalogue: Catalogue) -> ExportRequest:
        ids, wanted = value_or_null(self.ids), value_or_null(self.filter)
        return ExportRequest(
            ids=None if ids is None else tuple(ids),
            filter=None if wanted is None else _in_input(wanted, catalogue),
            idempotency_key=value_or_null(self.idempotency_key),
        )


def _in_input(wanted: CreationFilter, catalogue: Catalogue) -> Filter:
    try:
        return wanted.to_filter(catalogue)
    except (errors.InvalidInput, errors.NotFound) as refused:
        refused.path = ["input", *(refused.path or ())]
        raise


ExportCreationsError = Annotated[
    InvalidInput | NotFound | ExportLimitReached | IdempotencyKeyReused,
    strawberry.union("ExportCreationsError", description="A reason why `exportCreations` was refused."),
]


@strawberry.type(description="The result of `exportCreations`.")
class ExportCreationsPayload:
    export: CreationExport | None = strawberry.field(description="The export. Null if the request was refused.")
    replayed: bool = strawberry.field(
        description="Whether an earlier request with the same idempotency key made the result."
    )
    errors: list[ExportCreationsError] = strawberry.field(description=ERRORS)


@strawberry.type
class ExportQuery:
    @strawberry.field(
        description="An export of the viewer by its id. Null if it does not exist or belongs to another user."
    )
    async def creation_export(self, info: Info, id: ExportId) -> CreationExport | None:
        record = await exports.by_id(info.context, id)
        return None if record is None else CreationExport.from_record(record)

    @strawberry.field(description=f"The viewer's newest exports, up to {exports.MAX_LISTED}, newest first.")
    async def creation_exports(self, info: Info) -> list[CreationExport]:
        return [CreationExport.from_record(each) for each in await exports.newest(info.context)]


@strawberry.type
class ExportMutation:
    @strawberry.mutation(
        description="Request a ZIP file of creations, which a worker makes. `exportUpdated` shows its progress."
    )
    async def export_creations(self, info: Info, input: Input[ExportCreationsInput]) -> ExportCreationsPayload:
        async def request() -> RequestedExport:
            return await exports.request(info.context, input.to_request(info.context.product.catalogue))

        requested, refused = await attempt(
            request(),
            errors.InvalidInput,
            errors.NotFound,
            errors.ExportLimitReached,
            errors.IdempotencyKeyReused,
        )
        return ExportCreationsPayload(
            export=None if requested is None else CreationExport.from_record(requested.archive),
            replayed=requested is not None and requested.replayed,
            errors=refused,
        )


@strawberry.type
class ExportSubscription:
    @strawberry.subscription(
        description="The progress of an export: as it is, then after changes, about once a second at most. The stream"
        " ends when the state is no longer PENDING. A client that reconnects gets the export as it is by then."
    )
    async def export_updated(self, info: Info, id: ExportId) -> AsyncGenerator[CreationExport, None]:
        async with aclosing(exports.updates(info.context, id)) as records:
            async for record in records:
                yield CreationExport.from_record(record)
