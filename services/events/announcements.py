"""Announcements: the messages for webhook endpoints that follow from changes, written in the same transaction."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus
from db.models.webhooks import WebhookType
from db.queries import users as user_queries
from db.queries.webhooks import insertion
from db.queries.webhooks.insertion import Fall
from db.records.creations import CreationRecord
from db.records.credits import CreditTransactionRecord
from db.records.webhooks import MessageRecord
from services.clock import now
from services.events.changes import Change, CreationChange

_TYPES_OF_ENDS: Mapping[CreationStatus, WebhookType] = MappingProxyType(
    {
        CreationStatus.SUCCESS: WebhookType.CREATION_SUCCEEDED,
        CreationStatus.FAILED: WebhookType.CREATION_FAILED,
        CreationStatus.CANCELED: WebhookType.CREATION_CANCELED,
    }
)


def type_of_end(status: CreationStatus, *, completed_at: datetime | None, updated_at: datetime) -> WebhookType | None:
    """Return the type of the message about a change that ends a creation; None for any other change of one."""
    return _TYPES_OF_ENDS.get(status) if completed_at == updated_at else None


async def enqueue(
    connection: AsyncConnection, user_id: str, type: WebhookType, *, object_id: str | None = None
) -> None:
    """Address a message about a user to all endpoints that get its type, in the caller's transaction.

    ``object_id``: of the payment that the message is about, if any. The message has the number of the user's newest
    event.
    """
    credit = await user_queries.credit_of(connection, user_id)
    message = MessageRecord(
        type=type,
        user_id=user_id,
        sequence=None if credit is None else credit.event_seq,
        object_id=object_id,
        version=None,
        created_at=now(),
    )
    await insertion.enqueue(connection, message)


async def announce(connection: AsyncConnection, change: Change, seq: int, moment: datetime) -> None:
    """Address the message about a change, if there is one, to the endpoints that get it; ``seq``: of its event."""
    if isinstance(change, CreationChange):
        await _announce_end(connection, change.creation, seq, moment)
    elif change.transaction is not None:
        await _announce_entry(connection, change.transaction, seq, moment)


async def _announce_end(connection: AsyncConnection, creation: CreationRecord, seq: int, moment: datetime) -> None:
    type = type_of_end(creation.status, completed_at=creation.completed_at, updated_at=creation.updated_at)
    if type is None:
        return
    message = MessageRecord(
        type=type,
        user_id=creation.user_id,
        sequence=seq,
        object_id=creation.id,
        version=creation.version,
        created_at=moment,
    )
    await insertion.enqueue(connection, message)


async def _announce_entry(
    connection: AsyncConnection, entry: CreditTransactionRecord, seq: int, moment: datetime
) -> None:
    if entry.kind is CreditTransactionKind.PURCHASE:
        type, fall, object_id = WebhookType.PAYMENT_PAID, None, entry.payment_id
    elif entry.amount < 0:
        fall = Fall(before=entry.balance_after - entry.amount, after=entry.balance_after)
        type, object_id = WebhookType.CREDITS_LOW, None
    else:
        return
    message = MessageRecord(
        type=type, user_id=entry.user_id, sequence=seq, object_id=object_id, version=None, created_at=moment
    )
    await insertion.enqueue(connection, message, fall=fall)
