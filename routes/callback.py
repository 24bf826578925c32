"""The route for the provider's callbacks: verify the sender, store the hint, respond in milliseconds."""

import logging

import httpx
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from db.engine import Database
from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import RETRY_AFTER, address_of, refusal, too_many
from services.clock import now
from services.events.publisher import EventPublisher
from services.generation import callbacks as generation_callbacks
from services.generation.callback_urls import CallbackUrls
from services.observability.metrics import Metrics
from services.providers.base import Provider
from services.providers.errors import CallbackForged, CallbackMalformed, CallbackRejected, CallbackStale
from services.rate_limits.limiter import RateLimiter

MAX_BODY = 256 * 1024
MAX_ATTEMPT_DIGITS = 4
VERDICTS = (
    *generation_callbacks.CallbackResult,
    *(error.verdict for error in (CallbackMalformed, CallbackForged, CallbackStale)),
    *("token", "size", "too_many", "not_stored"),
)

_log = logging.getLogger("atelier.callback")


def callback_routes(
    database: Database,
    event_publisher: EventPublisher,
    provider: Provider,
    addresses: CallbackUrls,
    metrics: Metrics,
    rate_limiter: RateLimiter,
) -> list[Route]:
    """Return the route for the provider's callbacks.

    A callback with a forged token is rejected without the database or Redis. Forged callbacks have a rate limit of
    their own, so many of them do not block the provider's, even from the same address.
    """

    metrics.expect_callbacks(VERDICTS)

    def refuse(reason: str, status: int, code: str, message: str) -> Response:
        metrics.callback(reason)
        _log.info("callback: refused: %s", reason)
        return refusal(status, code, message)

    async def receive(request: Request) -> Response:
        query = request.query_params
        creation_id, attempt = query.get("creation", ""), query.get("attempt", "")
        genuine = (
            attempt.isascii()
            and attempt.isdecimal()
            and len(attempt) <= MAX_ATTEMPT_DIGITS
            and addresses.is_genuine(creation_id, int(attempt), query.get("token", ""))
        )
        allowance = rate_limiter.allowances.callbacks if genuine else rate_limiter.allowances.forged_callbacks
        state = await rate_limiter.take(allowance, address_of(request))
        if state.exceeded:
            metrics.callback("too_many")
            return too_many(state)
        if not genuine:
            return refuse("token", 401, "UNAUTHENTICATED", "This address was not issued by this installation.")
        try:
            body = await read_bounded(request, MAX_BODY)
        except BodyTooLarge:
            return refuse("size", 413, "TOO_LARGE", f"A callback has at most {MAX_BODY} bytes.")
        try:
            task_id = provider.verify_callback(body, httpx.Headers(request.headers.raw), now=now())
        except CallbackMalformed as error:
            return refuse(error.verdict, 400, "BAD_USER_INPUT", str(error))
        except CallbackRejected as error:
            return refuse(error.verdict, 401, "UNAUTHENTICATED", str(error))
        try:
            result = await generation_callbacks.receive(
                database,
                event_publisher,
                creation_id=creation_id,
                attempt=int(attempt),
                provider_task_id=task_id,
            )
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            # Not stored, so not acknowledged: the provider will send it again.
            metrics.callback("not_stored")
            _log.warning("callback: %s: not stored: %s", creation_id, type(error).__name__)
            return refusal(503, "UNAVAILABLE", "The callback could not be stored.", RETRY_AFTER)
        metrics.callback(result)
        _log.info("callback: %s: %s", creation_id, result)
        return JSONResponse({"status": "received"})

    return [Route("/api/callback", receive, methods=["POST"], name="callback")]
