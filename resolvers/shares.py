"""Resolvers for shares: the public pages of the viewer's creations."""

from db.queries import shares as share_queries
from db.records.pagination import Page, Window
from db.records.shares import ShareRecord
from resolvers.context import Context
from resolvers.pagination import count_records, is_id
from services.errors import NotFound
from services.shares import shares
from services.shares.shares import ShareOptions


async def share(context: Context, creation_id: str, options: ShareOptions) -> ShareRecord:
    viewer = context.starting_viewer
    if not is_id("cre", creation_id):
        raise NotFound("There is no such creation.", path=["input", "id"])
    return await shares.share(
        context.product.sharing, creation_id, options, user_id=viewer.id, admit=context.budget.take_share
    )


async def revoke(context: Context, share_id: str) -> str:
    viewer = context.viewer
    if not is_id("shr", share_id):
        raise NotFound("There is no such share.", path=["input", "id"])
    return await shares.revoke(context.product.database, share_id, user_id=viewer.id)


async def page(context: Context, window: Window) -> Page[ShareRecord]:
    async with context.product.database.read() as connection:
        return await share_queries.owned_by(connection, context.viewer.id, window)


async def count(context: Context) -> int:
    return await count_records(context, share_queries.count_owned_by)


async def by_id(context: Context, share_id: str) -> ShareRecord | None:
    return await context.loaders.shares.load(share_id) if is_id("shr", share_id) else None


async def of_creation(context: Context, creation_id: str) -> ShareRecord | None:
    return await context.loaders.shares_of_creations.load(creation_id)


def url(context: Context, share: ShareRecord) -> str:
    return context.product.sharing.url_of(share)


def image_url(context: Context, share: ShareRecord) -> str:
    return context.product.sharing.image_url_of(share)
