"""The table of uploads: storage keys reserved for images from clients."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, PrimaryId, referring_index


class Upload(Base):
    """One reserved upload; ``image_id`` is set once the bytes have arrived and are checked to be an image."""

    __tablename__ = "uploads"
    __table_args__ = (
        UniqueConstraint("storage_key"),
        CheckConstraint("byte_size > 0", name="byte_size_positive"),
        Index("ix_uploads_expires_at", "expires_at"),
        Index("ix_uploads_user_id", "user_id"),
        referring_index("uploads", "image_id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    storage_key: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[str] = mapped_column(String(32))
    byte_size: Mapped[int]
    image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    used_at: Mapped[datetime | None]  # When a generation last used it.
    expires_at: Mapped[datetime]  # When it may be deleted; each use can postpone this.
    created_at: Mapped[datetime]
