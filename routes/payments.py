"""The payments route: verify that Stripe speaks, do what it tells, answer."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import refusal
from services.clock import now
from services.payments.hearing import hear
from services.payments.reversing import NotPaidYet
from services.payments.till import Till
from services.stripe.errors import EventMalformed, EventRejected, StripeFailed
from services.stripe.events import SIGNATURE_HEADER, verify

PAYMENTS_PATH = "/api/payments/stripe"
MAX_BODY = 512 * 1024

_log = logging.getLogger("atelier.payments")


def payment_routes(till: Till, *, webhook_secret: str) -> list[Route]:
    """Return the route that Stripe tells events to, signed with ``webhook_secret``."""

    def refused(verdict: str, status: int, code: str, message: str) -> Response:
        till.metrics.payment_event(verdict)
        _log.warning("event: refused: %s", verdict)
        return refusal(status, code, message)

    async def receive(request: Request) -> Response:
        signature = request.headers.get(SIGNATURE_HEADER)
        if not signature:
            # Before its body is read.
            return refused("forged", 401, "UNAUTHENTICATED", "There is no signature.")
        try:
            body = await read_bounded(request, MAX_BODY)
        except BodyTooLarge:
            return refused("size", 413, "TOO_LARGE", f"An event has at most {MAX_BODY} bytes.")
        try:
            event = verify(body, signature=signature, secret=webhook_secret, now=now())
        except EventRejected as error:
            return refused("forged", 401, "UNAUTHENTICATED", str(error))
        except EventMalformed as error:
            return refused("malformed", 400, "BAD_USER_INPUT", str(error))
        try:
            verdict = await hear(till, event)
        except (SQLAlchemyError, OSError, TimeoutError, StripeFailed, NotPaidYet) as error:
            # Not stored, so not acknowledged: Stripe is to send it again.
            till.metrics.payment_event("not_stored")
            _log.warning("event %s: %s: not stored: %s", event.id, event.type, type(error).__name__)
            return refusal(503, "UNAVAILABLE", "The event could not be stored.", {"Retry-After": "5"})
        till.metrics.payment_event(verdict)
        _log.info("event %s: %s: %s", event.id, event.type, verdict)
        return JSONResponse({"status": "received"})

    return [Route(PAYMENTS_PATH, receive, methods=["POST"], name="payments")]
