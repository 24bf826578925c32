"""The table of erasures: storage objects to delete that have no row in ``images``."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, PrimaryId


class Erasure(Base):
    """One storage object to delete from ``erase_at`` on, unless the row is deleted before ``begun_at`` is set.

    A process also inserts a row before it stores an object: if it dies before it commits the image, the row remains and
    the object is deleted.
    """

    __tablename__ = "erasures"
    __table_args__ = (Index("ix_erasures_erase_at", "erase_at"),)

    id: Mapped[PrimaryId]
    storage_key: Mapped[str] = mapped_column(String(255))
    erase_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
