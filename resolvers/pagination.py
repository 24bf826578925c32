"""Pagination: validates the arguments of a connection, and counts within the viewer's budget."""

import re
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec

from sqlalchemy.ext.asyncio import AsyncConnection

from db.records.pagination import Window
from resolvers.context import Context
from services.errors import BadRequest

DEFAULT_SIZE = 20
MAX_SIZE = 100

MOST_COUNT_SECONDS = 0.05  # Enough to count 100,000 rows.

_BODY = re.compile(r"[0-9a-f]{32}")

P = ParamSpec("P")


def window(
    prefix: str,
    *,
    first: int | None,
    after: str | None,
    last: int | None = None,
    before: str | None = None,
) -> Window:
    """Return the window for the arguments of a connection; its cursors are ids with this prefix.

    Raises:
        BadRequest: a size is out of bounds, both sizes are given, or a cursor is not of this list.
    """
    if first is not None and last is not None:
        raise BadRequest("`first` and `last` cannot be given together.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 0 <= size <= MAX_SIZE:
            raise BadRequest(f"`{name}` must be between 0 and {MAX_SIZE}.")
    for name, cursor in (("after", after), ("before", before)):
        if cursor is not None and not is_id(prefix, cursor):
            raise BadRequest(f"`{name}` is not a cursor of this list.")
    size = first if first is not None else last
    return Window(
        limit=DEFAULT_SIZE if size is None else size,
        after=after,
        before=before,
        backwards=last is not None,
    )


def is_id(prefix: str, text: str) -> bool:
    """Whether a text has the form of an id of this type from ``new_id``."""
    return text.startswith(f"{prefix}_") and _BODY.fullmatch(text, len(prefix) + 1) is not None


async def count_records(
    context: Context,
    count: Callable[Concatenate[AsyncConnection, str, P], Awaitable[int]],
    *args: P.args,
    **options: P.kwargs,
) -> int:
    """Return a count of the viewer's records; its time is charged to their budget."""
    user_id = context.viewer.id
    async with context.budget.measured(MOST_COUNT_SECONDS), context.product.database.read() as connection:
        return await count(connection, user_id, *args, **options)
