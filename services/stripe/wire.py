"""Stripe's objects as they come over the wire, read into what is used of them.

Events have the shape of the API version of the account or endpoint, answers that of the library: only what both
have is read, and what is missing or of another type is told apart from what is null.

Source: Stripe API reference, "Checkout Sessions", "Refunds", "Disputes", "Events".
"""

import enum
from collections.abc import Mapping
from typing import Any

from records import record
from services.stripe.errors import EventMalformed

Json = Mapping[str, Any]

# In the metadata of our sessions and payment intents.
PAYMENT, PACK, CREDITS = "payment", "pack", "credits"

_MAX_AMOUNT = 2**53
_MAX_ID = 255
_MAX_URL = 8192


class Outcome(enum.Enum):
    """How far a checkout is."""

    OPEN = enum.auto()
    WAITING = enum.auto()  # Decided by the payer, and the money is on its way.
    PAID = enum.auto()
    FAILED = enum.auto()


@record(frozen=True, slots=True)
class CheckoutSession:
    """A checkout; ``payment_id``, ``pack`` and ``credits`` are what we noted on it when it was made."""

    id: str
    outcome: Outcome
    amount: int | None
    currency: str
    payment_id: str | None
    pack: str | None
    credits: str | None
    payment_intent: str | None
    url: str | None


class Standing(enum.Enum):
    """Whether money that goes back is on its way or gone, or came back after all."""

    HELD = enum.auto()
    RETURNED = enum.auto()


@record(frozen=True, slots=True)
class Refund:
    """Money that was sent back."""

    id: str
    amount: int
    currency: str
    payment_intent: str | None
    standing: Standing


@record(frozen=True, slots=True)
class Dispute:
    """Money that the payer's bank took back, or threatens to; ``standing`` is None while nothing has moved."""

    id: str
    amount: int
    currency: str
    payment_intent: str | None
    standing: Standing | None


@record(frozen=True, slots=True)
class RefundedCharge:
    """A charge of which something was refunded; ``refunds`` is None where the event does not list them."""

    payment_intent: str | None
    refunds: tuple[Refund, ...] | None


Subject = CheckoutSession | Refund | Dispute | RefundedCharge


def session(data: Json, *, failed: bool = False) -> CheckoutSession:
    """Read a Checkout Session; ``failed``: the event says that its payment did not come.

    Raises:
        EventMalformed: it is none.
    """
    metadata = data.get("metadata")
    noted = metadata if isinstance(metadata, Mapping) else {}
    amount = data.get("amount_total")
    return CheckoutSession(
        id=_id(data),
        outcome=Outcome.FAILED if failed else _outcome(data),
        amount=amount if isinstance(amount, int) and not isinstance(amount, bool) else None,
        currency=_currency(data),
        payment_id=_text(noted.get(PAYMENT)) or _text(data.get("client_reference_id")),
        pack=_text(noted.get(PACK)),
        credits=_text(noted.get(CREDITS)),
        payment_intent=_reference(data.get("payment_intent")),
        url=_text(data.get("url"), _MAX_URL),
    )


def _outcome(data: Json) -> Outcome:
    status, paid = data.get("status"), data.get("payment_status")
    if paid == "paid":
        return Outcome.PAID
    if status == "expired":
        return Outcome.FAILED
    if status == "open":
        return Outcome.OPEN
    if status == "complete":
        # Where the payment intent came with it: back at its beginning, the payment has failed.
        intent = data.get("payment_intent")
        ended = isinstance(intent, Mapping) and intent.get("status") in {"requires_payment_method", "canceled"}
        return Outcome.FAILED if ended else Outcome.WAITING
    raise EventMalformed("The session has no known status.")


def refund(data: Json) -> Refund:
    """Read a refund.

    Raises:
        EventMalformed: it is none.
    """
    failed = data.get("status") in {"failed", "canceled"}
    return Refund(
        id=_id(data),
        amount=_amount(data),
        currency=_currency(data),
        payment_intent=_reference(data.get("payment_intent")),
        standing=Standing.RETURNED if failed else Standing.HELD,
    )


def dispute(data: Json, *, withdrawn: bool = False, reinstated: bool = False) -> Dispute:
    """Read a dispute; ``withdrawn``, ``reinstated``: the event says that the money went, or came back.

    An inquiry (``warning_…``) moves no money by itself.

    Raises:
        EventMalformed: it is none.
    """
    status = _text(data.get("status"))
    if status is None:
        raise EventMalformed("The dispute has no status.")
    standing: Standing | None = Standing.HELD
    if reinstated or status in {"won", "warning_closed"}:
        standing = Standing.RETURNED
    elif status.startswith("warning_") and not withdrawn:
        standing = None
    return Dispute(
        id=_id(data),
        amount=_amount(data),
        currency=_currency(data),
        payment_intent=_reference(data.get("payment_intent")),
        standing=standing,
    )


def refunded_charge(data: Json) -> RefundedCharge:
    """Read a charge that was refunded; newer API versions leave its refunds out."""
    listed = data.get("refunds")
    refunds = None
    if isinstance(listed, Mapping) and isinstance(listed.get("data"), list) and not listed.get("has_more"):
        refunds = tuple(refund(each) for each in listed["data"] if isinstance(each, Mapping)) or None
    return RefundedCharge(_reference(data.get("payment_intent")), refunds)


def _id(data: Json) -> str:
    return _required(data.get("id"), "The object has no id.")


def _amount(data: Json) -> int:
    amount = data.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= _MAX_AMOUNT:
        raise EventMalformed("The object has no amount.")
    return amount


def _currency(data: Json) -> str:
    # A session without a price has none.
    return (_text(data.get("currency")) or "").upper()


def _reference(value: object) -> str | None:
    """Return the id of an object that may have come whole."""
    return _text(value.get("id")) if isinstance(value, Mapping) else _text(value)


def _required(value: object, otherwise: str) -> str:
    text = _text(value)
    if text is None:
        raise EventMalformed(otherwise)
    return text


def _text(value: object, most: int = _MAX_ID) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= most and "\0" not in value else None
