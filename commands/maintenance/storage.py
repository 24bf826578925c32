"""The commands ``storage check``, ``storage rekey``, ``images strip`` and ``images render``."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

from rich.console import Console

import settings as configuration
from bootstrap.factories import storage_of
from commands.database import open_migrated_database
from services import secrets
from services.generation.rendering import render_missing
from services.generation.steps.render import RenderContext, RenderResult
from services.media.decoding.pool import RENDER_NICENESS, DecoderPool
from services.media.images import rekeying, stripping
from services.media.images.checking import CheckedPage, check_images, check_objects
from services.media.images.rekeying import Rekeyed
from services.media.images.stripping import Stripping, StrippingResult
from services.media.storage.base import StorageError
from services.shares.checking import check_shares
from settings import InvalidSettings

console = Console()


def check(*, images_after: str | None, shares_after: str | None, objects_after: str | None) -> None:
    """Print each difference between rows and objects; exit with 1 if there is one.

    ``images_after``, ``shares_after`` and ``objects_after`` are positions of an interrupted run: the parts before the
    first one that is given are skipped.
    """
    settings = configuration.load()

    async def run() -> int:
        async with open_migrated_database(settings) as database, AsyncExitStack() as stack:
            storage = await storage_of(settings, await secrets.load(database), stack)
            parts = [
                ("images", images_after, check_images(database, storage, images_after or "")),
                ("shares", shares_after, check_shares(database, storage, shares_after or "")),
                ("objects", objects_after, check_objects(database, storage, objects_after)),
            ]
            first = next((place for place, (_, after, _) in enumerate(parts) if after is not None), 0)
            return sum([await _print(pages, subject, after) for subject, after, pages in parts[first:]])

    if asyncio.run(run()):
        sys.exit(1)


async def _print(pages: AsyncIterator[CheckedPage], subject: str, position: str | None) -> int:
    """Print the differences as they are found, and the sum at the end; return their number."""
    count = found = 0
    try:
        async for page in pages:
            for fault in page.faults:
                print(" ".join(filter(None, (fault.difference, fault.key, fault.image_id))), flush=True)
            count, found, position = count + page.count, found + len(page.faults), page.position or position
    except StorageError as error:
        again = f" Continue with --{subject}-after {position}." if position else " Run it again."
        raise InvalidSettings(f"STORAGE_URL: {error}{again}") from error
    print(f"{count} {subject} checked, {found} differences.", file=sys.stderr)
    return found


def rekey() -> None:
    settings = configuration.load()

    async def run() -> Rekeyed:
        async with open_migrated_database(settings) as database, AsyncExitStack() as stack:
            storage = await storage_of(settings, await secrets.load(database), stack)
            rekeyed = await rekeying.rekey(database, storage)
            try:
                await rekeying.erase_old_leftovers(database, storage)
            except StorageError as error:
                raise InvalidSettings(f"STORAGE_URL: {error} Run it again.") from error
            return rekeyed

    rekeyed = asyncio.run(run())
    console.print(f"{rekeyed.moved} pictures have new keys; a worker erases their old objects in three hours.")
    if rekeyed.failed:
        print(f"{rekeyed.failed} pictures could not be copied: see the log, and run it again.", file=sys.stderr)
        sys.exit(1)


def strip(*, dry: bool) -> None:
    settings = configuration.load()

    async def run() -> Counter[StrippingResult]:
        async with open_migrated_database(settings) as database, AsyncExitStack() as stack:
            storage = await storage_of(settings, await secrets.load(database), stack)
            decoders = await stack.enter_async_context(DecoderPool(settings.image_decoders))
            return await stripping.strip(Stripping(database, storage, decoders, dry=dry))

    outcomes = asyncio.run(run())
    cleaned, clean, results = (
        outcomes[each] for each in (StrippingResult.CLEANED, StrippingResult.CLEAN, StrippingResult.RESULT)
    )
    done = "hold metadata" if dry else "were cleaned; a worker erases their old objects in three hours"
    rest = f"{clean} held none, and {results} are results, which keep theirs."
    console.print(f"{cleaned} images {done}. {rest}", soft_wrap=True)
    if failed := outcomes[StrippingResult.FAILED]:
        print(f"{failed} images could not be cleaned: see the log, and run it again.", file=sys.stderr)
        sys.exit(1)


def render(*, after: str, limit: int | None) -> None:
    settings = configuration.load()

    async def run() -> Counter[RenderResult]:
        outcomes, seen = Counter[RenderResult](), 0
        async with open_migrated_database(settings) as database, AsyncExitStack() as stack:
            storage = await storage_of(settings, await secrets.load(database), stack)
            decoders = await stack.enter_async_context(DecoderPool(settings.image_decoders, niceness=RENDER_NICENESS))
            context = RenderContext(database=database, storage=storage, decoders=decoders, publish=None)
            async for page in render_missing(context, after, limit=limit, at_once=settings.image_decoders):
                outcomes, seen = outcomes + page.outcomes, seen + page.count
                print(
                    f"{seen} images read, {outcomes[RenderResult.MADE]} rendered;"
                    f" to continue from here: --after {page.position}",
                    file=sys.stderr,
                    flush=True,
                )
        return outcomes

    outcomes = asyncio.run(run())
    made, later, given_up = (outcomes[each] for each in (RenderResult.MADE, RenderResult.LATER, RenderResult.GIVEN_UP))
    console.print(f"{made} images have all their renditions now.", soft_wrap=True)
    if later or given_up:
        print(f"{given_up} images cannot be rendered, and {later} are left to a worker: see the log.", file=sys.stderr)
        sys.exit(1)
