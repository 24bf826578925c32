"""Records of images and uploads."""

from datetime import datetime

from msgspec import Struct


class ImageRecord(Struct, frozen=True):
    """A stored image: its keys in storage, media type, dimensions in pixels and size in bytes."""

    id: str
    storage_key: str
    thumbnail_key: str
    content_type: str
    width: int
    height: int
    byte_size: int


class UploadRecord(Struct, frozen=True):
    """A reserved upload; ``image_id`` is set once the upload is a checked image."""

    id: str
    user_id: str
    storage_key: str
    content_type: str
    byte_size: int
    image_id: str | None
    used_at: datetime | None
    expires_at: datetime
    created_at: datetime
