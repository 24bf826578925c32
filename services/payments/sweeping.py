"""Sweeping: asking about checkouts whose event never came."""

import logging

from db.queries import payments as payment_queries
from db.records.payments import PaymentRecord
from services.clock import now
from services.payments.settling import Verdict, give_up, settle
from services.payments.till import Till
from services.stripe.errors import NoSuchObject, StripeRefused, StripeUnavailable, StripeUnclear

AT_ONCE = 10

_log = logging.getLogger("atelier.payments")


async def sweep(till: Till) -> int:
    """Ask about the checkouts that are due, settle those that are decided, and return how many were asked about.

    Each is put off before it is asked about, so that two workers do not ask at once; what they learn is settled as an
    event is, and what an event has settled stays as it is.
    """
    moment = now()
    until = moment + till.patience.look
    due = await till.database.transact(payment_queries.take_due, moment, until=until, limit=AT_ONCE)
    for payment in due:
        try:
            decided = await _ask(till, payment)
        except (StripeRefused, StripeUnclear) as error:
            _log.error("payment %s: %s", payment.id, error)
            decided = False
        except StripeUnavailable as error:
            _log.warning("payments: %s", error)
            # For longer each time, and the others are not: it may be this one that Stripe fails over.
            await _look_again(till, payment)
            return len(due)
        if not decided:
            await _look_again(till, payment)
    return len(due)


async def _ask(till: Till, payment: PaymentRecord) -> bool:
    """Ask about one checkout, and return whether it is decided now."""
    if payment.provider_reference is None:
        # Whoever asked for it was never told where to pay: it can be left once it would be over anyway.
        if now() < payment.created_at + till.patience.checkout:
            return False
        await give_up(till, payment.id)
        return True
    try:
        session = await till.stripe.session(payment.provider_reference)
    except NoSuchObject:
        _log.error("payment %s: the account knows no checkout %s", payment.id, payment.provider_reference)
        return False
    return await settle(till, session) in {Verdict.SETTLED, Verdict.DUPLICATE}


async def _look_again(till: Till, payment: PaymentRecord) -> None:
    moment = now()
    look_at = till.patience.next_look(payment.created_at, moment, reachable=till.reachable)
    if look_at is None:
        _log.error("payment %s: nothing was decided in %s: not asked about any more", payment.id, till.patience.give_up)
    await till.database.transact(payment_queries.look_again, payment.id, look_at)
