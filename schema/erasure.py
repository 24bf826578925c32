"""GraphQL types of the erasure of an account, and the mutation with which the viewer requests it."""

import enum
from datetime import datetime
from typing import Annotated, Self

import strawberry

from db.models.privacy import ErasureState
from db.records.privacy import PersonErasureRecord
from resolvers import persons
from schema.core.enums import describe
from schema.core.info import Info
from schema.errors import ERRORS, ErasureUnavailable, attempt
from services import errors
from services.privacy import requests


class ObstacleKind(enum.StrEnum):
    """What an erasure waits for, by its name in ``PersonErasureRecord.waiting_for``."""

    GENERATIONS = "generations"
    PAYMENTS = "payments"
    DISPUTES = "disputes"


describe(
    ErasureState,
    "The state of the erasure of an account.",
    REQUESTED="It waits for running work. Nothing new can be started.",
    ERASING="Everything is being removed, and all requests of the account are refused.",
    ERASED="Everything is removed.",
)
describe(
    ObstacleKind,
    "What an erasure waits for.",
    GENERATIONS="Images that are being made.",
    PAYMENTS="Payments that are not decided yet.",
    DISPUTES="Payments that their payer's bank disputes.",
)


@strawberry.type(description="What an erasure waits for.")
class Obstacle:
    kind: ObstacleKind = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="How many of this kind there are.")


def obstacles_of(erasure: PersonErasureRecord) -> list[Obstacle]:
    return [Obstacle(kind=ObstacleKind(name), count=count) for name, count in requests.waiting_for(erasure).items()]


@strawberry.type(
    description="The erasure of the viewer's account: images, prompts, inputs and the e-mail address are removed. While"
    " it waits, nothing new can be started; then all requests are refused."
)
class AccountErasure:
    state: ErasureState = strawberry.field(description="The state.")
    requested_at: datetime = strawberry.field(description="The time when it was requested.")
    waiting_for: list[Obstacle] = strawberry.field(
        description="What it waits for, as of its last attempt. It continues by itself when this has ended."
    )

    @classmethod
    def from_record(cls, record: PersonErasureRecord) -> Self:
        return cls(state=record.state, requested_at=record.requested_at, waiting_for=obstacles_of(record))


RequestErasureError = Annotated[
    ErasureUnavailable,
    strawberry.union("RequestErasureError", description="A reason why `requestErasure` was refused."),
]


@strawberry.type(description="The result of `requestErasure`.")
class RequestErasurePayload:
    erasure: AccountErasure | None = strawberry.field(description="The erasure. Null if the request was refused.")
    errors: list[RequestErasureError] = strawberry.field(description=ERRORS)


@strawberry.type
class ErasureMutation:
    @strawberry.mutation(
        description="Request the erasure of the viewer's account, if `Viewer.mayRequestErasure`. It cannot be undone."
        " Credits that are left are lost; credits owed and blocks hold for a new account of the same person."
    )
    async def request_erasure(self, info: Info) -> RequestErasurePayload:
        erasure, refused = await attempt(persons.request_erasure(info.context), errors.ErasureUnavailable)
        shown = None if erasure is None else AccountErasure.from_record(erasure)
        return RequestErasurePayload(erasure=shown, errors=refused)
