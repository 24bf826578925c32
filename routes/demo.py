"""Demo sign-in: a fresh user for whoever tries the sandbox."""

import secrets
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from routes.errors import address_of, too_many
from services import tokens
from services.accounts import DEMO_PREFIX, Accounts
from services.quotas import Quotas

LIFETIME = timedelta(days=1)


def demo_routes(accounts: Accounts, quotas: Quotas, key: bytes) -> list[Route]:
    """Return ``POST /auth/demo``; only for an installation that signs its own tokens, in the sandbox."""

    async def sign_in(request: Request) -> Response:
        standing = await quotas.take(quotas.allowances.sign_ins, address_of(request))
        if standing.exceeded:
            return too_many(standing)
        subject = f"{DEMO_PREFIX}{secrets.token_hex(8)}"
        user = await accounts.by_subject(subject)
        token, expires_at = tokens.issue(key, subject, lifetime=LIFETIME)
        return JSONResponse(
            {"token": token, "expiresAt": int(expires_at), "userId": user.id, "sandbox": True},
            201,
            headers={"Cache-Control": "no-store"},
        )

    return [Route("/auth/demo", sign_in, methods=["POST"], name="demo-sign-in")]
