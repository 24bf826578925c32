"""Arguments that several fields share, and the value of an optional argument."""

from typing import Annotated, TypeVar

import strawberry

from resolvers.pagination import DEFAULT_SIZE, MAX_SIZE

ValueT = TypeVar("ValueT")

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"Return at most this many entries from the start of the list: 0 to {MAX_SIZE}, by default"
        f" {DEFAULT_SIZE}."
    ),
]
Last = Annotated[
    int | None,
    strawberry.argument(
        description=f"Return at most this many entries from the end of the list: 0 to {MAX_SIZE}. It cannot be combined"
        " with `first`."
    ),
]
After = Annotated[
    str | None, strawberry.argument(description="Return only entries that follow this cursor. Null: from the start.")
]
Before = Annotated[
    str | None, strawberry.argument(description="Return only entries that precede this cursor. Null: to the end.")
]
AfterEvent = Annotated[
    str | None,
    strawberry.argument(
        description="The cursor of the last event that the client received: the stream continues after it. Null: it"
        " begins with the current state."
    ),
]

Input = Annotated[ValueT, strawberry.argument(description="The input of the mutation.")]


def value_or_null(value: ValueT | None) -> ValueT | None:
    """Return an argument's value; an omitted argument counts as null."""
    return None if value is strawberry.UNSET else value
