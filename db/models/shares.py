"""The table of shares: public pages with one picture, which their owners can revoke."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, PrimaryId


class Share(Base):
    """The public page of one creation; revoking it deletes the row.

    The page shows a rendition of its own: an encrypted object, which a row of ``erasures`` names before it is stored.
    """

    __tablename__ = "shares"
    __table_args__ = (
        # Two simultaneous requests must make one page.
        UniqueConstraint("creation_id"),
        UniqueConstraint("token"),
        # The storage check looks for the rows of objects.
        UniqueConstraint("storage_key"),
        Index("ix_shares_user_id", "user_id", "id"),
        CheckConstraint("views >= 0", name="views_not_negative"),
    )

    id: Mapped[PrimaryId]
    # The random end of the address, in plain text: see docs/decisions/0023-shares-are-rows-with-a-token.md.
    token: Mapped[str] = mapped_column(String(64))
    creation_id: Mapped[Id] = mapped_column(ForeignKey("image_generation_tasks.id"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    show_prompt: Mapped[bool]
    indexable: Mapped[bool]  # Whether search engines may list the page.
    storage_key: Mapped[str] = mapped_column(String(255))
    seed: Mapped[str] = mapped_column(String(64))  # Derives the key of the rendition.
    content_type: Mapped[str] = mapped_column(String(32))
    width: Mapped[int]
    height: Mapped[int]
    byte_size: Mapped[int]  # Of the rendition, before the encryption.
    views: Mapped[BigInt]
    created_at: Mapped[datetime]
