"""The operator's moderation endpoint: one signed request with the words of a prompt, and one bounded answer."""

import asyncio
from datetime import UTC, datetime
from typing import Self

import httpx
import msgspec
from msgspec import Struct, field

from db.base import new_id
from services.egress import DIRECT, Egress
from services.standard_webhooks import check_secret, signed_headers

SECONDS = 2.0
MAX_ANSWER = 4_096  # Bytes.
MAX_REASON = 200  # Characters.
MAX_CALLS = 64  # Concurrent in this process.


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
        if config.secret is not None:
            check_secret(config.secret)
        self._config = config
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
        if self._config.secret is not None:
            headers |= signed_headers(new_id("mod"), datetime.now(UTC), body.decode(), [self._config.secret])
        return headers


def _shown(reason: str) -> str | None:
    text = "".join(character for character in reason if character.isprintable()).strip()
    return text[:MAX_REASON] or None
