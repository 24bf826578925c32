"""Subscriptions of the operator API: light notifications of changes, and the present state."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from typing import Annotated, Self

import strawberry
from msgspec.structs import asdict

from resolvers import operate
from schema.operate.enums import ChangeKind
from schema.operate.info import Info
from schema.operate.overview import Overview
from services.operators.live import Notice


@strawberry.type(description="The notice that something has changed. It holds ids only: read the object again.")
class Change:
    kind: ChangeKind = strawberry.field(description="The kind of object that has changed.")
    user_id: strawberry.ID = strawberry.field(description="The id of the user.")
    generation_id: strawberry.ID | None = strawberry.field(description="The id of the generation. Null if it is none.")
    version: int | None = strawberry.field(description="The version of the generation. Null if it is none.")
    at: datetime = strawberry.field(description="When the notice was sent.")

    @classmethod
    def from_notice(cls, notice: Notice) -> Self:
        return cls(**asdict(notice))


@strawberry.type(description="Live updates over WebSocket.")
class Subscription:
    @strawberry.subscription(
        description="Changes of one user's generations, credits and payments, or of one generation. Give one of both"
        " arguments. The first message is READY; after RESET read everything that is shown again."
    )
    async def changes(
        self,
        info: Info,
        user_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The id of the user. Null if a generation is given.")
        ] = None,
        generation_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The id of the generation. Null if a user is given.")
        ] = None,
    ) -> AsyncGenerator[Change, None]:
        async with aclosing(operate.changes(info.context, user_id, generation_id)) as notices:
            async for notice in notices:
                yield Change.from_notice(notice)

    @strawberry.subscription(
        description="The present state: at once, and then whenever it has changed, at most every 2 s."
    )
    async def overview(self, info: Info) -> AsyncGenerator[Overview, None]:
        async with aclosing(operate.overviews(info.context)) as readings:
            async for reading in readings:
                yield Overview.from_record(reading)
