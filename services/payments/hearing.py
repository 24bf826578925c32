"""Hearing: what an event of the provider makes of our payments."""

from collections.abc import Sequence

from db.models.payments import PaymentStatus
from db.queries import payments as payment_queries
from services.payments.reversing import reverse
from services.payments.settling import Verdict, settle
from services.payments.till import Till
from services.stripe.errors import NoSuchObject
from services.stripe.events import StripeEvent
from services.stripe.wire import CheckoutSession, Dispute, Refund, RefundedCharge

_MADE = {PaymentStatus.PAID, PaymentStatus.REFUNDED}


async def hear(till: Till, event: StripeEvent) -> Verdict:
    """Do what a genuine event asks for; told again, or after what followed it, it changes nothing.

    Raises:
        StripeFailed: what it leaves out could not be asked; it is to be told again.
        NotPaidYet: it takes back what was not paid yet; it is to be told again.
    """
    match event.subject:
        case CheckoutSession() as session:
            return await settle(till, session)
        case Refund() | Dispute() as told:
            return await _take_back(till, told.payment_intent, [told])
        case RefundedCharge(payment_intent, refunds):
            return await _take_back(till, payment_intent, refunds)
    return Verdict.FOREIGN


async def _take_back(till: Till, payment_intent: str | None, told: Sequence[Refund | Dispute] | None) -> Verdict:
    """Take back credits; ``told`` is None where the provider is to be asked what there is."""
    payment_id = None if payment_intent is None else await _payment_of(till, payment_intent)
    if payment_id is None or payment_intent is None:
        return Verdict.FOREIGN
    return await reverse(till, payment_id, await till.stripe.refunds_of(payment_intent) if told is None else told)


async def _payment_of(till: Till, payment_intent: str) -> str | None:
    """Return whose money a payment intent moves; None where it is none of ours, or gave nothing for it did not fit.

    The event that the payment was made may be on its way still: then its checkout is settled first.
    """
    async with till.database.read() as connection:
        payment = await payment_queries.by_payment_intent(connection, payment_intent)
    if payment is not None and payment.status in _MADE:
        return payment.id
    try:
        session = await till.stripe.session_behind(payment_intent)
    except NoSuchObject:
        return None
    if session is None or await settle(till, session) in {Verdict.FOREIGN, Verdict.MISMATCHED}:
        return None
    return session.payment_id
