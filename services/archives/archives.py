"""Archives as a product: request one, find its objects, and read it again."""

import asyncio
import json
import tempfile
from collections.abc import AsyncGenerator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.archives import ArchiveKind, ArchiveState
from db.queries.media import erasures as erasure_queries
from db.queries.privacy import archives as archive_queries
from db.records.privacy import ArchiveRecord
from services.archives import cipher
from services.archives.cipher import Opening, Unreadable
from services.clock import now
from services.errors import Refusal
from services.media.storage.base import Storage

CONTENT_TYPE = "application/octet-stream"
LIFETIME = timedelta(hours=24)
# Far longer than storing one object takes.
STORING = timedelta(minutes=10)
KEPT_AFTER = timedelta(days=30)  # The row of an archive that has ended.
MAX_PENDING = 20  # Of one requester.

RELEASED: Mapping[str, Any] = MappingProxyType({"lease": None, "leased_until": None})
NOTHING_STORED: Mapping[str, Any] = MappingProxyType({"seed": None, "parts": 0, "items_done": 0, "byte_size": 0})
"""The columns of a pending archive without objects."""


class TooManyArchives(Refusal):
    """The requester has too many pending archives."""

    def __init__(self) -> None:
        super().__init__(f"You have {MAX_PENDING} pending exports, the most that is allowed: wait until one ends.")


async def request(connection: AsyncConnection, kind: ArchiveKind, owner_id: str, *, requester: str) -> ArchiveRecord:
    """Request an archive of a user's data; return the pending one if there is one.

    The caller has locked the user's row.

    Raises:
        TooManyArchives: nothing was written.
    """
    pending = await archive_queries.pending_of(connection, owner_id=owner_id, kind=kind)
    if pending is not None:
        return pending
    if await archive_queries.count_pending(connection, requester) >= MAX_PENDING:
        raise TooManyArchives
    return await add(connection, kind, owner_id, requester=requester)


async def add(
    connection: AsyncConnection,
    kind: ArchiveKind,
    owner_id: str,
    *,
    requester: str,
    filter: str = "{}",
    planned_bytes: int = 0,
    idempotency_key: str | None = None,
    input_hash: str | None = None,
) -> ArchiveRecord:
    """Add a pending archive; the caller limits their number."""
    moment = now()
    archive = ArchiveRecord(
        id=new_id("arc"),
        kind=kind,
        owner_id=owner_id,
        requester=requester,
        filter=filter,
        state=ArchiveState.PENDING,
        items_done=0,
        items_total=None,
        byte_size=0,
        parts=0,
        seed=None,
        attempts=0,
        lease=None,
        failure=None,
        created_at=moment,
        finished_at=None,
        expires_at=None,
        planned_bytes=planned_bytes,
        idempotency_key=idempotency_key,
        input_hash=input_hash,
    )
    await archive_queries.insert_new(connection, archive, due_at=moment)
    return archive


def is_ready(archive: ArchiveRecord) -> bool:
    """Return whether an archive can be read."""
    return archive.state is ArchiveState.READY and archive.expires_at is not None and archive.expires_at > now()


def creations_of(archive: ArchiveRecord) -> list[str]:
    """Return the ids of the creations in an archive of the kind CREATIONS."""
    ids: list[str] = json.loads(archive.filter)["ids"]
    return ids


async def withdraw(connection: AsyncConnection, owner_id: str, creation_id: str) -> None:
    """Make a deleted creation unreachable in archives: end those that hold it, and have pending ones made again."""
    for archive in await archive_queries.live_of(connection, owner_id, ArchiveKind.CREATIONS, lock=True):
        if creation_id not in creations_of(archive):
            continue
        await forget_objects(connection, archive)
        if archive.state is ArchiveState.READY:
            await archive_queries.set_values(connection, archive.id, **ended())
        else:
            # Its worker loses the lease, and so what it has written. The attempts count on, so that this has an end.
            again = {**NOTHING_STORED, **RELEASED, "due_at": now()}
            await archive_queries.set_values(connection, archive.id, **again)


def ended() -> dict[str, Any]:
    """Return the columns of a ready archive that ends now: its key is gone, and its objects are deleted soon."""
    expired = {"state": ArchiveState.EXPIRED, "seed": None, "expires_at": None, "due_at": now() + KEPT_AFTER}
    return {**expired, **RELEASED}


def keys_of(archive: ArchiveRecord) -> list[str]:
    """Return the storage keys of an archive's objects, including those that are being stored."""
    if archive.seed is None:
        return []
    return [part_key(archive.id, archive.seed, number) for number in range(archive.parts)]


def part_key(archive_id: str, seed: str, number: int) -> str:
    return f"archives/{archive_id}-{seed[:32]}-{number}.bin"


async def forget_objects(connection: AsyncConnection, archive: ArchiveRecord) -> None:
    """Let the objects of an archive be deleted soon: now, or if it is pending, when no worker can be storing them."""
    late = STORING if archive.state is ArchiveState.PENDING else timedelta()
    await erasure_queries.bring_forward(connection, keys_of(archive), now() + late)


async def read(storage: Storage, secrets: Sequence[bytes], archive: ArchiveRecord) -> AsyncGenerator[bytes]:
    """Yield the plain bytes of an archive that is ready; at most one part is on disk at a time.

    Raises:
        StorageError: a part cannot be read.
        Unreadable: the objects are not those that were stored.
    """
    if archive.seed is None:
        raise Unreadable("the archive has no key any more")
    opening = Opening.of(secrets, archive.id, archive.seed, archive.byte_size)
    with tempfile.TemporaryDirectory(prefix="archive-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, "part")
        for number in range(cipher.part_count(archive.byte_size)):
            await storage.fetch(part_key(archive.id, archive.seed, number), file, max_bytes=cipher.PART)
            part = await asyncio.to_thread(file.open, "rb")
            try:
                frames = opening.frames(part)
                while (frame := await asyncio.to_thread(next, frames, None)) is not None:
                    yield frame
            finally:
                part.close()
    if not opening.is_complete:
        raise Unreadable("the archive has ended too early")
