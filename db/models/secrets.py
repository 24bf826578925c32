"""The table of random secret keys shared by the processes of one installation."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base

ROOT = "root"
"""The name of the first root key; the later ones are named ``root.2`` and so on."""


class Secret(Base):
    """A key: the first one is created by the first process to start, the others by rotations.

    Each process of the same version signs with the newest key that is due, and accepts the older ones for a time.
    """

    __tablename__ = "secrets"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary(64))
    created_at: Mapped[datetime]
    signs_from: Mapped[datetime | None]  # None: from its creation.
    accepted_until: Mapped[datetime | None]  # None: it is the newest.
    tokens_until: Mapped[datetime | None]  # When the last token that ``atelier token`` signed with it expires.
