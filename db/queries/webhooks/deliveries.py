"""Queries for deliveries: claims with leases, their outcomes, replays, the log, and its retention."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.webhooks import WebhookAttempt, WebhookDelivery, WebhookDeliveryStatus, WebhookEndpoint
from db.queries.pagination import newest_page
from db.records.pagination import Page, Window
from db.records.rows import RowReader
from db.records.webhooks import AttemptRecord, DeliveryFilter, DeliveryRecord

DELIVERY = RowReader(DeliveryRecord, WebhookDelivery)
_ATTEMPT = RowReader(AttemptRecord, WebhookAttempt)


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=WebhookDelivery.due_at.type)


_EARLIEST = (
    select(func.min(WebhookDelivery.due_at, type_=WebhookDelivery.due_at.type))
    .where(WebhookDelivery.endpoint_id == WebhookEndpoint.id, WebhookDelivery.due_at.is_not(None))
    .correlate(WebhookEndpoint)
    .scalar_subquery()
)
_ENABLED = select(WebhookEndpoint.id, _EARLIEST).where(
    WebhookEndpoint.disabled_at.is_(None), WebhookEndpoint.deleted_at.is_(None)
)
_LEASED = (
    select(func.count())
    .select_from(WebhookDelivery)
    .where(
        WebhookDelivery.endpoint_id == bindparam("of_endpoint"),
        WebhookDelivery.due_at > _moment("now"),
        WebhookDelivery.lease.is_not(None),
    )
)
_DUE = (WebhookDelivery.endpoint_id == bindparam("of_endpoint"), WebhookDelivery.due_at <= _moment("now"))


def _claim_first(of_user: ColumnElement[bool]) -> Update:
    """Return the statement that leases the first delivery that is due, by user and then by time."""
    first = select(WebhookDelivery.id).where(*_DUE, of_user).order_by(WebhookDelivery.user_id, WebhookDelivery.due_at)
    # A CTE, because PostgreSQL could otherwise run the subquery again for rows that changed meanwhile.
    chosen = first.limit(1).with_for_update(key_share=True, skip_locked=True).cte("chosen")
    return (
        update(WebhookDelivery)
        .where(WebhookDelivery.id.in_(select(chosen.c.id)))
        .values(lease=bindparam("by"), due_at=_moment("until"))
        .returning(*DELIVERY.columns)
    )


_CLAIM_OF_NOBODY = _claim_first(WebhookDelivery.user_id.is_(None))
_CLAIM_OF_NEXT_USER = _claim_first(WebhookDelivery.user_id > bindparam("after"))


async def next_due(database: Database) -> dict[str, datetime | None]:
    """Return for each enabled endpoint when its earliest waiting delivery is due; None if there is none."""
    async with database.read() as connection:
        return {row[0]: row[1] for row in await connection.execute(_ENABLED)}


async def claim(
    connection: AsyncConnection,
    endpoint_id: str,
    now: datetime,
    *,
    after: str | None,
    lease: str,
    until: datetime,
    most: int,
) -> tuple[list[DeliveryRecord], str | None]:
    """Lease due deliveries of an endpoint that the caller has locked, so that all workers together have ``most``.

    In each round, every user gets one delivery, the earliest due first, so a user with many delays nobody else's. A
    round begins, with ``after`` None, with one message about nobody.

    Returns:
        The deliveries, and the user after whom the next claim continues the round; None to begin a new one.
    """
    given = {"of_endpoint": endpoint_id, "now": now, "by": lease, "until": until}
    free = most - int(await connection.scalar(_LEASED, {"of_endpoint": endpoint_id, "now": now}) or 0)
    claimed: list[DeliveryRecord] = []
    misses = 0
    # Three misses: the rest of the round, and the messages about nobody and about users of a whole one.
    while len(claimed) < free and misses < 3:
        statement, more = (_CLAIM_OF_NOBODY, {}) if after is None else (_CLAIM_OF_NEXT_USER, {"after": after})
        found = DELIVERY.first(await connection.execute(statement, given | more))
        if found is not None:
            claimed.append(found)
            misses, after = 0, found.user_id or ""
        else:
            misses, after = misses + 1, "" if after is None else None
    return claimed, after


async def release(connection: AsyncConnection, delivery: DeliveryRecord, due_at: datetime) -> None:
    """Release a leased delivery that was not sent; no effect if the lease was lost."""
    held = and_(WebhookDelivery.id == delivery.id, WebhookDelivery.lease == delivery.lease)
    await connection.execute(update(WebhookDelivery).where(held).values(lease=None, due_at=due_at))


async def note(
    connection: AsyncConnection, delivery: DeliveryRecord, attempt: AttemptRecord, values: Mapping[str, object]
) -> bool:
    """Record an attempt to send a leased delivery and set its columns; False, with nothing written, without lease."""
    held = and_(WebhookDelivery.id == delivery.id, WebhookDelivery.lease == delivery.lease)
    statement = update(WebhookDelivery).where(held).values(lease=None, **values)
    if (await connection.execute(statement)).rowcount != 1:
        return False
    await connection.execute(insert(WebhookAttempt), asdict(attempt))
    return True


async def by_id(connection: AsyncConnection, delivery_id: str) -> DeliveryRecord | None:
    return DELIVERY.first(await connection.execute(select(*DELIVERY.columns).where(WebhookDelivery.id == delivery_id)))


async def lock(connection: AsyncConnection, delivery_id: str) -> DeliveryRecord | None:
    """Return a delivery, locked until the end of the transaction."""
    statement = select(*DELIVERY.columns).where(WebhookDelivery.id == delivery_id).with_for_update(key_share=True)
    return DELIVERY.first(await connection.execute(statement))


async def find(connection: AsyncConnection, wanted: DeliveryFilter, window: Window) -> Page[DeliveryRecord]:
    """Return a page of the deliveries that all given values match, newest first."""
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    conditions = [getattr(WebhookDelivery, name) == value for name, value in given.items()]
    statement = select(*DELIVERY.columns).where(*conditions)
    return await newest_page(connection, statement, WebhookDelivery.id, window, DELIVERY.record)


async def attempts_of(connection: AsyncConnection, delivery_id: str, *, limit: int) -> list[AttemptRecord]:
    """Return the newest attempts to send a delivery, newest first."""
    statement = select(*_ATTEMPT.columns).where(WebhookAttempt.delivery_id == delivery_id)
    return _ATTEMPT.records(await connection.execute(statement.order_by(WebhookAttempt.id.desc()).limit(limit)))


def _again(now: datetime) -> dict[str, object]:
    return {
        "status": WebhookDeliveryStatus.WAITING,
        "due_at": now,
        "lease": None,
        "attempts": 0,
        "tried_since": None,
        "finished_at": None,
    }


async def replay(connection: AsyncConnection, delivery_id: str, now: datetime) -> None:
    """Make a delivery due, as if it had never been sent; it keeps its id."""
    await connection.execute(update(WebhookDelivery).where(WebhookDelivery.id == delivery_id).values(**_again(now)))


async def replay_since(
    connection: AsyncConnection, endpoint_id: str, since: datetime, now: datetime, *, only_failed: bool
) -> int:
    """Make the finished deliveries of an endpoint due that were made since a time, and return their number."""
    statement = update(WebhookDelivery).where(
        WebhookDelivery.endpoint_id == endpoint_id,
        WebhookDelivery.created_at >= since,
        WebhookDelivery.finished_at.is_not(None),
    )
    if only_failed:
        statement = statement.where(WebhookDelivery.status == WebhookDeliveryStatus.FAILED)
    return int((await connection.execute(statement.values(**_again(now)))).rowcount)


async def hasten(connection: AsyncConnection, endpoint_id: str, now: datetime) -> None:
    """Make the waiting deliveries of an endpoint due, as if they had never been sent."""
    statement = update(WebhookDelivery).where(
        WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.due_at.is_not(None), WebhookDelivery.lease.is_(None)
    )
    await connection.execute(statement.values(due_at=now, attempts=0, tried_since=None))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Delete up to ``limit`` deliveries with their attempts, and return their number.

    Those go that were finished before a time, or made before it for an endpoint that is disabled or deleted.
    """
    idle = select(WebhookEndpoint.id).where(
        or_(WebhookEndpoint.disabled_at.is_not(None), WebhookEndpoint.deleted_at.is_not(None))
    )
    finished = WebhookDelivery.finished_at < before
    abandoned = and_(
        WebhookDelivery.endpoint_id.in_(idle),
        WebhookDelivery.due_at.is_not(None),
        WebhookDelivery.created_at < before,
    )
    ids: list[str] = []
    for old in (finished, abandoned):
        doomed = select(WebhookDelivery.id).where(old).limit(limit - len(ids))
        # The condition again, because a concurrent replay may have made one of them due.
        statement = delete(WebhookDelivery).where(WebhookDelivery.id.in_(doomed), old).returning(WebhookDelivery.id)
        ids += (await connection.execute(statement)).scalars()
    if ids:
        await connection.execute(delete(WebhookAttempt).where(WebhookAttempt.delivery_id.in_(ids)))
    return len(ids)


async def states(connection: AsyncConnection) -> tuple[dict[str, int], datetime | None]:
    """Return the numbers of endpoints that are working, failing and disabled, and when a delivery was or is due.

    That is the earliest one for an enabled endpoint; None if none waits.
    """
    state = case(
        (WebhookEndpoint.disabled_at.is_not(None), "disabled"),
        (WebhookEndpoint.failing_since.is_not(None), "failing"),
        else_="working",
    )
    statement = select(state, func.count()).where(WebhookEndpoint.deleted_at.is_(None)).group_by(state)
    counts = {"working": 0, "failing": 0, "disabled": 0}
    counts |= {row[0]: row[1] for row in await connection.execute(statement)}
    due = [row[1] for row in await connection.execute(_ENABLED) if row[1] is not None]
    return counts, min(due, default=None)
