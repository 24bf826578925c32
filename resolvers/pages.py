"""Pages: from a connection's arguments to a window of a list."""

import re

from db.records.pages import Window
from services.errors import BadRequest

DEFAULT_SIZE = 20
MAX_SIZE = 100

_BODY = re.compile(r"[0-9a-f]{32}")


def window(
    prefix: str,
    *,
    first: int | None,
    after: str | None,
    last: int | None = None,
    before: str | None = None,
    tells_next: bool = True,
    tells_previous: bool = True,
) -> Window:
    """Read the arguments of a connection whose cursors are ids with this prefix.

    ``tells_next`` and ``tells_previous``: whether anyone wants to know if there is more in that direction.

    Raises:
        BadRequest: a size is out of bounds, both directions are asked for, or a cursor is none of this list's.
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
        tells_next=tells_next,
        tells_previous=tells_previous,
    )


def is_id(prefix: str, text: str) -> bool:
    """Whether a text is an id of this type, as ``new_id`` makes them."""
    return text.startswith(f"{prefix}_") and _BODY.fullmatch(text, len(prefix) + 1) is not None
