"""The safe download policy: images are fetched from public addresses and from hosts that the operator lists."""

import re
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address
from typing import NamedTuple

import httpx

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""A function from a host and a port to IP addresses; it raises OSError."""

MAX_URL_LENGTH = 8192  # Characters. Signed addresses contain tokens and policies; some have 4 KB and more.

# Source: the IANA registries of special-purpose addresses. Listed here because Python's ``is_global`` differs between
# Python releases.
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # Shared by the customers of a carrier.
        "127.0.0.0/8",
        "169.254.0.0/16",  # Link-local; clouds serve their machines' credentials in it.
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# In IPv6, only global unicast is public; this excludes IPv4-mapped and NAT64 addresses. Within it, reserved networks
# are excluded, and networks with addresses that embed any IPv4 address.
_PUBLIC_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo among others.
        "2001:db8::/32",
        "2002::/16",  # 6to4.
        "3fff::/20",
    )
)

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_PUBLIC_NAME = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})+")
# Resolvers also parse "0x7f.1", "127.1" and "2130706433" as IPv4 addresses.
_ENDS_IN_A_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[\da-f]*)\.?")
_LOCAL_DOMAINS = {"home.arpa", "internal", "intranet", "lan", "local", "localdomain", "localhost"}

_HOST = re.compile(r"[a-z0-9._:-]+")  # A name, or an IPv4 or IPv6 address.

DEFAULT_PORTS = {"http": 80, "https": 443}
_NOT_LISTED = "Images from this host are not accepted."
_NOT_PUBLIC = "This address is not on the public internet."


class _HostPattern(NamedTuple):
    host: str
    with_subdomains: bool
    ports: frozenset[int]

    def covers(self, host: str, port: int) -> bool:
        fits = host.endswith(f".{self.host}") if self.with_subdomains else host == self.host
        return fits and port in self.ports


class AddressPolicy:
    """A policy that allows the hosts in ``allowed_hosts`` and, unless ``only_allowed``, all public hosts.

    An allowed host is written ``host:port``, or ``host`` for ports 80 and 443; ``*.host`` means all names below it. It
    may be private.

    Raises:
        ValueError: an allowed host has another form.
    """

    def __init__(self, allowed_hosts: frozenset[str] = frozenset(), *, only_allowed: bool = False) -> None:
        self._allowed = tuple(_pattern(entry) for entry in sorted(allowed_hosts))
        self._only_allowed = only_allowed

    def trusts(self, host: str, port: int) -> bool:
        """Return whether the operator listed this host, so that it may have any IP address."""
        return any(pattern.covers(host, port) for pattern in self._allowed)

    def lists(self, host: str) -> bool:
        """Return whether the allowed hosts cover an entry of the form ``host`` or ``host:port``."""
        name, with_subdomains, ports = _pattern(host)
        return not with_subdomains and any(self.trusts(name, port) for port in ports)

    def refuse_at_sight(self, url: str) -> str | None:
        """Return the reason why ``url`` is never allowed, as a sentence for its sender, or None.

        It does no I/O: even after None, the IP addresses of a host name still have to be checked.
        """
        if len(url) > MAX_URL_LENGTH:
            return f"The address is longer than {MAX_URL_LENGTH:,} characters."
        try:
            address = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            return "This is not a valid address."
        default_port = DEFAULT_PORTS.get(address.scheme)
        if default_port is None:
            return "The address must begin with https:// or http://."
        if address.userinfo:
            return "The address must not contain a user name or password."
        host = address.raw_host.decode("ascii")
        port = default_port if address.port is None else address.port
        if not host or not 0 < port < 65536:
            return "This is not a valid address."
        if self.trusts(host, port):
            return None
        if not _may_be_public(host):
            return _NOT_PUBLIC
        return _NOT_LISTED if self._only_allowed else None

    def unlisted_host(self, url: str) -> str | None:
        """Return the host of ``url``, in the form of a list entry, if only its absence from the list excludes it."""
        if self.refuse_at_sight(url) != _NOT_LISTED:
            return None
        address = httpx.URL(url)
        return address.netloc.decode("ascii")


def is_public(address: str) -> bool:
    """Return whether an IP address, in the form that a resolver returns, is on the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _NOT_PUBLIC_V4)
    # An address with a zone belongs to one interface of this machine.
    if parsed.scope_id is not None or parsed not in _PUBLIC_V6:
        return False
    return not any(parsed in network for network in _NOT_PUBLIC_V6)


def _may_be_public(host: str) -> bool:
    if ":" in host or _ENDS_IN_A_NUMBER.fullmatch(host):
        return is_public(host)
    labels = host.split(".")
    return (
        _PUBLIC_NAME.fullmatch(host) is not None
        and labels[-1] not in _LOCAL_DOMAINS
        and ".".join(labels[-2:]) not in _LOCAL_DOMAINS
    )


def _pattern(entry: str) -> _HostPattern:
    try:
        # This scheme has no default port, so httpx keeps ":80".
        address = httpx.URL(f"any://{entry.removeprefix('*.')}")
    except httpx.InvalidURL as error:
        raise ValueError(f"{entry!r} is not of the form host or host:port.") from error
    host = address.raw_host.decode("ascii")
    if not _HOST.fullmatch(host) or address.userinfo or address.raw_path not in {b"", b"/"} or address.fragment:
        raise ValueError(f"{entry!r} is not of the form host or host:port.")
    ports = frozenset(DEFAULT_PORTS.values()) if address.port is None else frozenset({address.port})
    return _HostPattern(host, entry.startswith("*."), ports)
