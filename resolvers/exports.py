"""Resolvers for exports of creations."""

from collections.abc import AsyncGenerator, Sequence
from urllib.parse import urlencode

from db.records.pagination import Window
from db.records.privacy import ArchiveRecord
from resolvers.context import Context
from resolvers.creations import MOST_SEARCH_SECONDS
from resolvers.pagination import is_id
from services.archives import archives
from services.errors import MissingRecord
from services.exports import progress, requests
from services.exports.requests import ExportRequest, RequestedExport

EXPORTS_PATH = "/exports"
MAX_LISTED = 20


async def request(context: Context, wanted: ExportRequest) -> RequestedExport:
    product, viewer = context.product, context.starting_viewer
    async with context.budget.measured(MOST_SEARCH_SECONDS):
        return await requests.request(product.database, product.event_publisher, wanted, user_id=viewer.id)


async def by_id(context: Context, export_id: str) -> ArchiveRecord | None:
    viewer = context.viewer
    return await requests.by_id(context.product.database, viewer.id, export_id) if is_id("arc", export_id) else None


async def newest(context: Context) -> Sequence[ArchiveRecord]:
    page = await requests.page(context.product.database, context.viewer.id, Window(limit=MAX_LISTED))
    return page.records


def url(context: Context, archive: ArchiveRecord) -> str | None:
    """Return the path from which the export can be downloaded for a while; None if it is not ready."""
    if not archives.is_ready(archive):
        return None
    ticket = context.product.export_tickets.issue(archive.id, archive.owner_id)
    return f"{EXPORTS_PATH}/{archive.id}?{urlencode({'ticket': ticket})}"


def updates(context: Context, export_id: str) -> AsyncGenerator[ArchiveRecord]:
    product = context.product
    if not is_id("arc", export_id):
        raise MissingRecord("There is no such export.", path=["id"])
    return progress.follow(product.database, product.broadcast, context.viewer.id, export_id)
