"""Images: what is kept in object storage, inputs and results alike."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, PrimaryId, partial_index


class Image(Base):
    """One stored picture with its thumbnail; ``erase_at`` set means that its bytes are to leave storage."""

    __tablename__ = "images"
    __table_args__ = (
        UniqueConstraint("storage_key"),
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
    erase_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
