"""Limits: what all processes together may ask of Kie.ai, one row a limit."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, LongText


class Limit(Base):
    """A rate kept as GCRA keeps it: one moment, and a pause while Kie.ai wants to hear nothing."""

    __tablename__ = "limits"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    arrival_at: Mapped[datetime]  # GCRA's theoretical arrival time of the next request.
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[LongText | None]
