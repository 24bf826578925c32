"""Who is asking."""

from datetime import datetime
from typing import Self

import strawberry

from db.records.users import UserRecord
from schema.info import Info
from schema.node import Node


@strawberry.type(description="The person who asks.")
class Viewer(Node):
    email: str | None
    created_at: datetime

    @classmethod
    def from_record(cls, record: UserRecord) -> Self:
        return cls(id=strawberry.ID(record.id), email=record.email, created_at=record.created_at)


@strawberry.type
class ViewerQuery:
    @strawberry.field(description="Who is asking.")
    def viewer(self, info: Info) -> Viewer:
        return Viewer.from_record(info.context.viewer)
