"""The proof of an erasure: a search of every table and of the storage for anything that is left of a person."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct

from db.engine import Database
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import personal
from services.media.images import keys
from services.media.storage.base import Storage

PAGE = 500
AT_ONCE = 16
OBJECTS = "objects in storage"


async def remains(database: Database, storage: Storage, user_id: str) -> dict[str, int]:
    """Return the numbers of a user's rows with personal data by table, and of objects in storage; empty if none.

    Raises:
        StorageError: the storage did not answer.
    """
    async with database.read() as connection:
        images = await personal.count_every_image(connection, user_id)
        seeded = await erasure_queries.seeded(connection, user_id)
    objects = 0
    for creation_id, seed, further_inputs in seeded if not images else ():
        objects += len(await stored(storage, keys.every_key(creation_id, seed, further_inputs)))
    page = Page(0, "")
    while page.last is not None:
        page = await noted_objects(database, storage, user_id, page.last)
        objects += page.count
    return await rows_and_objects(database, user_id, objects)


class Page(Struct, frozen=True):
    """The number of objects of a page that exist, and the page's last key; None after the last page."""

    count: int
    last: str | None


async def noted_objects(database: Database, storage: Storage, user_id: str, after: str) -> Page:
    """Return the page after a key of the objects that an erasure has noted.

    Raises:
        StorageError: the storage did not answer.
    """
    async with database.read() as connection:
        some = await erasure_queries.objects(connection, user_id, after, limit=PAGE)
    return Page(len(await stored(storage, some)), some[-1] if len(some) == PAGE else None)


async def rows_and_objects(database: Database, user_id: str, objects: int) -> dict[str, int]:
    """Return the same as ``remains``; ``objects``: the number of objects that exist, besides those of images."""
    async with database.read() as connection:
        found = await personal.remains(connection, user_id)
        objects += 2 * await personal.count_every_image(connection, user_id)
    return found | ({OBJECTS: objects} if objects else {})


async def stored(storage: Storage, every: Sequence[str]) -> list[str]:
    """Return the keys under which the storage has an object."""
    found: list[str] = []
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        sizes = await asyncio.gather(*(storage.size(key) for key in some))
        found += [key for key, size in zip(some, sizes, strict=True) if size is not None]
    return found
