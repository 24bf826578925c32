"""Sign-in of operators: a fresh token of the identity provider, of a listed subject or with a named claim."""

import logging
import time
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from db.engine import Database
from db.queries import users as user_queries
from db.records.users import UserRecord
from services.errors import AccountBlocked, Unauthenticated
from services.identity import facts
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.identity.tokens import CLOCK_SKEW_SECONDS, Claims, TokenVerifier, read_claims
from services.operators.operators import Operator, OperatorPolicy
from services.rate_limits.limiter import RateLimiter

MAX_AGE_SECONDS = 3600
REMEMBERED = 1_000

_log = logging.getLogger("atelier.operators")


class NotAnOperator(Exception):
    """The token is genuine, but its subject is no operator; the message may be shown."""

    graphql_code = "FORBIDDEN"


class OperatorClaims(Claims, frozen=True):
    """All claims of a valid token."""

    whole: Mapping[str, Any] = {}


class OperatorTokens(TokenVerifier):
    """A verifier that keeps all claims of a token."""

    def _read(self, claims: Mapping[str, Any]) -> OperatorClaims:
        read = read_claims(claims)
        return OperatorClaims(
            subject=read.subject,
            email=read.email,
            expires_at=read.expires_at,
            email_verified=read.email_verified,
            whole=claims,
        )


class SignedInOperator(Struct, frozen=True):
    """A signed-in operator, and the time when the token can no longer be used (Unix seconds).

    ``user_id``: the operator's account as a user of the product, which can be blocked; None if there is none.
    """

    operator: Operator
    expires_at: float
    user_id: str | None = None


class OperatorAuthenticator:
    """An authenticator of operators that rate-limits addresses with many refused tokens."""

    def __init__(
        self,
        verifier: OperatorTokens,
        policy: OperatorPolicy,
        database: Database,
        blocks: Blocks,
        identities: Identities,
        rate_limiter: RateLimiter,
    ) -> None:
        self._verifier = verifier
        self._policy = policy
        self._database = database
        self._blocks = blocks
        self._identities = identities
        self._rate_limiter = rate_limiter

    async def authenticate(self, authorization: str, *, address: str, request_id: str) -> SignedInOperator:
        """Return the operator of a token.

        Raises:
            Unauthenticated: the token is not valid, or was not issued within the last hour.
            NotAnOperator: its subject is no operator.
            AccountBlocked: its subject is a blocked user, or was one when the account was erased.
            RateLimited: too many refused tokens from this address.
        """
        try:
            return await self._authenticate(authorization, request_id)
        except (Unauthenticated, NotAnOperator) as error:
            _log.warning("operators: a token was refused (request: %s): %s", request_id, error)
            (await self._rate_limiter.take(self._rate_limiter.allowances.sign_ins, address)).refuse()
            raise

    async def _authenticate(self, authorization: str, request_id: str) -> SignedInOperator:
        claims = await self._verifier.verify(authorization)
        if not isinstance(claims, OperatorClaims):
            raise TypeError("the verifier of operators reads all claims")
        usable_until = _issued_at(claims) + MAX_AGE_SECONDS
        if time.time() > usable_until + CLOCK_SKEW_SECONDS:
            raise Unauthenticated("The token of an operator must have been issued within the last hour: sign in again.")
        role = self._policy.role_of(claims.subject, claims.whole)
        if role is None:
            raise NotAnOperator("This account is not an operator.")
        user = await user_queries.by_subject(self._database, claims.subject)
        if await self._is_blocked(user, claims.subject):
            raise AccountBlocked
        operator = Operator(actor=claims.subject, role=role, subject=claims.subject, request_id=request_id[:64])
        user_id = None if user is None else user.id
        return SignedInOperator(operator, min(claims.expires_at, usable_until), user_id)

    async def _is_blocked(self, user: UserRecord | None, subject: str) -> bool:
        if user is not None:
            return user.id in self._blocks
        # The erasure of an account does not end its block, even before the person has another account.
        async with self._database.read() as connection:
            return await facts.is_blocked(connection, self._identities, subject)


def _issued_at(claims: OperatorClaims) -> float:
    issued_at = claims.whole.get("iat")
    if isinstance(issued_at, bool) or not isinstance(issued_at, int | float):
        raise Unauthenticated("The token of an operator must have the claim `iat`.")
    return float(issued_at)
