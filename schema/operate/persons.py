"""Exports and erasures of persons: types, inputs, payloads, queries and mutations."""

import json
from collections.abc import Awaitable
from datetime import datetime
from typing import Annotated, Self

import strawberry

from db.models.privacy import ErasureState
from db.records.privacy import ArchiveRecord, PersonErasureRecord
from resolvers import persons as resolvers
from schema.core.arguments import Input
from schema.core.enums import ArchiveState
from schema.erasure import Obstacle, obstacles_of
from schema.operate.audit import AuditEntry
from schema.operate.info import Info
from schema.operate.mutations import REASON, Refusal, attempt
from services.archives import archives
from services.operators.actions import persons

EXPORT_PATH = "/operate/exports"

_REASON = f"{REASON} The user does not see it. Write no personal data."
_USER = "The id of the user."


@strawberry.type(description="A ZIP file with everything that is stored about a user: JSON and pictures.")
class Export:
    id: strawberry.ID = strawberry.field(description="The id of the export.")
    user_id: strawberry.ID = strawberry.field(description="The user.")
    state: ArchiveState = strawberry.field(description="The state.")
    requested_by: str = strawberry.field(description="The operator who requested it.")
    files: int = strawberry.field(description="The files in it so far.")
    files_total: int | None = strawberry.field(description="The files that it will have. Null until they are counted.")
    byte_size: float = strawberry.field(description="The size so far, in bytes.")
    download_path: str | None = strawberry.field(
        description="The path on this server from which an admin downloads it, with the token in the header"
        " `Authorization`. Each download is audited. Null if it is not ready."
    )
    failure: str | None = strawberry.field(description="Why the last attempt failed. Null if it did not.")
    created_at: datetime = strawberry.field(description="The time of the request.")
    expires_at: datetime | None = strawberry.field(description="When it is deleted. Null if it is not ready.")

    @classmethod
    def from_record(cls, record: ArchiveRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            user_id=strawberry.ID(record.owner_id),
            state=record.state,
            requested_by=record.requester,
            files=record.items_done,
            files_total=record.items_total,
            byte_size=float(record.byte_size),
            download_path=f"{EXPORT_PATH}/{record.id}" if archives.is_ready(record) else None,
            failure=record.failure,
            created_at=record.created_at,
            expires_at=record.expires_at,
        )


@strawberry.type(description="A number of things of one kind.")
class Tally:
    name: str = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="The number.")


def _tallies(counts: str) -> list[Tally]:
    return [Tally(name=name, count=count) for name, count in json.loads(counts).items()]


@strawberry.type(description="The erasure of a user. The account stays without the person, with its ledger.")
class Erasure:
    user_id: strawberry.ID = strawberry.field(description="The user.")
    state: ErasureState = strawberry.field(description="The state.")
    requested_by: str | None = strawberry.field(description="The operator who requested it. Null: the user.")
    requested_at: datetime = strawberry.field(description="The time of the request.")
    waiting_for: list[Obstacle] = strawberry.field(description="What it waits for, as of its last attempt.")
    began_at: datetime | None = strawberry.field(description="When it began. Null if it has not.")
    erased_at: datetime | None = strawberry.field(description="When everything was removed. Null if it is not.")
    removed: list[Tally] = strawberry.field(description="The rows and objects that were removed, by kind.")
    verified_at: datetime | None = strawberry.field(
        description="When every table and the storage were last searched. Null if they were not."
    )
    remains: list[Tally] = strawberry.field(
        description="What that search found, by table. Empty if nothing is left. It is removed by the next pass."
    )
    failure: str | None = strawberry.field(description="Why the last attempt failed. Null if it did not.")

    @classmethod
    def from_record(cls, record: PersonErasureRecord) -> Self:
        return cls(
            user_id=strawberry.ID(record.user_id),
            state=record.state,
            requested_by=record.requester,
            requested_at=record.requested_at,
            waiting_for=obstacles_of(record),
            began_at=record.began_at,
            erased_at=record.erased_at,
            removed=_tallies(record.removed),
            verified_at=record.verified_at,
            remains=_tallies(record.remains),
            failure=record.failure,
        )


@strawberry.input(description="The user to export.")
class ExportUserInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    reason: str = strawberry.field(description=_REASON)


@strawberry.input(description="The user to erase.")
class EraseUserInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    reason: str = strawberry.field(description=_REASON)
    when_finished: bool = strawberry.field(
        description="If images are being made, or a payment or a dispute is open: begin when they have ended. False: it"
        " is refused then.",
        default=False,
    )
    cancel_waiting: bool = strawberry.field(
        description="Cancel and refund the generations that were not sent to the provider yet.", default=False
    )


@strawberry.input(description="The erased user to search for.")
class VerifyErasureInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    reason: str = strawberry.field(description=_REASON)


@strawberry.type(description="The result of `exportUser`.")
class ExportPayload:
    export: Export | None = strawberry.field(description="The export. Null if it was refused.")
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.type(description="The result of `eraseUser` and `verifyErasure`.")
class ErasurePayload:
    erasure: Erasure | None = strawberry.field(description="The erasure. Null if it was refused.")
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.type
class PersonQuery:
    @strawberry.field(description="The export with this id. Null if there is none.")
    async def export(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The id of the export.")]
    ) -> Export | None:
        found = await resolvers.export(info.context, id)
        return None if found is None else Export.from_record(found)

    @strawberry.field(
        description=f"The erasures that are not finished, oldest first, at most {resolvers.MAX_UNFINISHED}."
    )
    async def unfinished_erasures(self, info: Info) -> list[Erasure]:
        return [Erasure.from_record(each) for each in await resolvers.unfinished_erasures(info.context)]


@strawberry.type
class PersonMutation:
    @strawberry.mutation(
        description="Have a worker make a ZIP file with everything that is stored about a user. It is deleted 24 hours"
        " after it is ready. It needs the role admin."
    )
    async def export_user(self, info: Info, input: Input[ExportUserInput]) -> ExportPayload:
        context = info.context
        found, refusals = await attempt(
            persons.export(context.services, context.operator, input.user_id, reason=input.reason)
        )
        if found is None:
            return ExportPayload(export=None, entry=None, errors=refusals)
        export = Export.from_record(found.archive)
        return ExportPayload(export=export, entry=AuditEntry.from_record(found.done.entry), errors=[])

    @strawberry.mutation(
        description="Erase a user: pictures, prompts, inputs, events, uploads and the e-mail address. The ledger stays,"
        " without the person. It cannot be undone. It needs the role admin."
    )
    async def erase_user(self, info: Info, input: Input[EraseUserInput]) -> ErasurePayload:
        context = info.context
        action = persons.erase(
            context.services,
            context.operator,
            input.user_id,
            reason=input.reason,
            when_finished=input.when_finished,
            cancel_waiting=input.cancel_waiting,
        )
        return await _erasure_payload(action)

    @strawberry.mutation(
        description="Have a worker search every table and the storage for anything that is left of an erased user, and"
        " remove it. `Erasure.verifiedAt` and `remains` then change. It needs the role admin."
    )
    async def verify_erasure(self, info: Info, input: Input[VerifyErasureInput]) -> ErasurePayload:
        context = info.context
        return await _erasure_payload(
            persons.verify_erasure(context.services, context.operator, input.user_id, reason=input.reason)
        )


async def _erasure_payload(action: Awaitable[persons.Erased]) -> ErasurePayload:
    erased, refusals = await attempt(action)
    if erased is None:
        return ErasurePayload(erasure=None, entry=None, errors=refusals)
    erasure = Erasure.from_record(erased.erasure)
    return ErasurePayload(erasure=erasure, entry=AuditEntry.from_record(erased.done.entry), errors=[])
