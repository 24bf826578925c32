"""The client that sends messages to endpoints: to public addresses only, without redirects, in a bounded time."""

import asyncio
import enum
import ssl
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
from msgspec import Struct

from services.media.safe_download.errors import FetchFailed, FetchRefused
from services.media.safe_download.names import Names
from services.media.safe_download.policy import AddressPolicy, Resolve, is_public

if TYPE_CHECKING:
    import httpcore

    from services.media.safe_download.pool import Connections

SEND_SECONDS = 10.0
CONNECT_SECONDS = 5.0
MAX_ANSWER_BYTES = 4096
MAX_URL = 2048
_NOT_SECURE = "The address must begin with https://."
_NOT_PUBLIC = "This address is not on the public internet."


class Outcome(enum.StrEnum):
    """The outcome of an attempt to send a message."""

    DELIVERED = "delivered"
    REJECTED = "rejected"  # A status other than 2xx.
    REDIRECTED = "redirected"
    GONE = "gone"  # Status 410.
    REFUSED = "refused"  # The address is not allowed, so nothing was sent.
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"


class Answer(Struct, frozen=True):
    """The outcome of an attempt, the status, and the first bytes of the answer or the reason why there is none."""

    outcome: Outcome
    milliseconds: int
    status_code: int | None = None
    text: str | None = None


class WebhookClient:
    """Sends messages; it connects to exactly the addresses that it has checked, with a new connection each time.

    Public hosts need https. ``trusted_hosts`` may be private and use http. ``most`` requests can run at once.
    """

    def __init__(
        self,
        *,
        trusted_hosts: frozenset[str] = frozenset(),
        user_agent: str,
        most: int,
        resolve: Resolve | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | None = None,
        timeout: float = SEND_SECONDS,
    ) -> None:
        self._policy = AddressPolicy(trusted_hosts)
        self._names = Names(CONNECT_SECONDS)
        self._resolve = resolve or self._names.look_up
        self._user_agent = user_agent
        self._most = most
        self._ssl_context = ssl_context
        self._proxy = proxy
        self._timeout = timeout
        # Longer than the whole request may take, so that only its own limit ends it.
        self._timeouts = {"connect": CONNECT_SECONDS, "read": 2 * timeout, "write": 2 * timeout, "pool": 2 * timeout}

    @cached_property
    def _connections(self) -> "Connections":
        from services.media.safe_download.pool import Connections  # Loaded with the first message, with httpcore.

        return Connections(
            self._policy, self._resolve, self._ssl_context, proxy=self._proxy, keep_alive=False, most=self._most
        )

    async def aclose(self) -> None:
        if "_connections" in vars(self):
            await self._connections.aclose()
        await self._names.aclose()

    def refuse_at_sight(self, url: str) -> str | None:
        """Return the reason why ``url`` cannot be an endpoint, as a sentence, or None; it does no I/O."""
        if len(url) > MAX_URL:
            return f"The address is longer than {MAX_URL:,} characters."
        if refusal := self._policy.refuse_at_sight(url):
            return refusal
        host, port = _place_of(httpx.URL(url))
        return None if url.lower().startswith("https:") or self._policy.trusts(host, port) else _NOT_SECURE

    async def refuse(self, url: str) -> str | None:
        """Return the reason why ``url`` cannot be an endpoint, or None; a name that does not resolve may do so later.

        Each attempt checks again.
        """
        if refusal := self.refuse_at_sight(url):
            return refusal
        host, port = _place_of(httpx.URL(url))
        if self._policy.trusts(host, port):
            return None
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                addresses = await self._resolve(host, port)
        except (OSError, UnicodeError):
            return None
        return None if all(map(is_public, addresses)) else _NOT_PUBLIC

    async def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send a message and return the outcome; this does not raise for anything that the endpoint does."""
        began = time.perf_counter()

        def answer(outcome: Outcome, status_code: int | None = None, text: str | None = None) -> Answer:
            return Answer(outcome, int((time.perf_counter() - began) * 1000), status_code, text)

        if refusal := self.refuse_at_sight(url):
            return answer(Outcome.REFUSED, text=refusal)
        given = {
            **headers,
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "User-Agent": self._user_agent,
            "Accept-Encoding": "identity",
        }
        sent: Sequence[tuple[bytes, bytes]] = [(name.encode(), value.encode()) for name, value in given.items()]
        status: int | None = None
        read = bytearray()
        try:
            async with (
                asyncio.timeout(self._timeout),
                self._connections.send(httpx.URL(url), sent, self._timeouts, body=body) as response,
            ):
                status = response.status
                await _read_beginning(response, read)
        except FetchRefused as error:
            return answer(Outcome.REFUSED, text=str(error))
        except (FetchFailed, TimeoutError) as error:
            # With a status the endpoint has decided, even if the rest of its answer is missing.
            if status is None:
                is_late = isinstance(error, TimeoutError)
                text = f"No answer within {self._timeout:g} seconds." if is_late else str(error)
                return answer(Outcome.TIMED_OUT if is_late else Outcome.UNREACHABLE, text=text)
        text = bytes(read).decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
        return answer(_outcome_of(status or 0), status, text)


async def _read_beginning(response: "httpcore.Response", into: bytearray) -> None:
    async for chunk in response.aiter_stream():
        into += chunk[: MAX_ANSWER_BYTES - len(into)]
        if len(into) >= MAX_ANSWER_BYTES:
            return


def _outcome_of(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.DELIVERED
    if 300 <= status < 400:
        return Outcome.REDIRECTED
    return Outcome.GONE if status == HTTPStatus.GONE else Outcome.REJECTED


def _place_of(address: httpx.URL) -> tuple[str, int]:
    return address.raw_host.decode("ascii"), address.port or (443 if address.scheme == "https" else 80)
