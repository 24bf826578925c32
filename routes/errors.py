"""Error responses of plain HTTP: refusals, rate limits, and outages of the database or the storage."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from db.outages import is_outage
from services.media.storage.base import StorageError
from services.rate_limits.client_ip import rate_limit_key
from services.rate_limits.limiter import RateLimitState

RETRY_SECONDS = 5  # Retry-After of clients during an outage.
RETRY_AFTER = {"Retry-After": str(RETRY_SECONDS)}

_log = logging.getLogger("atelier.http")


def refusal(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers=headers)


def too_many(state: RateLimitState) -> JSONResponse:
    """Return 429 for a used-up quota, with the seconds until it is full again."""
    message = f"Too many requests. Try again in {state.reset_after} seconds."
    return refusal(429, "RATE_LIMITED", message, {"Retry-After": str(state.reset_after)})


def address_of(request: Request) -> str:
    """Return the rate-limit key of the client's address."""
    return rate_limit_key(request.client.host if request.client else None)


async def _outage(request: Request, error: Exception) -> Response:
    """Return 503 if the database or the storage is unreachable; raise other errors again, as they are defects."""
    is_storage = isinstance(error, StorageError) and error.retryable
    if not is_storage and not is_outage(error):
        raise error
    # Do not log the path, which may contain a signature, or the message, which may quote an address.
    route = getattr(request.scope.get("route"), "path", "none")
    _log.warning("http: an outage in %s %s: %s", request.method, route, type(error).__name__)
    if is_storage:
        return refusal(503, "STORAGE_UNAVAILABLE", "The storage cannot be reached just now.", RETRY_AFTER)
    return refusal(503, "UNAVAILABLE", "The database cannot be reached just now; try again.", RETRY_AFTER)


async def _incomplete(_request: Request, _error: Exception) -> Response:
    # The client can read it only if it closed just its sending half of the connection.
    return refusal(400, "INCOMPLETE", "The request ended before its body had come.")


NO_DEFECTS = {
    SQLAlchemyError: _outage,
    OSError: _outage,
    StorageError: _outage,
    ClientDisconnect: _incomplete,
}
"""Exception handlers of an application, by exception class, for errors that are not our defects."""
