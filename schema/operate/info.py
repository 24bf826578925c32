"""The ``info`` argument of fields of the operator API, typed, and pages of lists."""

from collections.abc import Callable
from typing import Generic, Self, TypeVar

import strawberry

from db.records import pagination
from resolvers.operate import OperatorContext

Info = strawberry.Info[OperatorContext, None]

RecordT = TypeVar("RecordT")
NodeT = TypeVar("NodeT")


@strawberry.type(description="A page of a list, newest entries first.")
class Page(Generic[NodeT]):
    nodes: list[NodeT] = strawberry.field(description="The entries of this page.")
    has_next_page: bool = strawberry.field(description="Whether entries follow this page.")
    end_cursor: str | None = strawberry.field(
        description="The id of the last entry, for `after`. Null if the page is empty."
    )

    @classmethod
    def of(cls, page: pagination.Page[RecordT], show: Callable[[RecordT], NodeT]) -> Self:
        nodes = [show(record) for record in page.records]
        last = getattr(page.records[-1], "id", None) if page.records else None
        return cls(nodes=nodes, has_next_page=page.has_next, end_cursor=last)
