"""Inserts of deliveries: an event's transaction addresses its message to each endpoint that gets its type."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.webhooks import WebhookDelivery, WebhookDeliveryStatus, WebhookSubscription
from db.records.webhooks import MessageRecord
from db.upsert import insert_for

PREFIX = "msg"


class Fall(Struct, frozen=True):
    """A change of a balance, which endpoints are notified of if it passes their threshold downwards."""

    before: int
    after: int


def subscribes(type: ColumnElement[str], before: ColumnElement[int], after: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition for a subscription to get a message; the balances matter if it has a threshold."""
    low = WebhookSubscription.credits_low
    return and_(WebhookSubscription.type == type, or_(low.is_(None), and_(before >= low, after < low)))


def first_state(created_at: Any) -> dict[str, Any]:
    """Return the columns of a new delivery besides its id, its endpoint and those of its message."""
    return {"status": WebhookDeliveryStatus.WAITING, "due_at": created_at, "attempts": 0}


_BALANCE = WebhookSubscription.credits_low.type
_SUBSCRIBERS = select(WebhookSubscription.endpoint_id).where(
    subscribes(
        bindparam("message_type", type_=WebhookSubscription.type.type),
        bindparam("before", type_=_BALANCE),
        bindparam("after", type_=_BALANCE),
    )
)


async def enqueue(connection: AsyncConnection, message: MessageRecord, *, fall: Fall | None = None) -> None:
    """Insert the deliveries of a message, in the transaction of its event; a creation is announced only once."""
    given = Fall(0, 0) if fall is None else fall
    parameters = {"message_type": message.type, "before": given.before, "after": given.after}
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
