"""The table of events: the numbered changes of each user, which subscriptions deliver."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, partial_index


class EventSubject(enum.StrEnum):
    """The subject of an event."""

    CREATION = "creation"
    CREDIT = "credit"


class Event(Base):
    """One change; numbers have no gaps per user and follow the order of commits."""

    __tablename__ = "events"
    __table_args__ = (
        Index("ix_events_created_at", "created_at"),
        # The events of a creation are redacted when it is deleted.
        partial_index("ix_events_creation_id", "creation_id", where="creation_id IS NOT NULL"),
    )

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"), primary_key=True)
    seq: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[EventSubject]
    creation_id: Mapped[Id | None]
    payload: Mapped[LongText]  # JSON: the record at the time of this event.
    created_at: Mapped[datetime]
