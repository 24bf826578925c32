"""Inserts of deliveries: an event's transaction addresses its message to each endpoint that gets its type."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import ColumnElement, and_, bindparam, exists, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.webhooks import WebhookDelivery, WebhookDeliveryStatus, WebhookSubscription, WebhookType
from db.records.webhooks import MessageRecord
from db.upsert import insert_for

PREFIX = "msg"
WARN_AGAIN_AFTER = timedelta(hours=1)
"""The least time between two messages to an endpoint about the low credits of one user."""

_DELIVERIES = WebhookDelivery.__table__


class Fall(Struct, frozen=True):
    """A change of a balance, which endpoints are notified of if it passes their threshold downwards."""

    before: int
    after: int


def subscribes(
    type: ColumnElement[str], before: ColumnElement[int], after: ColumnElement[int], warned: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Return the condition for a subscription to get a message.

    If it has a threshold, the balances must pass it, and the endpoint must not be ``warned`` already.
    """
    low = WebhookSubscription.credits_low
    return and_(WebhookSubscription.type == type, or_(low.is_(None), and_(before >= low, after < low, ~warned)))


def is_warned(user_id: ColumnElement[str], since: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Return the condition for a subscription's endpoint to have a warning that waits, or was made after a time.

    Warnings are messages about the user's low credits.
    """
    warning = _DELIVERIES.alias("warning")
    return exists().where(
        warning.c.endpoint_id == WebhookSubscription.endpoint_id,
        warning.c.user_id == user_id,
        # Not a parameter, so that PostgreSQL can use the index of these messages.
        warning.c.type == literal_column(f"'{WebhookType.CREDITS_LOW.value}'"),
        or_(warning.c.due_at.is_not(None), warning.c.created_at > since),
    )


def first_state(created_at: Any) -> dict[str, Any]:
    """Return the columns of a new delivery besides its id, its endpoint and those of its message."""
    return {"status": WebhookDeliveryStatus.WAITING, "due_at": created_at, "attempts": 0}


_BALANCE = WebhookSubscription.credits_low.type
_WARNED = is_warned(
    bindparam("of_user", type_=WebhookDelivery.user_id.type), bindparam("since", type_=WebhookDelivery.created_at.type)
)
_SUBSCRIBERS = select(WebhookSubscription.endpoint_id).where(
    subscribes(
        bindparam("message_type", type_=WebhookSubscription.type.type),
        bindparam("before", type_=_BALANCE),
        bindparam("after", type_=_BALANCE),
        _WARNED,
    )
)


async def enqueue(connection: AsyncConnection, message: MessageRecord, *, fall: Fall | None = None) -> None:
    """Insert the deliveries of a message, in the transaction of its event; a creation is announced only once."""
    given = Fall(0, 0) if fall is None else fall
    parameters = {
        "message_type": message.type,
        "before": given.before,
        "after": given.after,
        "of_user": message.user_id,
        "since": message.created_at - WARN_AGAIN_AFTER,
    }
    endpoint_ids = (await connection.execute(_SUBSCRIBERS, parameters)).scalars().all()
    await enqueue_for(connection, message, endpoint_ids)


async def enqueue_for(connection: AsyncConnection, message: MessageRecord, endpoint_ids: Sequence[str]) -> list[str]:
    """Insert the deliveries of a message to these endpoints, and return their ids."""
    ids = []
    for endpoint_id in endpoint_ids:
        row = asdict(message) | first_state(message.created_at)
        row |= {"id": new_id(PREFIX), "endpoint_id": endpoint_id}
        await connection.execute(insert_for(connection, WebhookDelivery, **row).on_conflict_do_nothing())
        ids.append(row["id"])
    return ids
