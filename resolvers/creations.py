"""Resolvers for creations: queries, mutations and the subscription."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import datetime

from db.models.creations import CreationStatus
from db.queries.creations import galleries
from db.queries.creations import reading as creation_queries
from db.queries.creations.filters import Filter
from db.queries.creations.galleries import Listing, RecordT
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from db.records.pagination import Page, Window
from resolvers.context import Context
from resolvers.pagination import count_records, is_id
from services.errors import InvalidInput, MissingRecord
from services.events.reader import TaskEvent
from services.events.subjects import TaskStream
from services.generation import creations, favourites, quotes
from services.generation.create import CreationResult
from services.generation.quotes import Quote
from services.generation.requests import MAX_COUNT, MAX_SOURCES, GenerationRequest, RetryRequest
from services.observability.tracing import about_creation

# Measured: a search of the longest prompts, and a filter that skips 100,000 creations.
MOST_SEARCH_SECONDS, MOST_FILTER_SECONDS = 0.4, 0.05
INPUTS_PER_GENERATION = 4  # Each image stores copies of its inputs, also if it then fails with a refund.


async def by_id(context: Context, creation_id: str) -> CreationRecord | None:
    viewer = context.viewer
    if not is_id("cre", creation_id):
        return None
    async with context.product.database.read() as connection:
        found = await creation_queries.owned_by_ids(connection, viewer.id, [creation_id])
    return found.get(creation_id)


async def by_id_batched(context: Context, creation_id: str) -> CreationRecord | None:
    """Return the same; creations that are read at once share a query."""
    return await context.loaders.creations.load(creation_id) if is_id("cre", creation_id) else None


async def page(context: Context, wanted: Filter, window: Window, listing: Listing[RecordT]) -> Page[RecordT]:
    database, user_id = context.product.database, context.viewer.id
    if wanted == Filter():
        return await galleries.owned_by(database, user_id, wanted, window, listing)
    async with context.budget.measured(MOST_SEARCH_SECONDS if wanted.search else MOST_FILTER_SECONDS):
        return await galleries.owned_by(database, user_id, wanted, window, listing)


async def count(context: Context, wanted: Filter) -> int:
    return await count_records(context, galleries.count_owned_by, wanted)


async def create(context: Context, request: GenerationRequest) -> CreationResult:
    product, viewer = context.product, context.starting_viewer
    number = min(max(1, request.count), MAX_COUNT)
    await context.budget.take_generations(number * _weight(min(len(request.sources), MAX_SOURCES)))
    return await creations.create(
        product.database,
        product.event_publisher,
        product.offers,
        request,
        user_id=viewer.id,
        refuse_address=product.refuse_address,
        storage=product.storage,
        moderator=product.moderator,
    )


def _weight(inputs: int) -> int:
    """Return how many generations an image with this number of inputs counts for in the rate limit."""
    return max(1, -(-inputs // INPUTS_PER_GENERATION))


async def retry(context: Context, request: RetryRequest) -> CreationResult:
    product, viewer = context.product, context.starting_viewer
    old = await by_id(context, request.creation_id)
    await context.budget.take_generations(1 if old is None else _weight(1 + old.further_inputs))
    return await creations.retry(
        product.database,
        product.event_publisher,
        product.offers,
        request,
        user_id=viewer.id,
        storage=product.storage,
        moderator=product.moderator,
    )


async def cancel(context: Context, creation_id: str) -> CreationResult:
    product = context.product
    outcome = await creations.cancel(product.database, product.event_publisher, creation_id, user_id=context.viewer.id)
    creation = outcome.creation
    about_creation(creation.id)
    product.metrics.generation_ended(CreationStatus.CANCELED, model=creation.model, credits=creation.credits_used)
    return outcome


async def delete(context: Context, creation_id: str) -> str:
    product = context.product
    return await creations.delete(product.database, product.event_publisher, creation_id, user_id=context.viewer.id)


async def set_favourite(context: Context, ids: Sequence[str], *, favourite: bool) -> list[CreationRecord]:
    product = context.product
    favourites.check_number(ids, favourites.MAX_IDS)
    await context.budget.take_favourites(len(ids))
    return await favourites.set_favourite(
        product.database, product.event_publisher, ids, favourite=favourite, user_id=context.viewer.id
    )


async def quote(context: Context, request: GenerationRequest) -> Quote:
    product, viewer = context.product, context.viewer
    return await quotes.quote(
        product.database, product.offers, request, user_id=viewer.id, refuse_address=product.refuse_address
    )


async def original_images(context: Context, creation: CreationRecord) -> Sequence[ImageRecord]:
    """Return the stored input images of a creation, in order."""
    first = [] if creation.original_image is None else [creation.original_image]
    if not creation.further_inputs or creation.deleted_at is not None:
        return first
    return [*first, *(await context.loaders.further_images.load(creation.id) or ())]


async def retry_of(context: Context, creation_id: str | None) -> CreationRecord | None:
    return None if creation_id is None else await context.loaders.creations.load(creation_id)


async def queue_position(context: Context, creation: CreationRecord) -> int | None:
    return await context.loaders.queue_positions.load(creation.id) if creation.queued else None


async def estimated_completion(context: Context, creation: CreationRecord) -> datetime | None:
    position = await queue_position(context, creation)
    return await context.product.eta_estimator.completion_of(creation, position)


async def updates_until_finished(
    context: Context, creation_id: str | None, after: str | None
) -> AsyncGenerator[TaskEvent, None]:
    """Yield the events of a creation up to that with which it is finished.

    Raises:
        InvalidInput: no creation is named.
    """
    if creation_id is None:
        raise InvalidInput("`untilFinished` needs the `id` of a creation.", path=["untilFinished"])
    known = await by_id(context, creation_id)
    # The last event of a finished creation may be before the cursor, so that nothing would follow.
    start = None if known is not None and known.step is None else after
    async with aclosing(updates(context, creation_id, start, handing_over=False, resuming=start is not None)) as events:
        async for event in events:
            yield event
            if event.creation is not None and event.creation.step is None:
                return


def updates(
    context: Context,
    creation_id: str | None,
    after: str | None,
    *,
    handing_over: bool = True,
    resuming: bool = True,
) -> AsyncGenerator[TaskEvent, None]:
    """Return the events of a creation, or of all; ``handing_over``, ``resuming``: as in ``Context.events_of``."""
    product = context.product
    if creation_id is not None and not is_id("cre", creation_id):
        raise MissingRecord("There is no such creation.", path=["id"])
    audience = product.metrics.audience("taskUpdated")
    tasks = TaskStream(
        product.database,
        product.broadcast,
        context.viewer.id,
        creation_id,
        audience=audience,
        snapshots=product.snapshots,
    )
    return context.events_of(tasks, after, handing_over=handing_over, resuming=resuming)
