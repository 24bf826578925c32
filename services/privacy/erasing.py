"""The erasure of a person: a durable job that waits, removes, verifies, and looks again later.

The row of the erasure is the job: a worker leases it, and each step can be repeated, so that after a crash another
worker goes on. Steps:

REQUESTED  The user starts nothing new. It waits until running work, payments and disputes have ended.
ERASING    All requests are refused. After a pause, in which each process reads the block, everything is removed in
           batches; the last transaction takes the person out of the account, and succeeds only if nothing is left.
ERASED     Further passes remove what a request that was under way has written since, for example the late bytes of an
           upload.
"""

import json
import logging
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.privacy import ERASED_PREFIX, ErasureState
from db.models.webhooks import WebhookType
from db.personal_data import PERSONAL_TABLES, PersonalTable, table_of
from db.queries import users as user_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.queries.operators import blocks as block_queries
from db.queries.privacy import archives as archive_queries
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import personal
from db.records.privacy import PersonErasureRecord
from services.archives import archives
from services.clock import now
from services.events import announcements
from services.identity import facts
from services.identity.facts import Identities
from services.media.images import deletion, keys
from services.media.storage.base import Storage, StorageError
from services.privacy import verification
from services.shares import shares

LEASE = timedelta(minutes=5)  # Extended after each batch.
# Each process reads the blocks every 2 s; a request that it has let in before ends within this time, or see ERASED.
PAUSE = timedelta(seconds=10)
WAIT = timedelta(seconds=30)  # Until an obstacle is looked at again.
FIRST_BACKOFF = timedelta(seconds=15)
LAST_BACKOFF = timedelta(minutes=30)
# After the longest request, an upload; and after the last upload address has expired.
PASSES = (timedelta(minutes=15), timedelta(hours=25))

BATCH = 200
_EVENTS = 1000
_IMAGES = 50

_CREATIONS = table_of("creations")
# Cleared by steps of their own: all others follow from the list of personal data alone.
_OWN_STEPS = {"account", "sign-up-grant", "block", "creations", "images", "uploads", "archives", "shares"}

_log = logging.getLogger("atelier.privacy")


class LeaseLost(Exception):
    """Another worker acts on the erasure."""


class ErasureContext(Struct, frozen=True, kw_only=True):
    """The services of the job."""

    database: Database
    storage: Storage
    identities: Identities


async def run_next(context: ErasureContext) -> bool:
    """Act on one erasure that is due; False if there is none."""
    moment = now()
    lease = secrets.token_hex(16)
    erasure = await context.database.transact(erasure_queries.claim, moment, lease=lease, until=moment + LEASE)
    if erasure is None:
        return False
    try:
        await _advance(context, erasure)
    except LeaseLost:
        _log.info("erasure of %s: taken over by another", erasure.user_id)
    except StorageError as error:
        _log.warning("erasure of %s: the storage failed: %s", erasure.user_id, error)
        await _try_again(context, erasure, f"The storage failed: {error}")
    except Exception:  # noqa: BLE001 - a defect in one erasure must not stop the others
        _log.exception("erasure of %s: a defect", erasure.user_id)
        await _try_again(context, erasure, "Something went wrong on our side.")
    return True


async def _advance(context: ErasureContext, erasure: PersonErasureRecord) -> None:
    match erasure.state:
        case ErasureState.REQUESTED:
            await context.database.transact(_begin, erasure)
        case ErasureState.ERASING:
            if not await context.database.transact(_is_clear, erasure):
                return
            await _Pass(context, erasure).run()
            if await context.database.transact(_finish, context.identities, erasure):
                _log.info("erasure of %s: erased", erasure.user_id)
        case ErasureState.ERASED:
            await _Pass(context, erasure).run()
            await context.database.transact(_clear_account, erasure)
            await _look_again(context, erasure)


async def _begin(connection: AsyncConnection, erasure: PersonErasureRecord) -> None:
    """Refuse all requests of the user from now on, unless something is under way."""
    await block_queries.count_change(connection)
    if await _is_clear(connection, erasure):
        moment = now()
        given: dict[str, Any] = {"state": ErasureState.ERASING, "began_at": moment, "due_at": moment + PAUSE}
        await _change(connection, erasure, **given, **_released(), attempts=0, failure=None)


async def _is_clear(connection: AsyncConnection, erasure: PersonErasureRecord) -> bool:
    """Return whether nothing is under way; if something is, note it and release the erasure for a while.

    A dispute that is opened after the erasure has begun does not delay it any more.
    """
    # The lock makes a concurrent charge or purchase wait, so either this sees it or it comes later.
    await user_queries.locked_credit_of(connection, erasure.user_id)
    moment = now()
    obstacles = await erasure_queries.obstacles(connection, erasure.user_id, moment)
    if erasure.state is not ErasureState.REQUESTED:
        obstacles.pop("disputes", None)
    given: dict[str, Any] = {"waiting_for": json.dumps(obstacles)}
    if obstacles:
        given |= {"due_at": moment + WAIT, **_released()}
    await _change(connection, erasure, **given)
    return not obstacles


def _released() -> dict[str, Any]:
    return {"lease": None, "leased_until": None}


async def _change(connection: AsyncConnection, /, erasure: PersonErasureRecord, **values: Any) -> None:
    if not await erasure_queries.change(connection, erasure, **values):
        raise LeaseLost


class _Pass:
    """One pass through everything that belongs to a user, in batches with a transaction each."""

    def __init__(self, context: ErasureContext, erasure: PersonErasureRecord) -> None:
        self._database, self._storage = context.database, context.storage
        self._erasure, self._user_id = erasure, erasure.user_id
        self._removed = Counter(json.loads(erasure.removed))

    async def run(self) -> None:
        """Remove everything.

        Raises:
            StorageError: objects could not be deleted; the next pass goes on.
            LeaseLost: another worker does it.
        """
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
        await self._delete_objects()
        # Deleting an image leaves a placeholder in the creations that were made from it.
        await self._until_done("creations", self._clear_creations, counted=False)

    async def _until_done(
        self, name: str, step: Callable[[AsyncConnection], Awaitable[int]], *, counted: bool = True
    ) -> None:
        while (count := await self._once(name, step, counted=counted)) > 0:
            if not counted and count < BATCH:
                break

    async def _once(self, name: str, step: Callable[[AsyncConnection], Awaitable[int]], *, counted: bool = True) -> int:
        """Run one batch, and extend the lease in its transaction."""

        async def work(connection: AsyncConnection) -> int:
            count = await step(connection)
            removed = self._removed + Counter({name: count}) if counted else self._removed
            given = {"removed": json.dumps(removed), "leased_until": now() + LEASE}
            await _change(connection, self._erasure, **given)
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

    async def _delete_objects(self) -> None:
        """Delete the objects that no image names: of steps that were cut off, archives and uploads."""
        async with self._database.read() as connection:
            seeded = await erasure_queries.seeded(connection, self._user_id)
        for creation_id, seed, further_inputs in seeded:
            every = keys.every_key(creation_id, seed, further_inputs)
            await self._storage.delete(*every)
            await self._once("objects", partial(self._note, every), counted=False)
        after = ""
        while True:
            async with self._database.read() as connection:
                some = await erasure_queries.objects(connection, self._user_id, after, limit=BATCH)
            if some:
                left = await verification.stored(self._storage, some)
                await self._storage.delete(*left)
            if len(some) < BATCH:
                return
            after = some[-1]
            await self._once("objects", self._nothing, counted=False)

    async def _nothing(self, _connection: AsyncConnection) -> int:
        return 0


async def _finish(connection: AsyncConnection, identities: Identities, erasure: PersonErasureRecord) -> bool:
    """Take the person out of the account, if nothing else is left; return whether that is done."""
    await block_queries.count_change(connection)
    user_id, moment = erasure.user_id, now()
    if not await _is_clear(connection, erasure):
        return False
    subject = await erasure_queries.subject_of(connection, user_id)
    if subject is None:
        raise RuntimeError("the account of an erasure vanished")
    if not subject.startswith(ERASED_PREFIX):
        await facts.keep(connection, identities, user_id, subject)
        await erasure_queries.rename(connection, user_id, f"{ERASED_PREFIX}{user_id}")
    await _clear_account(connection, erasure)
    remains = await personal.remains(connection, user_id)
    if remains:
        # Written since the pass: the next one removes it. The account stays without the person, and refused.
        await _change(connection, erasure, due_at=moment + FIRST_BACKOFF, remains=json.dumps(remains), **_released())
        return False
    await _change(
        connection,
        erasure,
        state=ErasureState.ERASED,
        erased_at=moment,
        verified_at=moment,
        remains="{}",
        failure=None,
        attempts=0,
        due_at=moment + PASSES[0],
        **_released(),
    )
    await announcements.enqueue(connection, user_id, WebhookType.USER_ERASED)
    return True


async def _clear_account(connection: AsyncConnection, erasure: PersonErasureRecord) -> None:
    """Remove the block, and clear the account but for its subject, which has its own value."""
    if await block_queries.remove(connection, erasure.user_id):
        await block_queries.count_change(connection)
    account = table_of("account")
    neutral = {name: value for name, value in account.neutral.items() if name != "subject"}
    await personal.set_values(connection, account, erasure.user_id, neutral)


async def _look_again(context: ErasureContext, erasure: PersonErasureRecord) -> None:
    """Verify an erasure, and plan the next pass."""

    async def extend() -> None:
        await context.database.transact(_change, erasure, leased_until=now() + LEASE)

    remains = await verification.remains(context.database, context.storage, erasure.user_id, on_page=extend)
    await context.database.transact(_note_verified, erasure, remains)


async def _note_verified(connection: AsyncConnection, erasure: PersonErasureRecord, remains: dict[str, int]) -> None:
    moment = now()
    due_at = next_pass(erasure.erased_at or moment, moment)
    if remains:
        _log.warning("erasure of %s: left: %s", erasure.user_id, remains)
        due_at = min(due_at or moment + LAST_BACKOFF, moment + LAST_BACKOFF)
    elif due_at is None:
        await erasure_queries.forget_objects(connection, erasure.user_id)
    given: dict[str, Any] = {"verified_at": moment, "remains": json.dumps(remains), "due_at": due_at}
    await _change(connection, erasure, **given, **_released(), attempts=0, failure=None)


def next_pass(erased_at: datetime, moment: datetime) -> datetime | None:
    """Return the time of the next pass after ``moment``; None after the last one."""
    return next((erased_at + after for after in PASSES if erased_at + after > moment), None)


async def _try_again(context: ErasureContext, erasure: PersonErasureRecord, failure: str) -> None:
    backoff = min(LAST_BACKOFF, FIRST_BACKOFF * 2 ** min(erasure.attempts, 10))

    async def work(connection: AsyncConnection) -> None:
        given: dict[str, Any] = {"attempts": erasure.attempts + 1, "failure": failure[:500], "due_at": now() + backoff}
        await _change(connection, erasure, **given, **_released())

    try:
        await context.database.transact(work)
    except LeaseLost:
        _log.info("erasure of %s: taken over by another", erasure.user_id)
