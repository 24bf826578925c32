"""Demo sign-in: the route that creates a user for a visitor of the sandbox."""

import secrets
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from routes.errors import address_of, refusal, too_many
from services.errors import RateLimited
from services.identity import tokens
from services.identity.accounts import DEMO_PREFIX, Accounts
from services.rate_limits.limiter import RateLimiter
from services.secrets import KeyRing

LIFETIME = timedelta(days=1)


def demo_routes(accounts: Accounts, rate_limiter: RateLimiter, keys: KeyRing) -> list[Route]:
    """Return ``POST /auth/demo``; only for an installation that signs its own tokens, in the sandbox."""

    async def sign_in(request: Request) -> Response:
        address = address_of(request)
        state = await rate_limiter.take(rate_limiter.allowances.sign_ins, address)
        if state.exceeded:
            return too_many(state)
        subject = f"{DEMO_PREFIX}{secrets.token_hex(8)}"
        try:
            user = await accounts.by_subject(subject, address=address)
        except RateLimited as error:
            return refusal(429, "RATE_LIMITED", error.message, {"Retry-After": str(error.retry_after)})
        token, expires_at = tokens.issue(keys.newest, subject, lifetime=LIFETIME)
        return JSONResponse(
            {"token": token, "expiresAt": int(expires_at), "userId": user.id, "sandbox": True},
            201,
            headers={"Cache-Control": "no-store"},
        )

    return [Route("/auth/demo", sign_in, methods=["POST"], name="demo-sign-in")]
