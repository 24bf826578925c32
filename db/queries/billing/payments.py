"""Queries for payments and their reversals, from checkout to settlement."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import asdict
from sqlalchemy import CTE, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.models.billing.payments import Payment, PaymentReversal, PaymentStatus, ReversalKind
from db.queries.pagination import page
from db.records.pagination import Page, Window
from db.records.payments import PaymentRecord, ReversalRecord
from db.records.rows import RowReader
from db.upsert import insert_for

_PAYMENT = RowReader(PaymentRecord, Payment)


async def owned_by(connection: AsyncConnection, user_id: str, window: Window) -> Page[PaymentRecord]:
    """Return a page of a user's payments, newest first."""
    owner, key = Payment.user_id, Payment.id
    return await page(connection, select(*_PAYMENT.columns), owner, key, user_id, window, _PAYMENT.record)


async def count_owned_by(connection: AsyncConnection, user_id: str) -> int:
    statement = select(func.count()).select_from(Payment).where(Payment.user_id == user_id)
    return int(await connection.scalar(statement) or 0)


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, PaymentRecord]:
    statement = select(*_PAYMENT.columns).where(Payment.user_id == user_id, Payment.id.in_(ids))
    return {payment.id: payment for payment in _PAYMENT.records(await connection.execute(statement))}


async def by_id(connection: AsyncConnection, payment_id: str) -> PaymentRecord | None:
    return _PAYMENT.first(await connection.execute(select(*_PAYMENT.columns).where(Payment.id == payment_id)))


async def by_payment_intent(connection: AsyncConnection, reference: str) -> PaymentRecord | None:
    return _PAYMENT.first(
        await connection.execute(select(*_PAYMENT.columns).where(Payment.payment_intent == reference))
    )


async def lock_payment(connection: AsyncConnection, payment_id: str) -> PaymentRecord | None:
    """Return a payment, locked until the end of the transaction."""
    # Not a plain FOR UPDATE: inserts of ledger entries that refer to the payment must not wait.
    statement = select(*_PAYMENT.columns).where(Payment.id == payment_id).with_for_update(key_share=True)
    return _PAYMENT.first(await connection.execute(statement))


async def open_checkout(
    connection: AsyncConnection, user_id: str, *, like: PaymentRecord, since: datetime
) -> PaymentRecord | None:
    """Return the user's newest payment for the same offer that can still be paid, created after ``since``."""
    statement = (
        select(*_PAYMENT.columns)
        .where(
            Payment.user_id == user_id,
            Payment.status == PaymentStatus.PENDING,
            Payment.pack == like.pack,
            Payment.amount == like.amount,
            Payment.currency == like.currency,
            Payment.credits == like.credits,
            Payment.provider == like.provider,
            Payment.success_url.is_not_distinct_from(like.success_url),
            Payment.cancel_url.is_not_distinct_from(like.cancel_url),
            Payment.created_at > since,
            # A payment with a reference but without a checkout page can no longer be paid; its outcome is awaited.
            Payment.provider_reference.is_(None) | Payment.checkout_url.is_not(None),
        )
        .order_by(Payment.id.desc())
        .limit(1)
    )
    return _PAYMENT.first(await connection.execute(statement))


async def undecided(connection: AsyncConnection, user_id: str, *, limit: int) -> list[datetime]:
    """Return when the user's payments were begun that reconciliation still fetches, oldest first, up to ``limit``."""
    statement = select(Payment.created_at).where(
        Payment.user_id == user_id, Payment.status == PaymentStatus.PENDING, Payment.look_at.is_not(None)
    )
    return list(await connection.scalars(statement.order_by(Payment.id).limit(limit)))


async def append(connection: AsyncConnection, payment: PaymentRecord, *, look_at: datetime) -> None:
    await connection.execute(insert(Payment), asdict(payment) | {"look_at": look_at})


async def keep_checkout(
    connection: AsyncConnection, payment_id: str, *, reference: str, url: str, now: datetime
) -> PaymentRecord | None:
    """Store the checkout of a pending payment; return None, with nothing written, if it is no longer pending."""
    statement = (
        update(Payment)
        .where(Payment.id == payment_id, Payment.status == PaymentStatus.PENDING)
        .values(provider_reference=reference, checkout_url=url, updated_at=now)
        .returning(*_PAYMENT.columns)
    )
    return _PAYMENT.first(await connection.execute(statement))


async def settle(
    connection: AsyncConnection,
    payment_id: str,
    status: PaymentStatus,
    *,
    now: datetime,
    reference: str | None = None,
    payment_intent: str | None = None,
) -> None:
    """Set the status of a payment that the caller has locked; references given as None stay unchanged."""
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
    """Record that the checkout of a locked payment is closed and its outcome is awaited."""
    await connection.execute(
        update(Payment)
        .where(Payment.id == payment_id)
        .values(provider_reference=reference, checkout_url=None, updated_at=now)
    )


def _due(due_at: InstrumentedAttribute[datetime | None], now: datetime, *, limit: int, share: int) -> CTE:
    """Return the ids of payments due at ``due_at``, locked: each user's earliest first, and up to ``share`` of each."""
    place = func.row_number().over(partition_by=Payment.user_id, order_by=(due_at, Payment.id)).label("place")
    ranked = select(Payment.id, place).where(due_at <= now).subquery()
    return (
        select(Payment.id)
        .join(ranked, ranked.c.id == Payment.id)
        .where(due_at <= now, ranked.c.place <= share)
        .order_by(ranked.c.place, due_at)
        .limit(limit)
        .with_for_update(of=Payment, skip_locked=True, key_share=True)
        .cte("chosen")
    )


async def _take(
    connection: AsyncConnection,
    due_at: InstrumentedAttribute[datetime | None],
    now: datetime,
    *,
    until: datetime,
    limit: int,
    share: int,
) -> Sequence[PaymentRecord]:
    chosen = _due(due_at, now, limit=limit, share=share)
    statement = (
        update(Payment)
        .where(Payment.id.in_(select(chosen.c.id)), due_at <= now)
        .values({due_at.key: until})
        .returning(*_PAYMENT.columns)
    )
    return _PAYMENT.records(await connection.execute(statement))


async def take_due(
    connection: AsyncConnection, now: datetime, *, until: datetime, limit: int, share: int
) -> Sequence[PaymentRecord]:
    """Return payments due for reconciliation, and postpone them to ``until`` so that other processes skip them.

    At most ``limit``, and ``share`` of one user, whose second comes after the first of each other user.
    """
    return await _take(connection, Payment.look_at, now, until=until, limit=limit, share=share)


async def check_later(connection: AsyncConnection, payment_id: str, look_at: datetime | None) -> None:
    """Set the time of the next reconciliation of an undecided payment; None ends its reconciliation."""
    await connection.execute(
        update(Payment).where(Payment.id == payment_id, Payment.look_at.is_not(None)).values(look_at=look_at)
    )


async def append_reversal(connection: AsyncConnection, reversal: ReversalRecord) -> bool:
    """Insert a reversal, or the undoing of one; return False if it is recorded already."""
    statement = (
        insert_for(connection, PaymentReversal, **asdict(reversal))
        .on_conflict_do_nothing(
            index_elements=[PaymentReversal.payment_id, PaymentReversal.reference, PaymentReversal.kind]
        )
        .returning(PaymentReversal.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def close_dispute(connection: AsyncConnection, payment_id: str, reference: str, now: datetime) -> None:
    """Record that a dispute is decided."""
    rows = (PaymentReversal.payment_id == payment_id, PaymentReversal.reference == reference)
    statement = update(PaymentReversal).where(*rows, PaymentReversal.closed_at.is_(None)).values(closed_at=now)
    await connection.execute(statement.where(PaymentReversal.kind == ReversalKind.DISPUTE))


async def reversed_amounts(
    connection: AsyncConnection, payment_ids: Sequence[str]
) -> dict[str, dict[ReversalKind, int]]:
    """Return the total amounts of the reversals of payments, by payment and kind."""
    payment_id, kind = PaymentReversal.payment_id, PaymentReversal.kind
    statement = (
        select(payment_id, kind, func.sum(PaymentReversal.amount))
        .where(payment_id.in_(payment_ids))
        .group_by(payment_id, kind)
    )
    found: dict[str, dict[ReversalKind, int]] = {}
    for each, of_kind, amount in await connection.execute(statement):
        found.setdefault(each, {})[of_kind] = int(amount)
    return found


async def owned_reversed_amounts(
    connection: AsyncConnection, user_id: str, payment_ids: Sequence[str]
) -> dict[str, dict[ReversalKind, int]]:
    """Return the same for the payments among these that belong to a user."""
    owned = select(Payment.id).where(Payment.user_id == user_id, Payment.id.in_(payment_ids))
    return await reversed_amounts(connection, list(await connection.scalars(owned)))


async def await_receipt(connection: AsyncConnection, payment_id: str, due_at: datetime) -> None:
    """Set when to fetch the receipt of a payment that the caller has locked."""
    await connection.execute(update(Payment).where(Payment.id == payment_id).values(receipt_due_at=due_at))


async def await_receipt_again(
    connection: AsyncConnection, payment_id: str, due_at: datetime | None, *, until: datetime
) -> None:
    """Set when to fetch a receipt again, None for no more; write nothing if its time is no longer ``until``.

    ``until`` is the time to which ``take_due_receipts`` has postponed it. An erasure may have cleared it meanwhile, or
    another worker may have taken the receipt.
    """
    statement = update(Payment).where(Payment.id == payment_id, Payment.receipt_due_at == until)
    await connection.execute(statement.values(receipt_due_at=due_at))


async def keep_receipt(connection: AsyncConnection, payment_id: str, url: str, *, until: datetime) -> None:
    """Store the receipt of a payment, under the same condition."""
    statement = update(Payment).where(Payment.id == payment_id, Payment.receipt_due_at == until)
    await connection.execute(statement.values(receipt_url=url, receipt_due_at=None))


async def take_due_receipts(
    connection: AsyncConnection, now: datetime, *, until: datetime, limit: int, share: int
) -> Sequence[PaymentRecord]:
    """Return paid payments whose receipts are to be fetched, and postpone them, as ``take_due`` does."""
    return await _take(connection, Payment.receipt_due_at, now, until=until, limit=limit, share=share)
