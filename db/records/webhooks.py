"""Records of webhook endpoints, of the messages for them, and of deliveries and attempts."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct


class EndpointRecord(Struct, frozen=True, kw_only=True):
    """An endpoint that is not deleted."""

    id: str
    url: str
    description: str
    credits_low: int
    with_content: bool
    created_at: datetime
    updated_at: datetime
    failing_since: datetime | None
    disabled_at: datetime | None
    disabled_reason: str | None


class SecretRecord(Struct, frozen=True, kw_only=True):
    """A sealed signing secret of an endpoint."""

    id: str
    endpoint_id: str
    sealed: bytes
    created_at: datetime
    expires_at: datetime | None


class MessageRecord(Struct, frozen=True, kw_only=True):
    """A message before it is addressed; a delivery has these columns for each endpoint that gets it."""

    type: str
    user_id: str | None
    sequence: int | None
    object_id: str | None
    version: int | None
    created_at: datetime


class DeliveryRecord(MessageRecord, frozen=True, kw_only=True):
    """A message for one endpoint, with the state of its delivery."""

    id: str
    endpoint_id: str
    status: str
    due_at: datetime | None
    lease: str | None
    attempts: int
    tried_since: datetime | None
    finished_at: datetime | None


class AttemptRecord(Struct, frozen=True, kw_only=True):
    """One attempt to send a delivery; ``answer``: the first bytes of the answer, or the reason why there is none."""

    id: str
    delivery_id: str
    began_at: datetime
    milliseconds: int
    outcome: str
    status_code: int | None
    answer: str | None


class DeliveryFilter(Struct, frozen=True, kw_only=True):
    """Which deliveries to read; None: all."""

    endpoint_id: str | None = None
    status: str | None = None
    type: str | None = None


class Claimed(Struct, frozen=True):
    """Leased deliveries of an endpoint, with its secrets, the newest first."""

    endpoint: EndpointRecord
    secrets: Sequence[SecretRecord]
    deliveries: Sequence[DeliveryRecord]
