"""The client: Stripe's official library, with bounded waits, and one method for each call that Atelier makes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import field
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from records import record
from services.stripe import wire
from services.stripe.errors import EventMalformed, NoSuchObject, StripeRefused, StripeUnavailable, StripeUnclear
from services.stripe.wire import CheckoutSession, Refund

if TYPE_CHECKING:
    import stripe
    from stripe.params.checkout import SessionCreateParams

API_URL = "https://api.stripe.com"
MAX_REFUNDS = 100


@record(frozen=True, slots=True)
class StripeConfig:
    """Where Stripe is, who asks, and how long to wait; all times are in seconds."""

    secret_key: str = field(repr=False)
    base_url: str = API_URL
    timeout: float = 8.0  # For each try.
    total: float = 20.0  # For all tries of one call, with the waits between them.
    retries: int = 2


@record(frozen=True, slots=True)
class SessionRequest:
    """A checkout to be made; ``amount`` in the currency's smallest unit, ``expires_at`` in Unix seconds."""

    payment_id: str
    pack: str
    credits: int
    name: str
    amount: int
    currency: str
    success_url: str
    cancel_url: str
    expires_at: int


class StripeClient:
    """Calls Stripe; lives as long as the process. What fails without a verdict is tried again a few times.

    Besides its own errors, every call

    Raises:
        StripeRefused: nothing was done, and nothing else comes of asking again.
        StripeUnavailable: there was no answer that could be used; it may have been done.
    """

    def __init__(self, config: StripeConfig) -> None:
        self._total = config.total
        self._config = config

    @cached_property
    def _stripe(self) -> "stripe.StripeClient":
        # Loaded when it is first asked for: it is large, and a process that sells nothing has no use for it.
        import stripe

        return stripe.StripeClient(
            self._config.secret_key,
            http_client=self._http,
            base_addresses={"api": self._config.base_url},
            max_network_retries=self._config.retries,
        )

    @cached_property
    def _http(self) -> "stripe.HTTPXClient":
        import stripe

        return stripe.HTTPXClient(timeout=self._config.timeout)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if "_http" in self.__dict__:
            await self._http.close_async()  # type: ignore[no-untyped-call]  # the library's

    async def create_session(self, request: SessionRequest) -> CheckoutSession:
        """Make a Checkout Session. Asked for twice, it is made once: the payment's id is the idempotency key."""
        async with self._asking():
            made = await self._stripe.v1.checkout.sessions.create_async(
                _session_params(request), {"idempotency_key": request.payment_id}
            )
            return wire.session(_plain(made))

    async def session(self, session_id: str) -> CheckoutSession:
        """Return how a Checkout Session stands.

        Raises:
            NoSuchObject: the account has no such session.
        """
        async with self._asking():
            found = await self._stripe.v1.checkout.sessions.retrieve_async(session_id, {"expand": ["payment_intent"]})
            return wire.session(_plain(found))

    async def session_behind(self, payment_intent: str) -> CheckoutSession | None:
        """Return the Checkout Session that a payment intent is of; None where it is of none."""
        async with self._asking():
            found = await self._stripe.v1.checkout.sessions.list_async({"payment_intent": payment_intent, "limit": 1})
            sessions = _listed(found)
            return wire.session(sessions[0]) if sessions else None

    async def refunds_of(self, payment_intent: str) -> list[Refund]:
        """Return the refunds of a payment intent, the newest ``MAX_REFUNDS`` of them."""
        async with self._asking():
            found = await self._stripe.v1.refunds.list_async({"payment_intent": payment_intent, "limit": MAX_REFUNDS})
            return [wire.refund(each) for each in _listed(found)]

    async def check(self) -> None:
        """Use the key for what it is needed for; nothing is made."""
        async with self._asking():
            await self._stripe.v1.checkout.sessions.list_async({"limit": 1})

    async def endpoints(self) -> dict[str, frozenset[str]]:
        """Return the types of events that are sent to each address of the account, where they are sent at all."""
        async with self._asking():
            found = await self._stripe.v1.webhook_endpoints.list_async({"limit": 100})
            return {
                str(each.get("url")): frozenset(map(str, each.get("enabled_events") or ()))
                for each in _listed(found)
                if each.get("status") == "enabled"
            }

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[None]:
        import stripe

        try:
            async with asyncio.timeout(self._total):
                yield
        except (stripe.AuthenticationError, stripe.PermissionError) as error:
            raise StripeRefused(f"Stripe does not accept the key ({type(error).__name__}).", about_key=True) from error
        except (stripe.InvalidRequestError, stripe.IdempotencyError, stripe.CardError) as error:
            if error.code == "resource_missing":
                raise NoSuchObject("Stripe knows no such object.") from error
            raise StripeRefused(_said(error)) from error
        except TimeoutError as error:
            raise StripeUnavailable(f"Stripe did not answer within {self._total:g} seconds.") from error
        except stripe.StripeError as error:
            raise StripeUnavailable(f"Stripe cannot be asked ({type(error).__name__}).") from error
        except EventMalformed as error:
            raise StripeUnclear(f"Stripe's answer cannot be understood: {error}") from error


def _said(error: "stripe.StripeError") -> str:
    param = getattr(error, "param", None)  # Of those that are about a parameter.
    where = f", {param}" if param else ""
    return f"Stripe refused the request ({type(error).__name__}, {error.code or 'no code'}{where})."


def _plain(found: object) -> dict[str, Any]:
    import stripe

    # Typed by the library, but it is what came over the wire.
    if not isinstance(found, stripe.StripeObject):
        raise EventMalformed("It is no object.")
    plain: dict[str, Any] = found.to_dict()
    return plain


def _listed(found: object) -> list[dict[str, Any]]:
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
        },
        # For people who look at the payment in the dashboard.
        "payment_intent_data": {"metadata": {wire.PAYMENT: request.payment_id}},
        # The amount and currency that come back are to be those that were asked for.
        "adaptive_pricing": {"enabled": False},
        "success_url": request.success_url,
        "cancel_url": request.cancel_url,
        "expires_at": request.expires_at,
    }
