"""GraphQL nodes, and connections: paginated lists of nodes."""

from collections.abc import Awaitable, Callable
from typing import Generic, Self, TypeVar

import strawberry

from db.records.pagination import Page

RecordT = TypeVar("RecordT")


@strawberry.interface(description="An object with a globally unique id.")
class Node:
    id: strawberry.ID = strawberry.field(description="A globally unique, opaque id.")


NodeT = TypeVar("NodeT", bound=Node)


@strawberry.type(description="The position of a page in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether entries follow this page.")
    has_previous_page: bool = strawberry.field(description="Whether entries precede this page.")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first entry, for `before`. Null if the page is empty."
    )
    end_cursor: str | None = strawberry.field(
        description="The cursor of the last entry, for `after`. Null if the page is empty."
    )


@strawberry.type(description="One entry of a list, with its cursor.")
class Edge(Generic[NodeT]):
    cursor: str = strawberry.field(description="The opaque position of the entry, for `after` and `before`.")
    node: NodeT = strawberry.field(description="The entry itself.")


def _edges(self: "Connection[NodeT]") -> list[Edge[NodeT]]:
    return [Edge(cursor=node.id, node=node) for node in self.nodes]


@strawberry.type(description="A page of a list, newest entries first.")
class Connection(Generic[NodeT]):
    edges: list[Edge[NodeT]] = strawberry.field(
        resolver=_edges, description="The entries of this page, each with its cursor."
    )
    nodes: list[NodeT] = strawberry.field(description="The entries of this page.")
    page_info: PageInfo = strawberry.field(description="The position of this page in the list.")
    search_truncated: bool = strawberry.field(
        description="Whether `filter.search` has skipped older creations. Only the newest 5,000 are searched, and"
        " `totalCount` counts matches among them. False without a search."
    )
    known_total: strawberry.Private[int | None]
    count: strawberry.Private[Callable[[], Awaitable[int]]]

    @strawberry.field(description="The number of entries in the whole list.")
    async def total_count(self) -> int:
        return await self.count() if self.known_total is None else self.known_total

    @classmethod
    def from_page(
        cls,
        page: Page[RecordT],
        to_node: Callable[[RecordT], NodeT],
        count: Callable[[], Awaitable[int]],
    ) -> Self:
        """Return the connection for a page; a node's id is its cursor. ``count``: returns the total if unknown."""
        nodes = [to_node(record) for record in page.records]
        return cls(
            nodes=nodes,
            page_info=PageInfo(
                has_next_page=page.has_next,
                has_previous_page=page.has_previous,
                start_cursor=nodes[0].id if nodes else None,
                end_cursor=nodes[-1].id if nodes else None,
            ),
            search_truncated=page.truncated,
            known_total=page.total,
            count=count,
        )
