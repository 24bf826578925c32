"""Resolvers of exports and erasures of persons, for operators and for the viewer."""

from collections.abc import Sequence

from db.models.archives import ArchiveKind
from db.queries.privacy import archives as archive_queries
from db.queries.privacy import erasures as erasure_queries
from db.records.pagination import Page, Window
from db.records.privacy import ArchiveRecord, PersonErasureRecord
from resolvers.context import Context
from resolvers.operate import OperatorContext
from services.privacy import requests

MAX_UNFINISHED = 100


async def erasure_of_viewer(context: Context) -> PersonErasureRecord | None:
    return await requests.of_user(context.product.database, context.viewer.id)


async def request_erasure(context: Context) -> PersonErasureRecord:
    product = context.product
    return await requests.request_own(
        product.database, product.blocks, context.viewer.id, allowed=product.erasure_by_users
    )


async def erasure_of(context: OperatorContext, user_id: str) -> PersonErasureRecord | None:
    return await requests.of_user(context.services.database, user_id)


async def unfinished_erasures(context: OperatorContext) -> Sequence[PersonErasureRecord]:
    async with context.services.database.read() as connection:
        return await erasure_queries.unfinished(connection, limit=MAX_UNFINISHED)


async def exports_of(context: OperatorContext, user_id: str, window: Window) -> Page[ArchiveRecord]:
    async with context.services.database.read() as connection:
        return await archive_queries.of_owner(connection, user_id, ArchiveKind.PERSON, window)


async def export(context: OperatorContext, archive_id: str) -> ArchiveRecord | None:
    async with context.services.database.read() as connection:
        found = await archive_queries.by_id(connection, archive_id)
    return found if found is not None and found.kind == ArchiveKind.PERSON else None
