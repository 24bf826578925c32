"""The route for Stripe's webhooks: verify the signature, process the event, respond."""

import logging
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import RETRY_AFTER, refusal
from services.billing.payments.context import PaymentContext
from services.billing.payments.reversals import NotPaidYet
from services.billing.payments.settlement import SettlementResult
from services.billing.payments.webhooks import handle
from services.billing.stripe.errors import EventMalformed, EventRejected, StripeFailed
from services.billing.stripe.events import SIGNATURE_HEADER, verify
from services.clock import now

PAYMENTS_PATH = "/api/payments/stripe"
MAX_BODY = 512 * 1024
VERDICTS = (*SettlementResult, "forged", "size", "malformed", "not_stored")

_log = logging.getLogger("atelier.payments")


def payment_routes(payment_context: PaymentContext, *, webhook_secrets: Sequence[str]) -> list[Route]:
    """Return the route for Stripe's events, which are signed with one of ``webhook_secrets``."""

    payment_context.metrics.expect_payment_events(VERDICTS)

    def refuse(reason: str, status: int, code: str, message: str) -> Response:
        payment_context.metrics.payment_event(reason)
        _log.warning("event: refused: %s", reason)
        return refusal(status, code, message)

    async def receive(request: Request) -> Response:
        signature = request.headers.get(SIGNATURE_HEADER)
        if not signature:
            # Reject before the body is read.
            return refuse("forged", 401, "UNAUTHENTICATED", "There is no signature.")
        try:
            body = await read_bounded(request, MAX_BODY)
        except BodyTooLarge:
            return refuse("size", 413, "TOO_LARGE", f"An event has at most {MAX_BODY} bytes.")
        try:
            event = verify(body, signature=signature, secrets=webhook_secrets, now=now())
        except EventRejected as error:
            return refuse("forged", 401, "UNAUTHENTICATED", str(error))
        except EventMalformed as error:
            return refuse("malformed", 400, "BAD_USER_INPUT", str(error))
        try:
            result = await handle(payment_context, event)
        except (SQLAlchemyError, OSError, TimeoutError, StripeFailed, NotPaidYet) as error:
            # Not stored, so not acknowledged: Stripe will send it again.
            payment_context.metrics.payment_event("not_stored")
            _log.warning("event %s: %s: not stored: %s", event.id, event.type, type(error).__name__)
            return refusal(503, "UNAVAILABLE", "The event could not be stored.", RETRY_AFTER)
        payment_context.metrics.payment_event(result)
        _log.info("event %s: %s: %s", event.id, event.type, result)
        return JSONResponse({"status": "received"})

    return [Route(PAYMENTS_PATH, receive, methods=["POST"], name="payments")]
