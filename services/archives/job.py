"""The durable job of archives: a worker leases one that is due and makes it, ends it, or deletes its row.

If the worker dies, another one begins again with a new key; the objects of the first attempt are deleted.
"""

import logging
import secrets
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.archives import ArchiveState
from db.queries.media import erasures as erasure_queries
from db.queries.privacy import archives as archive_queries
from db.records.privacy import ArchiveRecord
from services.archives import archives
from services.archives.archives import KEPT_AFTER, LIFETIME, NOTHING_STORED, RELEASED, forget_objects
from services.archives.cipher import SealingFile, cipher_of
from services.archives.content import Content
from services.archives.writer import ArchiveWriter, Progress
from services.clock import now
from services.media.images.store import scratch_folder
from services.media.storage.base import Storage, StorageError

LEASE = timedelta(minutes=3)  # Extended after each file, and longer than a transfer of one may take.
MAX_ATTEMPTS = 8
FIRST_BACKOFF = timedelta(seconds=10)
LAST_BACKOFF = timedelta(minutes=30)
# No attempt takes longer: if it is not finished then, its parts are deleted.
PART_LIFETIME = timedelta(hours=24)

_log = logging.getLogger("atelier.archives")


class LeaseLost(Exception):
    """Another worker makes the archive, or it was deleted."""


class Notify(Protocol):
    """A function that announces the change of an archive; ``progress``: it is still being made."""

    def __call__(self, archive_id: str, /, *, progress: bool = False) -> None: ...


def no_notice(archive_id: str, /, *, progress: bool = False) -> None:
    """Announce nothing."""


class ArchiveContext(Struct, frozen=True, kw_only=True):
    """The services of the job; ``secrets`` seal archives, the newest first; ``contents`` supply the files by kind.

    ``notify`` is called after each change of an archive.
    """

    database: Database
    storage: Storage
    secrets: tuple[bytes, ...]
    contents: Mapping[str, Content]
    notify: Notify = no_notice


async def run_next(context: ArchiveContext) -> bool:
    """Act on one archive that is due; False if there is none."""
    moment = now()
    lease = secrets.token_hex(16)
    archive = await context.database.transact(archive_queries.claim, moment, lease=lease, until=moment + LEASE)
    if archive is None:
        return False
    match archive.state:
        case ArchiveState.PENDING:
            await _make(context, archive)
        case ArchiveState.READY:
            await _end(context, archive)
        case ArchiveState.FAILED | ArchiveState.EXPIRED:
            await context.database.transact(archive_queries.remove, [archive.id])
    context.notify(archive.id)
    return True


async def _end(context: ArchiveContext, archive: ArchiveRecord) -> None:
    try:
        await context.database.transact(_expire, archive)
    except LeaseLost:
        _log.info("%s: ended by another, or deleted", archive.id)


async def _make(context: ArchiveContext, archive: ArchiveRecord) -> None:
    if archive.attempts > MAX_ATTEMPTS:
        await _try_again(context, archive, archive.failure or "Each attempt was cut off.")
        return
    try:
        await _write(context, archive)
    except LeaseLost:
        _log.info("%s: taken over by another, or deleted", archive.id)
    except StorageError as error:
        _log.warning("%s: attempt %d failed: %s", archive.id, archive.attempts, error)
        await _try_again(context, archive, f"The storage failed: {error}")
    except Exception:  # noqa: BLE001 - a defect in one archive must not stop the others
        _log.exception("%s: a defect", archive.id)
        await _try_again(context, archive, "Something went wrong on our side.")


async def _write(context: ArchiveContext, archive: ArchiveRecord) -> None:
    content = context.contents.get(archive.kind)
    if content is None:
        # Of a newer version, whose worker makes it.
        raise StorageError(f"this version makes no archives of the kind {archive.kind}")
    archive = await context.database.transact(_begin, archive, await content.count(archive))
    seed = archive.seed or ""

    async def on_part(key: str, parts: int) -> None:
        await context.database.transact(_name_part, archive, key, parts)

    async def on_progress(progress: Progress) -> None:
        given = {"items_done": progress.files, "byte_size": progress.byte_size}
        await context.database.transact(_change, archive, leased_until=now() + LEASE, **given)
        context.notify(archive.id, progress=True)

    async with scratch_folder() as folder:
        sealing = SealingFile(cipher_of(context.secrets[0], archive.id, seed), archive.id, folder)
        keys = partial(archives.part_key, archive.id, seed)
        writer = ArchiveWriter(context.storage, sealing, folder, keys, on_part=on_part, on_progress=on_progress)
        try:
            async for file in content.files(archive):
                await writer.add(file)
            progress = await writer.finish()
        finally:
            writer.discard()
    await context.database.transact(_finish, archive, progress)
    _log.info("%s: %d files, %d bytes", archive.id, progress.files, progress.byte_size)


async def _begin(connection: AsyncConnection, archive: ArchiveRecord, total: int) -> ArchiveRecord:
    """Give the archive a new seed; let the objects of an earlier attempt be deleted."""
    await forget_objects(connection, archive)
    begun = {**NOTHING_STORED, "seed": secrets.token_hex(32), "items_total": total}
    await _change(connection, archive, **begun)
    return replace(archive, **begun)


async def _change(connection: AsyncConnection, /, archive: ArchiveRecord, **values: Any) -> None:
    if not await archive_queries.change(connection, archive, **values):
        raise LeaseLost


async def _name_part(connection: AsyncConnection, archive: ArchiveRecord, key: str, parts: int) -> None:
    moment = now()
    await _change(connection, archive, leased_until=moment + LEASE, parts=parts)
    await erasure_queries.plan(connection, [key], moment + PART_LIFETIME)


async def _finish(connection: AsyncConnection, archive: ArchiveRecord, progress: Progress) -> None:
    moment = now()
    expires_at = moment + LIFETIME
    keys = archives.keys_of(replace(archive, parts=progress.parts))
    if not await erasure_queries.postpone(connection, keys, expires_at):
        raise StorageError("making it took so long that its objects are being deleted")
    await _change(
        connection,
        archive,
        state=ArchiveState.READY,
        items_done=progress.files,
        byte_size=progress.byte_size,
        parts=progress.parts,
        finished_at=moment,
        expires_at=expires_at,
        due_at=expires_at,
        failure=None,
        **RELEASED,
    )


async def _try_again(context: ArchiveContext, archive: ArchiveRecord, failure: str) -> None:
    try:
        await context.database.transact(_note_failure, archive, failure)
    except LeaseLost:
        _log.info("%s: taken over by another, or deleted", archive.id)


async def _note_failure(connection: AsyncConnection, archive: ArchiveRecord, failure: str) -> None:
    moment = now()
    released: dict[str, Any] = {**RELEASED, "failure": failure[:500]}
    if archive.attempts >= MAX_ATTEMPTS:  # The last one was this.
        found = await archive_queries.by_id(connection, archive.id)
        if found is not None:
            await forget_objects(connection, found)
        ended = {"state": ArchiveState.FAILED, "seed": None, "finished_at": moment, "due_at": moment + KEPT_AFTER}
        await _change(connection, archive, **released, **ended)
        return
    backoff = min(LAST_BACKOFF, FIRST_BACKOFF * 2 ** (archive.attempts - 1))
    await _change(connection, archive, **released, due_at=moment + backoff)


async def _expire(connection: AsyncConnection, archive: ArchiveRecord) -> None:
    """Forget the key of an archive, whose objects are deleted by their planned erasures."""
    await _change(connection, archive, **archives.ended())
