"""Tokens: only genuine ones are accepted, in any state of the identity provider."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from jwt.utils import base64url_encode
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.clock import now
from services.errors import Unauthenticated
from services.identity import tokens
from services.identity.tokens import MAX_SUBJECT, MAX_TOKEN, PublishedKeys, SecretKey, TokenVerifier, issue
from services.secrets import KeyRing
from tests.support.serving import serving
from tests.support.waiting import until

SECRET = b"a secret of thirty-two bytes....."
HOUR = timedelta(hours=1)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def claims(**others: object) -> dict[str, object]:
    """Return the claims of a good token with some changed; one that is given as None is left out."""
    all_claims = {"sub": "ada", "exp": int(time.time()) + 3600} | others
    return {name: value for name, value in all_claims.items() if value is not None}


def signed(key: Any = SECRET, algorithm: str = "HS256", *, kid: object = None, **others: object) -> str:
    headers = {} if kid is None else {"kid": kid}
    return "Bearer " + jwt.encode(claims(**others), key, algorithm=algorithm, headers=headers)


async def refused(verifier: TokenVerifier, authorization: str) -> str:
    with pytest.raises(Unauthenticated) as refusal:
        await verifier.verify(authorization)
    return str(refusal.value)


@pytest.fixture
def verifier() -> TokenVerifier:
    return TokenVerifier(SecretKey(KeyRing(SECRET)))


async def test_what_a_machine_signs_another_believes_whose_clock_is_behind(
    verifier: TokenVerifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "now", lambda: now() + timedelta(minutes=10))

    token, _ = issue(SECRET, "ada", lifetime=HOUR)

    assert (await verifier.verify(f"Bearer {token}")).subject == "ada"


async def test_what_this_installation_signs_it_believes(verifier: TokenVerifier) -> None:
    token, expires_at = issue(SECRET, "ada", lifetime=HOUR)

    told = await verifier.verify(f"bEaReR {token} ")

    assert (told.subject, told.email, told.expires_at) == ("ada", None, expires_at)
    assert abs(expires_at - time.time() - 3600) < 60


async def test_a_token_of_the_issuer_for_this_audience_is_believed() -> None:
    strict = TokenVerifier(SecretKey(KeyRing(SECRET)), issuer="https://id.example", audience="atelier")
    token, _ = issue(SECRET, "ada", lifetime=HOUR, issuer="https://id.example", audience="atelier")

    assert (await strict.verify(f"Bearer {token}")).subject == "ada"
    assert (await strict.verify(signed(iss="https://id.example", aud=["other", "atelier"]))).subject == "ada"


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"iss": "https://id.example"},
        {"aud": "atelier"},
        {"iss": "https://id.example.evil", "aud": "atelier"},
        {"iss": "https://id.example", "aud": "other"},
        {"iss": "https://id.example", "aud": []},
        {"iss": ["https://id.example"], "aud": "atelier"},
    ],
)
async def test_a_token_of_or_for_somebody_else_is_refused(others: dict[str, object]) -> None:
    strict = TokenVerifier(SecretKey(KeyRing(SECRET)), issuer="https://id.example", audience="atelier")

    # PyJWT itself refuses to sign some of these, so they are signed as plain bytes.
    token = jwt.PyJWS().encode(json.dumps(claims(**others)).encode(), SECRET, algorithm="HS256")

    assert await refused(strict, f"Bearer {token}") == "The token is not valid."


@pytest.mark.parametrize("skew", [-60, -3600])
async def test_an_expired_token_is_refused_as_expired(verifier: TokenVerifier, skew: int) -> None:
    assert await refused(verifier, signed(exp=int(time.time()) + skew)) == "The token has expired."


@pytest.mark.parametrize(
    "payload",
    [
        {"sub": "ada"},
        {"exp": 4_000_000_000},
        {"sub": "ada", "exp": None},
        {"sub": "ada", "exp": "soon"},
        {"sub": "ada", "exp": [4_000_000_000]},
        {"sub": "ada", "exp": float("inf")},
        {"sub": "ada", "exp": float("nan")},
        {"sub": "ada", "exp": 10**400},
        {"sub": "ada", "exp": 4_000_000_000, "nbf": 3_900_000_000},
        {"sub": "ada", "exp": 4_000_000_000, "iat": 3_900_000_000},
        {"sub": None, "exp": 4_000_000_000},
        {"sub": 7, "exp": 4_000_000_000},
        {"sub": ["ada"], "exp": 4_000_000_000},
        ["sub", "exp"],
        "ada",
    ],
)
async def test_claims_that_make_no_sense_are_refused(verifier: TokenVerifier, payload: object) -> None:
    token = jwt.PyJWS().encode(json.dumps(payload).encode(), SECRET, algorithm="HS256")

    assert await refused(verifier, f"Bearer {token}") == "The token is not valid."


@pytest.mark.parametrize(
    "subject", ["", "a" * (MAX_SUBJECT + 1), "a\0b", "line\nbreak", "\u202eada", "\ud800", "\u200bada", "a\u2028b"]
)
async def test_a_subject_that_cannot_be_shown_names_nobody(verifier: TokenVerifier, subject: str) -> None:
    token = jwt.PyJWS().encode(json.dumps(claims(sub=subject)).encode(), SECRET, algorithm="HS256")

    assert await refused(verifier, f"Bearer {token}") == "The token has no subject."


@pytest.mark.parametrize("email", ["a\0b@example.org", "\ud800@example.org", "a" * 300, 7, ["a@example.org"], {}])
async def test_an_email_that_cannot_be_kept_is_left_out(verifier: TokenVerifier, email: object) -> None:
    token = jwt.PyJWS().encode(json.dumps(claims(email=email)).encode(), SECRET, algorithm="HS256")

    assert (await verifier.verify(f"Bearer {token}")).email is None


async def test_a_longest_subject_and_an_email_are_taken(verifier: TokenVerifier) -> None:
    told = await verifier.verify(signed(sub="ä" * MAX_SUBJECT, email="ada@example.org"))

    assert (told.subject, told.email) == ("ä" * MAX_SUBJECT, "ada@example.org")


@pytest.mark.parametrize("authorization", ["", "Bearer", "Basic YWRhOmFkYQ==", "Bearer\ttoken", "token"])
async def test_what_is_no_bearer_token_is_refused(verifier: TokenVerifier, authorization: str) -> None:
    assert await refused(verifier, authorization) == 'The Authorization must be "Bearer <token>".'


@pytest.mark.parametrize("token", ["", "  ", "." * (MAX_TOKEN + 1)])
async def test_a_token_that_is_empty_or_too_long_is_not_read(verifier: TokenVerifier, token: str) -> None:
    assert await refused(verifier, f"Bearer {token}") == "The token cannot be read."


@pytest.mark.parametrize(
    "token",
    ["x", "..", "a.b.c", "e30.e30.", "\ud800.a.b", "é.é.é", "bnVsbA.e30.x", "W10.e30.x", "W1tb" * 1500 + ".a.b"],
)
async def test_a_token_that_is_none_is_refused(verifier: TokenVerifier, token: str) -> None:
    await refused(verifier, f"Bearer {token}")


async def test_a_token_that_was_changed_or_signed_by_another_is_refused(verifier: TokenVerifier) -> None:
    head, body, signature = signed().removeprefix("Bearer ").split(".")
    other = signed(sub="bob").removeprefix("Bearer ").split(".")[1]

    assert await refused(verifier, f"Bearer {head}.{other}.{signature}") == "The token is not valid."
    assert await refused(verifier, f"Bearer {head}.{body}.") == "The token is not valid."
    assert await refused(verifier, signed(b"another secret of 32 bytes......")) == "The token is not valid."


NOT_ACCEPTED = "The token is signed in a way that is not accepted here."


@pytest.mark.parametrize("algorithm", ["none", "HS384", "HS512"])
async def test_other_algorithms_than_the_one_are_not_accepted(verifier: TokenVerifier, algorithm: str) -> None:
    secret = "" if algorithm == "none" else SECRET.decode() * 2

    assert await refused(verifier, "Bearer " + jwt.encode(claims(), secret, algorithm=algorithm)) == NOT_ACCEPTED


@pytest.fixture(scope="module")
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def ec_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def published(key: Key, kid: str | None) -> dict[str, Any]:
    public = key.public_key()
    jwk: dict[str, Any] = (
        RSAAlgorithm.to_jwk(public, as_dict=True)
        if isinstance(public, rsa.RSAPublicKey)
        else ECAlgorithm.to_jwk(public, as_dict=True)
    )
    return jwk if kid is None else jwk | {"kid": kid}


@dataclass
class Provider:
    """An identity provider that publishes the ``keys`` of a test, and counts its requests."""

    url: str = ""
    keys: list[Any] = field(default_factory=list)
    body: bytes | None = None
    status: int = 200
    asked: int = 0
    answering: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, _request: Request) -> Response:
        self.asked += 1
        await self.answering.wait()
        body = json.dumps({"keys": self.keys}).encode() if self.body is None else self.body
        return Response(body, status_code=self.status, media_type="application/json")


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    made = Provider()
    made.answering.set()
    async with serving(Starlette(routes=[Route("/keys/", made.answer)])) as url:
        made.url = f"{url}/keys/"
        yield made
        made.answering.set()


@pytest.fixture
async def keys(provider: Provider) -> AsyncIterator[PublishedKeys]:
    opened = PublishedKeys(provider.url)
    yield opened
    await opened.aclose()


@dataclass
class Clock:
    """A clock that stands still until it is put forward."""

    seconds: float = 1000.0

    def monotonic(self) -> float:
        return self.seconds

    def time(self) -> float:
        return time.time()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    standing = Clock()
    monkeypatch.setattr(tokens, "time", standing)
    return standing


class Signatures:
    """Checks tokens as PyJWT does, and counts how often."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.checked = 0
        self._decode = jwt.decode
        monkeypatch.setattr(jwt, "decode", self._count)

    def _count(self, *arguments: Any, **options: Any) -> Any:
        self.checked += 1
        return self._decode(*arguments, **options)


async def test_the_signature_of_a_token_is_checked_once(
    verifier: TokenVerifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    signatures = Signatures(monkeypatch)
    ada, bob = signed(), signed(sub="bob")

    told = [(await verifier.verify(token)).subject for token in (ada, bob, ada, bob)]

    assert told == ["ada", "bob", "ada", "bob"]
    assert signatures.checked == 2


async def test_a_token_that_was_genuine_is_refused_as_soon_as_it_has_expired(verifier: TokenVerifier) -> None:
    token = signed(exp=int(time.time()) - tokens.CLOCK_SKEW_SECONDS + 4)
    await verifier.verify(token)

    async def is_refused() -> bool:
        try:
            await verifier.verify(token)
        except Unauthenticated as refusal:
            return str(refusal) == "The token has expired."
        return False

    assert await until(is_refused)


async def test_a_token_that_is_refused_is_looked_at_each_time(
    verifier: TokenVerifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    signatures = Signatures(monkeypatch)
    forged = signed(b"another secret of thirty-two bytes")

    for _ in range(2):
        assert await refused(verifier, forged) == "The token is not valid."
    assert signatures.checked == 2


async def test_only_the_tokens_seen_last_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = Signatures(monkeypatch)
    verifier = TokenVerifier(SecretKey(KeyRing(SECRET)), remembered=2)
    ada, bob, eve = (signed(sub=subject) for subject in ("ada", "bob", "eve"))

    for token in (ada, bob, ada, eve, ada, bob):
        await verifier.verify(token)

    assert signatures.checked == 4


async def test_published_keys_of_both_kinds_verify(
    provider: Provider, keys: PublishedKeys, rsa_key: rsa.RSAPrivateKey, ec_key: ec.EllipticCurvePrivateKey
) -> None:
    provider.keys = [published(rsa_key, "r"), published(ec_key, "e")]
    verifier = TokenVerifier(keys)

    assert (await verifier.verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"
    assert (await verifier.verify(signed(ec_key, "ES256", kid="e", sub="bob"))).subject == "bob"
    assert await refused(verifier, signed(ec_key, "ES256", kid="r")) == "The token is not valid."
    assert provider.asked == 1


async def test_a_token_without_a_key_id_is_believed_only_where_there_is_one_key(
    provider: Provider,
    keys: PublishedKeys,
    clock: Clock,
    rsa_key: rsa.RSAPrivateKey,
    ec_key: ec.EllipticCurvePrivateKey,
) -> None:
    provider.keys = [published(rsa_key, "r")]
    verifier = TokenVerifier(keys)
    assert (await verifier.verify(signed(rsa_key, "RS256"))).subject == "ada"

    provider.keys.append(published(ec_key, "e"))
    clock.seconds += 11
    await refused(verifier, signed(ec_key, "ES256", kid="e2"))
    assert "unknown key" in await refused(verifier, signed(rsa_key, "RS256"))


def forge(header: dict[str, str], secret: bytes) -> str:
    """Sign by HMAC with any header: PyJWT refuses this, and an attacker does not need PyJWT."""
    head, body = (base64url_encode(json.dumps(part).encode()) for part in (header, claims()))
    signature = base64url_encode(hmac.digest(secret, head + b"." + body, hashlib.sha256))
    return f"Bearer {b'.'.join((head, body, signature)).decode()}"


async def test_the_public_key_is_no_secret_to_sign_with(
    provider: Provider, keys: PublishedKeys, rsa_key: rsa.RSAPrivateKey
) -> None:
    provider.keys = [published(rsa_key, "r")]
    pem = rsa_key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    forged = forge({"alg": "HS256", "kid": "r"}, pem)
    unsigned = jwt.encode(claims(), "", algorithm="none", headers={"kid": "r"})

    assert await refused(TokenVerifier(keys), forged) == NOT_ACCEPTED
    assert await refused(TokenVerifier(keys), f"Bearer {unsigned}") == NOT_ACCEPTED
    assert provider.asked == 0


async def test_a_symmetric_key_that_is_published_verifies_nothing(
    provider: Provider, keys: PublishedKeys, rsa_key: rsa.RSAPrivateKey
) -> None:
    secret = base64url_encode(SECRET).decode()
    provider.keys = [{"kty": "oct", "k": secret, "kid": "s"}, published(rsa_key, "r")]
    forged = forge({"alg": "RS256", "kid": "s"}, SECRET)

    assert "unknown key" in await refused(TokenVerifier(keys), forged)


async def test_a_new_key_is_learned_and_an_old_one_forgotten(
    provider: Provider,
    keys: PublishedKeys,
    clock: Clock,
    rsa_key: rsa.RSAPrivateKey,
    ec_key: ec.EllipticCurvePrivateKey,
) -> None:
    verifier = TokenVerifier(keys)
    provider.keys = [published(rsa_key, "old")]
    await verifier.verify(signed(rsa_key, "RS256", kid="old"))
    provider.keys = [published(ec_key, "new")]
    clock.seconds += 11

    assert (await verifier.verify(signed(ec_key, "ES256", kid="new"))).subject == "ada"
    assert "unknown key" in await refused(verifier, signed(rsa_key, "RS256", kid="old"))
    assert provider.asked == 2


async def test_unknown_keys_cause_a_fetch_every_ten_seconds_at_most(
    provider: Provider, keys: PublishedKeys, clock: Clock, rsa_key: rsa.RSAPrivateKey
) -> None:
    verifier = TokenVerifier(keys)
    provider.keys = [published(rsa_key, "r")]

    await asyncio.gather(*(refused(verifier, signed(rsa_key, "RS256", kid=f"k{index}")) for index in range(20)))
    clock.seconds += 9
    await refused(verifier, signed(rsa_key, "RS256", kid="k"))
    assert provider.asked == 1

    clock.seconds += 2
    await refused(verifier, signed(rsa_key, "RS256", kid="k"))
    assert provider.asked == 2


async def test_known_keys_need_no_wait_while_the_provider_hangs(
    provider: Provider, keys: PublishedKeys, clock: Clock, rsa_key: rsa.RSAPrivateKey
) -> None:
    verifier = TokenVerifier(keys)
    provider.keys = [published(rsa_key, "r")]
    await verifier.verify(signed(rsa_key, "RS256", kid="r"))
    provider.answering.clear()
    clock.seconds += 601

    # Stale by now: it is read again in the background, while tokens with a known key are accepted.
    assert (await verifier.verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"
    await until(lambda: provider.asked == 2)
    stranger = asyncio.create_task(refused(verifier, signed(rsa_key, "RS256", kid="x")))
    assert (await verifier.verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"
    assert not stranger.done()

    provider.answering.set()
    assert "unknown key" in await stranger
    assert provider.asked == 2


GARBAGE = [
    (200, body)
    for body in (
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[]",
        b'"keys"',
        b"null",
        b"{}",
        b'{"keys": []}',
        b'{"keys": {}}',
        b'{"keys": ["x"]}',
        b'{"keys": [null]}',
        b'{"keys": [{"kty": "RSA", "kid": "r", "n": "AA", "e": "AA"}]}',
        b'{"keys": [{"kty": "EC", "kid": "r", "crv": "P-256", "x": "AA", "y": "AA"}]}',
        b'{"keys": ' + b"[" * 100_000,
        b'{"keys": []}' + b" " * 1_000_001,
    )
] + [(500, None), (302, None)]


@pytest.mark.parametrize(("status", "body"), GARBAGE)
async def test_keys_stay_in_force_whatever_the_provider_answers(
    provider: Provider,
    keys: PublishedKeys,
    clock: Clock,
    rsa_key: rsa.RSAPrivateKey,
    status: int,
    body: bytes | None,
) -> None:
    verifier = TokenVerifier(keys)
    provider.keys = [published(rsa_key, "r")]
    await verifier.verify(signed(rsa_key, "RS256", kid="r"))
    provider.status, provider.body = status, body
    clock.seconds += 601

    assert "unknown key" in await refused(verifier, signed(rsa_key, "RS256", kid="x"))
    assert (await verifier.verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"
    assert provider.asked == 2


async def test_one_key_that_is_broken_does_not_hide_the_others(
    provider: Provider, keys: PublishedKeys, rsa_key: rsa.RSAPrivateKey
) -> None:
    provider.keys = [{"kty": "RSA", "kid": "a", "n": "!", "e": "AA"}, {"kty": "new"}, published(rsa_key, "r")]

    assert (await TokenVerifier(keys).verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"


async def test_a_provider_that_is_down_causes_a_refusal_and_a_later_fetch(
    clock: Clock, rsa_key: rsa.RSAPrivateKey
) -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        if len(asked) == 1:
            raise httpx.ConnectError("nobody is there")
        return httpx.Response(200, json={"keys": [published(rsa_key, "r")]})

    keys = PublishedKeys("https://id.example/keys", transport=httpx.MockTransport(answer))
    verifier = TokenVerifier(keys)

    assert "unknown key" in await refused(verifier, signed(rsa_key, "RS256", kid="r"))
    assert "unknown key" in await refused(verifier, signed(rsa_key, "RS256", kid="r"))
    clock.seconds += 11
    assert (await verifier.verify(signed(rsa_key, "RS256", kid="r"))).subject == "ada"
    assert len(asked) == 2
    await keys.aclose()


async def test_closing_ends_a_reading_that_hangs(provider: Provider, rsa_key: rsa.RSAPrivateKey) -> None:
    keys = PublishedKeys(provider.url)
    provider.answering.clear()
    waiting = asyncio.create_task(refused(TokenVerifier(keys), signed(rsa_key, "RS256", kid="r")))
    await until(lambda: provider.asked == 1)

    async with asyncio.timeout(120):
        await keys.aclose()
        assert "unknown key" in await waiting
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "jwks"]


@pytest.mark.parametrize(
    ("claim", "verified"),
    [(True, True), ("true", True), (None, False), (False, False), ("false", False), (1, False), ("yes", False)],
)
async def test_an_address_is_verified_only_if_the_token_has_the_claim(
    verifier: TokenVerifier, claim: object, verified: bool
) -> None:
    found = await verifier.verify(signed(email="ada@example.org", email_verified=claim))

    assert found.email_verified is verified


@pytest.mark.parametrize("audience", ["another application", ["one", "another"], None])
async def test_a_token_for_another_application_is_refused(audience: object) -> None:
    verifier = TokenVerifier(SecretKey(KeyRing(SECRET)), audience="atelier")

    assert await refused(verifier, signed(aud=audience)) == "The token is not valid."
    assert (await verifier.verify(signed(aud=["another", "atelier"]))).subject == "ada"
