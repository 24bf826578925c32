"""Images and the uploads that they arrive by."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from db.records.images import ImageRecord, UploadRecord
from resolvers import images
from schema.arguments import given
from schema.errors import InvalidInput, RateLimited, attempt
from schema.info import Info
from schema.node import Node
from services import errors
from services.storage.base import UploadTarget


@strawberry.type(description="A stored picture.")
class Image:
    content_type: str
    width: int = strawberry.field(description="Pixels.")
    height: int = strawberry.field(description="Pixels.")
    byte_size: int
    record: strawberry.Private[ImageRecord]

    @strawberry.field(
        description="Works for anyone who has it until it expires; ask again for a fresh one. With `width`, a smaller"
        " picture at least that many pixels wide where there is one."
    )
    def url(self, info: Info, width: int | None = strawberry.UNSET) -> str:
        return images.url(info.context, self.record, given(width))

    @classmethod
    def from_record(cls, record: ImageRecord) -> Self:
        return cls(
            content_type=record.content_type,
            width=record.width,
            height=record.height,
            byte_size=record.byte_size,
            record=record,
        )


@strawberry.type(description="A header of a request.")
class Header:
    name: str
    value: str


@strawberry.type(description="A place reserved for a picture.")
class Upload(Node):
    upload_url: str = strawberry.field(
        description="Send the bytes here, with `uploadMethod` and `uploadHeaders`, before `expiresAt`."
    )
    upload_method: str
    upload_headers: list[Header]
    expires_at: datetime

    @classmethod
    def from_record(cls, record: UploadRecord, target: UploadTarget) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            upload_url=target.url,
            upload_method=target.method,
            upload_headers=[Header(name=name, value=value) for name, value in target.headers.items()],
            expires_at=record.expires_at,
        )


@strawberry.input(description="JPEG, PNG or WebP, up to 30 MB.")
class CreateUploadInput:
    content_type: str
    byte_size: int


CreateUploadError = Annotated[InvalidInput | RateLimited, strawberry.union("CreateUploadError")]


@strawberry.type(description="What came of createUpload.")
class CreateUploadPayload:
    upload: Upload | None
    errors: list[CreateUploadError]


@strawberry.type
class ImageMutation:
    @strawberry.mutation(
        description="Reserve a place for an image of the viewer's own; the client then sends the bytes to `uploadUrl`."
    )
    async def create_upload(self, info: Info, input: CreateUploadInput) -> CreateUploadPayload:
        reserved, refused = await attempt(
            images.create_upload(info.context, input.content_type, input.byte_size),
            errors.InvalidInput,
            errors.RateLimited,
        )
        return CreateUploadPayload(upload=Upload.from_record(*reserved) if reserved else None, errors=refused)
