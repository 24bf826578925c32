"""The table of images in object storage, both inputs and results."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, PrimaryId, partial_index


class Image(Base):
    """One stored image with its renditions; if ``erase_at`` is set, its objects are to be deleted from storage."""

    __tablename__ = "images"
    __table_args__ = (
        UniqueConstraint("storage_key"),
        # The export and the erasure of a person read all images of one user.
        Index("ix_images_user_id", "user_id", "id"),
        partial_index("ix_images_erase_at", "erase_at", where="erase_at IS NOT NULL"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    storage_key: Mapped[str] = mapped_column(String(255))
    thumbnail_key: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[str] = mapped_column(String(32))
    width: Mapped[int]
    height: Mapped[int]
    byte_size: Mapped[int]
    renditions: Mapped[int] = mapped_column(default=0, server_default="0")  # Bits of widths, see ``renditions``.
    rendition_seed: Mapped[str | None] = mapped_column(String(32))  # Null if an older version stored it.
    placeholder: Mapped[str | None] = mapped_column(String(64))  # A ThumbHash in Base64.
    # Whether an older version stored it: an input then still contains its camera's metadata.
    uncleaned: Mapped[bool] = mapped_column(default=False, server_default=true())
    erase_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
