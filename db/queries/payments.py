"""Payments: reading them for their owner, and taking them from their checkout to their end."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.inserting import insert_for
from db.models.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.queries.pages import page
from db.records.pages import Page, Window
from db.records.payments import PaymentRecord, ReversalRecord

_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Payment.id,
    Payment.user_id,
    Payment.status,
    Payment.amount,
    Payment.currency,
    Payment.credits,
    Payment.pack,
    Payment.provider,
    Payment.provider_reference,
    Payment.payment_intent,
    Payment.checkout_url,
    Payment.created_at,
    Payment.updated_at,
)


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[PaymentRecord]:
    """Return a page of a user's payments, newest first."""
    owner, key = Payment.user_id, Payment.id
    return await page(connection, select(*_COLUMNS), owner, key, user_id, window, lambda row: PaymentRecord(*row[:-2]))


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(Payment).where(Payment.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, PaymentRecord]:
    statement = select(*_COLUMNS).where(Payment.user_id == user_id, Payment.id.in_(ids))
    return {row.id: PaymentRecord(*row) for row in await connection.execute(statement)}


async def by_id(connection: AsyncConnection, payment_id: str) -> PaymentRecord | None:
    row = (await connection.execute(select(*_COLUMNS).where(Payment.id == payment_id))).one_or_none()
    return None if row is None else PaymentRecord(*row)


async def by_payment_intent(connection: AsyncConnection, reference: str) -> PaymentRecord | None:
    row = (await connection.execute(select(*_COLUMNS).where(Payment.payment_intent == reference))).one_or_none()
    return None if row is None else PaymentRecord(*row)


async def locked(connection: AsyncConnection, payment_id: str) -> PaymentRecord | None:
    """Return a payment and hold it until the end of the transaction."""
    # Not a plain FOR UPDATE: entries of the ledger that name the payment must not wait for it.
    statement = select(*_COLUMNS).where(Payment.id == payment_id).with_for_update(key_share=True)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else PaymentRecord(*row)


async def open_checkout(
    connection: AsyncConnection, user_id: str, *, like: PaymentRecord, since: datetime
) -> PaymentRecord | None:
    """Return the newest payment of the same thing that can still be made, begun after ``since``."""
    statement = (
        select(*_COLUMNS)
        .where(
            Payment.user_id == user_id,
            Payment.status == PaymentStatus.PENDING,
            Payment.pack == like.pack,
            Payment.amount == like.amount,
            Payment.currency == like.currency,
            Payment.credits == like.credits,
            Payment.provider == like.provider,
            Payment.created_at > since,
            # One with a checkout that nobody can go to any more is being decided.
            Payment.provider_reference.is_(None) | Payment.checkout_url.is_not(None),
        )
        .order_by(Payment.id.desc())
        .limit(1)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else PaymentRecord(*row)


async def append(connection: AsyncConnection, payment: PaymentRecord, *, look_at: datetime) -> None:
    await connection.execute(insert(Payment), asdict(payment) | {"look_at": look_at})


async def keep_checkout(
    connection: AsyncConnection, payment_id: str, *, reference: str, url: str, now: datetime
) -> PaymentRecord | None:
    """Note where a pending payment can be made; None, with nothing written, where it is pending no more."""
    statement = (
        update(Payment)
        .where(Payment.id == payment_id, Payment.status == PaymentStatus.PENDING)
        .values(provider_reference=reference, checkout_url=url, updated_at=now)
        .returning(*_COLUMNS)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else PaymentRecord(*row)


async def settle(
    connection: AsyncConnection,
    payment_id: str,
    status: PaymentStatus,
    *,
    now: datetime,
    reference: str | None = None,
    payment_intent: str | None = None,
) -> None:
    """Give a payment that its caller holds its status; what the provider did not name stays as it was."""
    statement = (
        update(Payment)
        .where(Payment.id == payment_id)
        .values(
            status=status,
            provider_reference=func.coalesce(reference, Payment.provider_reference),
            payment_intent=func.coalesce(payment_intent, Payment.payment_intent),
            checkout_url=None,
            look_at=None,
            updated_at=now,
        )
    )
    await connection.execute(statement)


async def close_checkout(connection: AsyncConnection, payment_id: str, *, reference: str, now: datetime) -> None:
    """Note that nobody can pay any more at the checkout of a payment that its caller holds: it is being decided."""
    await connection.execute(
        update(Payment)
        .where(Payment.id == payment_id)
        .values(provider_reference=reference, checkout_url=None, updated_at=now)
    )


async def take_due(
    connection: AsyncConnection, now: datetime, *, until: datetime, limit: int
) -> Sequence[PaymentRecord]:
    """Return payments that are to be asked about now, and put them off ``until`` then, so that others leave them."""
    due = select(Payment.id).where(Payment.look_at <= now).order_by(Payment.look_at).limit(limit)
    statement = (
        update(Payment)
        .where(Payment.id.in_(due.with_for_update(skip_locked=True, key_share=True)), Payment.look_at <= now)
        .values(look_at=until)
        .returning(*_COLUMNS)
    )
    return [PaymentRecord(*row) for row in await connection.execute(statement)]


async def look_again(connection: AsyncConnection, payment_id: str, look_at: datetime | None) -> None:
    """Ask about a payment that is not decided at another time; None: not any more."""
    await connection.execute(
        update(Payment).where(Payment.id == payment_id, Payment.look_at.is_not(None)).values(look_at=look_at)
    )


async def append_reversal(connection: AsyncConnection, reversal: ReversalRecord) -> bool:
    """Note that money went back, or that this was undone; False where it is noted already."""
    statement = (
        insert_for(connection, PaymentReversal, **asdict(reversal))
        .on_conflict_do_nothing(
            index_elements=[PaymentReversal.payment_id, PaymentReversal.reference, PaymentReversal.kind]
        )
        .returning(PaymentReversal.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def reversed_amounts(connection: AsyncConnection, payment_id: str) -> dict[ReversalKind, int]:
    """Return what was told of money that went back, summed up by kind."""
    statement = (
        select(PaymentReversal.kind, func.sum(PaymentReversal.amount))
        .where(PaymentReversal.payment_id == payment_id)
        .group_by(PaymentReversal.kind)
    )
    return {kind: int(amount) for kind, amount in await connection.execute(statement)}
