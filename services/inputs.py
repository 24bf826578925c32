"""Inputs: the images that generations start from, found among what their owner has."""

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import Step
from db.queries import creations as creation_queries
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from records import record
from services import uploads
from services.clock import now
from services.errors import InvalidInput, NotFound
from services.generation_requests import Source, check_id, is_plain
from services.storage.base import Storage


@record(frozen=True, slots=True)
class Input:
    """Where a new generation's input is, once it was found to be the owner's."""

    url: str | None = None
    copy_of: str | None = None
    upload_id: str | None = None
    image: ImageRecord | None = None
    image_address: str | None = None

    @property
    def first_step(self) -> Step:
        return Step.PREPARE if self.url or self.copy_of or (self.upload_id and not self.image) else Step.SUBMIT


def from_outside(source: Source | None) -> Input | None:
    """Return the input that is nothing of ours yet: an address, or no image at all."""
    if source is None:
        return Input()
    return None if source.url is None else Input(url=source.url)


async def resolve(connection: AsyncConnection, source: Source | None, user_id: str) -> Input:
    """Find the input, which is no upload, among what the user owns.

    Raises:
        NotFound, InvalidInput: there is none such, it is someone else's, or has no image.
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


async def same_input(connection: AsyncConnection, old: CreationRecord) -> Input:
    """Find what a creation was made from, to be used once more."""
    given = await creation_queries.input_of(connection, old.id)
    if given.original_image_id is not None:
        return Input(copy_of=given.original_image_id)
    return Input(url=given.source_url, copy_of=given.source_image_id, upload_id=given.source_upload_id)


async def upload_may_have_come(database: Database, storage: Storage, upload_id: str, user_id: str) -> bool:
    if not is_plain(upload_id):
        return False
    async with database.read() as connection:
        upload = await upload_queries.owned_by(connection, user_id, upload_id)
    return upload is not None and await uploads.may_have_come(storage, upload)


async def take_upload(
    connection: AsyncConnection, upload_id: str, user_id: str, storage: Storage, *, may_have_come: bool
) -> Input:
    path = ["input", "image", "uploadId"]
    check_id(upload_id, path, what="upload")
    upload = await upload_queries.owned_by(connection, user_id, upload_id)
    if upload is None:
        raise NotFound("There is no such upload.", path=path)
    if upload.used_at is not None or not await upload_queries.take(connection, upload.id, now()):
        raise InvalidInput("That upload was used already; upload the image again.", path=path)
    if upload.image_id is None:
        if not may_have_come:
            raise InvalidInput("Nothing was uploaded there in time.", path=path)
        return Input(upload_id=upload.id)
    image = await image_queries.by_id(connection, upload.image_id)
    if image is None:
        raise InvalidInput("That upload is no longer kept; upload the image again.", path=path)
    return Input(upload_id=upload.id, image=image, image_address=storage.address(image.storage_key))
