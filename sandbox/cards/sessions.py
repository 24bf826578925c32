"""Checkout Sessions: the allowed parameters, their validation, and the session object."""

from urllib.parse import urlsplit

from sandbox.cards.currencies import multiple_of
from sandbox.cards.forms import Form, under
from sandbox.cards.vault import Json, new_id, seconds
from sandbox.cards.wire import StripeRefused

SHORTEST, LONGEST = 30 * 60, 24 * 3600  # The allowed lifetime of a session, in seconds.
MAX_AMOUNT = 999_999_999_999  # For cards, in the smallest unit of the currency.

ALLOWED = frozenset(
    {
        "adaptive_pricing.enabled",
        "cancel_url",
        "client_reference_id",
        "expires_at",
        "line_items.*.price_data.currency",
        "line_items.*.price_data.product_data.description",
        "line_items.*.price_data.product_data.name",
        "line_items.*.price_data.unit_amount",
        "line_items.*.quantity",
        "metadata.*",
        "mode",
        "payment_intent_data.metadata.*",
        "success_url",
    }
)

_SLACK = 60  # Seconds of tolerance for clock differences and network delays.


def make(form: Form, *, page: str) -> Json:
    """Return a new session; ``page`` is the start of its page's address.

    Raises:
        StripeRefused: a parameter is missing or invalid.
    """
    if form.get("mode") != "payment":
        raise _invalid("mode", "Only `payment` is known here.")
    session_id, moment = new_id("cs_test"), seconds()
    currency = _required_value(form, "line_items.0.price_data.currency")
    if not (currency.isascii() and currency.isalpha() and currency.islower() and len(currency) == 3):
        raise _invalid("line_items[0][price_data][currency]", f"Invalid currency: {currency}.")
    amount = _number(form, "line_items.0.price_data.unit_amount", 1, MAX_AMOUNT)
    multiple = multiple_of(currency.upper())
    if amount % multiple:
        raise _invalid("line_items[0][price_data][unit_amount]", f"It must be a multiple of {multiple}.")
    quantity = _number(form, "line_items.0.quantity", 1, 99)
    expires_at = moment + LONGEST
    if "expires_at" in form:
        expires_at = _number(form, "expires_at", moment + SHORTEST - _SLACK, moment + LONGEST + _SLACK)
    for name in ("success_url", "cancel_url"):
        _check_address(name, _required_value(form, name))
    return {
        "id": session_id,
        "object": "checkout.session",
        "adaptive_pricing": {"enabled": form.get("adaptive_pricing.enabled", "true") == "true"},
        "amount_subtotal": amount * quantity,
        "amount_total": amount * quantity,
        "cancel_url": form["cancel_url"],
        "client_reference_id": form.get("client_reference_id"),
        "created": moment,
        "currency": currency,
        "customer": None,
        "expires_at": expires_at,
        "livemode": False,
        "metadata": _metadata(form, "metadata"),
        "mode": "payment",
        "payment_intent": None,
        "payment_status": "unpaid",
        "status": "open",
        "success_url": form["success_url"],
        "ui_mode": "hosted",
        "url": f"{page}/{session_id}",
        # Internal values, which ``without_internal_values`` removes from responses.
        "sandbox": {
            "name": _required_value(form, "line_items.0.price_data.product_data.name"),
            "page": f"{page}/{session_id}",
            "intent_metadata": _metadata(form, "payment_intent_data.metadata"),
        },
    }


def without_internal_values(body: Json) -> Json:
    """Return an object without the sandbox's internal values."""
    return {name: value for name, value in body.items() if name != "sandbox"}


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def seller_origin(success_url: str, metadata: Form) -> str:
    """Return the origin of the seller's server: the metadata name it if the checkout leads back to another one."""
    return origin(metadata.get("seller") or success_url)


def _metadata(form: Form, name: str) -> Form:
    entries = under(form, name)
    if len(entries) > 50 or any(len(key) > 40 or len(value) > 500 for key, value in entries.items()):
        raise _invalid(name, "Metadata has at most 50 entries of 40 and 500 characters.")
    return entries


def _required_value(form: Form, path: str) -> str:
    if not form.get(path):
        raise StripeRefused(400, f"Missing required param: {path}.", code="parameter_missing", param=path)
    return form[path]


def _number(form: Form, path: str, least: int, most: int) -> int:
    text = _required_value(form, path)
    if not (text.isascii() and text.isdecimal() and len(text) < 16 and least <= int(text) <= most):
        raise _invalid(path, f"It must be a whole number from {least} to {most}.")
    return int(text)


def _check_address(name: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc or any(map(str.isspace, address)):
        raise _invalid(name, "Not a valid URL.")


def _invalid(param: str, message: str) -> StripeRefused:
    return StripeRefused(400, message, code="parameter_invalid", param=param)
