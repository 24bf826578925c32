"""Uploads of input images: reserve an upload, receive its bytes, and store its image."""

import asyncio
import logging
import math
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.queries import users as user_queries
from db.queries.media import erasures as erasure_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.images import ImageRecord, UploadRecord
from services.clock import now
from services.errors import InvalidInput, TooManyUploads, UploadLimit
from services.findings import Findings
from services.media.formats.content_types import list_names, registered_type
from services.media.formats.inspection import INPUT_TYPES, MAX_INPUT_BYTES, ImageFacts
from services.media.images import keys, store
from services.media.images.keys import Stem
from services.media.storage.base import UPLOAD_EXTENSIONS, Storage, StorageError, UploadConflict, UploadTarget

LIFETIME = timedelta(hours=1)
KEPT_AFTER_USE = timedelta(hours=24)
# Far longer than storing a picture takes: after this time, objects of a killed process are erased.
STORING = timedelta(hours=1)
# A person waits for this response; meanwhile the request occupies only a connection.
LOOK_SECONDS = 3.0

_log = logging.getLogger("atelier.uploads")


class UploadLimits(Struct, frozen=True):
    """The limits of one user's unused uploads, reserved or sent: their number and their total bytes."""

    number: int = 40
    total_bytes: int = 400_000_000


async def create(
    database: Database, storage: Storage, limits: UploadLimits, *, content_type: str, byte_size: int, user_id: str
) -> tuple[UploadRecord, UploadTarget]:
    """Reserve an upload for one image; return it and the target for its bytes.

    Raises:
        InvalidInput, SeveralRefused: the type or the size is not accepted; nothing was written.
        TooManyUploads: the user's unused uploads would exceed a limit; nothing was written.
    """
    known_type = _checked_type(content_type, byte_size)
    upload_id, moment = new_id("upl"), now()
    upload = UploadRecord(
        id=upload_id,
        user_id=user_id,
        # Random, so that knowing an upload's id gives nobody the address of its bytes in a public bucket.
        storage_key=f"uploads/{upload_id}-{token_hex(16)}{UPLOAD_EXTENSIONS[known_type]}",
        content_type=known_type,
        byte_size=byte_size,
        image_id=None,
        used_at=None,
        expires_at=moment + LIFETIME,
        created_at=moment,
    )
    await database.transact(_reserve, upload, limits)
    await storage.detect_upload_features()
    return upload, target(storage, upload)


def _checked_type(content_type: str, byte_size: int) -> str:
    """Return the registered name of an accepted type, for an image of an accepted size."""
    known_type, findings = registered_type(content_type), Findings()
    if known_type is None:
        findings.add(InvalidInput(f"The image must be a {list_names(INPUT_TYPES)}.", path=["input", "contentType"]))
    if not 0 < byte_size <= MAX_INPUT_BYTES:
        message = f"The image must have 1 to {MAX_INPUT_BYTES} bytes."
        findings.add(InvalidInput(message, path=["input", "byteSize"]))
    findings.refuse()
    if known_type is None:
        raise RuntimeError("an unknown type was not refused")
    return known_type


async def check_room(database: Database, limits: UploadLimits, *, byte_size: int, user_id: str) -> None:
    """Check that a user may have one more upload of about this size, before its bytes are received.

    Raises:
        TooManyUploads: as ``create``.
    """
    moment = now()
    async with database.read() as connection:
        held = await upload_queries.held_by(connection, user_id, moment)
    _refuse_excess(held, limits, byte_size, moment)


async def create_received(
    database: Database, storage: Storage, limits: UploadLimits, path: Path, facts: ImageFacts, *, user_id: str
) -> UploadRecord:
    """Store a picture that this server has received as a new upload, and return the upload.

    Raises:
        InvalidInput, TooManyUploads: as ``create``.
        StorageError: the picture was not stored, and no upload was made; the client can send it again.
    """
    upload, _ = await create(
        database, storage, limits, content_type=facts.content_type, byte_size=facts.byte_size, user_id=user_id
    )
    try:
        await receive(database, storage, upload.storage_key, path, facts)
    except StorageError:
        # The client never gets its id, so it must not count against the user's limits.
        await database.transact(upload_queries.forget, upload.id)
        raise
    return upload


async def _reserve(connection: AsyncConnection, upload: UploadRecord, limits: UploadLimits) -> None:
    # The lock on the user's row makes concurrent calls count one after the other.
    await user_queries.locked_credit_of(connection, upload.user_id)
    held = await upload_queries.held_by(connection, upload.user_id, upload.created_at)
    _refuse_excess(held, limits, upload.byte_size, upload.created_at)
    # Used uploads are kept only for convenience: the least recently used ones make room.
    number, total = 1, upload.byte_size
    for position, each in enumerate(held):
        number, total = number + 1, total + each.byte_size
        if number > limits.number or total > limits.total_bytes:
            await upload_queries.end(connection, [late.id for late in held[position:]], upload.created_at)
            break
    await upload_queries.insert_upload(connection, upload)


def _refuse_excess(held: list[UploadRecord], limits: UploadLimits, byte_size: int, moment: datetime) -> None:
    unused = [each for each in held if each.used_at is None]
    for limit, maximum, amounts in (
        (UploadLimit.NUMBER, limits.number, [1 for _ in unused]),
        (UploadLimit.BYTES, limits.total_bytes, [each.byte_size for each in unused]),
    ):
        needed = sum(amounts) + (1 if limit is UploadLimit.NUMBER else byte_size) - maximum
        if needed > 0:
            wait = _seconds_until_free(unused, amounts, needed, moment)
            raise TooManyUploads(limit, maximum=maximum, retry_after=wait)


def _seconds_until_free(unused: list[UploadRecord], amounts: list[int], needed: int, moment: datetime) -> int:
    """Return the seconds until enough unused uploads have expired, if none is used before."""
    for each, amount in sorted(zip(unused, amounts, strict=True), key=lambda pair: pair[0].expires_at):
        needed -= amount
        if needed <= 0:
            # Expired uploads are removed every few seconds.
            return max(0, math.ceil((each.expires_at - moment).total_seconds())) + 10
    return math.ceil(LIFETIME.total_seconds())


def sendable_until(upload: UploadRecord) -> datetime:
    """Return the last time at which a client may send the bytes; using the upload extends its life, but not this."""
    return upload.created_at + LIFETIME


def target(storage: Storage, upload: UploadRecord) -> UploadTarget:
    """Return the target for an upload's bytes; ``storage`` must have been prepared for uploads."""
    return storage.upload_target(
        upload.storage_key,
        content_type=upload.content_type,
        byte_size=upload.byte_size,
        expires_at=sendable_until(upload),
    )


async def has_arrived(storage: Storage, upload: UploadRecord) -> bool | None:
    """Return whether the bytes of an upload have arrived; None if the storage does not answer in time.

    A bucket does not report its uploads, so this reads the object's size; uploads to a folder have an image on arrival.
    """
    if upload.image_id is not None or upload.used_at is not None:
        return True
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            return await storage.size(upload.storage_key) is not None
    except (StorageError, TimeoutError) as error:
        _log.warning("no answer about %s: %s", upload.storage_key, error or type(error).__name__)
        return None


async def awaited_upload(database: Database, key: str) -> UploadRecord:
    """Return the upload that awaits the bytes for this key.

    Raises:
        UploadConflict: there is no such upload any more, or it has its image already.
    """
    async with database.read() as connection:
        upload = await upload_queries.by_key(connection, key)
    if upload is None or upload.expires_at <= now():
        raise UploadConflict("There is no such upload.")
    if upload.image_id is not None:
        raise UploadConflict("This upload has its image already.")
    return upload


async def receive(database: Database, storage: Storage, key: str, path: Path, facts: ImageFacts) -> None:
    """Store the bytes that were sent for the upload with this key; ``facts`` come from their inspection.

    Raises:
        UploadConflict: there is no such upload any more, or it has its image already.
        StorageError: not stored; the client can send it again.
    """
    upload = await awaited_upload(database, key)
    # New keys for each call: if the bytes are sent twice at once, one image is kept and the other's objects are erased.
    stem = Stem(f"originals/{upload.id}", keys.new_seed())
    planned = await database.transact(erasure_queries.plan, store.keys_of(facts, stem), now() + STORING)
    image = await store.keep(storage, path, facts, stem=stem)
    await database.transact(_fill, upload, image, planned)


async def _fill(connection: AsyncConnection, upload: UploadRecord, image: ImageRecord, planned: list[str]) -> None:
    # If this raises, the planned erasures stay, and they remove the objects.
    if not await erasure_queries.withdraw(connection, planned):
        raise StorageError("storing took so long that the objects are being erased")
    await image_queries.insert_image(connection, image, user_id=upload.user_id, now=now())
    if not await upload_queries.fill(connection, upload.id, image.id):
        raise UploadConflict("This upload has its image already.")


async def adopt(connection: AsyncConnection, upload_id: str, image: ImageRecord) -> None:
    """Attach the picture that a generation made from a bucket's upload, so that later uses share it.

    The bytes that the client sent are erased at once, because they may contain more than the picture, and again when
    the upload address expires, because the client may have sent them again.
    """
    upload = await upload_queries.fill_with_kept(connection, upload_id, image.id)
    if upload is not None:
        moment = now()
        for at in (moment, max(moment, sendable_until(upload))):
            await erasure_queries.plan(connection, [upload.storage_key], at)
