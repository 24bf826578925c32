"""Input images of generations: find a request's source among the images and uploads of its user."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import Step
from db.queries.creations import reading as creation_queries
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from services.clock import now
from services.errors import InvalidInput, NotFound, StorageUnavailable, UploadIncomplete
from services.generation.requests import Source, check_id, is_plain
from services.media import uploads
from services.media.storage.base import Storage

UPLOAD_PATH = ("input", "image", "uploadId")
RETRY_SECONDS = 5  # When clients may try again, if the storage does not answer.

# Whether the bytes of an upload have arrived; None if the storage does not answer.
Arrived = bool | None


class Input(Struct, frozen=True):
    """The location of a new generation's input; the user owns the images and the upload that it names."""

    url: str | None = None
    copy_of: str | None = None
    upload_id: str | None = None
    image: ImageRecord | None = None
    image_address: str | None = None

    @property
    def first_step(self) -> Step:
        return Step.PREPARE if self.url or self.copy_of or (self.upload_id and not self.image) else Step.SUBMIT


def from_outside(source: Source | None) -> Input | None:
    """Return the input for an address or for no image; None if the source is an upload or a creation."""
    if source is None:
        return Input()
    return None if source.url is None else Input(url=source.url)


async def resolve(connection: AsyncConnection, source: Source | None, user_id: str) -> Input:
    """Return the input for a source other than an upload.

    Raises:
        NotFound: the creation does not exist, or belongs to another user.
        InvalidInput: the creation has no image.
    """
    outside = from_outside(source)
    if source is None or outside is not None:
        return outside or Input()
    path, creation_id = ["input", "image", "creationId"], source.creation_id or ""
    check_id(creation_id, path)
    found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    if creation_id not in found:
        raise NotFound("There is no such creation.", path=path)
    image = found[creation_id].generated_image
    if image is None:
        raise InvalidInput("That creation has no image.", path=path)
    return Input(copy_of=image.id)


async def same_input(connection: AsyncConnection, old: CreationRecord, storage: Storage, *, arrived: Arrived) -> Input:
    """Return the input that a creation was made from, for a retry.

    Raises:
        UploadIncomplete, StorageUnavailable: it was an upload, as in ``take_upload``.
    """
    given = await creation_queries.input_of(connection, old.id)
    if given.original_image_id is not None:
        return Input(copy_of=given.original_image_id)
    if given.source_upload_id is not None:
        try:
            return await take_upload(
                connection, given.source_upload_id, old.user_id, storage, arrived=arrived, path=["input", "id"]
            )
        except NotFound:
            return Input(url=f"urn:upload:{given.source_upload_id}")
    return Input(url=given.source_url, copy_of=given.source_image_id)


async def upload_has_arrived(database: Database, storage: Storage, upload_id: str, user_id: str) -> Arrived:
    """Return whether the bytes of a user's upload have arrived; None if the storage does not answer.

    Call it before the transaction, which would otherwise hold its locks until the storage answers.
    """
    if not is_plain(upload_id):
        return False
    async with database.read() as connection:
        upload = await upload_queries.owned_by(connection, user_id, upload_id)
    return False if upload is None else await uploads.has_arrived(storage, upload)


async def retried_has_arrived(database: Database, storage: Storage, creation_id: str, user_id: str) -> Arrived:
    """Return ``upload_has_arrived`` for the upload that a retry of a creation needs; False if it needs none."""
    if not is_plain(creation_id):
        return False
    async with database.read() as connection:
        if creation_id not in await creation_queries.owned_by_ids(connection, user_id, [creation_id]):
            return False
        given = await creation_queries.input_of(connection, creation_id)
    if given.original_image_id is not None or given.source_upload_id is None:
        return False
    return await upload_has_arrived(database, storage, given.source_upload_id, user_id)


async def take_upload(
    connection: AsyncConnection,
    upload_id: str,
    user_id: str,
    storage: Storage,
    *,
    arrived: Arrived,
    path: Sequence[str] = UPLOAD_PATH,
) -> Input:
    """Use an upload for a generation, and keep it for a day from now on for further generations.

    Raises:
        NotFound: it does not exist, belongs to another user, or has expired.
        UploadIncomplete: its bytes have not arrived.
        StorageUnavailable: the storage does not answer, so it is unknown if they have. Charging for an image that may
            never arrive is worse than a retry in a few seconds, and without the storage no image can be made anyway.
    """
    check_id(upload_id, path, what="upload")
    moment = now()
    upload = await upload_queries.take(connection, user_id, upload_id, moment, moment + uploads.KEPT_AFTER_USE)
    if upload is None:
        raise NotFound("There is no such upload, or it is no longer kept; upload the image again.", path=path)
    if upload.image_id is None:
        if arrived is None:
            raise StorageUnavailable(path=path, retry_after=RETRY_SECONDS)
        if not arrived:
            raise UploadIncomplete(path=path)
        return Input(upload_id=upload.id)
    image = await image_queries.by_id(connection, upload.image_id)
    if image is None:
        raise RuntimeError("the image of an upload vanished while the upload was locked")
    return Input(upload_id=upload.id, image=image, image_address=storage.address(image.storage_key))
