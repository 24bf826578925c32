"""Records of the audit of operators."""

from datetime import datetime

from msgspec import Struct


class AuditRecord(Struct, frozen=True, kw_only=True):
    """One action of an operator, or the attempt; ``request``, ``before`` and ``after`` are JSON."""

    id: str
    created_at: datetime
    actor: str
    role: str
    action: str
    outcome: str
    subject_id: str
    user_id: str | None
    reason: str | None
    request: str
    idempotency_key: str | None
    credits: int | None
    entry_id: str | None
    before: str | None
    after: str | None
    refusal: str | None
    request_id: str | None


class AuditFilter(Struct, frozen=True, kw_only=True):
    """Which entries of the audit to read; None: all."""

    actor: str | None = None
    action: str | None = None
    user_id: str | None = None
    subject_id: str | None = None
