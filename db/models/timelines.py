"""The table of the timelines of generations, for operators."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, PrimaryId

MAX_CODE = 64
MAX_MESSAGE = 300
MOST_TRIES = 10
"""Failed attempts of one state that have rows of their own; later ones are counted in the last row."""


class MomentKind(enum.StrEnum):
    """The kind of a moment of a generation."""

    STEP = "step"
    RETRY = "retry"
    POLL = "poll"
    CALLBACK = "callback"


class GenerationMoment(Base):
    """One change of a generation, a failed attempt, or all polls of a task in one state; without prompts.

    A generation changes its version a few times only, and its moments of one version are bounded, so its rows are
    bounded without a count. The same moment again raises ``count``.
    """

    __tablename__ = "generation_moments"
    __table_args__ = (Index("ix_generation_moments_last_at", "last_at"),)

    generation_id: Mapped[PrimaryId] = mapped_column(ForeignKey("image_generation_tasks.id"))
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # Of the generation, afterwards.
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)  # A ``MomentKind``, or one of a later version.
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # Of a failed attempt: its number.
    count: Mapped[int]
    at: Mapped[datetime]
    last_at: Mapped[datetime]
    # Texts without a check, so that a later version can add steps while this one runs.
    step: Mapped[str] = mapped_column(String(16))  # A ``Step``.
    next_step: Mapped[str | None] = mapped_column(String(16))
    attempt: Mapped[int | None]
    began_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    seconds: Mapped[float | None]
    outcome: Mapped[str] = mapped_column(String(32))
    code: Mapped[str | None] = mapped_column(String(MAX_CODE))
    message: Mapped[str | None] = mapped_column(String(MAX_MESSAGE))
