"""The comparison of shares with the objects of their renditions, for ``atelier storage check``."""

import asyncio
from collections.abc import AsyncIterator

from db.engine import Database
from db.queries import shares as share_queries
from db.records.shares import ShareRecord
from services.media.images.checking import AT_ONCE, PAGE, CheckedPage, Difference, StorageFault
from services.media.storage.base import Storage
from services.shares.renditions import object_size


async def check_shares(database: Database, storage: Storage, after: str = "") -> AsyncIterator[CheckedPage]:
    """Yield the shares with ids after ``after`` whose objects are missing or have another size.

    Raises:
        StorageError: the storage did not answer; a run from the last position continues.
    """
    position: str | None = after
    while position is not None:
        async with database.read() as connection:
            page = await share_queries.kept_after(connection, position, limit=PAGE)
        found: list[StorageFault | None] = []
        for start in range(0, len(page), AT_ONCE):
            found += await asyncio.gather(*(_check(storage, each) for each in page[start : start + AT_ONCE]))
        faults = [fault for fault in found if fault is not None]
        if faults:
            async with database.read() as connection:
                kept = await share_queries.kept_among(connection, [fault.image_id or "" for fault in faults])
            faults = [fault for fault in faults if fault.image_id in kept]
        position = page[-1].id if len(page) == PAGE else None
        yield CheckedPage(len(page), tuple(faults), position)


async def _check(storage: Storage, share: ShareRecord) -> StorageFault | None:
    size = await storage.size(share.storage_key)
    if size == object_size(share):
        return None
    return StorageFault(Difference.MISSING if size is None else Difference.SIZE, share.storage_key, share.id)
