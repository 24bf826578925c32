"""The making of renditions for images of older versions, and of those whose render was given up."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.queries.media import images as image_queries
from db.queries.media import renders as render_queries
from db.queries.media.renders import OwnedImage, RenderRecord
from services.clock import now
from services.generation.steps import render
from services.generation.steps.render import RenderContext, RenderResult
from services.media.images import keys

PAGE = 400


class RenderedPage(Struct, frozen=True):
    """The number of images of one page, the outcomes of those that lacked renditions, and the last image's id."""

    count: int
    outcomes: Counter[RenderResult]
    position: str


async def render_missing(
    context: RenderContext, after: str = "", *, limit: int | None = None, at_once: int = 1
) -> AsyncIterator[RenderedPage]:
    """Make the missing renditions of images with ids after ``after``, of at most ``limit`` images, page by page.

    It can be interrupted and run again, beside workers: a render that failed or was cut off is left to a worker.
    """
    left = limit
    while left is None or left > 0:
        async with context.database.read() as connection:
            page = await render_queries.kept_images(connection, after, limit=PAGE)
        if not page:
            return
        lacking = [owned for owned in page if owned.image.missing_widths][:left]
        outcomes = Counter[RenderResult]()
        for start in range(0, len(lacking), at_once):
            outcomes.update(
                await asyncio.gather(*(_render(context, each) for each in lacking[start : start + at_once]))
            )
        left = None if left is None else left - len(lacking)
        after = lacking[-1].image.id if left == 0 else page[-1].image.id
        yield RenderedPage(len(page), outcomes, after)


async def _render(context: RenderContext, owned: OwnedImage) -> RenderResult:
    taken = await context.database.transact(_take, owned)
    return RenderResult.GONE if taken is None else await render.run(context, taken)


async def _take(connection: AsyncConnection, owned: OwnedImage) -> RenderRecord | None:
    """Lease the render of an image; None if a worker has it, or if the image was deleted."""
    image, moment = owned.image, now()
    waiting = await render_queries.lock_of_image(connection, image.id)
    if waiting is not None and waiting.is_leased(moment):
        return None
    if image.rendition_seed is None:
        # Before any object is stored: from now on the row names all renditions.
        image = replace(image, rendition_seed=keys.new_seed())
        if not await image_queries.give_rendition_seed(connection, image.id, image.rendition_seed or ""):
            return None
    lease, until = render.new_lease(), moment + render.LEASE
    await render_queries.enqueue(connection, image, user_id=owned.user_id, due_at=until, attempts=1, lease=lease)
    return await render_queries.lock_of_image(connection, image.id)
