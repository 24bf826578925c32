"""Creations: fields that read, change and watch them."""

from collections.abc import AsyncGenerator
from datetime import datetime

from db.models.creations import CreationStatus
from db.queries import creations as creation_queries
from db.queries import galleries
from db.queries.galleries import ALL_PARTS, Filter, Parts
from db.records.creations import CreationRecord
from db.records.pages import Page, Window
from resolvers.context import Context
from resolvers.pages import is_id
from services import creations
from services.creations import Quote
from services.errors import MissingRecord
from services.events.history import TaskEvent
from services.events.stream import Tasks
from services.generation_requests import GenerationRequest, RetryRequest
from services.recording import Outcome


async def by_id(context: Context, creation_id: str) -> CreationRecord | None:
    viewer = context.viewer
    if not is_id("cre", creation_id):
        return None
    async with context.product.database.read() as connection:
        found = await creation_queries.owned_by_ids(connection, viewer.id, [creation_id])
    return found.get(creation_id)


async def page(context: Context, wanted: Filter, window: Window, parts: Parts = ALL_PARTS) -> Page[CreationRecord]:
    return await galleries.owned_by(context.product.database, context.viewer.id, wanted, window, parts)


async def count(context: Context, wanted: Filter) -> int:
    async with context.product.database.read() as connection:
        return await galleries.count_owned_by(connection, context.viewer.id, wanted)


async def create(context: Context, request: GenerationRequest) -> Outcome:
    product, viewer = context.product, context.viewer
    await context.budget.take_generation()
    return await creations.create(
        product.database,
        product.doorbell,
        product.prices,
        request,
        user_id=viewer.id,
        refuse_address=product.refuse_address,
        storage=product.storage,
    )


async def retry(context: Context, request: RetryRequest) -> Outcome:
    product, viewer = context.product, context.viewer
    await context.budget.take_generation()
    return await creations.retry(product.database, product.doorbell, product.prices, request, user_id=viewer.id)


async def cancel(context: Context, creation_id: str) -> Outcome:
    product = context.product
    outcome = await creations.cancel(product.database, product.doorbell, creation_id, user_id=context.viewer.id)
    product.metrics.generation_ended(CreationStatus.CANCELED)
    return outcome


async def delete(context: Context, creation_id: str) -> str:
    product = context.product
    return await creations.delete(product.database, product.doorbell, creation_id, user_id=context.viewer.id)


async def quote(context: Context, resolution: str) -> Quote:
    product = context.product
    return await creations.quote(product.database, product.prices, resolution, user_id=context.viewer.id)


async def retried(context: Context, creation_id: str | None) -> CreationRecord | None:
    return None if creation_id is None else await context.loaders.creations.load(creation_id)


async def queue_position(context: Context, creation: CreationRecord) -> int | None:
    return await context.loaders.queue_positions.load(creation.id) if creation.queued else None


async def estimated_completion(context: Context, creation: CreationRecord) -> datetime | None:
    position = await queue_position(context, creation)
    return await context.product.expectations.completion_of(creation, position)


def updates(context: Context, creation_id: str | None, after: str | None) -> AsyncGenerator[TaskEvent, None]:
    product = context.product
    if creation_id is not None and not is_id("cre", creation_id):
        raise MissingRecord("There is no such creation.")
    audience = product.metrics.audience("taskUpdated")
    tasks = Tasks(product.database, product.broadcast, context.viewer.id, creation_id, audience=audience)
    return context.followed(tasks, after)
