"""Downloading images from addresses that somebody else chose, without being led into our own network."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import httpcore
import httpx

from services.images.addresses import AddressPolicy, is_public
from services.images.receiving import TooManyBytes, receive

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""From a host and a port to IP addresses; raises OSError."""

MAX_REDIRECTS = 5
MAX_CONNECTIONS = 32
MAX_ADDRESSES = 4  # Of one host, tried in turn.
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
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_CONNECTIONS // 4,
            keepalive_expiry=15.0,
            network_backend=_GuardedBackend(self._policy, resolve or self._look_up),
        )

    async def aclose(self) -> None:
        """Close the connections; fetches that are under way fail."""
        await self._pool.aclose()
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
            with _failures():
                async with self._pool.stream(
                    "GET",
                    httpcore.URL(
                        scheme=address.raw_scheme,
                        host=address.raw_host,
                        port=address.port,
                        target=address.raw_path,
                    ),
                    headers=[(b"Host", address.netloc), *self._headers],
                    extensions={"timeout": self._timeouts},
                ) as response:
                    if response.status not in _REDIRECTS:
                        await self._save(response, destination)
                        return
                    url = _next_url(address, response)
        raise FetchFailed(f"The address redirects more than {MAX_REDIRECTS} times.", retryable=False)

    async def _save(self, response: httpcore.Response, destination: Path) -> None:
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


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to IP addresses that were looked at; TLS still verifies the name."""

    def __init__(self, policy: AddressPolicy, resolve: Resolve) -> None:
        self._policy = policy
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._addresses(host, port, timeout)
        # One private address among public ones is reason enough: nobody who means well publishes both.
        if not self._policy.trusts(host, port) and not all(map(is_public, addresses)):
            raise FetchRefused("This address is not on the public internet.")
        failure: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError("no addresses")
        for address in addresses[:MAX_ADDRESSES]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _addresses(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(timeout):
                return await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("The name was not resolved in time.") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("The name could not be resolved.") from error


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        raise FetchFailed("The server could not be reached.", retryable=True) from error
    except httpcore.LocalProtocolError as error:
        raise FetchFailed("This is not a valid address.", retryable=False) from error
    # An error in the middle of TLS comes through httpcore as it is.
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        ssl.SSLError,
    ) as error:
        raise FetchFailed("The connection broke before the image was complete.", retryable=True) from error


def _next_url(address: httpx.URL, response: httpcore.Response) -> str:
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


async def _body(response: httpcore.Response) -> AsyncIterator[bytes]:
    async for chunk in response.aiter_stream():
        yield chunk
