"""Reconciliation: fetch pending checkouts from Stripe, in case their webhooks were lost, and receipts of payments."""

import logging
from datetime import datetime

from db.queries.billing import payments as payment_queries
from db.records.payments import PaymentRecord
from services.billing.payments.context import PaymentContext
from services.billing.payments.settlement import SettlementResult, give_up, settle
from services.billing.stripe.errors import NoSuchObject, StripeRefused, StripeUnavailable, StripeUnclear
from services.clock import now

AT_ONCE = 10
PER_USER = 3  # Of these, so that one user's payments delay nobody else's.

_log = logging.getLogger("atelier.payments")


async def reconcile(payment_context: PaymentContext) -> int:
    """Fetch some checkouts that are due, fairly between users, settle the decided ones, and return their number.

    Each is postponed before its request, so two workers do not fetch it at once. The result is settled like a
    webhook; a payment that a webhook has settled does not change.
    """
    moment = now()
    until = moment + payment_context.patience.first_check
    take = payment_queries.take_due
    due = await payment_context.database.transact(take, moment, until=until, limit=AT_ONCE, share=PER_USER)
    for payment in due:
        try:
            decided = await _fetch(payment_context, payment)
        except (StripeRefused, StripeUnclear) as error:
            _log.error("payment %s: %s", payment.id, error)
            decided = False
        except StripeUnavailable as error:
            _log.warning("payments: %s", error)
            # Postpone this one longer each time, but not the others: it may be the cause of the failure.
            await _postpone(payment_context, payment)
            return len(due)
        if not decided:
            await _postpone(payment_context, payment)
    return len(due)


async def _fetch(payment_context: PaymentContext, payment: PaymentRecord) -> bool:
    """Fetch and settle one checkout, and return whether it is decided now."""
    if payment.provider_reference is None:
        # The user never got a page to pay on: give up when the checkout would have expired anyway.
        if now() < payment.created_at + payment_context.patience.checkout:
            return False
        await give_up(payment_context, payment.id)
        return True
    try:
        session = await payment_context.stripe.session(payment.provider_reference)
    except NoSuchObject:
        _log.error("payment %s: the account knows no checkout %s", payment.id, payment.provider_reference)
        return False
    return await settle(payment_context, session) in {SettlementResult.SETTLED, SettlementResult.DUPLICATE}


async def _postpone(payment_context: PaymentContext, payment: PaymentRecord) -> None:
    moment = now()
    look_at = payment_context.patience.next_check(payment.created_at, moment, reachable=payment_context.reachable)
    if look_at is None:
        _log.error(
            "payment %s: undecided after %s; it is no longer fetched",
            payment.id,
            payment_context.patience.give_up,
        )
    await payment_context.database.transact(payment_queries.check_later, payment.id, look_at)


async def fetch_receipts(payment_context: PaymentContext) -> int:
    """Fetch some receipts that are due, as above, and return their number.

    A receipt that Stripe lacks is fetched again later.
    """
    moment = now()
    until = moment + payment_context.patience.first_check
    take = payment_queries.take_due_receipts
    due = await payment_context.database.transact(take, moment, until=until, limit=AT_ONCE, share=PER_USER)
    for payment in due:
        try:
            url = await payment_context.stripe.receipt_of(payment.payment_intent or "")
        except StripeUnavailable as error:
            _log.warning("payments: %s", error)
            await _fetch_receipt_later(payment_context, payment, until)
            return len(due)
        except (NoSuchObject, StripeRefused, StripeUnclear) as error:
            # A restricted key may not read payment intents: the purchase is complete without a receipt.
            _log.warning("payment %s: no receipt: %s", payment.id, error)
            url = None
        if url is None:
            await _fetch_receipt_later(payment_context, payment, until)
        else:
            await payment_context.database.transact(payment_queries.keep_receipt, payment.id, url, until=until)
    return len(due)


async def _fetch_receipt_later(payment_context: PaymentContext, payment: PaymentRecord, until: datetime) -> None:
    moment, patience = now(), payment_context.patience
    age = moment - payment.created_at
    due_at = None if age > patience.receipt else moment + max(patience.first_check, age / 2)
    again = payment_queries.await_receipt_again
    await payment_context.database.transact(again, payment.id, due_at, until=until)
