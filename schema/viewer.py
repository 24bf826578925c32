"""GraphQL type and field of the signed-in user."""

from datetime import datetime
from typing import Self

import strawberry

from db.records.users import UserRecord
from resolvers import persons
from schema.core.info import Info
from schema.core.node import Node
from schema.erasure import AccountErasure


@strawberry.type(description="The signed-in user.")
class Viewer(Node):
    email: str | None = strawberry.field(
        description="The e-mail address in the user's newest token that has one. Null if none had one."
    )
    created_at: datetime = strawberry.field(description="The time when the account was made.")

    @strawberry.field(description="Whether the viewer may request the erasure of the account by `requestErasure`.")
    def may_request_erasure(self, info: Info) -> bool:
        return info.context.product.erasure_by_users

    @strawberry.field(description="The erasure of the account. Null if it was not requested.")
    async def erasure(self, info: Info) -> AccountErasure | None:
        found = await persons.erasure_of_viewer(info.context)
        return None if found is None else AccountErasure.from_record(found)

    @classmethod
    def from_record(cls, record: UserRecord) -> Self:
        return cls(id=strawberry.ID(record.id), email=record.email, created_at=record.created_at)


@strawberry.type
class ViewerQuery:
    @strawberry.field(description="The signed-in user.")
    def viewer(self, info: Info) -> Viewer:
        return Viewer.from_record(info.context.viewer)
