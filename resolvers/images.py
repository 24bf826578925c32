"""Images: their addresses, and the uploads that they arrive by."""

from db.queries import uploads as upload_queries
from db.records.images import ImageRecord, UploadRecord
from resolvers.context import Context
from services import uploads
from services.images import keeping
from services.storage.base import UploadTarget


def url(context: Context, image: ImageRecord, width: int | None) -> str:
    return keeping.url(context.product.storage, image, width)


async def create_upload(context: Context, content_type: str, byte_size: int) -> tuple[UploadRecord, UploadTarget]:
    product = context.product
    return await uploads.create(
        product.database,
        product.storage,
        content_type=content_type,
        byte_size=byte_size,
        user_id=context.viewer.id,
    )


async def upload_by_id(context: Context, upload_id: str) -> tuple[UploadRecord, UploadTarget] | None:
    async with context.product.database.read() as connection:
        upload = await upload_queries.owned_by(connection, context.viewer.id, upload_id)
    return None if upload is None else (upload, uploads.target(context.product.storage, upload))
