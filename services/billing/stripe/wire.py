"""Parsing of Stripe's JSON objects into the fields that Atelier uses.

Events have the shape of the API version of the account or endpoint, answers the shape of the library's version. Only
fields that both have are required. If an optional field is missing or has another type, it counts as null.

Source: Stripe API reference, "Checkout Sessions", "Refunds", "Disputes", "Events".
"""

import enum
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from services.billing.stripe.errors import EventMalformed

Json = Mapping[str, Any]

# Keys in the metadata of our sessions and payment intents.
PAYMENT, PACK, CREDITS, SELLER = "payment", "pack", "credits", "seller"

_MAX_AMOUNT = 2**53
_MAX_ID = 255
_MAX_URL = 8192


class CheckoutState(enum.Enum):
    """The state of a checkout."""

    OPEN = enum.auto()
    WAITING = enum.auto()  # The payer has confirmed, and the money is on its way.
    PAID = enum.auto()
    FAILED = enum.auto()


class CheckoutSession(Struct, frozen=True):
    """A checkout; ``payment_id``, ``pack`` and ``credits`` are the values that we set when we created it."""

    id: str
    state: CheckoutState
    amount: int | None
    currency: str
    payment_id: str | None
    pack: str | None
    credits: str | None
    payment_intent: str | None
    url: str | None


class ReversalState(enum.Enum):
    """Whether refunded or disputed money is gone or about to go, or came back after all."""

    HELD = enum.auto()
    RETURNED = enum.auto()


class Refund(Struct, frozen=True):
    """Money that was sent back to the payer."""

    id: str
    amount: int
    currency: str
    payment_intent: str | None
    state: ReversalState


class Dispute(Struct, frozen=True):
    """Money that the payer's bank took back, or may take; ``state`` is None while no money has moved.

    ``closed``: the bank has decided.
    """

    id: str
    amount: int
    currency: str
    payment_intent: str | None
    state: ReversalState | None
    closed: bool = False


class RefundedCharge(Struct, frozen=True):
    """A partly or fully refunded charge; ``refunds`` is None if the event does not list them all."""

    payment_intent: str | None
    refunds: tuple[Refund, ...] | None


Subject = CheckoutSession | Refund | Dispute | RefundedCharge


def session(data: Json, *, failed: bool = False) -> CheckoutSession:
    """Parse a Checkout Session; ``failed``: its event means that no payment will come.

    Raises:
        EventMalformed: it is not a Checkout Session.
    """
    metadata = data.get("metadata")
    noted = metadata if isinstance(metadata, Mapping) else {}
    amount = data.get("amount_total")
    return CheckoutSession(
        id=_id(data),
        state=CheckoutState.FAILED if failed else _checkout_state(data),
        amount=amount if isinstance(amount, int) and not isinstance(amount, bool) else None,
        currency=_currency(data),
        payment_id=_text(noted.get(PAYMENT)) or _text(data.get("client_reference_id")),
        pack=_text(noted.get(PACK)),
        credits=_text(noted.get(CREDITS)),
        payment_intent=_reference(data.get("payment_intent")),
        url=_text(data.get("url"), _MAX_URL),
    )


def _checkout_state(data: Json) -> CheckoutState:
    status, paid = data.get("status"), data.get("payment_status")
    if paid == "paid":
        return CheckoutState.PAID
    if status == "expired":
        return CheckoutState.FAILED
    if status == "open":
        return CheckoutState.OPEN
    if status == "complete":
        # If the payment intent is included and is back in its first state, the payment has failed.
        intent = data.get("payment_intent")
        ended = isinstance(intent, Mapping) and intent.get("status") in {"requires_payment_method", "canceled"}
        return CheckoutState.FAILED if ended else CheckoutState.WAITING
    raise EventMalformed("The session has no known status.")


def refund(data: Json) -> Refund:
    """Parse a refund.

    Raises:
        EventMalformed: it is not a refund.
    """
    failed = data.get("status") in {"failed", "canceled"}
    return Refund(
        id=_id(data),
        amount=_amount(data),
        currency=_currency(data),
        payment_intent=_reference(data.get("payment_intent")),
        state=ReversalState.RETURNED if failed else ReversalState.HELD,
    )


def dispute(data: Json, *, withdrawn: bool = False, reinstated: bool = False) -> Dispute:
    """Parse a dispute; ``withdrawn``, ``reinstated``: its event means that the money went, or came back.

    An inquiry (``warning_…``) moves no money by itself.

    Raises:
        EventMalformed: it is not a dispute.
    """
    status = _text(data.get("status"))
    if status is None:
        raise EventMalformed("The dispute has no status.")
    state: ReversalState | None = ReversalState.HELD
    if reinstated or status in {"won", "warning_closed"}:
        state = ReversalState.RETURNED
    elif status.startswith("warning_") and not withdrawn:
        state = None
    return Dispute(
        id=_id(data),
        amount=_amount(data),
        currency=_currency(data),
        payment_intent=_reference(data.get("payment_intent")),
        state=state,
        closed=status in {"won", "lost", "warning_closed"},
    )


def refunded_charge(data: Json) -> RefundedCharge:
    """Parse a refunded charge; newer API versions omit its refunds."""
    listed = data.get("refunds")
    refunds = None
    if isinstance(listed, Mapping) and isinstance(listed.get("data"), list) and not listed.get("has_more"):
        refunds = tuple(refund(each) for each in listed["data"] if isinstance(each, Mapping)) or None
    return RefundedCharge(_reference(data.get("payment_intent")), refunds)


def receipt_url(data: Json) -> str | None:
    """Return the address of the receipt of a payment intent whose charge is included; None if it has none."""
    charge = data.get("latest_charge")
    url = _text(charge.get("receipt_url"), _MAX_URL) if isinstance(charge, Mapping) else None
    return url if url is not None and url.startswith(("https://", "http://")) else None


def _id(data: Json) -> str:
    return _required_text(data.get("id"), "The object has no id.")


def _amount(data: Json) -> int:
    amount = data.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 <= amount <= _MAX_AMOUNT:
        raise EventMalformed("The object has no amount.")
    return amount


def _currency(data: Json) -> str:
    # A session without a price has no currency.
    return (_text(data.get("currency")) or "").upper()


def _reference(value: object) -> str | None:
    """Return the id of a referenced object, which may be included in full."""
    return _text(value.get("id")) if isinstance(value, Mapping) else _text(value)


def _required_text(value: object, otherwise: str) -> str:
    text = _text(value)
    if text is None:
        raise EventMalformed(otherwise)
    return text


def _text(value: object, most: int = _MAX_ID) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= most and "\0" not in value else None
