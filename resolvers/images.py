"""Resolvers for image addresses and uploads."""

from pathlib import Path

from db.records.images import ImageRecord, UploadRecord
from resolvers.context import Context
from resolvers.pagination import is_id
from services.errors import BadRequest
from services.media import uploads
from services.media.formats.inspection import ImageFacts
from services.media.images import store
from services.media.images.keys import RENDITION_TYPE
from services.media.storage.base import UploadTarget


def url(context: Context, image: ImageRecord, width: int | None) -> str:
    """Return an address of an image, or of its narrowest rendition that is wide enough.

    Raises:
        BadRequest: ``width`` is less than 1.
    """
    if width is not None and width < 1:
        raise BadRequest("`width` must be at least 1.")
    return store.url(context.product.storage, image, width)


def renditions(context: Context, image: ImageRecord) -> list[tuple[int, str]]:
    """Return the widths in pixels and the addresses of an image's renditions, narrowest first."""
    storage = context.product.storage
    return [(width, storage.reading_url(key, content_type=RENDITION_TYPE)) for width, key in store.renditions_of(image)]


def download_url(context: Context, image: ImageRecord, name: str) -> str:
    """Return an address from which a browser saves an image as a file of this name."""
    return context.product.storage.download_url(image.storage_key, content_type=image.content_type, name=name)


async def create_upload(context: Context, content_type: str, byte_size: int) -> tuple[UploadRecord, UploadTarget]:
    product, viewer = context.product, context.starting_viewer
    await context.budget.take_upload()
    return await uploads.create(
        product.database,
        product.storage,
        product.upload_limits,
        content_type=content_type,
        byte_size=byte_size,
        user_id=viewer.id,
    )


async def admit_upload(context: Context, byte_size: int) -> None:
    """Check the viewer's upload limits for about this size, before the bytes are received.

    Raises:
        RateLimited: there were too many uploads.
        TooManyUploads: too many uploads are unused.
    """
    product, viewer = context.product, context.starting_viewer
    await context.budget.take_upload()
    await uploads.check_room(product.database, product.upload_limits, byte_size=byte_size, user_id=viewer.id)


async def upload_received(context: Context, path: Path, facts: ImageFacts) -> UploadRecord:
    """Store a received picture as an upload of the viewer, and return the upload."""
    product, viewer = context.product, context.starting_viewer
    return await uploads.create_received(
        product.database, product.storage, product.upload_limits, path, facts, user_id=viewer.id
    )


async def upload_by_id(context: Context, upload_id: str) -> tuple[UploadRecord, UploadTarget] | None:
    if not is_id("upl", upload_id):
        return None
    upload = await context.loaders.uploads.load(upload_id)
    if upload is None:
        return None
    await context.product.storage.detect_upload_features()
    return upload, uploads.target(context.product.storage, upload)
