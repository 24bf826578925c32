"""Settling: a payment gets the status that its checkout has, and with PAID its credits, once."""

import enum
import logging

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.credits import CreditTransactionKind
from db.models.payments import PaymentStatus
from db.queries import payments as payment_queries
from db.records.events import EventRecord
from db.records.payments import PaymentRecord
from services import credits
from services.clock import now
from services.payments.till import Till
from services.stripe.wire import CheckoutSession, Outcome

_log = logging.getLogger("atelier.payments")


class Verdict(enum.StrEnum):
    """What came of something that the provider told."""

    SETTLED = "settled"
    DUPLICATE = "duplicate"  # It was known.
    PENDING = "pending"  # It decides nothing yet.
    FOREIGN = "foreign"  # It is about none of our payments.
    MISMATCHED = "mismatched"  # It is not what was recorded: a person must look at it.


async def settle(till: Till, session: CheckoutSession) -> Verdict:
    """Bring a payment to where its checkout is, whoever tells of it and however often.

    The payment's row is held meanwhile, so whoever comes second finds it settled; the ledger refuses a second purchase
    besides. Money that came makes a payment PAID whatever it was before: a checkout that we gave up included.
    """
    if session.payment_id is None:
        return Verdict.FOREIGN
    verdict, events = await till.database.transact(_settle, session.payment_id, session)
    till.doorbell.ring(events)
    if verdict is Verdict.SETTLED:
        outcome = "paid" if session.outcome is Outcome.PAID else "failed"
        till.metrics.payment(outcome)
        _log.info("payment %s: %s", session.payment_id, outcome)
    elif verdict is Verdict.MISMATCHED:
        till.metrics.payment("mismatched")
    return verdict


async def _settle(
    connection: AsyncConnection, payment_id: str, session: CheckoutSession
) -> tuple[Verdict, list[EventRecord]]:
    payment = await payment_queries.locked(connection, payment_id)
    if payment is None:
        return Verdict.FOREIGN, []
    if (wrong := _mismatch(payment, session)) is not None:
        _log.critical("payment %s: checkout %s: %s; nothing was given", payment.id, session.id, wrong)
        return Verdict.MISMATCHED, []
    match session.outcome:
        case Outcome.PAID:
            return await _pay(connection, payment, session)
        case Outcome.FAILED:
            return await _fail(connection, payment, session), []
    return await _wait(connection, payment, session), []


def _mismatch(payment: PaymentRecord, session: CheckoutSession) -> str | None:
    if payment.provider_reference is not None and payment.provider_reference != session.id:
        return f"the payment belongs to checkout {payment.provider_reference}"
    if session.outcome is not Outcome.PAID:
        return None
    told = (session.amount, session.currency, session.pack, session.credits)
    recorded = (payment.amount, payment.currency, payment.pack, str(payment.credits))
    return None if told == recorded else f"{told} was paid for, {recorded} was recorded"


async def _pay(
    connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession
) -> tuple[Verdict, list[EventRecord]]:
    if payment.status in {PaymentStatus.PAID, PaymentStatus.REFUNDED}:
        return Verdict.DUPLICATE, []
    await payment_queries.settle(
        connection,
        payment.id,
        PaymentStatus.PAID,
        now=now(),
        reference=session.id,
        payment_intent=session.payment_intent,
    )
    _, events = await credits.move(
        connection,
        payment.user_id,
        payment.credits,
        CreditTransactionKind.PURCHASE,
        f"{payment.credits} credits bought",
        payment_id=payment.id,
    )
    return Verdict.SETTLED, events


async def _fail(connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession) -> Verdict:
    if payment.status is not PaymentStatus.PENDING:
        return Verdict.DUPLICATE
    await payment_queries.settle(connection, payment.id, PaymentStatus.FAILED, now=now(), reference=session.id)
    return Verdict.SETTLED


async def _wait(connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession) -> Verdict:
    if payment.status is not PaymentStatus.PENDING:
        return Verdict.DUPLICATE
    is_open = payment.checkout_url is not None or payment.provider_reference is None
    if is_open and session.outcome is Outcome.WAITING:
        await payment_queries.close_checkout(connection, payment.id, reference=session.id, now=now())
    return Verdict.PENDING


async def give_up(till: Till, payment_id: str) -> None:
    """End a payment that has no checkout, so that nobody can make it; one that another click found one for goes on."""
    if await till.database.transact(_give_up, payment_id):
        till.metrics.payment("failed")


async def _give_up(connection: AsyncConnection, payment_id: str) -> bool:
    payment = await payment_queries.locked(connection, payment_id)
    if payment is None or payment.status is not PaymentStatus.PENDING or payment.provider_reference is not None:
        return False
    await payment_queries.settle(connection, payment_id, PaymentStatus.FAILED, now=now())
    return True
