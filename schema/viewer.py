"""GraphQL type and field of the signed-in user."""

from datetime import datetime
from typing import Self

import strawberry

from db.records.users import UserRecord
from schema.info import Info
from schema.node import Node


@strawberry.type(description="The signed-in user.")
class Viewer(Node):
    email: str | None = strawberry.field(
        description="The e-mail address in the user's newest token that has one. Null if none had one."
    )
    created_at: datetime = strawberry.field(description="The time when the account was made.")

    @classmethod
    def from_record(cls, record: UserRecord) -> Self:
        return cls(id=strawberry.ID(record.id), email=record.email, created_at=record.created_at)


@strawberry.type
class ViewerQuery:
    @strawberry.field(description="The signed-in user.")
    def viewer(self, info: Info) -> Viewer:
        return Viewer.from_record(info.context.viewer)
