"""Queries for webhook endpoints, the types that they get, and their sealed secrets."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.webhooks import WebhookEndpoint, WebhookSecret, WebhookSubscription, WebhookType
from db.records.rows import RowReader
from db.records.webhooks import EndpointRecord, SecretRecord

ENDPOINT = RowReader(EndpointRecord, WebhookEndpoint)
_SECRET = RowReader(SecretRecord, WebhookSecret)
_EXISTING = select(*ENDPOINT.columns).where(WebhookEndpoint.deleted_at.is_(None))
_BY_AGE = _EXISTING.order_by(WebhookEndpoint.id)


async def existing(connection: AsyncConnection) -> list[EndpointRecord]:
    """Return all endpoints, oldest first."""
    return ENDPOINT.records(await connection.execute(_BY_AGE))


async def by_id(connection: AsyncConnection, endpoint_id: str) -> EndpointRecord | None:
    return ENDPOINT.first(await connection.execute(_EXISTING.where(WebhookEndpoint.id == endpoint_id)))


async def lock(connection: AsyncConnection, endpoint_id: str) -> EndpointRecord | None:
    """Return an endpoint, locked until the end of the transaction."""
    locked = _EXISTING.where(WebhookEndpoint.id == endpoint_id).with_for_update(key_share=True)
    return ENDPOINT.first(await connection.execute(locked))


async def lock_if_free(connection: AsyncConnection, endpoint_id: str) -> EndpointRecord | None:
    """Return an enabled endpoint, locked until the end of the transaction; None if another transaction has it."""
    statement = _EXISTING.where(WebhookEndpoint.id == endpoint_id, WebhookEndpoint.disabled_at.is_(None))
    return ENDPOINT.first(await connection.execute(statement.with_for_update(key_share=True, skip_locked=True)))


async def count(connection: AsyncConnection) -> int:
    statement = select(func.count()).select_from(WebhookEndpoint).where(WebhookEndpoint.deleted_at.is_(None))
    return int(await connection.scalar(statement) or 0)


async def insert_new(connection: AsyncConnection, endpoint: EndpointRecord) -> None:
    await connection.execute(insert(WebhookEndpoint), asdict(endpoint))


async def change(connection: AsyncConnection, endpoint_id: str, now: datetime, values: Mapping[str, object]) -> None:
    """Set columns of an endpoint."""
    statement = update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id)
    await connection.execute(statement.values(updated_at=now, **values))


async def note_success(connection: AsyncConnection, endpoint_id: str) -> None:
    """Forget the failures of an endpoint."""
    failing = WebhookEndpoint.failing_since.is_not(None)
    statement = update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id, failing)
    await connection.execute(statement.values(failing_since=None))


async def note_failure(connection: AsyncConnection, endpoint_id: str, began_at: datetime) -> None:
    """Record when an endpoint began to fail, unless it failed before."""
    was_well = WebhookEndpoint.failing_since.is_(None)
    statement = update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id, was_well)
    await connection.execute(statement.values(failing_since=began_at))


async def disable(
    connection: AsyncConnection, endpoint_id: str, now: datetime, *, reason: str, failing_before: datetime | None = None
) -> bool:
    """Disable an enabled endpoint, with ``failing_before`` only if it has failed since before that time.

    Returns:
        Whether it was disabled by this call.
    """
    statement = update(WebhookEndpoint).where(
        WebhookEndpoint.id == endpoint_id, WebhookEndpoint.disabled_at.is_(None), WebhookEndpoint.deleted_at.is_(None)
    )
    if failing_before is not None:
        statement = statement.where(WebhookEndpoint.failing_since <= failing_before)
    values = {"disabled_at": now, "disabled_reason": reason, "updated_at": now}
    return (await connection.execute(statement.values(**values))).rowcount == 1


async def set_types(
    connection: AsyncConnection, endpoint_id: str, types: Iterable[str], *, credits_low: int | None
) -> None:
    """Replace the types that an endpoint gets; ``credits_low`` is the threshold of ``credits.low``."""
    await connection.execute(delete(WebhookSubscription).where(WebhookSubscription.endpoint_id == endpoint_id))
    rows = [
        {
            "type": type,
            "endpoint_id": endpoint_id,
            "credits_low": credits_low if type == WebhookType.CREDITS_LOW else None,
        }
        for type in types
    ]
    if rows:
        await connection.execute(insert(WebhookSubscription), rows)


async def types_of(connection: AsyncConnection, endpoint_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the types that each endpoint gets, sorted."""
    statement = select(WebhookSubscription.endpoint_id, WebhookSubscription.type).where(
        WebhookSubscription.endpoint_id.in_(endpoint_ids)
    )
    found: dict[str, list[str]] = {endpoint_id: [] for endpoint_id in endpoint_ids}
    for endpoint_id, type in await connection.execute(statement.order_by(WebhookSubscription.type)):
        found[endpoint_id].append(type)
    return found


async def insert_secret(connection: AsyncConnection, secret: SecretRecord) -> None:
    await connection.execute(insert(WebhookSecret), asdict(secret))


async def secrets_of(connection: AsyncConnection, endpoint_id: str, now: datetime) -> list[SecretRecord]:
    """Return the valid secrets of an endpoint, newest first."""
    valid = or_(WebhookSecret.expires_at.is_(None), WebhookSecret.expires_at > now)
    statement = select(*_SECRET.columns).where(WebhookSecret.endpoint_id == endpoint_id, valid)
    return _SECRET.records(await connection.execute(statement.order_by(WebhookSecret.id.desc())))


async def expire_secrets(connection: AsyncConnection, endpoint_id: str, expires_at: datetime) -> None:
    """Let the newest secret of an endpoint expire at a time, and forget the older ones."""
    of_endpoint = WebhookSecret.endpoint_id == endpoint_id
    await connection.execute(delete(WebhookSecret).where(of_endpoint, WebhookSecret.expires_at.is_not(None)))
    await connection.execute(update(WebhookSecret).where(of_endpoint).values(expires_at=expires_at))


async def forget_secrets(connection: AsyncConnection, endpoint_id: str) -> None:
    """Delete all secrets of an endpoint."""
    await connection.execute(delete(WebhookSecret).where(WebhookSecret.endpoint_id == endpoint_id))
