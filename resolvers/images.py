"""Images: their addresses, and the uploads that they arrive by."""

from db.queries import uploads as upload_queries
from db.records.images import ImageRecord, UploadRecord
from resolvers.context import Context
from resolvers.pages import is_id
from services import uploads
from services.errors import BadRequest
from services.images import keeping
from services.storage.base import UploadTarget


def url(context: Context, image: ImageRecord, width: int | None) -> str:
    """Return an address of an image, or of its thumbnail where that is wide enough.

    Raises:
        BadRequest: nothing is that narrow.
    """
    if width is not None and width < 1:
        raise BadRequest("`width` must be at least 1.")
    return keeping.url(context.product.storage, image, width)


async def create_upload(context: Context, content_type: str, byte_size: int) -> tuple[UploadRecord, UploadTarget]:
    product, viewer = context.product, context.viewer
    await context.budget.take_upload()
    return await uploads.create(
        product.database,
        product.storage,
        content_type=content_type,
        byte_size=byte_size,
        user_id=viewer.id,
    )


async def upload_by_id(context: Context, upload_id: str) -> tuple[UploadRecord, UploadTarget] | None:
    viewer = context.viewer
    if not is_id("upl", upload_id):
        return None
    async with context.product.database.read() as connection:
        upload = await upload_queries.owned_by(connection, viewer.id, upload_id)
    return None if upload is None else (upload, uploads.target(context.product.storage, upload))
