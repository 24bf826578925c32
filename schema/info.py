"""What fields are told of their request."""

import strawberry

from resolvers.context import Context

Info = strawberry.Info[Context, None]


def selects(info: Info, *names: str) -> bool:
    """Whether fields of these names are selected anywhere below the one that is asked; where that is not known, yes."""
    selected: frozenset[str] | None = getattr(info._raw_info, "selected", None)
    return selected is None or not selected.isdisjoint(names)
