"""Things with an id, and lists of them."""

from collections.abc import Awaitable, Callable
from typing import Generic, Self, TypeVar

import strawberry

from db.records.pages import Page

RecordT = TypeVar("RecordT")


@strawberry.interface(description="Anything with a globally unique, opaque id.")
class Node:
    id: strawberry.ID


NodeT = TypeVar("NodeT", bound=Node)


@strawberry.type(description="Which part of a list this is.")
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type(description="One entry of a list.")
class Edge(Generic[NodeT]):
    cursor: str = strawberry.field(description="Pass it as `after` or `before` to go on from here.")
    node: NodeT


def _edges(self: "Connection[NodeT]") -> list[Edge[NodeT]]:
    return [Edge(cursor=node.id, node=node) for node in self.nodes]


@strawberry.type(description="A part of a list, newest first.")
class Connection(Generic[NodeT]):
    edges: list[Edge[NodeT]] = strawberry.field(resolver=_edges)
    nodes: list[NodeT]
    page_info: PageInfo
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="How many there are in all.")
    async def total_count(self) -> int:
        return await self.count()

    @classmethod
    def from_page(
        cls,
        page: Page[RecordT],
        to_node: Callable[[RecordT], NodeT],
        count: Callable[[], Awaitable[int]],
    ) -> Self:
        """Return the part that a page is; a node's id is its cursor."""
        nodes = [to_node(record) for record in page.records]
        return cls(
            nodes=nodes,
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=page.has_previous,
                start_cursor=nodes[0].id if nodes else None,
                end_cursor=nodes[-1].id if nodes else None,
            ),
            count=count,
        )
