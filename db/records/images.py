"""Records of images and uploads."""

from datetime import datetime

from msgspec import Struct

from db.records.renditions import useful_widths, widths_of


class ImageRecord(Struct, frozen=True):
    """A stored image: its keys in storage, media type, dimensions in pixels and size in bytes.

    ``renditions`` has the bits of the renditions that are stored, and ``rendition_seed`` the secret of their keys; an
    image that an older version stored has none. ``placeholder`` is its ThumbHash in Base64.
    """

    id: str
    storage_key: str
    thumbnail_key: str
    content_type: str
    width: int
    height: int
    byte_size: int
    renditions: int = 0
    rendition_seed: str | None = None
    placeholder: str | None = None

    @property
    def missing_widths(self) -> tuple[int, ...]:
        """The nominal widths of the renditions that it could have and has not."""
        made = widths_of(self.renditions)
        return tuple(nominal for nominal in useful_widths(self.width, self.height) if nominal not in made)


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
