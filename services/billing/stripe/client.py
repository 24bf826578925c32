"""A client for Stripe: the official library with bounded waits, and one method for each call that Atelier makes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace, TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from services.billing.stripe import wire
from services.billing.stripe.errors import EventMalformed, NoSuchObject, StripeRefused, StripeUnavailable, StripeUnclear
from services.billing.stripe.wire import CheckoutSession, Refund
from services.egress import DIRECT, Egress

if TYPE_CHECKING:
    import stripe
    from stripe.params.checkout import SessionCreateParams

API_URL = "https://api.stripe.com"
MAX_REFUNDS = 100


@dataclass(frozen=True, slots=True)
class StripeConfig:
    """The address, key and time-outs for Stripe; all times are in seconds."""

    secret_key: str = field(repr=False)
    base_url: str = API_URL
    timeout: float = 8.0  # For each try.
    total: float = 20.0  # For all tries of one call, with the waits between them.
    retries: int = 2
    egress: Egress = DIRECT


class SessionRequest(Struct, frozen=True):
    """The values of a new checkout; ``amount`` in the currency's smallest unit, ``expires_at`` in Unix seconds.

    ``seller`` is the address of this installation, given if the checkout leads back to another origin.
    """

    payment_id: str
    pack: str
    credits: int
    name: str
    amount: int
    currency: str
    success_url: str
    cancel_url: str
    expires_at: int
    seller: str | None = None


class StripeClient:
    """A client that lives as long as the process. It retries calls without a clear answer a few times.

    Each call may raise these, besides its own errors.

    Raises:
        StripeRefused: nothing was done, and a retry would fail too.
        StripeUnavailable: there was no usable answer; the call may have taken effect.
    """

    def __init__(self, config: StripeConfig) -> None:
        self._total = config.total
        self._config = config

    @cached_property
    def _stripe(self) -> "stripe.StripeClient":
        # Imported at first use: it is large, and a process that sells nothing does not need it.
        import stripe

        return stripe.StripeClient(
            self._config.secret_key,
            http_client=self._http,
            base_addresses={"api": self._config.base_url},
            max_network_retries=self._config.retries,
        )

    @cached_property
    def _http(self) -> "stripe.HTTPXClient":
        import stripe  # See above.

        # Replaces the httpx module, whose client would read proxies and certificates from the environment.
        library = SimpleNamespace(AsyncClient=lambda **_: self._config.egress.client())
        return stripe.HTTPXClient(timeout=self._config.timeout, _lib=library)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "_http" in self.__dict__:
            await self._http.close_async()  # type: ignore[no-untyped-call]  # the library's

    async def create_session(self, request: SessionRequest) -> CheckoutSession:
        """Create a Checkout Session; a repeated call returns the same one: the payment id is the idempotency key."""
        async with self._calling():
            made = await self._stripe.v1.checkout.sessions.create_async(
                _session_params(request), {"idempotency_key": request.payment_id}
            )
            return wire.session(_plain(made))

    async def session(self, session_id: str) -> CheckoutSession:
        """Return the current state of a Checkout Session.

        Raises:
            NoSuchObject: the account has no such session.
        """
        async with self._calling():
            found = await self._stripe.v1.checkout.sessions.retrieve_async(session_id, {"expand": ["payment_intent"]})
            return wire.session(_plain(found))

    async def receipt_of(self, payment_intent: str) -> str | None:
        """Return the address of the receipt of a payment intent; None if it has none yet.

        Raises:
            NoSuchObject: the account has no such payment intent.
        """
        async with self._calling():
            found = await self._stripe.v1.payment_intents.retrieve_async(payment_intent, {"expand": ["latest_charge"]})
            return wire.receipt_url(_plain(found))

    async def session_behind(self, payment_intent: str) -> CheckoutSession | None:
        """Return the Checkout Session of a payment intent; None if it has none."""
        async with self._calling():
            found = await self._stripe.v1.checkout.sessions.list_async({"payment_intent": payment_intent, "limit": 1})
            sessions = _list_data(found)
            return wire.session(sessions[0]) if sessions else None

    async def refunds_of(self, payment_intent: str) -> list[Refund]:
        """Return the newest refunds of a payment intent, at most ``MAX_REFUNDS``."""
        async with self._calling():
            found = await self._stripe.v1.refunds.list_async({"payment_intent": payment_intent, "limit": MAX_REFUNDS})
            return [wire.refund(each) for each in _list_data(found)]

    async def check(self) -> None:
        """Check that the key may use Checkout Sessions, by listing one; nothing is created."""
        async with self._calling():
            await self._stripe.v1.checkout.sessions.list_async({"limit": 1})

    async def endpoints(self) -> dict[str, frozenset[str]]:
        """Return the event types that Stripe sends to each enabled webhook endpoint of the account, by address."""
        async with self._calling():
            found = await self._stripe.v1.webhook_endpoints.list_async({"limit": 100})
            return {
                str(each.get("url")): frozenset(map(str, each.get("enabled_events") or ()))
                for each in _list_data(found)
                if each.get("status") == "enabled"
            }

    @asynccontextmanager
    async def _calling(self) -> AsyncIterator[None]:
        """Limit the time of a call, and convert errors of the library to ``StripeFailed``."""
        import stripe  # See `_stripe`.

        try:
            async with asyncio.timeout(self._total):
                yield
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            raise StripeRefused(f"Stripe does not accept the key ({type(error).__name__}).", about_key=True) from error
        except (stripe.InvalidRequestError, stripe.IdempotencyError, stripe.CardError) as error:
            if error.code == "resource_missing":
                raise NoSuchObject("Stripe knows no such object.") from error
            raise StripeRefused(_reason(error)) from error
        except TimeoutError as error:
            raise StripeUnavailable(f"Stripe did not answer within {self._total:g} seconds.") from error
        except stripe.StripeError as error:
            raise StripeUnavailable(f"Stripe cannot be reached ({type(error).__name__}).") from error
        except EventMalformed as error:
            raise StripeUnclear(f"Stripe's answer cannot be understood: {error}") from error


def _reason(error: "stripe.StripeError") -> str:
    param = getattr(error, "param", None)  # Only errors about a parameter have it.
    where = f", {param}" if param else ""
    return f"Stripe refused the request ({type(error).__name__}, {error.code or 'no code'}{where})."


def _plain(found: object) -> dict[str, Any]:
    import stripe  # See `_stripe`.

    # The library declares a type, but does not check the response against it.
    if not isinstance(found, stripe.StripeObject):
        raise EventMalformed("It is no object.")
    plain: dict[str, Any] = found.to_dict()
    return plain


def _list_data(found: object) -> list[dict[str, Any]]:
    data = _plain(found).get("data")
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise EventMalformed("It is no list.")
    return data


def _session_params(request: SessionRequest) -> "SessionCreateParams":
    return {
        "mode": "payment",
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": request.currency.lower(),
                    "unit_amount": request.amount,
                    "product_data": {"name": request.name},
                },
            }
        ],
        "client_reference_id": request.payment_id,
        "metadata": {
            wire.PAYMENT: request.payment_id,
            wire.PACK: request.pack,
            wire.CREDITS: str(request.credits),
            **({} if request.seller is None else {wire.SELLER: request.seller}),
        },
        # For people who view the payment in Stripe's dashboard.
        "payment_intent_data": {"metadata": {wire.PAYMENT: request.payment_id}},
        # Events must have the same amount and currency as this request.
        "adaptive_pricing": {"enabled": False},
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
        "expires_at": request.expires_at,
    }
