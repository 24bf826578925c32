"""Reads of webhook endpoints and deliveries, for operators."""

from collections.abc import Sequence

from msgspec import Struct

from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.pagination import Page, Window
from db.records.webhooks import AttemptRecord, DeliveryFilter, DeliveryRecord, EndpointRecord
from resolvers.operate import OperatorContext
from services.generation.requests import is_plain

MAX_ATTEMPTS = 50


class Endpoint(Struct, frozen=True):
    """An endpoint with the types that it gets."""

    record: EndpointRecord
    types: Sequence[str]


async def endpoints(context: OperatorContext) -> list[Endpoint]:
    async with context.services.database.read() as connection:
        found = await endpoint_queries.existing(connection)
        types = await endpoint_queries.types_of(connection, [each.id for each in found])
    return [Endpoint(each, types[each.id]) for each in found]


async def endpoint(context: OperatorContext, endpoint_id: str) -> Endpoint | None:
    return next((each for each in await endpoints(context) if each.record.id == endpoint_id), None)


async def deliveries(context: OperatorContext, wanted: DeliveryFilter, window: Window) -> Page[DeliveryRecord]:
    async with context.services.database.read() as connection:
        return await delivery_queries.find(connection, wanted, window)


async def delivery(context: OperatorContext, delivery_id: str) -> DeliveryRecord | None:
    if not is_plain(delivery_id):
        return None
    async with context.services.database.read() as connection:
        return await delivery_queries.by_id(connection, delivery_id)


async def attempts(context: OperatorContext, delivery_id: str) -> list[AttemptRecord]:
    """Return the newest attempts to send a delivery, newest first."""
    async with context.services.database.read() as connection:
        return await delivery_queries.attempts_of(connection, delivery_id, limit=MAX_ATTEMPTS)
