"""Creations in the JSON format of the old backend, and the route that lists them."""

import asyncio
from collections.abc import Sequence

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from db.models.creations import CreationStatus
from db.queries.creations.filters import Filter
from db.queries.creations.galleries import WHOLE
from db.records.creations import CreationRecord
from db.records.pagination import Window
from resolvers import creations
from resolvers.context import Context
from resolvers.pagination import MAX_SIZE, window
from services.errors import BadRequest
from services.media.images import store

MAX_LISTED = 1_000  # The newest, without `first`; older unfinished ones are added. The old backend returned all.
LIST_COST = 200  # Cost points of a page of the largest size.
MICROSECONDS = 100  # CPU time for each point of a request's cost.
AT_ONCE = 50  # Let other requests run after each batch of this size.

_UNFINISHED = (CreationStatus.WAITING, CreationStatus.PROCESSING)


async def list_creations(request: Request, context: Context) -> Response:
    """Return a page of the user's creations, newest first; without ``first``, the newest 1,000 and all unfinished."""
    first, after = _number(request.query_params.get("first")), request.query_params.get("after")
    part = window("cre", first=first, after=after)
    if first is None:
        part = replace(part, limit=MAX_LISTED)
    page = await creations.page(context, Filter(), part, WHOLE)
    records = page.records
    if first is None:
        records = _unfinished_first(await _with_older_unfinished(context, records, part, has_next=page.has_next))
        await _take_more(context, len(records))
    return JSONResponse(
        {
            "creations": await _all_shown(context, records),
            "endCursor": page.records[-1].id if page.records else None,
            "hasNextPage": page.has_next,
        }
    )


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise BadRequest("`first` must be a number.")
    return int(text)


async def _take_more(context: Context, count: int) -> None:
    """Charge the cost of creations beyond one page to the user's budget."""
    if count > MAX_SIZE:
        cost = LIST_COST * (count - MAX_SIZE) // MAX_SIZE
        (await context.budget.take_operation(cost, work=cost * MICROSECONDS)).refuse()


async def _with_older_unfinished(
    context: Context, records: Sequence[CreationRecord], part: Window, *, has_next: bool
) -> Sequence[CreationRecord]:
    """Return the records plus older unfinished creations, if this is the first part of a longer list."""
    if not has_next or part.after is not None:
        return records
    rest = replace(part, after=records[-1].id)
    older = await creations.page(context, Filter(statuses=_UNFINISHED), rest, WHOLE)
    return [*records, *older.records]


def _unfinished_first(records: Sequence[CreationRecord]) -> Sequence[CreationRecord]:
    return sorted(records, key=lambda record: record.status not in _UNFINISHED)


async def _all_shown(context: Context, records: Sequence[CreationRecord]) -> list[dict[str, object]]:
    creations = []
    for number, record in enumerate(records, start=1):
        creations.append(to_json(context, record))
        if number % AT_ONCE == 0:
            await asyncio.sleep(0)
    return creations


def status_of(creation: CreationRecord) -> str:
    """Return the state as one of the four words of the old API."""
    return "failed" if creation.status is CreationStatus.CANCELED else creation.status.value


def to_json(context: Context, creation: CreationRecord) -> dict[str, object]:
    storage = context.product.storage
    original, generated = creation.original_image, creation.generated_image
    message = "It was canceled." if creation.status is CreationStatus.CANCELED else creation.error_message
    return {
        "id": creation.id,
        "originalImage": None if original is None else store.url(storage, original, None),
        "generatedImage": None if generated is None else store.url(storage, generated, None),
        "style": creation.style,
        "date": creation.created_at.isoformat(),
        "status": status_of(creation),
        "prompt": creation.prompt,
        "errorMessage": message,
    }
