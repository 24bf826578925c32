"""The callback route: verify the sender, note the hint, answer in milliseconds."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from db.engine import Database
from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import address_of, refusal, too_many
from services.clock import now
from services.events.doorbell import Doorbell
from services.generation.addresses import CallbackAddresses
from services.generation.callbacks import hear
from services.kie import callbacks
from services.kie.errors import CallbackMalformed, CallbackRejected, CallbackStale
from services.metrics import Metrics
from services.quotas import Quotas

MAX_BODY = 256 * 1024
MAX_ATTEMPT_DIGITS = 4

_log = logging.getLogger("atelier.callback")


def callback_routes(
    database: Database,
    doorbell: Doorbell,
    addresses: CallbackAddresses,
    metrics: Metrics,
    quotas: Quotas,
    *,
    webhook_key: str | None,
) -> list[Route]:
    """Return the route that Kie.ai calls; ``webhook_key`` is what it signs with, where it does.

    What was not given out is refused by its token alone, without asking the database or Redis, and counts apart: who
    sends much of it does not keep Kie.ai out, even from the same address.
    """

    def refused(verdict: str, status: int, code: str, message: str) -> Response:
        metrics.callback(verdict)
        _log.info("callback: refused: %s", verdict)
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
        allowance = quotas.allowances.callbacks if genuine else quotas.allowances.forged_callbacks
        standing = await quotas.take(allowance, address_of(request))
        if standing.exceeded:
            metrics.callback("too_many")
            return too_many(standing)
        if not genuine:
            return refused("token", 401, "UNAUTHENTICATED", "The address is not one that was given out.")
        try:
            body = await read_bounded(request, MAX_BODY)
        except BodyTooLarge:
            return refused("size", 413, "TOO_LARGE", f"A callback has at most {MAX_BODY} bytes.")
        try:
            hint = callbacks.verify(
                body,
                signatures=request.headers.getlist(callbacks.SIGNATURE_HEADER),
                timestamps=request.headers.getlist(callbacks.TIMESTAMP_HEADER),
                key=webhook_key,
                now=now(),
            )
        except CallbackMalformed as error:
            return refused("malformed", 400, "BAD_USER_INPUT", str(error))
        except CallbackRejected as error:
            return refused(
                "stale" if isinstance(error, CallbackStale) else "forged", 401, "UNAUTHENTICATED", str(error)
            )
        try:
            heard = await hear(
                database, doorbell, creation_id=creation_id, attempt=int(attempt), kie_task_id=hint.kie_task_id
            )
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            # Not stored, so not acknowledged: Kie.ai is to send it again.
            metrics.callback("not_stored")
            _log.warning("callback: %s: not stored: %s", creation_id, type(error).__name__)
            return refusal(503, "UNAVAILABLE", "The callback could not be stored.", {"Retry-After": "5"})
        metrics.callback(heard)
        _log.info("callback: %s: %s", creation_id, heard)
        return JSONResponse({"status": "received"})

    return [Route("/api/callback", receive, methods=["POST"], name="callback")]
