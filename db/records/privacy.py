"""Records of archives, of erasures of persons, and of the facts that outlive them."""

from datetime import date, datetime

from msgspec import Struct

from db.models.archives import ArchiveState
from db.models.privacy import ErasureState


class ArchiveRecord(Struct, frozen=True, kw_only=True):
    """An archive; ``seed`` is None if it has no objects."""

    id: str
    kind: str
    owner_id: str
    requester: str
    filter: str
    state: ArchiveState
    items_done: int
    items_total: int | None
    byte_size: int
    parts: int
    seed: str | None
    attempts: int
    lease: str | None
    failure: str | None
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None
    planned_bytes: int = 0
    idempotency_key: str | None = None
    input_hash: str | None = None


class PersonErasureRecord(Struct, frozen=True, kw_only=True):
    """The erasure of a user; ``waiting_for``, ``removed`` and ``remains`` are JSON objects of numbers.

    ``progress`` is that of the present pass, as JSON.
    """

    user_id: str
    state: ErasureState
    requester: str | None
    requested_at: datetime
    waiting_for: str
    attempts: int
    lease: str | None
    began_at: datetime | None
    erased_at: datetime | None
    removed: str
    verified_at: datetime | None
    remains: str
    failure: str | None
    progress: str | None


class PersonFactRecord(Struct, frozen=True, kw_only=True):
    """The facts about an erased person, under a keyed hash."""

    identity: str
    granted: bool
    blocked: bool
    owed: int
    erased_on: date
