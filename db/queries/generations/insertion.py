"""The insert of a new generation: its row consists of its creation, as shown, and of the job behind it.

Each input after the first has a row of its own.
"""

from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import ColumnElement, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationTask
from db.queries.generations import inputs
from db.queries.generations.inputs import InputRecord
from db.records.creations import CreationRecord
from db.records.credits import LedgerEntry

_COLUMNS = GenerationTask.__table__.columns


class NewJob(Struct, frozen=True, kw_only=True):
    """The columns of a new generation that its creation does not show."""

    idempotency_key: str | None
    input_hash: str
    storage_seed: str
    source_url: str | None
    source_image_id: str | None
    source_upload_id: str | None
    original_image_url: str | None
    plan: str
    step_at: datetime
    due_at: datetime
    attempts: int = 0
    provider_attempt: int = 0


IMAGE_ROLES = tuple(name for name in CreationRecord.__struct_fields__ if name not in _COLUMNS)
SHOWN = tuple(name for name in CreationRecord.__struct_fields__ if name in _COLUMNS)
NEW_COLUMNS: dict[str, ColumnElement[Any]] = {
    name: _COLUMNS[name] for name in (*SHOWN, *(f"{role}_id" for role in IMAGE_ROLES), *NewJob.__struct_fields__)
}
"""The columns of ``NewGeneration.row``; the others stay null or get their default."""


class NewGeneration(Struct, frozen=True, kw_only=True):
    """A generation to be inserted, with its inputs after the first, and the ledger entry that charges it."""

    creation: CreationRecord
    job: NewJob
    charge: LedgerEntry
    further: tuple[InputRecord, ...] = ()

    def row(self) -> dict[str, object]:
        """Return the values of ``NEW_COLUMNS``."""
        images = {f"{role}_id": image.id if (image := getattr(self.creation, role)) else None for role in IMAGE_ROLES}
        return {name: getattr(self.creation, name) for name in SHOWN} | images | asdict(self.job)


async def insert_new(connection: AsyncConnection, new: NewGeneration) -> None:
    """Insert the rows; the caller writes the charge in the same transaction."""
    await connection.execute(insert(GenerationTask), new.row())
    await inputs.insert_further(connection, new.further)
