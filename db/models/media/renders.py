"""The table of renders: the jobs that make the large renditions of images."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Id, PrimaryId


class Render(Base):
    """The job of one image; it is due at ``due_at``, or while it is leased, leased until then.

    It has no foreign key to the image: after the image's row is deleted, it still names the objects that a worker may
    have stored, see ``storage_key`` and ``rendition_seed``.
    """

    __tablename__ = "renders"
    # A worker takes the next user in the order of ids, and of this user the job that is due longest.
    __table_args__ = (Index("ix_renders_user_id", "user_id", "due_at"),)

    image_id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    storage_key: Mapped[str] = mapped_column(String(255))
    rendition_seed: Mapped[str] = mapped_column(String(32))
    due_at: Mapped[datetime]
    attempts: Mapped[int]
    lease: Mapped[str | None] = mapped_column(String(32))
