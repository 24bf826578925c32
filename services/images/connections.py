"""Connections that images are downloaded over: to addresses that were looked at, and what breaks them in words."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager

import httpcore
import httpx

from services.images.addresses import AddressPolicy, is_public
from services.images.fetching import FetchFailed, FetchRefused, Resolve

MAX_CONNECTIONS = 32
MAX_ADDRESSES = 4  # Of one host, tried in turn.


class Connections:
    """A pool of connections to the hosts that a policy lets be asked; lives as long as its fetcher."""

    def __init__(self, policy: AddressPolicy, resolve: Resolve, ssl_context: ssl.SSLContext | None) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=MAX_CONNECTIONS // 4,
            keepalive_expiry=15.0,
            network_backend=_GuardedBackend(policy, resolve),
        )

    async def aclose(self) -> None:
        await self._pool.aclose()

    @asynccontextmanager
    async def get(
        self, address: httpx.URL, headers: Sequence[tuple[bytes, bytes]], timeouts: Mapping[str, float]
    ) -> AsyncIterator[httpcore.Response]:
        """Ask for ``address``; its answer is read before this is left. ``timeouts``, in seconds, are httpcore's.

        Raises:
            FetchRefused: the address is not allowed.
            FetchFailed: the connection could not be made, or broke.
        """
        url = httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)
        with _failures():
            async with self._pool.stream(
                "GET", url, headers=[(b"Host", address.netloc), *headers], extensions={"timeout": timeouts}
            ) as response:
                yield response


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
