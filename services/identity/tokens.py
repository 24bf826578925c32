"""Signed tokens (JWT): verify tokens of the identity provider or of this installation, and issue own ones."""

import asyncio
import hashlib
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol

import httpx
from msgspec import Struct

from services.clock import now
from services.egress import DIRECT, Egress
from services.errors import InvalidInput, Unauthenticated
from services.secrets import KeyRing

if TYPE_CHECKING:
    # With its cryptography it takes a tenth of a server's memory: imported for the first token, or by `load`.
    import jwt

MAX_TOKEN = 8192
MAX_SUBJECT = 255
REMEMBERED = 10_000
MAX_HEADERS = 16
CLOCK_SKEW_SECONDS = 10
JWKS_FRESH_SECONDS = 600.0
JWKS_RETRY_SECONDS = 10.0
JWKS_TIMEOUT_SECONDS = 5.0
MAX_JWKS_BYTES = 1_000_000
_BEARER = "bearer "

_log = logging.getLogger("atelier.tokens")


class Claims(Struct, frozen=True):
    """The claims of a valid token; ``expires_at`` in Unix seconds.

    ``email_verified``: according to the identity provider, the address belongs to this person.
    """

    subject: str
    email: str | None
    expires_at: float
    email_verified: bool = False


class _Verified(Struct, frozen=True):
    """A verified token: its header, the key that verified it, and its claims."""

    header: Mapping[str, Any]
    key: Any
    claims: Claims


def load() -> None:
    """Import the libraries that the first token needs; that blocks the process for 50 ms."""
    import jwt  # noqa: F401


class KeySource(Protocol):
    """A source of the keys that tokens must be signed with."""

    algorithms: tuple[str, ...]

    async def keys_for(self, header: Mapping[str, Any]) -> Sequence[Any]:
        """Return the keys of which one must have signed a token with this header.

        Raises:
            Unauthenticated: there is no such key.
        """


class SecretKey:
    """A secret shared with the signer of the tokens, and the older ones that are still accepted."""

    algorithms: tuple[str, ...] = ("HS256",)

    def __init__(self, secrets: KeyRing) -> None:
        self._secrets = secrets

    async def keys_for(self, header: Mapping[str, Any]) -> Sequence[bytes]:  # noqa: ARG002 - for all tokens the same
        return self._secrets.accepted


class PublishedKeys:
    """An identity provider's public keys, fetched from its JWKS address and cached for ten minutes.

    An unknown key triggers another fetch, at most every ten seconds, and only requests with an unknown key wait for it.
    While the provider cannot be reached, the last keys stay valid.
    """

    algorithms: tuple[str, ...] = ("RS256", "ES256")

    def __init__(self, url: str, *, egress: Egress = DIRECT, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url
        self._client = egress.client(timeout=JWKS_TIMEOUT_SECONDS, transport=transport)
        self._keys: dict[str | None, jwt.PyJWK] = {}
        self._tried_at = float("-inf")
        self._read_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None

    async def aclose(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._client.aclose()

    async def keys_for(self, header: Mapping[str, Any]) -> "Sequence[jwt.PyJWK]":
        kid = header.get("kid")
        key = self._find(kid)
        if key is None or time.monotonic() - self._read_at > JWKS_FRESH_SECONDS:
            self._begin_to_read()
        if key is None and self._reading is not None:
            # All waiting requests share one fetch; a cancelled request must not cancel it for the others.
            await asyncio.wait({self._reading})
            key = self._find(kid)
        if key is None:
            raise Unauthenticated("The token is signed with an unknown key.")
        return (key,)

    def _find(self, kid: object) -> "jwt.PyJWK | None":
        if kid is None and len(self._keys) == 1:
            return next(iter(self._keys.values()))
        return self._keys.get(kid) if isinstance(kid, str) else None

    def _begin_to_read(self) -> None:
        elapsed = time.monotonic()
        if self._reading is None and elapsed - self._tried_at > JWKS_RETRY_SECONDS:
            self._tried_at = elapsed
            self._reading = asyncio.create_task(self._read(), name="jwks")

    async def _read(self) -> None:
        import jwt  # See `load`.

        try:
            async with asyncio.timeout(JWKS_TIMEOUT_SECONDS):
                published = await self._fetch()
            keys = jwt.PyJWKSet.from_json(published.decode()).keys
            self._keys = {key.key_id: key for key in keys if key.algorithm_name in self.algorithms}
            self._read_at = time.monotonic()
        except Exception as error:  # noqa: BLE001 - if the fetch fails in any way, the last keys stay valid
            _log.warning("tokens: the key set could not be read: %s", type(error).__name__)
        finally:
            self._reading = None

    async def _fetch(self) -> bytes:
        body = bytearray()
        async with self._client.stream("GET", self._url) as response:
            response.raise_for_status()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MAX_JWKS_BYTES:
                    raise ValueError("the key set is too large")
        return bytes(body)


class TokenVerifier:
    """A verifier of ``Authorization`` values; ``issuer`` and ``audience`` are checked when set.

    A signature is checked once: a valid token is cached by its hash until it expires or its key is replaced. The cache
    holds header, key and claims, but not the token.
    """

    def __init__(
        self,
        keys: KeySource,
        *,
        issuer: str | None = None,
        audience: str | None = None,
        remembered: int = REMEMBERED,
    ) -> None:
        self._keys = keys
        self._issuer = issuer
        self._audience = audience
        self._most = remembered
        self._verified: OrderedDict[bytes, _Verified] = OrderedDict()
        self._headers: dict[str, Mapping[str, Any]] = {}

    async def verify(self, authorization: str) -> Claims:
        """Return the claims of a ``Bearer`` value.

        Raises:
            Unauthenticated: it is not a bearer token, not genuine, expired, or for another audience.
        """
        if authorization[: len(_BEARER)].lower() != _BEARER:
            raise Unauthenticated('The Authorization must be "Bearer <token>".')
        token = authorization[len(_BEARER) :].strip()
        if not token or len(token) > MAX_TOKEN:
            raise Unauthenticated("The token cannot be read.")
        name = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        known = self._verified.get(name)
        if known is None or not await self._holds(known):
            known = await self._verify(token)
        self._verified[name] = known
        self._verified.move_to_end(name)
        if len(self._verified) > self._most:
            self._verified.popitem(last=False)
        return known.claims

    def _read(self, claims: Mapping[str, Any]) -> Claims:
        return read_claims(claims)

    async def _holds(self, known: _Verified) -> bool:
        """Return whether a cached token is still valid; if not, verifying it again gives the reason."""
        if int(known.claims.expires_at) <= time.time() - CLOCK_SKEW_SECONDS:
            return False
        return any(key is known.key for key in await self._keys.keys_for(known.header))

    async def _verify(self, token: str) -> _Verified:
        import jwt  # See `load`.

        try:
            # Valid tokens share a few headers, and parsing one takes a third of the time of verifying a token.
            written = token.partition(".")[0]
            header = self._headers.get(written) or jwt.get_unverified_header(token)
            if header.get("alg") not in self._keys.algorithms:
                raise Unauthenticated("The token is signed in a way that is not accepted here.")
            key, claims = self._decode(token, await self._keys.keys_for(header))
            if len(self._headers) >= MAX_HEADERS:
                self._headers.clear()
            self._headers[written] = header
            return _Verified(header, key, self._read(claims))
        except jwt.ExpiredSignatureError as error:
            raise Unauthenticated("The token has expired.") from error
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
            raise Unauthenticated("The token is not valid.") from error

    def _decode(self, token: str, keys: Sequence[Any]) -> tuple[Any, dict[str, Any]]:
        """Return the key that signed a token, and its claims.

        Raises:
            jwt.PyJWTError: the token is not valid, or none of the keys signed it.
        """
        import jwt  # See `load`.

        for key in keys[:-1]:
            with suppress(jwt.InvalidSignatureError):
                return key, self._decode_with(key, token)
        return keys[-1], self._decode_with(keys[-1], token)

    def _decode_with(self, key: Any, token: str) -> dict[str, Any]:
        import jwt  # See `load`.

        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=self._keys.algorithms,
            issuer=self._issuer,
            audience=self._audience,
            leeway=CLOCK_SKEW_SECONDS,
            options={"require": ["exp", "sub"], "verify_aud": self._audience is not None},
        )
        return claims


def read_claims(claims: Mapping[str, Any]) -> Claims:
    """Return the claims of a verified token.

    Raises:
        Unauthenticated: it has no subject.
    """
    subject, email, expires_at = claims["sub"], claims.get("email"), claims["exp"]
    verified = claims.get("email_verified")
    if not isinstance(subject, str) or not _is_subject(subject):
        raise Unauthenticated("The token has no subject.")
    return Claims(
        subject=subject,
        email=email if isinstance(email, str) and len(email) <= MAX_SUBJECT and email.isprintable() else None,
        expires_at=float(expires_at),
        email_verified=verified is True or verified == "true",  # Some identity providers send a string.
    )


def _is_subject(text: str) -> bool:
    return 0 < len(text) <= MAX_SUBJECT and text.isprintable()


def issue(
    secret: bytes,
    subject: str,
    *,
    lifetime: timedelta,
    issuer: str | None = None,
    audience: str | None = None,
) -> tuple[str, float]:
    """Sign a token for a subject with HS256; return it and its expiry time (Unix seconds).

    Raises:
        InvalidInput: the subject is empty, too long or not printable.
    """
    import jwt  # See `load`.

    if not _is_subject(subject):
        raise InvalidInput(f"A subject has 1 to {MAX_SUBJECT} printable characters.")
    expires_at = (now() + lifetime).timestamp()
    # Without ``iat``: a machine with its clock behind would reject the token at first.
    claims: dict[str, Any] = {"sub": subject, "exp": int(expires_at)}
    if issuer is not None:
        claims["iss"] = issuer
    if audience is not None:
        claims["aud"] = audience
    return jwt.encode(claims, secret, algorithm="HS256"), float(int(expires_at))
