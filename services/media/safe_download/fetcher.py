"""The safe fetcher: downloads of images from untrusted addresses, protected against SSRF."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge, FetchTooSlow
from services.media.safe_download.host_shares import HostShares
from services.media.safe_download.names import Names
from services.media.safe_download.pacing import Pace, TooSlow, require_pace
from services.media.safe_download.policy import AddressPolicy, Resolve
from services.media.storage.streaming import TooManyBytes, receive

if TYPE_CHECKING:
    import httpcore

    from services.media.safe_download.pool import Connections

MAX_REDIRECTS = 5

_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}


class Fetcher:
    """A downloader from allowed addresses only, with its own connections; it lives as long as the process.

    ``AddressPolicy`` decides about each URL, and again about the IP addresses that its host resolves to. The connection
    uses exactly the IP address that was checked, so a DNS answer that changes in between has no effect. The fetcher
    sends no cookies and no credentials, and ignores proxies in the environment.

    With ``proxy``, the proxy resolves public hosts and connects to them; see ``Connections``.

    ``max_bytes`` limits a body, ``timeout`` (seconds) a whole fetch with its redirects, ``connect_timeout`` (seconds)
    a DNS look-up and each try to connect, and ``pace`` the slowest download. ``shares`` limits the concurrent
    downloads from one host; without it, connections are kept alive for the next request to the same host.
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
        pace: Pace | None = None,
        shares: HostShares | None = None,
        resolve: Resolve | None = None,
        name_servers: Sequence[str] | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxy: str | None = None,
    ) -> None:
        self._policy = AddressPolicy(allowed_hosts, only_allowed=only_allowed)
        self._max_bytes = max_bytes
        self._timeout = timeout
        self._pace = pace or Pace()
        self._shares = shares
        self._connect_timeout = connect_timeout
        self._timeouts = {"connect": connect_timeout, "read": timeout, "write": timeout, "pool": timeout}
        self._headers = [
            (b"User-Agent", user_agent.encode("ascii")),
            (b"Accept", b"image/*"),
            (b"Accept-Encoding", b"identity"),
        ]
        self._names = Names(connect_timeout, name_servers)
        self._resolve = resolve or self._names.look_up
        self._ssl_context = ssl_context
        self._proxy = proxy

    @cached_property
    def _connections(self) -> "Connections":
        from services.media.safe_download.pool import Connections  # Loaded with the first address, with httpcore.

        return Connections(self._policy, self._resolve, self._ssl_context, self._shares, self._proxy)

    async def aclose(self) -> None:
        """Close the connections; running fetches fail."""
        if "_connections" in vars(self):
            await self._connections.aclose()
        await self._names.aclose()

    def refuse_at_sight(self, url: str) -> str | None:
        """Return the reason why ``url`` is never allowed, or None; see ``AddressPolicy``."""
        return self._policy.refuse_at_sight(url)

    def unlisted_host(self, url: str) -> str | None:
        """Return the host of ``url`` if only the list of allowed hosts excludes it; see ``AddressPolicy``."""
        return self._policy.unlisted_host(url)

    async def fetch(self, url: str, destination: Path) -> None:
        """Download ``url`` to the local file ``destination``, which does not exist after an error.

        It follows at most five redirects, checks each like the first address, and follows none from https to http. It
        does not inspect the downloaded bytes: they may be anything.

        Raises:
            FetchRefused: the address, or one that it redirects to, is not allowed.
            FetchTooSlow: a time limit was exceeded.
            HostBusy: a host already has its share of the downloads; try again after ``retry_after`` seconds.
            FetchFailed: no response, or none with the whole body; retry only if ``retryable``.
            FetchTooLarge: the body has more than ``max_bytes``.
            OSError: the file cannot be written.
        """
        try:
            async with asyncio.timeout(self._timeout) as patience:
                await self._fetch(url, destination)
        except TimeoutError as error:
            if not patience.expired():
                raise
            raise FetchTooSlow(f"The download was not complete after {self._timeout:g} seconds.") from error

    async def _fetch(self, url: str, destination: Path) -> None:
        try:
            async with asyncio.timeout(self._pace.head_seconds) as patience:
                for _ in range(1 + MAX_REDIRECTS):
                    if refusal := self._policy.refuse_at_sight(url):
                        raise FetchRefused(refusal, unlisted=self._policy.unlisted_host(url))
                    address = httpx.URL(url)
                    async with self._connections.send(address, self._headers, self._timeouts) as response:
                        if response.status not in _REDIRECTS:
                            patience.reschedule(None)
                            await self._save(response, destination)
                            return
                        url = _next_url(address, response)
        except TimeoutError as error:
            if not patience.expired():
                raise
            message = f"The server did not answer within {self._pace.head_seconds:g} seconds."
            raise FetchTooSlow(message) from error
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
            # The request forbids compression. We never decompress, so no body can expand beyond max_bytes.
            raise FetchFailed("The server sent the image in a compressed form.", retryable=False)
        length = headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > self._max_bytes:
            raise self._too_large()
        try:
            await receive(require_pace(_body(response), self._pace), destination, max_bytes=self._max_bytes)
        except TooManyBytes:
            raise self._too_large() from None
        except TooSlow:
            slowest = f"{self._pace.bytes_per_second / 1024:g} KB a second"
            raise FetchTooSlow(f"The image came too slowly: at least {slowest} are needed.") from None

    def _too_large(self) -> FetchTooLarge:
        return FetchTooLarge(f"The file at the address is larger than {self._max_bytes / 2**20:.3g} MB.")


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
