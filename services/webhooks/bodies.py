"""Bodies of messages, read when they are sent: so they show the present state, and nothing that was deleted."""

from typing import Any

import orjson
from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.webhooks import ENDS, WebhookType
from db.queries import users as user_queries
from db.queries.billing import payments as payment_queries
from db.queries.creations import reading as creation_queries
from db.records.creations import CreationRecord, as_shown
from db.records.images import ImageRecord
from db.records.payments import PaymentRecord
from db.records.webhooks import DeliveryRecord, EndpointRecord
from services.billing.payments.reversals import reversed_amount
from services.media.images import store
from services.media.storage.base import Storage


class Bodies(Struct, frozen=True):
    """Reads the bodies of messages; ``storage`` gives the addresses of pictures."""

    database: Database
    storage: Storage

    async def read(self, delivery: DeliveryRecord, endpoint: EndpointRecord) -> str:
        """Return the body of a message for an endpoint, as JSON."""
        async with self.database.read() as connection:
            data = await self._data(connection, delivery, endpoint)
        body = {
            "type": delivery.type,
            "timestamp": delivery.created_at,
            "sequence": delivery.sequence,
            "data": data,
        }
        return orjson.dumps(body, option=orjson.OPT_UTC_Z).decode()

    async def _data(
        self, connection: AsyncConnection, delivery: DeliveryRecord, endpoint: EndpointRecord
    ) -> dict[str, Any]:
        if delivery.user_id is None:
            return {"endpoint": {"id": endpoint.id}}
        if delivery.type == WebhookType.USER_ERASED:
            return {"user": {"id": delivery.user_id}}
        user = await user_queries.by_id(connection, delivery.user_id)
        data: dict[str, Any] = {"user": {"id": delivery.user_id, "subject": None if user is None else user.subject}}
        if delivery.type in ENDS:
            found = await creation_queries.by_id(connection, delivery.object_id or "")
            data["creation"] = self._creation(delivery, found, with_content=endpoint.with_content)
        elif delivery.type == WebhookType.CREDITS_LOW:
            credit = await user_queries.credit_of(connection, delivery.user_id)
            balance, owed = (0, 0) if credit is None else (credit.balance, credit.owed)
            data["credits"] = {"balance": balance, "owed": owed, "threshold": endpoint.credits_low}
        else:
            data["payment"] = await _payment(connection, delivery.object_id or "")
        return data

    def _creation(
        self, delivery: DeliveryRecord, found: CreationRecord | None, *, with_content: bool
    ) -> dict[str, Any]:
        if found is None:
            return {"id": delivery.object_id, "version": delivery.version, "deleted": True}
        creation = as_shown(found)
        is_deleted = creation.deleted_at is not None
        shown = {
            "id": creation.id,
            "version": creation.version,
            "status": creation.status,
            "model": creation.model,
            "style": creation.style,
            "aspectRatio": creation.aspect_ratio,
            "resolution": creation.resolution,
            "outputFormat": creation.output_format,
            "creditsUsed": creation.credits_used,
            "refunded": creation.refunded,
            "groupId": creation.group_id,
            "retryOf": creation.retry_of,
            "failureCode": creation.failure_code,
            "createdAt": creation.created_at,
            "completedAt": creation.completed_at,
            "deleted": is_deleted,
            "image": self._image(creation.generated_image, with_content=with_content),
        }
        if with_content:
            shown |= {"prompt": "" if is_deleted else creation.prompt, "errorMessage": creation.error_message}
        return shown

    def _image(self, image: ImageRecord | None, *, with_content: bool) -> dict[str, Any] | None:
        if image is None:
            return None
        shown: dict[str, Any] = {
            "contentType": image.content_type,
            "width": image.width,
            "height": image.height,
            "byteSize": image.byte_size,
        }
        return shown | ({"url": store.url(self.storage, image, None)} if with_content else {})


async def _payment(connection: AsyncConnection, payment_id: str) -> dict[str, Any]:
    found: PaymentRecord | None = await payment_queries.by_id(connection, payment_id)
    if found is None:
        return {"id": payment_id}
    amounts = await payment_queries.reversed_amounts(connection, [found.id])
    return {
        "id": found.id,
        "status": found.status,
        "pack": found.pack,
        "credits": found.credits,
        "amount": found.amount,
        "currency": found.currency,
        "amountReversed": reversed_amount(found, amounts.get(found.id, {})),
        "createdAt": found.created_at,
    }
