"""The tables of outgoing webhooks: endpoints with types and secrets, deliveries, and attempts to send them.

Deliveries have no foreign keys: a lock or a missing endpoint must never fail the transaction of an event.
"""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index


class WebhookType(enum.StrEnum):
    """The type of a message; TEST is sent only on request."""

    CREATION_SUCCEEDED = "creation.succeeded"
    CREATION_FAILED = "creation.failed"
    CREATION_CANCELED = "creation.canceled"
    PAYMENT_PAID = "payment.paid"
    PAYMENT_REVERSED = "payment.reversed"
    CREDITS_LOW = "credits.low"
    USER_ERASED = "user.erased"
    TEST = "test"


ENDS = frozenset({WebhookType.CREATION_SUCCEEDED, WebhookType.CREATION_FAILED, WebhookType.CREATION_CANCELED})
"""The types of which an endpoint gets at most one for each creation."""


class WebhookDeliveryStatus(enum.StrEnum):
    """The state of a delivery."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class WebhookEndpoint(Base):
    """An address to which messages are sent. A deleted endpoint keeps its row, so that its deliveries name it."""

    __tablename__ = "webhook_endpoints"

    id: Mapped[PrimaryId]
    url: Mapped[LongText]
    description: Mapped[LongText]
    credits_low: Mapped[BigInt]  # The threshold of ``credits.low``.
    with_content: Mapped[bool]  # Bodies have prompts and addresses of pictures.
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    failing_since: Mapped[datetime | None]  # The first failed attempt since the last success.
    disabled_at: Mapped[datetime | None]
    disabled_reason: Mapped[str | None] = mapped_column(String(32))
    deleted_at: Mapped[datetime | None]


class WebhookSubscription(Base):
    """A type of messages that an endpoint gets; a deleted endpoint has none."""

    __tablename__ = "webhook_subscriptions"
    __table_args__ = (Index("ix_webhook_subscriptions_endpoint_id", "endpoint_id"),)

    type: Mapped[str] = mapped_column(String(32), primary_key=True)
    endpoint_id: Mapped[PrimaryId] = mapped_column(ForeignKey("webhook_endpoints.id"))
    credits_low: Mapped[BigInt | None]  # The endpoint's threshold, if the type is ``credits.low``.


class WebhookSecret(Base):
    """A sealed signing secret; of two that are valid, the older one expires."""

    __tablename__ = "webhook_secrets"
    __table_args__ = (Index("ix_webhook_secrets_endpoint_id", "endpoint_id"),)

    id: Mapped[PrimaryId]
    endpoint_id: Mapped[Id] = mapped_column(ForeignKey("webhook_endpoints.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary(255))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]


class WebhookDelivery(Base):
    """A message for one endpoint, written with its event. Its id is the ``webhook-id``; the body is read when sent."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        CheckConstraint("(status = 'waiting') = (due_at IS NOT NULL)", name="waiting_is_due"),
        CheckConstraint("(status = 'waiting') = (finished_at IS NULL)", name="finished_has_a_time"),
        # A creation ends once, so a later event of it announces nothing.
        partial_index(
            "uq_webhook_deliveries_creation", "endpoint_id", "object_id", unique=True, where="version IS NOT NULL"
        ),
        partial_index("ix_webhook_deliveries_due", "endpoint_id", "due_at", where="due_at IS NOT NULL"),
        # Claims take one delivery of each user in turn.
        partial_index("ix_webhook_deliveries_turns", "endpoint_id", "user_id", "due_at", where="due_at IS NOT NULL"),
        # Few rows, however many wait: a claim counts them.
        partial_index("ix_webhook_deliveries_leased", "endpoint_id", where="lease IS NOT NULL"),
        partial_index("ix_webhook_deliveries_finished", "finished_at", where="finished_at IS NOT NULL"),
        partial_index("ix_webhook_deliveries_low", "endpoint_id", "user_id", where="type = 'credits.low'"),
        Index("ix_webhook_deliveries_history", "endpoint_id", "id"),
        Index("ix_webhook_deliveries_user_id", "user_id"),
    )

    id: Mapped[PrimaryId]
    endpoint_id: Mapped[Id]
    # Texts without a check, so that a later version can add values while this one runs.
    type: Mapped[str] = mapped_column(String(32))
    user_id: Mapped[Id | None]
    sequence: Mapped[BigInt | None]  # The number of the user's event.
    object_id: Mapped[Id | None]  # The creation or payment.
    version: Mapped[int | None]  # Of the creation.
    created_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime | None]  # When to send it next; while it is leased, the end of the lease.
    lease: Mapped[Id | None]
    attempts: Mapped[int]  # Failed ones since ``tried_since``.
    tried_since: Mapped[datetime | None]  # The first attempt, or the first since a replay.
    finished_at: Mapped[datetime | None]


class WebhookAttempt(Base):
    """One attempt to send a delivery."""

    __tablename__ = "webhook_attempts"
    __table_args__ = (Index("ix_webhook_attempts_delivery_id", "delivery_id", "id"),)

    id: Mapped[PrimaryId]
    delivery_id: Mapped[Id]
    began_at: Mapped[datetime]
    milliseconds: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(16))
    status_code: Mapped[int | None]  # None: no answer.
    answer: Mapped[LongText | None]  # Its first bytes as text, or the reason why there is none.
