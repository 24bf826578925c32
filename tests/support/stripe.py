"""A fake Stripe server that validates requests strictly, and that a test controls."""

import json
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

import stripe
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from stripe import WebhookSignature

from tests.support.serving import serving

Json = dict[str, Any]

SECRET_KEY = "sk_test_ours"
WEBHOOK_SECRET = "whsec_ours"

# The fields of a checkout that we may send; Stripe does not accept others.
SESSION_FORM = {
    "adaptive_pricing[enabled]": "false",
    "cancel_url": None,
    "client_reference_id": None,
    "expires_at": None,
    "line_items[0][price_data][currency]": None,
    "line_items[0][price_data][product_data][name]": None,
    "line_items[0][price_data][unit_amount]": None,
    "line_items[0][quantity]": "1",
    "metadata[credits]": None,
    "metadata[pack]": None,
    "metadata[payment]": None,
    "mode": "payment",
    "payment_intent_data[metadata][payment]": None,
    "success_url": None,
}


SELLER = "metadata[seller]"  # Only if the checkout leads back to another origin.


def error(status: int, code: str | None = None, kind: str = "invalid_request_error", **others: str) -> JSONResponse:
    return JSONResponse({"error": {"type": kind, "code": code, "message": "no", **others}}, status)


@dataclass
class FakeStripe:
    """Makes every session, and no payment, by default; ``on_create`` may respond in its place."""

    url: str = ""
    forms: list[dict[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sessions: dict[str, Json] = field(default_factory=dict)
    refunds: list[Json] = field(default_factory=list)
    receipts: dict[str, str] = field(default_factory=dict)  # By payment intent.
    calls: list[str] = field(default_factory=list)
    endpoints: list[Json] | None = None  # None: the key may not list them.
    on_create: Callable[[dict[str, str]], Response | None] | None = None
    on_any: Callable[[Request], Response | None] | None = None
    _answers: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def __aenter__(self) -> Self:
        routes = [
            Route("/v1/checkout/sessions", self._create, methods=["POST"]),
            Route("/v1/checkout/sessions", self._list),
            Route("/v1/checkout/sessions/{id}", self._retrieve),
            Route("/v1/payment_intents/{id}", self._intent),
            Route("/v1/refunds", self._refunds),
            Route("/v1/webhook_endpoints", self._endpoints),
        ]
        self.url = await self._stack.enter_async_context(serving(Starlette(routes=routes)))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def settings(self) -> dict[str, str]:
        """Return the settings of an installation that charges cards here, for ``FakeKie.settings``."""
        return {
            "STRIPE_SECRET_KEY": SECRET_KEY,
            "STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "STRIPE_BASE_URL": self.url,
        }

    def paid(self, session_id: str, **changes: Any) -> Json:
        """Return a session of ours as it is once it was paid, but for the changes; it is kept so."""
        number = session_id.rpartition("_")[2]
        session = self.sessions[session_id]
        session |= {"status": "complete", "payment_status": "paid", "payment_intent": f"pi_{number}", "url": None}
        session |= changes
        return session

    def refund(self, session_id: str, amount: int, **changes: Any) -> Json:
        """Send money of a paid session back."""
        refund = {
            "id": f"re_{len(self.refunds)}",
            "object": "refund",
            "amount": amount,
            "currency": "usd",
            "payment_intent": self.sessions[session_id]["payment_intent"],
            "status": "succeeded",
        } | changes
        self.refunds.insert(0, refund)
        return refund

    def dispute(self, session_id: str, amount: int, status: str = "needs_response", **changes: Any) -> Json:
        return {
            "id": "du_1",
            "object": "dispute",
            "amount": amount,
            "currency": "usd",
            "payment_intent": self.sessions[session_id]["payment_intent"],
            "status": status,
        } | changes

    def charge(self, session_id: str, **changes: Any) -> Json:
        intent = self.sessions[session_id]["payment_intent"]
        return {"id": "ch_1", "object": "charge", "payment_intent": intent, "amount_refunded": 1} | changes

    def _checked(self, request: Request) -> Response | None:
        self.calls.append(f"{request.method} {request.url.path}")
        if self.on_any is not None and (answer := self.on_any(request)) is not None:
            return answer
        if request.headers.get("authorization") != f"Bearer {SECRET_KEY}":
            return error(401)
        if request.headers.get("stripe-version") != stripe.api_version:
            return error(400)
        return None

    async def _create(self, request: Request) -> Response:
        if (answer := self._checked(request)) is not None:
            return answer
        if request.headers.get("content-type") != "application/x-www-form-urlencoded":
            return error(400)
        form = dict(parse_qsl((await request.body()).decode(), strict_parsing=True))
        self.forms.append(form)
        self.keys.append(request.headers["idempotency-key"])
        if self.on_create is not None and (answer := self.on_create(form)) is not None:
            return answer
        if set(form) - {SELLER} != set(SESSION_FORM) or any(
            want not in {None, form[name]} for name, want in SESSION_FORM.items()
        ):
            return error(400, "parameter_unknown")
        if not 1790 <= int(form["expires_at"]) - time.time() <= 86_400:
            return error(400, "parameter_invalid", param="expires_at")
        before = self._answers.get(self.keys[-1])
        if before is not None and before[0] != form:
            return error(400, kind="idempotency_error")
        if before is None:
            session = self.make(form)
            before = self._answers[self.keys[-1]] = (form, json.dumps(session))
        return Response(before[1], media_type="application/json")

    def make(self, form: dict[str, str]) -> Json:
        """Make the requested session; ``on_create`` may do this and still return another response."""
        session_id = f"cs_test_{len(self.sessions)}"
        session: Json = {
            "id": session_id,
            "object": "checkout.session",
            "amount_total": int(form["line_items[0][price_data][unit_amount]"]),
            "client_reference_id": form["client_reference_id"],
            "currency": form["line_items[0][price_data][currency]"],
            "metadata": {name: form[f"metadata[{name}]"] for name in ("payment", "pack", "credits")},
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "url": f"https://checkout.stripe.example/{session_id}",
        }
        self.sessions[session_id] = session
        return session

    async def _retrieve(self, request: Request) -> Response:
        if (answer := self._checked(request)) is not None:
            return answer
        session = self.sessions.get(request.path_params["id"])
        return error(404, "resource_missing") if session is None else JSONResponse(session)

    async def _intent(self, request: Request) -> Response:
        if (answer := self._checked(request)) is not None:
            return answer
        if request.query_params.get("expand[0]") != "latest_charge":
            return error(400)
        intent = request.path_params["id"]
        if all(session["payment_intent"] != intent for session in self.sessions.values()):
            return error(404, "resource_missing")
        charge = {"id": "ch_1", "object": "charge", "receipt_url": self.receipts.get(intent)}
        return JSONResponse({"id": intent, "object": "payment_intent", "latest_charge": charge})

    async def _list(self, request: Request) -> Response:
        return self._checked(request) or _listed(
            [
                session
                for session in self.sessions.values()
                if request.query_params.get("payment_intent") in {None, session["payment_intent"]}
            ]
        )

    async def _endpoints(self, request: Request) -> Response:
        return self._checked(request) or (error(403) if self.endpoints is None else _listed(self.endpoints))

    async def _refunds(self, request: Request) -> Response:
        intent = request.query_params["payment_intent"]
        return self._checked(request) or _listed([each for each in self.refunds if each["payment_intent"] == intent])


def _listed(found: list[Json]) -> Response:
    return JSONResponse({"object": "list", "data": found, "has_more": False, "url": "/v1"})


def event(kind: str, about: Json, **changes: Any) -> bytes:
    """Return the body of an event, of an API version that is not the library's."""
    told = {
        "id": f"evt_{kind}",
        "object": "event",
        "api_version": "2022-11-15",
        "created": int(time.time()),
        "data": {"object": about},
        "livemode": False,
        "type": kind,
    }
    return json.dumps(told | changes).encode()


def signature(body: bytes, *, secret: str = WEBHOOK_SECRET, at: float | None = None) -> str:
    moment = int(time.time() if at is None else at)
    return str(WebhookSignature.generate_signature_header(body.decode(), secret, moment))
