"""The proof of an erasure: a search of every table and of the storage for anything that is left of a person."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from db.engine import Database
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import personal
from services.media.images import keys
from services.media.storage.base import Storage

PAGE = 500
AT_ONCE = 16
OBJECTS = "objects in storage"


OnPage = Callable[[], Awaitable[None]]


async def remains(
    database: Database, storage: Storage, user_id: str, *, on_page: OnPage | None = None
) -> dict[str, int]:
    """Return the numbers of a user's rows with personal data by table, and of objects in storage; empty if none.

    ``on_page`` is called after each page of objects.

    Raises:
        StorageError: the storage did not answer.
    """
    async with database.read() as connection:
        found = await personal.remains(connection, user_id)
        images = await personal.count_every_image(connection, user_id)
        seeded = await erasure_queries.seeded(connection, user_id)
    objects = 2 * images
    for creation_id, seed, further_inputs in seeded if not images else ():
        objects += len(await stored(storage, keys.every_key(creation_id, seed, further_inputs)))
    after, more = "", True
    while more:
        async with database.read() as connection:
            some = await erasure_queries.objects(connection, user_id, after, limit=PAGE)
        objects += len(await stored(storage, some))
        if on_page is not None:
            await on_page()
        more = len(some) == PAGE
        after = some[-1] if some else ""
    return found | ({OBJECTS: objects} if objects else {})


async def stored(storage: Storage, every: Sequence[str]) -> list[str]:
    """Return the keys under which the storage has an object."""
    found: list[str] = []
    for start in range(0, len(every), AT_ONCE):
        some = every[start : start + AT_ONCE]
        sizes = await asyncio.gather(*(storage.size(key) for key in some))
        found += [key for key, size in zip(some, sizes, strict=True) if size is not None]
    return found
