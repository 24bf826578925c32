"""The commands ``storage rekey`` and ``images strip``."""

import asyncio
import sys
from collections import Counter
from contextlib import AsyncExitStack

from rich.console import Console

import settings as configuration
from bootstrap.factories import storage_of
from commands.database import open_migrated_database
from services import secrets
from services.media.decoding.pool import DecoderPool
from services.media.images import rekeying, stripping
from services.media.images.rekeying import Rekeyed
from services.media.images.stripping import Stripping, StrippingResult
from services.media.storage.base import StorageError
from settings import InvalidSettings

console = Console()


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
