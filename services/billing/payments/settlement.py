"""Settlement: a payment takes the status of its checkout, and gives its credits once when it is PAID."""

import enum
import logging

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.billing.credits import CreditTransactionKind
from db.models.billing.payments import PaymentStatus
from db.queries.billing import payments as payment_queries
from db.records.events import EventRecord
from db.records.payments import PaymentRecord
from services.billing import credits
from services.billing.payments.context import PaymentContext
from services.billing.stripe.wire import CheckoutSession, CheckoutState
from services.clock import now
from services.observability.metrics import PaymentOutcome

_log = logging.getLogger("atelier.payments")


class SettlementResult(enum.StrEnum):
    """The result of processing an event or a checkout."""

    SETTLED = "settled"
    DUPLICATE = "duplicate"  # It was processed before.
    PENDING = "pending"  # It decides nothing yet.
    FOREIGN = "foreign"  # It belongs to none of our payments.
    MISMATCHED = "mismatched"  # It differs from the recorded payment: a person must look at it.


async def settle(payment_context: PaymentContext, session: CheckoutSession) -> SettlementResult:
    """Update a payment to the state of its checkout; repeated and concurrent calls are harmless.

    The payment's row is locked, so a second call finds it settled; besides, the ledger refuses a second purchase.
    Received money makes a payment PAID even if it had FAILED, for example because we gave up its checkout.
    """
    if session.payment_id is None:
        return SettlementResult.FOREIGN
    result, events = await payment_context.database.transact(_settle, session.payment_id, session)
    payment_context.event_publisher.publish(events)
    if result is SettlementResult.SETTLED:
        outcome: PaymentOutcome = "paid" if session.state is CheckoutState.PAID else "failed"
        payment_context.metrics.payment(outcome)
        _log.info("payment %s: %s", session.payment_id, outcome)
    elif result is SettlementResult.MISMATCHED:
        payment_context.metrics.payment("mismatched")
    return result


async def _settle(
    connection: AsyncConnection, payment_id: str, session: CheckoutSession
) -> tuple[SettlementResult, list[EventRecord]]:
    payment = await payment_queries.lock_payment(connection, payment_id)
    if payment is None:
        return SettlementResult.FOREIGN, []
    if (wrong := _mismatch(payment, session)) is not None:
        _log.critical("payment %s: checkout %s: %s; nothing was given", payment.id, session.id, wrong)
        return SettlementResult.MISMATCHED, []
    match session.state:
        case CheckoutState.PAID:
            return await _pay(connection, payment, session)
        case CheckoutState.FAILED:
            return await _fail(connection, payment, session), []
    return await _wait(connection, payment, session), []


def _mismatch(payment: PaymentRecord, session: CheckoutSession) -> str | None:
    """Return how a checkout contradicts the recorded payment, else None; amounts count only once it is paid."""
    if payment.provider_reference is not None and payment.provider_reference != session.id:
        return f"the payment belongs to checkout {payment.provider_reference}"
    if session.state is not CheckoutState.PAID:
        return None
    paid = (session.amount, session.currency, session.pack, session.credits)
    recorded = (payment.amount, payment.currency, payment.pack, str(payment.credits))
    return None if paid == recorded else f"{paid} was paid for, {recorded} was recorded"


async def _pay(
    connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession
) -> tuple[SettlementResult, list[EventRecord]]:
    if payment.status in {PaymentStatus.PAID, PaymentStatus.REFUNDED}:
        return SettlementResult.DUPLICATE, []
    await payment_queries.settle(
        connection,
        payment.id,
        PaymentStatus.PAID,
        now=now(),
        reference=session.id,
        payment_intent=session.payment_intent,
    )
    if session.payment_intent is not None:
        await payment_queries.await_receipt(connection, payment.id, now())
    _, events = await credits.move(
        connection,
        payment.user_id,
        payment.credits,
        CreditTransactionKind.PURCHASE,
        f"{payment.credits} credits bought",
        payment_id=payment.id,
    )
    return SettlementResult.SETTLED, events


async def _fail(connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession) -> SettlementResult:
    if payment.status is not PaymentStatus.PENDING:
        return SettlementResult.DUPLICATE
    await payment_queries.settle(connection, payment.id, PaymentStatus.FAILED, now=now(), reference=session.id)
    return SettlementResult.SETTLED


async def _wait(connection: AsyncConnection, payment: PaymentRecord, session: CheckoutSession) -> SettlementResult:
    if payment.status is not PaymentStatus.PENDING:
        return SettlementResult.DUPLICATE
    is_open = payment.checkout_url is not None or payment.provider_reference is None
    if is_open and session.state is CheckoutState.WAITING:
        await payment_queries.close_checkout(connection, payment.id, reference=session.id, now=now())
    return SettlementResult.PENDING


async def give_up(payment_context: PaymentContext, payment_id: str) -> None:
    """Mark a payment as FAILED if it has no checkout to pay it; another click may have made one meanwhile."""
    if await payment_context.database.transact(_give_up, payment_id):
        payment_context.metrics.payment("failed")


async def _give_up(connection: AsyncConnection, payment_id: str) -> bool:
    payment = await payment_queries.lock_payment(connection, payment_id)
    if payment is None or payment.status is not PaymentStatus.PENDING or payment.provider_reference is not None:
        return False
    await payment_queries.settle(connection, payment_id, PaymentStatus.FAILED, now=now())
    return True
