"""GraphQL types and fields of images and uploads."""

from datetime import datetime
from typing import Annotated, Self

import strawberry

from db.records.images import ImageRecord, UploadRecord
from resolvers import images
from schema.core.arguments import Input, value_or_null
from schema.core.info import Info
from schema.core.node import Node
from schema.errors import ERRORS, InvalidInput, RateLimited, TooManyUploads, attempt
from services import errors
from services.media import uploads
from services.media.formats.content_types import list_names
from services.media.formats.inspection import INPUT_TYPES
from services.media.images.file_names import file_name
from services.media.storage.base import UploadTarget


@strawberry.type(description="A smaller copy of an image, in WebP.")
class Rendition:
    width: int = strawberry.field(description="The width in pixels.")
    url: str = strawberry.field(description="The address, which expires like the image's `url`.")


@strawberry.type(description="A stored image.")
class Image:
    content_type: str = strawberry.field(description="The media type of the file, such as `image/png`.")
    width: int = strawberry.field(description="The width in pixels.")
    height: int = strawberry.field(description="The height in pixels.")
    byte_size: int = strawberry.field(description="The size of the file in bytes.")
    record: strawberry.Private[ImageRecord]
    prompt: strawberry.Private[str]
    suffix: strawberry.Private[str]

    @strawberry.field(
        description="The address of the image. Anyone who has it can read the image until it expires, one hour after"
        " the query at the earliest. Query it again for a new one."
    )
    def url(
        self,
        info: Info,
        width: Annotated[
            int | None,
            strawberry.argument(
                description="The pixels of width needed, at least 1: the address is of the narrowest of `renditions`"
                " that is wide enough, or as wide as the image. Null, or if there is none: the full size."
            ),
        ] = strawberry.UNSET,
    ) -> str:
        return images.url(info.context, self.record, value_or_null(width))

    @strawberry.field(
        description="The smaller copies in WebP that there are, narrowest first. A new image has those of 320 and 640"
        " pixels; those of 1280 and 2560 pixels follow with an update of its creation. None is wider than the image."
    )
    def renditions(self, info: Info) -> list[Rendition]:
        return [Rendition(width=width, url=url) for width, url in images.renditions(info.context, self.record)]

    @strawberry.field(
        description="The ThumbHash of the image in Base64, at most 100 bytes: a blurred stand-in to show until the"
        " image is loaded. Null if the image is too old to have one."
    )
    def placeholder(self) -> str | None:
        return self.record.placeholder

    @strawberry.field(
        description="An address like `url` from which a browser saves the image as a file. The file is named `fileName`"
        " if the storage allows it."
    )
    def download_url(self, info: Info) -> str:
        return images.download_url(info.context, self.record, _file_name(self))

    @strawberry.field(description="A file name made of the words of the prompt, such as `a-lighthouse-at-dusk.png`.")
    def file_name(self) -> str:
        return _file_name(self)

    @classmethod
    def from_record(cls, record: ImageRecord, *, prompt: str, suffix: str = "") -> Self:
        """Convert an image of a creation with this prompt; ``suffix`` is added to its file name."""
        return cls(
            content_type=record.content_type,
            width=record.width,
            height=record.height,
            byte_size=record.byte_size,
            record=record,
            prompt=prompt,
            suffix=suffix,
        )


def _file_name(image: Image) -> str:
    return file_name(image.prompt, image.content_type, suffix=image.suffix)


@strawberry.type(description="An HTTP header to send.")
class Header:
    name: str = strawberry.field(description="The name of the header.")
    value: str = strawberry.field(description="The value of the header.")


@strawberry.type(description="A place reserved for an image that the client sends.")
class Upload(Node):
    upload_url: str = strawberry.field(
        description="The address to send the bytes to, with `uploadMethod` and `uploadHeaders`, before `expiresAt`."
    )
    upload_method: str = strawberry.field(description="The HTTP method of the request, such as `PUT`.")
    upload_headers: list[Header] = strawberry.field(description="The headers that the request must have.")
    expires_at: datetime = strawberry.field(description="The time after which the bytes can no longer be sent.")

    @classmethod
    def from_record(cls, record: UploadRecord, target: UploadTarget) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            upload_url=target.url,
            upload_method=target.method,
            upload_headers=[Header(name=name, value=value) for name, value in target.headers.items()],
            expires_at=uploads.sendable_until(record),
        )


@strawberry.input(
    description=f"The image to send: {list_names(INPUT_TYPES)}, up to 30 MiB. Types other than JPEG, PNG and WebP are"
    " converted to JPEG, or to PNG if a part of the image is transparent."
)
class CreateUploadInput:
    content_type: str = strawberry.field(
        description="The media type, such as `image/jpeg`, or `application/octet-stream` if it is not known. Older"
        " names such as `image/jpg` are accepted. The actual type is found from the bytes."
    )
    byte_size: int = strawberry.field(description="The exact size of the file in bytes: 1 to 31,457,280.")


CreateUploadError = Annotated[
    InvalidInput | RateLimited | TooManyUploads,
    strawberry.union("CreateUploadError", description="A reason why `createUpload` was refused."),
]


@strawberry.type(description="The result of `createUpload`.")
class CreateUploadPayload:
    upload: Upload | None = strawberry.field(description="The reserved upload. Null if the request was refused.")
    errors: list[CreateUploadError] = strawberry.field(description=ERRORS)


@strawberry.type
class ImageMutation:
    @strawberry.mutation(
        description="Reserve a place for an image. The client then sends the bytes to `uploadUrl`, and uses the"
        " upload's id in `createGeneration`."
    )
    async def create_upload(self, info: Info, input: Input[CreateUploadInput]) -> CreateUploadPayload:
        reserved, refused = await attempt(
            images.create_upload(info.context, input.content_type, input.byte_size),
            errors.InvalidInput,
            errors.RateLimited,
            errors.TooManyUploads,
        )
        return CreateUploadPayload(upload=Upload.from_record(*reserved) if reserved else None, errors=refused)
