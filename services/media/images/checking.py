"""The comparison of rows and stored objects in both directions, while the product runs; it changes nothing.

Both directions read pages, so the memory is bounded, and return the position after each page, so that an interrupted
run can continue.
"""

import asyncio
import enum
import re
from collections.abc import AsyncIterator, Collection

from msgspec import Struct

from db.engine import Database
from db.queries.media import object_names
from db.queries.media import rekeying as rekeying_queries
from db.records.images import ImageRecord
from services.media.images import keys, store
from services.media.images.deletion import objects_of
from services.media.storage.base import Storage

PAGE = 400
AT_ONCE = 16
KEYS_AT_ONCE = 1000

# Objects of the storage's own checks are deleted by the next check.
_CHECKS = "checks/"
_OWNER = re.compile(r"(?:originals|generated|uploads)/((?:cre|upl)_[0-9a-f]+)-")


class Difference(enum.StrEnum):
    """A difference between rows and objects."""

    MISSING = "missing"  # A row names an object that is not there.
    SIZE = "size"  # The object has another size than its row.
    UNNAMED = "unnamed"  # No row names the object.


class StorageFault(Struct, frozen=True):
    """One difference; ``image_id`` belongs to the row, if there is one."""

    difference: Difference
    key: str
    image_id: str | None = None


class CheckedPage(Struct, frozen=True):
    """The differences of one page, its number of images or objects, and the ``position`` after it, None at the end."""

    count: int
    faults: tuple[StorageFault, ...]
    position: str | None


async def check_images(database: Database, storage: Storage, after: str = "") -> AsyncIterator[CheckedPage]:
    """Yield the images with ids after ``after`` whose objects are missing or have another size.

    Raises:
        StorageError: the storage did not answer; a run from the last position continues.
    """
    position: str | None = after
    while position is not None:
        async with database.read() as connection:
            page = await rekeying_queries.kept_images(connection, position, limit=PAGE)
        faults: list[StorageFault] = []
        for start in range(0, len(page), AT_ONCE):
            for found in await asyncio.gather(*(_check(storage, each) for each in page[start : start + AT_ONCE])):
                faults += found
        faults = [fault for fault in faults if await _is_unchanged(database, fault)]
        position = page[-1].id if len(page) == PAGE else None
        yield CheckedPage(len(page), tuple(faults), position)


async def check_objects(
    database: Database, storage: Storage, position: str | None = None
) -> AsyncIterator[CheckedPage]:
    """Yield the objects that no row names, after ``position`` of the storage's own order.

    A row names each object before it is stored, so an object of a running step is never among them.

    Raises:
        StorageError: the storage did not answer; a run from the last position continues.
    """
    while True:
        listing = await storage.list_keys(position)
        position = listing.position
        unnamed: list[str] = []
        for start in range(0, len(listing.keys), KEYS_AT_ONCE):
            unnamed += await _unnamed(database, listing.keys[start : start + KEYS_AT_ONCE])
        # Deleted or named since the listing: both are no difference.
        there = [key for key in unnamed if await storage.size(key) is not None]
        faults = tuple(StorageFault(Difference.UNNAMED, key) for key in await _unnamed(database, there))
        yield CheckedPage(len(listing.keys), faults, position)
        if position is None:
            return


async def _check(storage: Storage, image: ImageRecord) -> list[StorageFault]:
    key = image.storage_key
    others = list(dict.fromkeys((image.thumbnail_key, *(name for _, name in store.renditions_of(image)))))
    size, *sizes = await asyncio.gather(*(storage.size(each) for each in (key, *others)))
    missing = [each for each, found in zip((key, *others), (size, *sizes), strict=True) if found is None]
    faults = [StorageFault(Difference.MISSING, each, image.id) for each in missing]
    if size is not None and size != image.byte_size:
        faults.insert(0, StorageFault(Difference.SIZE, key, image.id))
    return faults


async def _is_unchanged(database: Database, fault: StorageFault) -> bool:
    """Return whether the row still names the object: it may have been deleted or moved meanwhile."""
    async with database.read() as connection:
        kept = await rekeying_queries.kept(connection, fault.image_id or "")
    return kept is not None and fault.key in objects_of(kept)


async def _unnamed(database: Database, every: Collection[str]) -> list[str]:
    rest = [key for key in every if not key.startswith(_CHECKS)]
    if not rest:
        return []
    owners = {key: match[1] for key in rest if (match := _OWNER.match(key))}
    async with database.read() as connection:
        # The images of the creations and uploads whose ids are in the keys have most of them.
        rest = _without(rest, await object_names.images_of(connection, rest, set(owners.values())))
        named = await object_names.named_keys(connection, rest) if rest else set()
        rest = [key for key in rest if key not in named]
        seeds = await object_names.seeds_of(connection, {owners.get(key, "") for key in rest}) if rest else []
        seeded = {key for seed in seeds for key in keys.every_key(*seed)}
        rest = [key for key in rest if key not in seeded]
        paths = {path for key in rest if (path := keys.path_of_rendition(key))}
        rest = _without(rest, await object_names.images_under(connection, paths))
        renders = await object_names.renders_under(connection, paths)
    rendered = {key for render in renders for key in keys.rendition_keys(*render)}
    return [key for key in rest if key not in rendered]


def _without(every: Collection[str], images: Collection[ImageRecord]) -> list[str]:
    """Return the keys that none of the images has."""
    named = {key for image in images for key in objects_of(image)}
    return [key for key in every if key not in named]
