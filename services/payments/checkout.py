"""Beginning to buy: a pending payment, then a place to make it."""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.payments import PaymentStatus
from db.queries import payments as payment_queries
from db.queries import users as user_queries
from db.records.payments import PaymentRecord
from records import record
from services.clock import now
from services.errors import PaymentsUnavailable
from services.packs import CreditPack
from services.payments.settling import give_up
from services.payments.till import PROVIDER, Till
from services.stripe.client import SessionRequest
from services.stripe.errors import StripeFailed
from services.stripe.wire import CheckoutSession

_log = logging.getLogger("atelier.payments")


@record(frozen=True, slots=True)
class Checkout:
    """A payment that was begun, and where the person makes it."""

    payment: PaymentRecord
    url: str


async def begin(till: Till, pack: CreditPack, *, user_id: str) -> Checkout:
    """Begin to buy a pack, or go on with what was begun a while ago: a second click makes no second payment.

    The payment is there before the provider is asked, so that whatever is paid belongs to one.

    Raises:
        PaymentsUnavailable: the provider made no checkout; the payment has FAILED.
    """
    payment = await _pending(till, pack, user_id)
    if payment.checkout_url is not None:
        return Checkout(payment, payment.checkout_url)
    try:
        # At the provider the payment's id is the key: the same checkout again, where another click was first.
        session = await till.stripe.create_session(_request(till, pack, payment))
    except StripeFailed as error:
        _log.error("payment %s: no checkout: %s", payment.id, error)
        await give_up(till, payment.id)
        raise PaymentsUnavailable from error
    return await _keep(till, payment, session)


async def _pending(till: Till, pack: CreditPack, user_id: str) -> PaymentRecord:
    moment = now()
    wanted = _payment(pack, user_id, moment)
    look_at = till.patience.next_look(moment, moment, reachable=till.reachable)
    since = moment - till.patience.reuse
    return await till.database.transact(_open, wanted, since=since, look_at=look_at or moment)


async def _open(
    connection: AsyncConnection, wanted: PaymentRecord, *, since: datetime, look_at: datetime
) -> PaymentRecord:
    # Two clicks at once take turns here: the second finds what the first has begun.
    await user_queries.locked_credit_of(connection, wanted.user_id)
    begun = await payment_queries.open_checkout(connection, wanted.user_id, like=wanted, since=since)
    if begun is not None:
        return begun
    await payment_queries.append(connection, wanted, look_at=look_at)
    return wanted


def _payment(pack: CreditPack, user_id: str, moment: datetime) -> PaymentRecord:
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
    )


def _request(till: Till, pack: CreditPack, payment: PaymentRecord) -> SessionRequest:
    back = f"{till.base_url}/billing?payment={payment.id}&checkout="
    return SessionRequest(
        payment_id=payment.id,
        pack=pack.slug,
        credits=pack.credits,
        name=f"{pack.name}: {pack.credits} credits",
        amount=pack.amount,
        currency=pack.currency,
        success_url=f"{back}success",
        cancel_url=f"{back}canceled",
        expires_at=int((payment.created_at + till.patience.checkout).timestamp()),
    )


async def _keep(till: Till, payment: PaymentRecord, session: CheckoutSession) -> Checkout:
    if session.url is None:
        # Asked for again with the same key, a checkout that is over has no address any more.
        await give_up(till, payment.id)
        raise PaymentsUnavailable
    stored = await till.database.transact(_note, payment.id, session.id, session.url)
    if stored is None or stored.status is PaymentStatus.FAILED:
        raise PaymentsUnavailable
    # Where it is pending no more, its event was faster.
    return Checkout(stored, session.url)


async def _note(connection: AsyncConnection, payment_id: str, reference: str, url: str) -> PaymentRecord | None:
    kept = await payment_queries.keep_checkout(connection, payment_id, reference=reference, url=url, now=now())
    return kept or await payment_queries.by_id(connection, payment_id)
