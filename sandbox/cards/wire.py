"""Stripe's wire format: errors, API keys, and signatures of events."""

import hashlib
import hmac
import secrets
import time

from starlette.requests import Request
from starlette.responses import JSONResponse


class StripeRefused(Exception):
    """A rejected call; ``error`` is the body in Stripe's form."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"type": kind, "message": message} | {
            name: value for name, value in (("code", code), ("param", param)) if value is not None
        }


def answer(content: object, status: int = 200, *, replayed: bool = False) -> JSONResponse:
    headers = {"Request-Id": f"req_{secrets.token_hex(7)}"}
    if replayed:
        headers["Idempotent-Replayed"] = "true"
    return JSONResponse(content, status, headers=headers)


def refusal(refused: StripeRefused) -> JSONResponse:
    return answer({"error": refused.error}, refused.status)


def check_key(request: Request) -> None:
    """Check that the request has a secret key; any secret key is valid here.

    Raises:
        StripeRefused: it has none.
    """
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip().startswith(("sk_", "rk_")):
        raise StripeRefused(401, "You did not provide an API key, or it is not a secret key.")


def signature(secret: str, body: bytes, moment: int | None = None) -> str:
    """Return the header that signs an event: HMAC-SHA256 of ``timestamp.body``, in hexadecimal.

    Source: Stripe documentation, "Verify webhook signatures manually".
    """
    timestamp = int(time.time()) if moment is None else moment
    mac = hmac.new(secret.encode(), str(timestamp).encode() + b"." + body, hashlib.sha256)
    return f"t={timestamp},v1={mac.hexdigest()}"
