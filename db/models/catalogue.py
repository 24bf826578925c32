"""The tables of models: pauses, which hold for the whole installation, and checks against the provider."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, LongText


class ModelPause(Base):
    """A pause of a model; without ``until`` it lasts until somebody ends it.

    A row whose pause has ended keeps ``failures``, the number of pauses in a row because of failures.
    """

    __tablename__ = "model_pauses"

    slug: Mapped[str] = mapped_column(String(64), primary_key=True)
    paused_at: Mapped[datetime]
    until: Mapped[datetime | None]
    reason: Mapped[LongText | None]
    failures: Mapped[int] = mapped_column(server_default="0")


class ModelCheck(Base):
    """A check of a model against the real provider, with its evidence as JSON."""

    __tablename__ = "model_checks"

    slug: Mapped[str] = mapped_column(String(64), primary_key=True)
    verified_at: Mapped[datetime]
    evidence: Mapped[LongText]
