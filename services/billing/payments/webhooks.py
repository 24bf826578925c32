"""Webhooks: apply the provider's events to payments."""

from collections.abc import Sequence

from db.models.billing.payments import PaymentStatus
from db.queries.billing import payments as payment_queries
from services.billing.payments.context import PaymentContext
from services.billing.payments.reversals import reverse
from services.billing.payments.settlement import SettlementResult, settle
from services.billing.stripe.errors import NoSuchObject
from services.billing.stripe.events import StripeEvent
from services.billing.stripe.wire import CheckoutSession, Dispute, Refund, RefundedCharge

_MADE = {PaymentStatus.PAID, PaymentStatus.REFUNDED}


async def handle(payment_context: PaymentContext, event: StripeEvent) -> SettlementResult:
    """Apply a genuine event; if it is repeated, or arrives after a later one, it changes nothing.

    Raises:
        StripeFailed: data that the event omits could not be fetched; the event must be sent again.
        NotPaidYet: the event reverses a payment that is not paid yet; the event must be sent again.
    """
    match event.subject:
        case CheckoutSession() as session:
            return await settle(payment_context, session)
        case Refund() | Dispute() as reversal:
            return await _take_back(payment_context, reversal.payment_intent, [reversal])
        case RefundedCharge(payment_intent, refunds):
            return await _take_back(payment_context, payment_intent, refunds)
    return SettlementResult.FOREIGN


async def _take_back(
    payment_context: PaymentContext, payment_intent: str | None, reversals: Sequence[Refund | Dispute] | None
) -> SettlementResult:
    """Take back credits; if ``reversals`` is None, fetch the refunds from the provider."""
    payment_id = None if payment_intent is None else await _payment_of(payment_context, payment_intent)
    if payment_id is None or payment_intent is None:
        return SettlementResult.FOREIGN
    return await reverse(
        payment_context,
        payment_id,
        await payment_context.stripe.refunds_of(payment_intent) if reversals is None else reversals,
    )


async def _payment_of(payment_context: PaymentContext, payment_intent: str) -> str | None:
    """Return the id of a payment intent's payment; None if it is not ours, or gave no credits due to a mismatch.

    The event of the purchase may not have arrived yet: then its checkout is settled first.
    """
    async with payment_context.database.read() as connection:
        payment = await payment_queries.by_payment_intent(connection, payment_intent)
    if payment is not None and payment.status in _MADE:
        return payment.id
    try:
        session = await payment_context.stripe.session_behind(payment_intent)
    except NoSuchObject:
        return None
    if session is None or await settle(payment_context, session) in {
        SettlementResult.FOREIGN,
        SettlementResult.MISMATCHED,
    }:
        return None
    return session.payment_id
