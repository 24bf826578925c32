"""Stripe's events: whether they are genuine, and what they are about."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from records import record
from services.stripe import wire
from services.stripe.errors import EventMalformed, EventRejected
from services.stripe.wire import Json, Subject

SIGNATURE_HEADER = "Stripe-Signature"
TOLERANCE_SECONDS = 300

_READ: dict[str, Callable[[Json], Subject]] = {
    "checkout.session.completed": wire.session,
    "checkout.session.async_payment_succeeded": wire.session,
    "checkout.session.async_payment_failed": partial(wire.session, failed=True),
    "checkout.session.expired": partial(wire.session, failed=True),
    "charge.refunded": wire.refunded_charge,
    "charge.refund.updated": wire.refund,
    "refund.created": wire.refund,
    "refund.updated": wire.refund,
    "refund.failed": wire.refund,
    "charge.dispute.created": wire.dispute,
    "charge.dispute.updated": wire.dispute,
    "charge.dispute.closed": wire.dispute,
    "charge.dispute.funds_withdrawn": partial(wire.dispute, withdrawn=True),
    "charge.dispute.funds_reinstated": partial(wire.dispute, reinstated=True),
}

HEARD = tuple(_READ)
"""The types of events that are of use; an endpoint may be sent others."""


@record(frozen=True, slots=True)
class StripeEvent:
    """A genuine event; ``subject`` is None where its type is of no use here."""

    id: str
    type: str
    subject: Subject | None


def verify(body: bytes, *, signature: str | None, secret: str, now: datetime) -> StripeEvent:
    """Return the event that a body is, if Stripe has signed it with this secret lately; ``now`` says what that is.

    Raises:
        EventRejected: it is not genuine.
        EventMalformed: it is, and cannot be understood.
    """
    # Loaded with the first event, as in the client.
    from stripe import SignatureVerificationError, WebhookSignature

    try:
        # The library would go by this machine's clock.
        WebhookSignature.verify_header(body, signature, secret, tolerance=None)
        signed_at = _signed_at(signature or "")
    except SignatureVerificationError as error:
        raise EventRejected("The signature is missing, wrong or too old.") from error
    except (TypeError, ValueError) as error:
        # Of bytes that are no text, in the body or in the header: Stripe sends neither.
        raise EventRejected("The signature cannot be of this body.") from error
    if signed_at < now.timestamp() - TOLERANCE_SECONDS:
        raise EventRejected("The signature is missing, wrong or too old.")
    try:
        event: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise EventMalformed("The body is not JSON.") from error
    if not isinstance(event, Mapping):
        raise EventMalformed("The body is not an event.")
    return _event(event)


def _signed_at(signature: str) -> int:
    """Return the time that is signed, in Unix seconds: the first that the header has."""
    return int(next(part for part in signature.split(",") if part.startswith("t=")).removeprefix("t="))


def _event(event: Json) -> StripeEvent:
    event_id, kind, data = event.get("id"), event.get("type"), event.get("data")
    if not isinstance(event_id, str) or not isinstance(kind, str):
        raise EventMalformed("The event has no id or no type.")
    read = _READ.get(kind)
    if read is None:
        return StripeEvent(event_id, kind, None)
    about = data.get("object") if isinstance(data, Mapping) else None
    if not isinstance(about, Mapping):
        raise EventMalformed("The event is about nothing.")
    return StripeEvent(event_id, kind, read(about))
