"""Images and uploads, as records."""

from datetime import datetime
from typing import Any, Self

from records import record


@record(frozen=True, slots=True)
class ImageRecord:
    """A stored picture: its keys in storage, its media type, pixels and bytes."""

    id: str
    storage_key: str
    thumbnail_key: str
    content_type: str
    width: int
    height: int
    byte_size: int

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> Self | None:
        return None if data is None else cls(**data)


@record(frozen=True, slots=True)
class UploadRecord:
    """A place reserved for a picture, and the picture once it is there."""

    id: str
    user_id: str
    storage_key: str
    content_type: str
    byte_size: int
    image_id: str | None
    used_at: datetime | None
    expires_at: datetime
