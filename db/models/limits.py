"""The table of limits on requests to Kie.ai, shared by all processes; one row per limit."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, LongText


class Limit(Base):
    """The state of a GCRA rate limit: the theoretical arrival time, and a pause while Kie.ai accepts no requests."""

    __tablename__ = "limits"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    arrival_at: Mapped[datetime]  # GCRA's theoretical arrival time of the next request.
    paused_until: Mapped[datetime | None]
    pause_reason: Mapped[LongText | None]
