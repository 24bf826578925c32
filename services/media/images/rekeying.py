"""Rekeying: moving stored objects from keys that can be guessed from ids to unguessable keys, while the product runs.

Each picture is copied, its rows are changed in one transaction, and its old objects are deleted later. If the process
dies at any moment, either the old rows and objects are in use or the new ones; the next run does the rest.
"""

import asyncio
import logging
import re
from datetime import timedelta

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.queries.media import erasures as erasure_queries
from db.queries.media import images as image_queries
from db.queries.media import rekeying as rekeying_queries
from db.records.images import ImageRecord
from services.clock import now
from services.media.images import keys
from services.media.images.keys import Stem
from services.media.storage.base import EXTENSIONS, ObjectMissing, Storage, StorageError

AT_ONCE = 8
PAGE = 400
COPYING = timedelta(hours=1)  # Far longer than two copies take.
# Addresses of the old objects that clients already hold are valid for up to two hours.
OLD_KEPT = timedelta(hours=3)

_UNGUESSABLE = re.compile(r".+-[0-9a-f]{32}\.[a-z]+")

_log = logging.getLogger("atelier.rekeying")


class _Changed(Exception):
    """The picture was deleted, or moved by another process, during the copy."""


class Rekeyed(Struct, frozen=True):
    """Counts of the pictures that were moved, and of the failed ones, which a later run retries."""

    moved: int
    failed: int


async def rekey(database: Database, storage: Storage) -> Rekeyed:
    """Move every picture with guessable keys, and return the counts."""
    moved = failed = 0
    after = ""
    while page := await _page(database, after):
        old = [image for image in page if not is_unguessable(image)]
        for start in range(0, len(old), AT_ONCE):
            outcomes = await asyncio.gather(*(_move(database, storage, each) for each in old[start : start + AT_ONCE]))
            moved += outcomes.count(True)
            failed += outcomes.count(False)
        after = page[-1].id
    return Rekeyed(moved, failed)


async def erase_old_leftovers(database: Database, storage: Storage) -> None:
    """Remove objects under guessable keys of generations that have no such image: a killed worker left them.

    Raises:
        StorageError: the storage could not delete them; another run does the rest.
    """
    after = ""
    while True:
        async with database.read() as connection:
            page = await rekeying_queries.ended_without_images(connection, after, limit=PAGE)
        if not page:
            return
        every = [
            key
            for creation in page
            for folder, has_image in (("originals", creation.has_original), ("generated", creation.has_generated))
            if not has_image
            for key in _old_keys(f"{folder}/{creation.id}")
        ]
        async with database.read() as connection:
            images = await image_queries.by_keys(connection, every)
        named = {key for image in images for key in (image.storage_key, image.thumbnail_key)}
        if unnamed := [key for key in every if key not in named]:
            await storage.delete(*unnamed)
        after = page[-1].id


def is_unguessable(image: ImageRecord) -> bool:
    return all(_UNGUESSABLE.fullmatch(key) for key in (image.storage_key, image.thumbnail_key))


def _old_keys(path: str) -> list[str]:
    return [*(path + extension for extension in EXTENSIONS.values()), f"{path}-small.webp"]


async def _page(database: Database, after: str) -> list[ImageRecord]:
    async with database.read() as connection:
        return await rekeying_queries.kept_images(connection, after, limit=PAGE)


async def _move(database: Database, storage: Storage, image: ImageRecord) -> bool | None:
    """Move one picture. Return None if it was deleted or moved meanwhile, False if the storage failed."""
    stem = Stem(image.storage_key.rpartition(".")[0], keys.new_seed())
    new = stem.picture(image.content_type), stem.thumbnail
    planned = await database.transact(erasure_queries.plan, new, now() + COPYING)
    try:
        for key, new_key in zip((image.storage_key, image.thumbnail_key), new, strict=True):
            await storage.copy(key, new_key)
        await database.transact(_change, storage, image, new, planned)
    except _Changed:
        return None
    except ObjectMissing as error:
        _log.warning("%s is not stored: %s stays as it is", error.key, image.id)
        return False
    except StorageError as error:
        _log.warning("%s could not be moved: %s", image.storage_key, error)
        return False
    return True


async def _change(
    connection: AsyncConnection, storage: Storage, image: ImageRecord, new: tuple[str, str], planned: list[str]
) -> None:
    # After an error the planned erasures remain, and they remove the copies.
    if not await erasure_queries.withdraw(connection, planned):
        raise _Changed
    if not await rekeying_queries.change_keys(connection, image, new, address=storage.address(new[0]), now=now()):
        raise _Changed
    await erasure_queries.plan(connection, (image.storage_key, image.thumbnail_key), now() + OLD_KEPT)
