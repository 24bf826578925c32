"""Inserts of webhook deliveries by PostgreSQL statements that write the event, too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Interval, Text, exists, false, insert, literal, select, true

from db.models.webhooks import ENDS, WebhookDelivery, WebhookSubscription, WebhookType
from db.queries.ordered_ids import ordered_id
from db.queries.webhooks.insertion import PREFIX, WARN_AGAIN_AFTER, first_state, is_warned, subscribes
from db.records.webhooks import MessageRecord

_DELIVERIES = WebhookDelivery.__table__
_WARN_AGAIN_AFTER = literal(WARN_AGAIN_AFTER, Interval)
_NO_BALANCE = literal(0, WebhookSubscription.credits_low.type)


def insert_deliveries(
    source: FromClause,
    type: WebhookType,
    message: Mapping[str, Any],
    *,
    before: ColumnElement[int] = _NO_BALANCE,
    after: ColumnElement[int] = _NO_BALANCE,
) -> CTE:
    """Return the CTE that addresses a message for each row of ``source`` to all endpoints that get its type.

    ``message`` has the other columns of the message. ``before`` and ``after`` are the balances for a threshold.

    Raises:
        KeyError: the message lacks a column.
    """
    columns: dict[str, Any] = {"id": ordered_id(PREFIX), "endpoint_id": WebhookSubscription.endpoint_id}
    given = {"type": literal(type.value, Text), **message}
    columns |= {name: given[name] for name in MessageRecord.__struct_fields__}
    columns |= {
        name: literal(value, _DELIVERIES.c[name].type) if isinstance(value, str | int) else value
        for name, value in first_state(given["created_at"]).items()
    }
    rows = select(*columns.values()).select_from(source.join(WebhookSubscription, true()))
    is_warning = type is WebhookType.CREDITS_LOW
    warned = is_warned(given["user_id"], given["created_at"] - _WARN_AGAIN_AFTER) if is_warning else false()
    rows = rows.where(subscribes(given["type"], before, after, warned))
    if type in ENDS:
        # In place of ON CONFLICT, which only the dialect's own insert has.
        earlier = _DELIVERIES.alias("earlier")
        rows = rows.where(
            ~exists().where(
                earlier.c.endpoint_id == WebhookSubscription.endpoint_id,
                earlier.c.object_id == given["object_id"],
                earlier.c.version.is_not(None),
            )
        )
    return insert(WebhookDelivery).from_select(list(columns), rows).cte("deliveries")
