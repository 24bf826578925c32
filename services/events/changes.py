"""The changes of creations and credits that events record."""

from typing import ClassVar

from msgspec import Struct

from db.models.events import EventSubject
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord


class CreationChange(Struct, frozen=True):
    """A creation as it is after a change."""

    subject: ClassVar = EventSubject.CREATION
    creation: CreationRecord


class CreditChange(Struct, frozen=True):
    """The credits as they are after a change, and its ledger entry, which is None if only the debt has changed."""

    subject: ClassVar = EventSubject.CREDIT
    credit: CreditRecord
    transaction: CreditTransactionRecord | None


Change = CreationChange | CreditChange
