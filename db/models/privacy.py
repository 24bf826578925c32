"""The tables of privacy: erasures of persons, the objects that they deleted, and the facts that outlive a person."""

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index
from db.models.audit import MAX_ACTOR

ERASED_PREFIX = "erased:"
"""Begins the subjects of erased users; no subject of a token may begin so."""

KEYED_PREFIX = "keyed:"
"""Begins the keyed hash that stands for the e-mail address of an erased user's sign-up grant."""


class ErasureState(enum.StrEnum):
    """The state of the erasure of a person."""

    REQUESTED = "requested"  # It waits for running work; the user can read, but starts nothing new.
    ERASING = "erasing"  # All requests of the user are refused.
    ERASED = "erased"


class PersonErasure(Base):
    """The erasure of a user and its durable job; an erased user's row stays, without the person."""

    __tablename__ = "person_erasures"
    __table_args__ = (
        CheckConstraint("(state = 'erased') = (erased_at IS NOT NULL)", name="erased_has_a_time"),
        partial_index("ix_person_erasures_due_at", "due_at", where="due_at IS NOT NULL"),
        Index("ix_person_erasures_state", "state", "erased_at"),
    )

    user_id: Mapped[PrimaryId] = mapped_column(ForeignKey("users.id"))
    state: Mapped[ErasureState]
    requester: Mapped[str | None] = mapped_column(String(MAX_ACTOR))  # An operator's name in the audit; null: the user.
    requested_at: Mapped[datetime]
    waiting_for: Mapped[LongText]  # JSON: the numbers of the obstacles by name.
    due_at: Mapped[datetime | None]  # Null if nothing is left to do.
    attempts: Mapped[int]  # Failed attempts in a row.
    lease: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]
    began_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    removed: Mapped[LongText]  # JSON: the numbers of rows and objects removed, by kind.
    verified_at: Mapped[datetime | None]
    remains: Mapped[LongText]  # JSON: the numbers of rows and objects that the verification found, by place.
    failure: Mapped[LongText | None]  # Why the last attempt failed.
    progress: Mapped[LongText | None]  # JSON: the place that the present pass has reached.


class ErasedObject(Base):
    """A storage object that the erasure of a person deletes, to verify later that it is gone."""

    __tablename__ = "erased_objects"
    __table_args__ = (Index("ix_erased_objects_user_id", "user_id"),)

    storage_key: Mapped[str] = mapped_column(String(255), primary_key=True)
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))


class PersonFact(Base):
    """The facts that outlive an erased person, under a keyed hash; see ``services.identity.facts``.

    The date has no time of day and the row has no id of a user: neither leads back to the ledger.
    """

    __tablename__ = "person_facts"
    __table_args__ = (CheckConstraint("owed >= 0", name="owed_not_negative"),)

    identity: Mapped[str] = mapped_column(String(64), primary_key=True)
    granted: Mapped[bool]  # Whether the person has had the sign-up credits.
    blocked: Mapped[bool]
    owed: Mapped[BigInt]  # Credits.
    erased_on: Mapped[date]
