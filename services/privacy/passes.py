"""A pass of an erasure, which removes everything of a person in batches and can end and go on after each of them."""

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.personal_data import PERSONAL_TABLES, PersonalTable, table_of
from db.queries.media import images as image_queries
from db.queries.media import renders as render_queries
from db.queries.media import uploads as upload_queries
from db.queries.privacy import archives as archive_queries
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import personal
from db.records.privacy import PersonErasureRecord
from services.archives import archives
from services.clock import now
from services.media.images import deletion, keys
from services.media.storage.base import Storage
from services.privacy import progress, verification
from services.privacy.progress import Progress, Turn
from services.shares import shares

LEASE = timedelta(minutes=5)  # Extended after each batch.

BATCH = 200
_EVENTS = 1000
_IMAGES = 50
_SEEDED = 10  # Creations, with many names of objects each.

_CREATIONS = table_of("creations")
# Cleared by steps of their own: all others follow from the list of personal data alone.
_OWN_STEPS = {"account", "sign-up-grant", "block", "creations", "images", "renders", "uploads", "archives", "shares"}


class LeaseLost(Exception):
    """Another worker acts on the erasure."""


class RenderRuns(Exception):
    """A worker makes a rendition of an image of the user, and can still store it."""


async def change(connection: AsyncConnection, /, erasure: PersonErasureRecord, **values: Any) -> None:
    """Change an erasure.

    Raises:
        LeaseLost: another worker acts on it; nothing was changed.
    """
    if not await erasure_queries.change(connection, erasure, **values):
        raise LeaseLost


class Pass:
    """One pass through everything that belongs to a user, in batches with a transaction each."""

    def __init__(self, database: Database, storage: Storage, erasure: PersonErasureRecord, turn: Turn) -> None:
        self._database, self._storage = database, storage
        self._erasure, self._user_id = erasure, erasure.user_id
        self._removed = Counter(json.loads(erasure.removed))
        self._turn, self._progress = turn, progress.of(erasure)

    async def run(self) -> Progress:
        """Remove everything, and return the progress with which the verification begins or goes on.

        Raises:
            OutOfTime: the pass has lasted long enough, and goes on later.
            StorageError: objects could not be deleted; the next pass goes on.
            LeaseLost: another worker does it.
            RenderRuns: a worker still acts on an image; the next pass goes on.
        """
        if self._progress.is_over:
            return self._progress
        await self._until_done("shares", self._forget_shares)
        await self._until_done("archives", self._forget_archives)
        await self._until_done("uploads", self._forget_uploads)
        await self._until_done("creations", self._clear_creations)
        for table in PERSONAL_TABLES:
            if table.title in _OWN_STEPS:
                continue
            if table.removed:
                await self._until_done(table.title, partial(self._remove, table))
            elif table.neutral:
                await self._once(table.title, partial(self._clear, table))
        await self._delete_images()
        await self._until_done("renders", self._delete_renders, counted=False)
        await self._note_seeded()
        await self._delete_objects()
        # Deleting an image leaves a placeholder in the creations that were made from it.
        await self._until_done("creations", self._clear_creations, counted=False)
        self._progress.is_over = True
        await self._once("objects", self._nothing, counted=False)
        return self._progress

    async def _until_done(
        self, name: str, step: Callable[[AsyncConnection], Awaitable[int]], *, counted: bool = True
    ) -> None:
        while (count := await self._once(name, step, counted=counted)) > 0:
            if not counted and count < BATCH:
                break
            self._turn.check()

    async def _once(self, name: str, step: Callable[[AsyncConnection], Awaitable[int]], *, counted: bool = True) -> int:
        """Run one batch; note the progress and extend the lease in its transaction."""

        async def work(connection: AsyncConnection) -> int:
            count = await step(connection)
            removed = self._removed + Counter({name: count}) if counted else self._removed
            given = {"removed": json.dumps(removed), "leased_until": now() + LEASE}
            await change(connection, self._erasure, **given, progress=self._progress.to_json())
            return count

        count = await self._database.transact(work)
        if counted:
            self._removed[name] += count
        return count

    async def _remove(self, table: PersonalTable, connection: AsyncConnection) -> int:
        return await personal.remove(connection, table, self._user_id, limit=_EVENTS)

    async def _clear(self, table: PersonalTable, connection: AsyncConnection) -> int:
        return await personal.clear(connection, table, self._user_id)

    async def _clear_creations(self, connection: AsyncConnection) -> int:
        return await personal.clear_creations(connection, _CREATIONS, self._user_id, now(), limit=BATCH)

    async def _forget_shares(self, connection: AsyncConnection) -> int:
        found = await shares.forget_of_user(connection, self._user_id, limit=BATCH)
        await erasure_queries.add_objects(connection, self._user_id, found)
        return len(found)

    async def _forget_archives(self, connection: AsyncConnection) -> int:
        found = await archive_queries.all_of_owner(connection, self._user_id, limit=BATCH)
        for archive in found:
            await archives.forget_objects(connection, archive)
            await erasure_queries.add_objects(connection, self._user_id, archives.keys_of(archive))
        await archive_queries.remove(connection, [archive.id for archive in found])
        return len(found)

    async def _forget_uploads(self, connection: AsyncConnection) -> int:
        found = await upload_queries.lock_every(connection, self._user_id, limit=BATCH)
        await deletion.forget_these(connection, found, now())
        await erasure_queries.add_objects(connection, self._user_id, [each.storage_key for each in found])
        return len(found)

    async def _delete_images(self) -> None:
        await self._once("images", self._release, counted=False)
        while True:
            async with self._database.read() as connection:
                some = await personal.every_image_of(connection, self._user_id, limit=_IMAGES)
            if not some:
                return
            every = [key for image in some for key in deletion.objects_of(image)]
            await self._once("images", partial(self._note, every), counted=False)
            await self._storage.delete(*every)
            await self._once("images", partial(self._forget, [image.id for image in some]))
            self._turn.check()

    async def _delete_renders(self, connection: AsyncConnection) -> int:
        """Delete renders; their objects are deleted with those that no image names."""
        found = await render_queries.of_user(connection, self._user_id, limit=BATCH)
        if any(render.is_leased(now()) for render in found):
            raise RenderRuns
        for render in found:
            every = keys.rendition_keys(render.storage_key, render.rendition_seed)
            await erasure_queries.add_objects(connection, self._user_id, every)
        await render_queries.remove_all(connection, [render.image_id for render in found])
        return len(found)

    async def _release(self, connection: AsyncConnection) -> int:
        # From now on nothing shows them, whatever happens to this pass.
        await personal.release_images(connection, self._user_id, now())
        return 0

    async def _forget(self, image_ids: list[str], connection: AsyncConnection) -> int:
        for image_id in image_ids:
            await image_queries.forget(connection, image_id)
        return len(image_ids)

    async def _note(self, every: list[str], connection: AsyncConnection) -> int:
        await erasure_queries.add_objects(connection, self._user_id, every)
        return 0

    async def _note_seeded(self) -> None:
        """Note the objects that no image names: of steps that were cut off."""
        while True:
            async with self._database.read() as connection:
                after = self._progress.noted
                some = await erasure_queries.seeded(connection, self._user_id, after=after, limit=_SEEDED)
            if not some:
                return
            every = [key for each in some for key in keys.every_key(*each)]
            self._progress.noted = some[-1][0]
            await self._once("objects", partial(self._note, every), counted=False)
            self._turn.check()

    async def _delete_objects(self) -> None:
        """Delete the noted objects that still exist, also of archives and uploads."""
        while True:
            async with self._database.read() as connection:
                some = await erasure_queries.objects(connection, self._user_id, self._progress.deleted, limit=BATCH)
            if some:
                left = await verification.stored(self._storage, some)
                await self._storage.delete(*left)
                self._progress.deleted = some[-1]
                await self._once("objects", self._nothing, counted=False)
            if len(some) < BATCH:
                return
            self._turn.check()

    async def _nothing(self, _connection: AsyncConnection) -> int:
        return 0
