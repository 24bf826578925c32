"""Connection pools for untrusted servers: they connect to checked addresses only, and translate httpcore's errors."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

from services.media.safe_download.errors import FetchFailed, FetchRefused
from services.media.safe_download.host_shares import HostShares
from services.media.safe_download.policy import DEFAULT_PORTS, AddressPolicy, Resolve, is_public

MAX_CONNECTIONS = 32
MAX_ADDRESSES = 4  # Per host, tried in order.
_NOT_PUBLIC = "This address is not on the public internet."

_log = logging.getLogger("atelier.images")

# The places at hosts that this task's request holds until its response has been read.
_places: ContextVar[ExitStack] = ContextVar("places")


class Connections:
    """Connection pools for the hosts that a policy allows; they live as long as their fetcher.

    Public hosts are reached through the ``proxy``, if there is one. It receives their names and resolves them again,
    so only the proxy can refuse to connect to a private address. Before that, each name is resolved here too, if
    possible, and refused if it has a private address. Private hosts that the operator lists are reached directly.

    Unless ``keep_alive``, each request has a new connection, so the addresses of its host are checked again. At most
    ``most`` connections are open.
    """

    def __init__(
        self,
        policy: AddressPolicy,
        resolve: Resolve,
        ssl_context: ssl.SSLContext | None,
        shares: HostShares | None = None,
        proxy: str | None = None,
        *,
        keep_alive: bool = True,
        most: int = MAX_CONNECTIONS,
    ) -> None:
        self._policy = policy
        self._shares = shares
        self._most = most
        # With shares keep none alive: a reused connection would bypass its address's share, or hold a place idle.
        self._kept = most // 4 if keep_alive and shares is None else 0
        self._guard = _GuardedBackend(policy, resolve, shares)
        self._pool = self._pool_of(ssl_context, network_backend=self._guard)
        self._proxied = None if proxy is None else self._pool_of(ssl_context, proxy=_proxy_at(proxy, ssl_context))

    def _pool_of(self, ssl_context: ssl.SSLContext | None, **options: Any) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=self._most,
            max_keepalive_connections=self._kept,
            keepalive_expiry=15.0,
            **options,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()
        if self._proxied is not None:
            await self._proxied.aclose()

    @asynccontextmanager
    async def send(
        self,
        address: httpx.URL,
        headers: Sequence[tuple[bytes, bytes]],
        timeouts: Mapping[str, float],
        *,
        body: bytes | None = None,
    ) -> AsyncIterator[httpcore.Response]:
        """Send a GET request to ``address``, or a POST request with ``body``, and yield the response.

        Read the response inside the block. ``timeouts`` are httpcore's, in seconds.

        Raises:
            FetchRefused: the address is not allowed.
            FetchFailed: the connection could not be made, or broke.
            HostBusy: the host already has its share of the downloads.
        """
        url = httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)
        host, port = address.raw_host.decode("ascii"), address.port or DEFAULT_PORTS[address.scheme]
        with ExitStack() as places, _failures():
            if self._shares is not None:
                trusted = self._policy.trusts(host, port)
                places.enter_context(self._shares.by_name(host, port, trusted=trusted))
                _places.set(places)
            pool = await self._pool_for(host, port, places, timeouts["connect"])
            async with pool.stream(
                "GET" if body is None else "POST",
                url,
                headers=[(b"Host", address.netloc), *headers],
                content=body,
                extensions={"timeout": timeouts},
            ) as response:
                yield response

    async def _pool_for(self, host: str, port: int, places: ExitStack, timeout: float) -> httpcore.AsyncConnectionPool:
        """Return the pool for a host; with a proxy, also take a place at the host's first address."""
        if self._proxied is None:
            return self._pool
        addresses = await self._guard.public_addresses(host, port, timeout)
        if addresses is None:
            return self._pool
        if self._shares is not None and addresses and not self._policy.trusts(host, port):
            places.enter_context(self._shares.by_address(addresses[0]))
        return self._proxied


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """A network backend that connects to checked IP addresses only; TLS still verifies the host name."""

    def __init__(self, policy: AddressPolicy, resolve: Resolve, shares: HostShares | None) -> None:
        self._policy = policy
        self._resolve = resolve
        self._shares = shares
        self._network = httpcore.AnyIOBackend()

    async def public_addresses(self, host: str, port: int, timeout: float) -> Sequence[str] | None:
        """Return a host's public addresses, an empty sequence if it does not resolve, None if private and allowed.

        Raises:
            FetchRefused: one is private, and the operator has not listed the host.
        """
        try:
            addresses = await self._addresses(host, port, timeout)
        except (httpcore.ConnectError, httpcore.ConnectTimeout):
            return ()  # In many networks with a proxy, only the proxy can resolve public names.
        if all(map(is_public, addresses)):
            return addresses
        if not self._policy.trusts(host, port):
            raise FetchRefused(_NOT_PUBLIC)
        return None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._addresses(host, port, timeout)
        trusted = self._policy.trusts(host, port)
        # Refuse even if only one of the addresses is private: no honest host publishes both kinds.
        if not trusted and not all(map(is_public, addresses)):
            raise FetchRefused(_NOT_PUBLIC)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError("no addresses")
        for address in addresses[:MAX_ADDRESSES]:
            with ExitStack() as places:
                if self._shares is not None and not trusted:
                    places.enter_context(self._shares.by_address(address))
                try:
                    stream = await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    failure = error
                    continue
                if self._shares is not None:
                    _places.get().enter_context(places.pop_all())
                return stream
        raise failure

    async def _addresses(self, host: str, port: int, timeout: float | None) -> Sequence[str]:
        try:
            async with asyncio.timeout(timeout):
                return await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout("The name was not resolved in time.") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("The name could not be resolved.") from error


def _proxy_at(address: str, ssl_context: ssl.SSLContext | None) -> httpcore.Proxy:
    parts = httpx.Proxy(address)  # It moves user and password from the address to ``raw_auth``.
    secure = (ssl_context or httpcore.default_ssl_context()) if parts.url.scheme == "https" else None
    return httpcore.Proxy(str(parts.url), auth=parts.raw_auth, ssl_context=secure)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
        raise FetchFailed("The server could not be reached.", retryable=True) from error
    except httpcore.ProxyError as error:
        status = str(error)[:3]
        if status == "407":
            _log.warning("images: the proxy of FETCH_PROXY does not accept its user and password")
        # A proxy refuses a destination with 403; a retry would not help.
        raise FetchFailed("The proxy did not connect to the server.", retryable=status != "403") from error
    except httpcore.LocalProtocolError as error:
        raise FetchFailed("This is not a valid address.", retryable=False) from error
    # httpcore does not wrap ssl.SSLError raised after the handshake.
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        ssl.SSLError,
    ) as error:
        raise FetchFailed("The connection broke before the answer was complete.", retryable=True) from error
