"""Events: the numbered history of each user, which subscriptions deliver."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText


class EventSubject(enum.StrEnum):
    """What an event tells of."""

    CREATION = "creation"
    CREDIT = "credit"


class Event(Base):
    """One change, numbered without gaps per user in the order of commits."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_created_at", "created_at"),)

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"), primary_key=True)
    seq: Mapped[BigInt] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[EventSubject]
    creation_id: Mapped[Id | None]
    payload: Mapped[LongText]  # JSON: the record as it stood at this event.
    created_at: Mapped[datetime]
