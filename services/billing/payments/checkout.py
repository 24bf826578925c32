"""Checkout: create a pending payment, then a Stripe session to pay it."""

import asyncio
import logging
import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.billing.payments import PaymentStatus
from db.queries import users as user_queries
from db.queries.billing import payments as payment_queries
from db.records.payments import PaymentRecord
from services.billing.packs import CreditPack
from services.billing.payments.context import PROVIDER, Patience, PaymentContext
from services.billing.payments.return_urls import PAYMENT_ID, ReturnUrls
from services.billing.payments.settlement import give_up
from services.billing.stripe.client import SessionRequest
from services.billing.stripe.errors import StripeFailed
from services.billing.stripe.wire import CheckoutSession
from services.clock import now
from services.errors import PaymentsUnavailable, RateLimited

MAX_UNDECIDED = 10  # Payments of a user that are not decided: each is fetched again and again.

_log = logging.getLogger("atelier.payments")


OWN_PAGES = ReturnUrls()


class Checkout(Struct, frozen=True):
    """A pending payment, and the address of the page to pay it."""

    payment: PaymentRecord
    url: str


async def begin(
    payment_context: PaymentContext, pack: CreditPack, *, user_id: str, back: ReturnUrls = OWN_PAGES
) -> Checkout:
    """Return a checkout for a pack that leads back to the addresses ``back``, which the caller has checked.

    A recent pending one is reused, so that a second click makes no second payment. The payment is committed before the
    call to the provider, so that all received money belongs to a payment.

    Raises:
        PaymentsUnavailable: the provider made no checkout; the payment has FAILED.
        RateLimited: too many payments of the user are not decided yet; nothing was written.
    """
    payment = await _pending_payment(payment_context, pack, user_id, back)
    if payment.checkout_url is not None:
        return Checkout(payment, payment.checkout_url)
    # Simultaneous clicks wait for one call, so a user has few calls at once of those that Stripe allows to all.
    async with payment_context.calls.setdefault(payment.id, asyncio.Lock()):
        begun = await _begun_meanwhile(payment_context, payment.id)
        return begun or await _create_session(payment_context, pack, payment)


async def _begun_meanwhile(payment_context: PaymentContext, payment_id: str) -> Checkout | None:
    async with payment_context.database.read() as connection:
        payment = await payment_queries.by_id(connection, payment_id)
    if payment is None or payment.status is PaymentStatus.FAILED:
        raise PaymentsUnavailable
    return None if payment.checkout_url is None else Checkout(payment, payment.checkout_url)


async def _create_session(payment_context: PaymentContext, pack: CreditPack, payment: PaymentRecord) -> Checkout:
    try:
        # The payment id is the idempotency key, so a click in another process returns the same session.
        session = await payment_context.stripe.create_session(_request(payment_context, pack, payment))
    except StripeFailed as error:
        _log.error("payment %s: no checkout: %s", payment.id, error)
        await give_up(payment_context, payment.id)
        raise PaymentsUnavailable from error
    return await _keep(payment_context, payment, session)


async def _pending_payment(
    payment_context: PaymentContext, pack: CreditPack, user_id: str, back: ReturnUrls
) -> PaymentRecord:
    moment = now()
    wanted = _payment(pack, user_id, back, moment)
    patience = payment_context.patience
    look_at = patience.next_check(moment, moment, reachable=payment_context.reachable) or moment
    return await payment_context.database.transact(_open_payment, wanted, patience=patience, look_at=look_at)


async def _open_payment(
    connection: AsyncConnection, wanted: PaymentRecord, *, patience: Patience, look_at: datetime
) -> PaymentRecord:
    # The lock serializes simultaneous clicks: the second finds the payment of the first.
    await user_queries.locked_credit_of(connection, wanted.user_id)
    since = wanted.created_at - patience.reuse
    begun = await payment_queries.open_checkout(connection, wanted.user_id, like=wanted, since=since)
    if begun is not None:
        return begun
    undecided = await payment_queries.undecided(connection, wanted.user_id, limit=MAX_UNDECIDED)
    if len(undecided) >= MAX_UNDECIDED:
        raise RateLimited(retry_after=_seconds_to_wait(undecided, wanted.created_at, patience), what="open checkouts")
    await payment_queries.append(connection, wanted, look_at=look_at)
    return wanted


def _seconds_to_wait(begun: Sequence[datetime], moment: datetime, patience: Patience) -> int:
    """Return the seconds until the first of these checkouts expires, or is fetched again if all have expired."""
    left = (each + patience.checkout - moment for each in begun)
    return math.ceil(min((each for each in left if each > timedelta(0)), default=patience.first_check).total_seconds())


def _payment(pack: CreditPack, user_id: str, back: ReturnUrls, moment: datetime) -> PaymentRecord:
    return PaymentRecord(
        id=new_id("pay"),
        user_id=user_id,
        status=PaymentStatus.PENDING,
        amount=pack.amount,
        currency=pack.currency,
        credits=pack.credits,
        pack=pack.slug,
        provider=PROVIDER,
        provider_reference=None,
        payment_intent=None,
        checkout_url=None,
        created_at=moment,
        updated_at=moment,
        success_url=back.success,
        cancel_url=back.cancel,
    )


def _request(payment_context: PaymentContext, pack: CreditPack, payment: PaymentRecord) -> SessionRequest:
    own_page = f"{payment_context.base_url}/billing?payment={PAYMENT_ID}&checkout="
    success, cancel = payment.success_url, payment.cancel_url
    return SessionRequest(
        payment_id=payment.id,
        pack=pack.slug,
        credits=pack.credits,
        name=f"{pack.name}: {pack.credits} credits",
        amount=pack.amount,
        currency=pack.currency,
        success_url=(success or f"{own_page}success").replace(PAYMENT_ID, payment.id),
        cancel_url=(cancel or f"{own_page}canceled").replace(PAYMENT_ID, payment.id),
        seller=None if success is cancel is None else payment_context.base_url,
        expires_at=int((payment.created_at + payment_context.patience.checkout).timestamp()),
    )


async def _keep(payment_context: PaymentContext, payment: PaymentRecord, session: CheckoutSession) -> Checkout:
    if session.url is None:
        # The same key returned an earlier checkout, which is over and has no address any more.
        await give_up(payment_context, payment.id)
        raise PaymentsUnavailable
    stored = await payment_context.database.transact(_note, payment.id, session.id, session.url)
    if stored is None or stored.status is PaymentStatus.FAILED:
        raise PaymentsUnavailable
    # If it is no longer PENDING, the webhook was processed first.
    return Checkout(stored, session.url)


async def _note(connection: AsyncConnection, payment_id: str, reference: str, url: str) -> PaymentRecord | None:
    kept = await payment_queries.keep_checkout(connection, payment_id, reference=reference, url=url, now=now())
    return kept or await payment_queries.by_id(connection, payment_id)
