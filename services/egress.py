"""Outgoing HTTP connections, with the operator's proxies and certificate authorities."""

import re
import ssl
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

DEFAULT_PORTS = {"http": 80, "https": 443}
_ENTRY = re.compile(r"(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class Egress:
    """The settings of outgoing connections: a proxy per scheme, the hosts without a proxy, and trusted authorities.

    ``direct`` has the format of NO_PROXY. ``authorities`` is a file or a folder of certificates; None means the usual
    authorities that browsers trust. Proxy addresses may contain passwords.
    """

    http_proxy: str | None = field(default=None, repr=False)
    https_proxy: str | None = field(default=None, repr=False)
    direct: str = ""
    authorities: str | None = None

    def proxy_for(self, url: str) -> str | None:
        """Return the proxy for an address; None means a direct connection, as always to this machine itself."""
        parts = urlsplit(url)
        proxy = {"http": self.http_proxy, "https": self.https_proxy}.get(parts.scheme)
        if proxy is None:
            return None
        host, port = (parts.hostname or "").rstrip("."), parts.port or DEFAULT_PORTS[parts.scheme]
        if _is_this_machine(host) or any(entry.covers(host, port) for entry in _direct(self.direct)):
            return None
        return proxy

    def tls(self) -> ssl.SSLContext:
        """Return the TLS context that verifies servers; it is cached, because reading the certificates is slow."""
        return _ssl_context(self.authorities)

    def client(
        self,
        *,
        limits: httpx.Limits = httpx.Limits(max_connections=100, max_keepalive_connections=20),  # noqa: B008 - immutable
        transport: httpx.AsyncBaseTransport | None = None,
        **options: Any,
    ) -> httpx.AsyncClient:
        """Return an httpx client with these options; ``transport`` replaces the network."""
        return httpx.AsyncClient(trust_env=False, transport=transport or _Transport(self, limits), **options)


DIRECT = Egress()
"""No proxies, and the usual authorities."""


class _Transport(httpx.AsyncBaseTransport):
    """A transport that picks the proxy per request; httpx's own NO_PROXY has no networks and fails on IPv6."""

    def __init__(self, egress: Egress, limits: httpx.Limits) -> None:
        self._egress = egress
        self._limits = limits
        self._transports: dict[str | None, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        proxy = self._egress.proxy_for(str(request.url))
        transport = self._transports.get(proxy)
        if transport is None:
            transport = self._transports[proxy] = httpx.AsyncHTTPTransport(
                verify=self._egress.tls(),
                limits=self._limits,
                trust_env=False,
                proxy=None if proxy is None else self._proxy_at(proxy),
            )
        return await transport.handle_async_request(request)

    def _proxy_at(self, address: str) -> httpx.Proxy:
        secure = address.lower().startswith("https:")
        return httpx.Proxy(address, ssl_context=self._egress.tls() if secure else None)

    async def aclose(self) -> None:
        for transport in self._transports.values():
            await transport.aclose()


@cache
def _ssl_context(authorities: str | None) -> ssl.SSLContext:
    if authorities is None:
        return httpx.create_ssl_context(trust_env=False)
    if Path(authorities).is_file():
        return ssl.create_default_context(cafile=authorities)
    return ssl.create_default_context(capath=authorities)


class _Name(NamedTuple):
    """An entry of NO_PROXY for a host and its subdomains; an empty host matches all."""

    host: str
    port: int | None

    def covers(self, host: str, port: int) -> bool:
        fits = not self.host or host == self.host or host.endswith(f".{self.host}")
        return fits and self.port in {None, port}


class _Network(NamedTuple):
    """An entry of NO_PROXY for an address or a network."""

    network: IPv4Network | IPv6Network
    port: int | None

    def covers(self, host: str, port: int) -> bool:
        try:
            return ip_address(host) in self.network and self.port in {None, port}
        except ValueError:
            return False


@cache
def _direct(text: str) -> tuple[_Name | _Network, ...]:
    entries = [_entry(each) for each in re.split(r"[\s,]+", text.lower())]
    return tuple(entry for entry in entries if entry is not None)


def _entry(text: str) -> _Name | _Network | None:
    """Parse an entry of NO_PROXY; return None if it is not a host: lists set by platforms have such entries too."""
    try:
        return _Network(ip_network(text.strip("[]"), strict=False), None)
    except ValueError:
        match = _ENTRY.fullmatch(text)
    if match is None or not text:
        return None
    host, port = match[1].strip("[]"), int(match[2]) if match[2] else None
    try:
        return _Network(ip_network(host, strict=False), port)
    except ValueError:
        name = host.removeprefix("*").strip(".")
    return _Name(name, port) if name or host == "*" else None


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
