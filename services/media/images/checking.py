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
from services.media.images import keys
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
    size, thumbnail_size = await asyncio.gather(storage.size(image.storage_key), storage.size(image.thumbnail_key))
    faults = []
    if size is None:
        faults.append(StorageFault(Difference.MISSING, image.storage_key, image.id))
    elif size != image.byte_size:
        faults.append(StorageFault(Difference.SIZE, image.storage_key, image.id))
    if thumbnail_size is None:
        faults.append(StorageFault(Difference.MISSING, image.thumbnail_key, image.id))
    return faults


async def _is_unchanged(database: Database, fault: StorageFault) -> bool:
    """Return whether the row still names the object: it may have been deleted or moved meanwhile."""
    async with database.read() as connection:
        kept = await rekeying_queries.kept(connection, fault.image_id or "")
    return kept is not None and fault.key in {kept.storage_key, kept.thumbnail_key}


async def _unnamed(database: Database, every: Collection[str]) -> list[str]:
    of_images = [key for key in every if not key.startswith(_CHECKS)]
    if not of_images:
        return []
    owners = {key: match[1] for key in of_images if (match := _OWNER.match(key))}
    async with database.read() as connection:
        named = await object_names.named_keys(connection, of_images, set(owners.values()))
        rest = {key: owners.get(key, "") for key in of_images if key not in named}
        seeds = await object_names.seeds_of(connection, set(rest.values())) if rest else []
    for creation_id, seed, further_inputs in seeds:
        named.update(keys.every_key(creation_id, seed, further_inputs))
    return [key for key in rest if key not in named]
