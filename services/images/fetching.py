"""Downloading images from addresses that somebody else chose, without being led into our own network."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from services.images.addresses import AddressPolicy
from services.images.receiving import TooManyBytes, receive

if TYPE_CHECKING:
    import httpcore

    from services.images.connections import Connections

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""From a host and a port to IP addresses; raises OSError."""

MAX_REDIRECTS = 5
MAX_LOOKUPS = 8  # Threads of our own: slow name servers chosen by strangers must not block everybody's.

_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class FetchRefused(Exception):
    """The address, or one that it leads to, is not allowed, now or later; the message is for people."""


class FetchTooLarge(Exception):
    """What is at the address is larger than is taken; the message is for people."""


class FetchFailed(Exception):
    """The download did not succeed; the message is for people and names no address of the network."""

    def __init__(self, message: str, *, retryable: bool, status: int | None = None) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.status = status


class Fetcher:
    """Downloads over connections of its own, from allowed addresses only; lives as long as the process.

    Which addresses are allowed is ``AddressPolicy``'s to say, at sight and again for what a name resolves to.
    The connection goes to the very IP address that was looked at, so a name that changes its mind in between
    gains nothing. No cookies, no credentials, and no proxies from the environment.

    ``max_bytes`` bounds a body, ``timeout`` (seconds) a whole fetch with its redirects, and
    ``connect_timeout`` (seconds) a look-up and each try to connect.
    """

    def __init__(
        self,
        *,
        allowed_hosts: frozenset[str] = frozenset(),
        only_allowed: bool = False,
        max_bytes: int,
        timeout: float,
        user_agent: str,
        connect_timeout: float = 5.0,
        resolve: Resolve | None = None,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = AddressPolicy(allowed_hosts, only_allowed=only_allowed)
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._timeouts = {"connect": connect_timeout, "read": timeout, "write": timeout, "pool": timeout}
        self._headers = [
            (b"User-Agent", user_agent.encode("ascii")),
            (b"Accept", b"image/*"),
            (b"Accept-Encoding", b"identity"),
        ]
        self._lookups = ThreadPoolExecutor(max_workers=MAX_LOOKUPS, thread_name_prefix="lookup")
        self._resolve = resolve or self._look_up
        self._ssl_context = ssl_context

    @cached_property
    def _connections(self) -> "Connections":
        # Loaded with its library by the first fetch: a server starts without them.
        from services.images.connections import Connections

        return Connections(self._policy, self._resolve, self._ssl_context)

    async def aclose(self) -> None:
        """Close the connections; fetches that are under way fail."""
        if "_connections" in vars(self):
            await self._connections.aclose()
        self._lookups.shutdown(wait=False, cancel_futures=True)

    def refuse_at_sight(self, url: str) -> str | None:
        """Say why ``url`` can never be fetched from, or None; see ``AddressPolicy``."""
        return self._policy.refuse_at_sight(url)

    async def fetch(self, url: str, destination: Path) -> None:
        """Download ``url`` to the local file ``destination``, which does not exist after an error.

        At most five redirects are followed, each looked at like the first address, and none from https back
        to http. What comes is not looked at: it may be anything.

        Raises:
            FetchRefused: an address on the way is not allowed.
            FetchFailed: no answer, or not one with the whole body; ``retryable`` says whether to try again.
            FetchTooLarge: there is more than ``max_bytes``.
            OSError: the file cannot be written.
        """
        try:
            async with asyncio.timeout(self._timeout):
                await self._fetch(url, destination)
        except TimeoutError as error:
            message = f"The download was not complete after {self._timeout:g} seconds."
            raise FetchFailed(message, retryable=True) from error

    async def _fetch(self, url: str, destination: Path) -> None:
        for _ in range(1 + MAX_REDIRECTS):
            if refusal := self._policy.refuse_at_sight(url):
                raise FetchRefused(refusal)
            address = httpx.URL(url)
            async with self._connections.get(address, self._headers, self._timeouts) as response:
                if response.status not in _REDIRECTS:
                    await self._save(response, destination)
                    return
                url = _next_url(address, response)
        raise FetchFailed(f"The address redirects more than {MAX_REDIRECTS} times.", retryable=False)

    async def _save(self, response: "httpcore.Response", destination: Path) -> None:
        headers = httpx.Headers(response.headers)
        if response.status != HTTPStatus.OK:
            raise FetchFailed(
                f"The server answered with status {response.status}.",
                retryable=response.status >= 500 or response.status in _PASSING,
                status=response.status,
            )
        if headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
            # It was asked not to. Nothing is ever unpacked, so nothing can unpack to more than max_bytes.
            raise FetchFailed("The server sent the image in a compressed form.", retryable=False)
        length = headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > self._max_bytes:
            raise self._too_large()
        try:
            await receive(_body(response), destination, max_bytes=self._max_bytes)
        except TooManyBytes:
            raise self._too_large() from None

    def _too_large(self) -> FetchTooLarge:
        return FetchTooLarge(f"The file at the address is larger than {self._max_bytes / 2**20:.3g} MB.")

    async def _look_up(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._lookups, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return [str(address[0]) for *_, address in found]


def _next_url(address: httpx.URL, response: "httpcore.Response") -> str:
    location = httpx.Headers(response.headers).get("Location")
    if not location:
        raise FetchFailed("The address redirects to nowhere.", retryable=False, status=response.status)
    try:
        target = address.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused("The address redirects to something that is not a valid address.") from error
    if address.scheme == "https" and target.scheme == "http":
        raise FetchRefused("The address redirects from https to http.")
    return str(target)


async def _body(response: "httpcore.Response") -> AsyncIterator[bytes]:
    async for chunk in response.aiter_stream():
        yield chunk
