"""Uploads: places reserved for images that clients send."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, PrimaryId, referring_index


class Upload(Base):
    """One reserved place; ``image_id`` is set once its bytes are there and were found to be an image."""

    __tablename__ = "uploads"
    __table_args__ = (
        UniqueConstraint("storage_key"),
        CheckConstraint("byte_size > 0", name="byte_size_positive"),
        Index("ix_uploads_expires_at", "expires_at"),
        referring_index("uploads", "image_id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    storage_key: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[str] = mapped_column(String(32))
    byte_size: Mapped[int]
    image_id: Mapped[Id | None] = mapped_column(ForeignKey("images.id"))
    used_at: Mapped[datetime | None]  # By the one generation that took it.
    expires_at: Mapped[datetime]
    created_at: Mapped[datetime]
