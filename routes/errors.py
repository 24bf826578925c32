"""How plain HTTP says no."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from services.peers import peer_of
from services.quotas import Standing


def refusal(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers=headers)


def too_many(standing: Standing) -> JSONResponse:
    """Say that a quota is used up, and when it is whole again."""
    message = f"Too many requests; try again in {standing.reset_after} seconds."
    return refusal(429, "RATE_LIMITED", message, {"Retry-After": str(standing.reset_after)})


def address_of(request: Request) -> str:
    """Return the name under which the client's address is counted."""
    return peer_of(request.client.host if request.client else None)
