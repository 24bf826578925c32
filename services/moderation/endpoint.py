"""The operator's moderation endpoint: one signed request with the words of a prompt, and one bounded answer."""

import asyncio
import base64
import hashlib
import hmac
import time
from typing import Self

import httpx
import msgspec
from msgspec import Struct, field

from db.base import new_id
from services.egress import DIRECT, Egress

SECONDS = 2.0
MAX_ANSWER = 4_096  # Bytes.
MAX_REASON = 200  # Characters.
MAX_CALLS = 64  # Concurrent in this process.
SECRET_PREFIX = "whsec_"  # noqa: S105 - not a secret; that of Standard Webhooks


class EndpointFailed(Exception):
    """The endpoint gave no usable answer in time; the message has no word of the prompt."""


class Words(Struct, frozen=True, rename="camel"):
    """The words of a request, as the endpoint receives them; ``count``: the number of images."""

    prompt: str
    negative_prompt: str | None = None
    model: str | None = None
    user: str | None = None
    count: int = 1


class Verdict(Struct, frozen=True):
    """The endpoint's answer; ``reason`` is for the user."""

    allowed: bool
    reason: str | None = None


class EndpointConfig(Struct, frozen=True):
    """The address of the endpoint, and how its requests are authenticated."""

    url: str
    token: str | None = field(default=None)  # Sent as a bearer token.
    secret: str | None = field(default=None)  # Signs the requests as Standard Webhooks does.
    egress: Egress = DIRECT

    def __repr__(self) -> str:
        return f"EndpointConfig({self.url!r})"


class Endpoint:
    """A client of the endpoint; it follows no redirect, and may call private addresses: the operator chose it."""

    def __init__(self, config: EndpointConfig) -> None:
        self._config = config
        self._key = None if config.secret is None else signing_key(config.secret)
        limits = httpx.Limits(max_connections=MAX_CALLS, max_keepalive_connections=16)
        self._client = config.egress.client(timeout=SECONDS, limits=limits, follow_redirects=False)
        self._places = asyncio.Semaphore(MAX_CALLS)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def judge(self, words: Words) -> Verdict:
        """Return the endpoint's verdict.

        Raises:
            EndpointFailed: there was no usable answer within ``SECONDS``.
        """
        body = msgspec.json.encode(words)
        try:
            async with asyncio.timeout(SECONDS), self._places:
                answer = await self._post(body)
            verdict = msgspec.json.decode(answer, type=Verdict)
        except TimeoutError:
            raise EndpointFailed("no answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise EndpointFailed(type(error).__name__) from error
        except (msgspec.MsgspecError, UnicodeDecodeError):
            # Without the cause, which may repeat the answer.
            raise EndpointFailed("the answer cannot be read") from None
        return verdict if verdict.reason is None else Verdict(verdict.allowed, _shown(verdict.reason))

    async def _post(self, body: bytes) -> bytes:
        async with self._client.stream("POST", self._config.url, content=body, headers=self._headers(body)) as response:
            if response.status_code != httpx.codes.OK:
                raise EndpointFailed(f"HTTP {response.status_code}")
            answer = bytearray()
            async for chunk in response.aiter_raw():
                answer += chunk
                if len(answer) > MAX_ANSWER:
                    raise EndpointFailed(f"the answer has more than {MAX_ANSWER} bytes")
        return bytes(answer)

    def _headers(self, body: bytes) -> dict[str, str]:
        # A small compressed answer may be large.
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._config.token is not None:
            headers["Authorization"] = f"Bearer {self._config.token}"
        if self._key is not None:
            message_id, timestamp = new_id("mod"), str(int(time.time()))
            headers |= {
                "webhook-id": message_id,
                "webhook-timestamp": timestamp,
                "webhook-signature": signature(self._key, message_id, timestamp, body),
            }
        return headers


def signing_key(secret: str) -> bytes:
    """Return the key of a secret in the form of Standard Webhooks.

    Raises:
        ValueError: it has another form.
    """
    if not secret.startswith(SECRET_PREFIX):
        raise ValueError(f"it must begin with {SECRET_PREFIX}")
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    if not 24 <= len(key) <= 64:
        raise ValueError("it must have 24 to 64 bytes")
    return key


def signature(key: bytes, message_id: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a request.

    Source: Standard Webhooks specification, "Signature scheme".
    """
    message = f"{message_id}.{timestamp}.".encode() + body
    return f"v1,{base64.b64encode(hmac.digest(key, message, hashlib.sha256)).decode()}"


def _shown(reason: str) -> str | None:
    text = "".join(character for character in reason if character.isprintable()).strip()
    return text[:MAX_REASON] or None
