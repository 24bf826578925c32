"""The table of the installation: one row with its name and the epoch of its events."""

from datetime import datetime

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base


class Installation(Base):
    """The only row, written by the migration.

    ``epoch`` names the history to which the event numbers belong, and changes after a restore.
    """

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(32))
    epoch: Mapped[str] = mapped_column(String(32))
    began_at: Mapped[datetime]  # When this epoch began.
    changes: Mapped[int]  # How often the epoch has changed; 0 during the first.
    renewed_at: Mapped[datetime | None]  # When a process last changed the epoch on its own, not by command.
    # How often a user was blocked or unblocked; processes read the blocks again when it has changed.
    block_changes: Mapped[int] = mapped_column(server_default="0")
    # Since when each action of an operator has an entry in the audit.
    audited_since: Mapped[datetime | None]
    # The lowest revision whose code can use the schema, stored with each revision.
    usable_from: Mapped[str | None] = mapped_column(String(32))
