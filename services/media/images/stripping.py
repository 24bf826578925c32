"""Stripping: removing metadata from inputs that an older version stored unchanged, while the product runs.

Each picture is cleaned and stored under new keys, its rows are changed in one transaction, and its old objects are
deleted later. If the process dies at any moment, either the old rows and objects are in use or the new ones; the next
run continues with the remaining pictures. Results, and inputs that are copies of results, keep their provenance.
"""

import asyncio
import enum
import filecmp
import logging
import shutil
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries.media import cleaning as cleaning_queries
from db.queries.media import erasures as erasure_queries
from db.queries.media.cleaning import UncleanImage
from db.records.images import ImageRecord
from services.clock import now
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import MAX_INPUT_BYTES, DecodersBusy, ImageUnreadable
from services.media.images import keys, store
from services.media.images.deletion import objects_of
from services.media.images.keys import Stem
from services.media.images.rekeying import COPYING, OLD_KEPT
from services.media.storage.base import Storage, StorageError

AT_ONCE = 4
PAGE = 400

_log = logging.getLogger("atelier.stripping")


class StrippingResult(enum.Enum):
    """The outcome for one image."""

    CLEANED = enum.auto()
    CLEAN = enum.auto()  # There was nothing to remove.
    RESULT = enum.auto()  # A result or a copy of one, which stays unchanged.
    FAILED = enum.auto()
    GONE = enum.auto()  # Deleted meanwhile, or changed by another process.


class _Changed(Exception):
    """The picture was deleted, or changed by another process, during its cleaning."""


class Stripping(Struct, frozen=True):
    """The dependencies of a run; a ``dry`` run changes nothing."""

    database: Database
    storage: Storage
    decoders: DecoderPool
    dry: bool = False


async def strip(stripping: Stripping) -> Counter[StrippingResult]:
    """Clean every input that an older version stored unchanged, and return the number of images by outcome."""
    outcomes, after = Counter[StrippingResult](), ""
    while page := await _page(stripping.database, after):
        for start in range(0, len(page), AT_ONCE):
            outcomes.update(await asyncio.gather(*(_strip(stripping, each) for each in page[start : start + AT_ONCE])))
        after = page[-1].image.id
    return outcomes


async def clean_input(stripping: Stripping, image: ImageRecord, user_id: str) -> ImageRecord:
    """Return the current record of an input, after removing its metadata if an older version stored it with them.

    Raises:
        StorageError: it could not be cleaned; a later try may succeed.
    """
    async with stripping.database.read() as connection:
        if not await cleaning_queries.is_unclean(connection, image.id):
            return image
    if await _strip(stripping, UncleanImage(image, user_id)) in {
        StrippingResult.CLEANED,
        StrippingResult.CLEAN,
        StrippingResult.GONE,
    }:
        async with stripping.database.read() as connection:
            current = await cleaning_queries.clean_by_id(connection, image.id)
        if current is not None:
            return current
    raise StorageError("the metadata of the input could not be removed")


async def _page(database: Database, after: str) -> list[UncleanImage]:
    async with database.read() as connection:
        return await cleaning_queries.unclean_images(connection, after, limit=PAGE)


async def _strip(stripping: Stripping, unclean: UncleanImage) -> StrippingResult:
    image = unclean.image
    async with stripping.database.read() as connection:
        made = await cleaning_queries.is_made(connection, image.id)
    try:
        outcome = StrippingResult.RESULT if made else await _clean(stripping, unclean)
    except _Changed:
        return StrippingResult.GONE
    except (StorageError, ImageUnreadable, DecodersBusy, OSError) as error:
        _log.warning("%s could not be cleaned: %s", image.storage_key, error)
        return StrippingResult.FAILED
    if not stripping.dry and outcome is not StrippingResult.CLEANED:
        await stripping.database.transact(cleaning_queries.note_clean, image.id)
    return outcome


async def _clean(stripping: Stripping, unclean: UncleanImage) -> StrippingResult:
    image = unclean.image
    async with store.scratch_folder() as folder:
        path, before = folder / "image", folder / "before"
        await stripping.storage.fetch(image.storage_key, before, max_bytes=MAX_INPUT_BYTES)
        await asyncio.to_thread(shutil.copyfile, before, path)
        facts = await store.inspect(stripping.decoders, path, user_id=unclean.user_id)
        if await asyncio.to_thread(filecmp.cmp, before, path, shallow=False):
            return StrippingResult.CLEAN
        if stripping.dry:
            return StrippingResult.CLEANED
        stem = Stem(keys.path_of(image.storage_key), keys.new_seed())
        planned = await stripping.database.transact(erasure_queries.plan, store.keys_of(facts, stem), now() + COPYING)
        kept = await store.keep(stripping.storage, path, facts, stem=stem)
    new = replace(kept, id=image.id)
    await stripping.database.transact(_change, stripping.storage, image, new, planned)
    return StrippingResult.CLEANED


async def _change(
    connection: AsyncConnection, storage: Storage, old: ImageRecord, new: ImageRecord, planned: list[str]
) -> None:
    # After an error the planned erasures remain, and they remove the new objects.
    if not await erasure_queries.withdraw(connection, planned):
        raise _Changed
    address = storage.address(new.storage_key)
    if not await cleaning_queries.replace(connection, old, new, address=address, now=now()):
        raise _Changed
    await cleaning_queries.note_clean(connection, new.id)
    await erasure_queries.plan(connection, objects_of(old), now() + OLD_KEPT)
