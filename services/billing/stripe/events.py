"""Stripe's events: verify their signatures and parse their objects."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

import orjson
from msgspec import Struct

from services.billing.stripe import wire
from services.billing.stripe.errors import EventMalformed, EventRejected
from services.billing.stripe.wire import Json, Subject

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

EVENT_TYPES = tuple(_READ)
"""The event types that Atelier uses; Stripe may send others too."""


class StripeEvent(Struct, frozen=True):
    """A genuine event; ``subject`` is None if Atelier does not use its type."""

    id: str
    type: str
    subject: Subject | None


def verify(body: bytes, *, signature: str | None, secrets: Sequence[str], now: datetime) -> StripeEvent:
    """Return the event in a body that was signed with one of the secrets, at most ``TOLERANCE_SECONDS`` before ``now``.

    Raises:
        EventRejected: the signature is not genuine, or too old.
        EventMalformed: the event is genuine, but cannot be parsed.
    """
    # Imported for the first event, as in the client.
    from stripe import SignatureVerificationError

    try:
        _verify_signature(body, signature, secrets)
        signed_at = _signed_at(signature or "")
    except SignatureVerificationError as error:
        raise EventRejected("The signature is missing, wrong or too old.") from error
    except (TypeError, ValueError) as error:
        # The body or the header is not valid text; Stripe never sends that.
        raise EventRejected("The signature cannot be of this body.") from error
    if signed_at < now.timestamp() - TOLERANCE_SECONDS:
        raise EventRejected("The signature is missing, wrong or too old.")
    try:
        event: Any = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise EventMalformed("The body is not JSON.") from error
    if not isinstance(event, Mapping):
        raise EventMalformed("The body is not an event.")
    return _event(event)


def _verify_signature(body: bytes, signature: str | None, secrets: Sequence[str]) -> None:
    """Verify that one of the secrets signed a body.

    Raises:
        stripe.SignatureVerificationError: none of them did.
    """
    # As in `verify`.
    from stripe import SignatureVerificationError, WebhookSignature

    for secret in secrets[:-1]:
        with suppress(SignatureVerificationError):
            WebhookSignature.verify_header(body, signature, secret, tolerance=None)
            return
    # The caller checks the age: the library would use this machine's clock.
    WebhookSignature.verify_header(body, signature, secrets[-1], tolerance=None)


def _signed_at(signature: str) -> int:
    """Return the signed time, in Unix seconds: the first ``t=`` of the header."""
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
