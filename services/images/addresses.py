"""Which addresses an image may be fetched from: public ones, and hosts that the operator names."""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Network, ip_address
from typing import NamedTuple

import httpx

MAX_URL_LENGTH = 2048

# Source: the IANA registries of special-purpose addresses. Spelt out, since what Python's ``is_global`` says
# differs between its releases.
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # Shared by the customers of a carrier.
        "127.0.0.0/8",
        "169.254.0.0/16",  # Link-local, where clouds serve their machines' credentials.
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
# Of IPv6 only global unicast is public, which leaves out IPv4-mapped and NAT64 addresses too, and of that not
# what is reserved or carries an IPv4 address of the sender's choice.
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
# Resolvers read "0x7f.1", "127.1" and "2130706433" as IPv4 addresses too.
_ENDS_IN_A_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[\da-f]*)\.?")
_LOCAL_DOMAINS = {"home.arpa", "internal", "intranet", "lan", "local", "localdomain", "localhost"}

_HOST = re.compile(r"[a-z0-9._:-]+")  # A name, or an address of IPv4 or IPv6.

_DEFAULT_PORTS = {"http": 80, "https": 443}
_NOT_PUBLIC = "This address is not on the public internet."


class _HostPattern(NamedTuple):
    host: str
    with_subdomains: bool
    ports: frozenset[int]

    def covers(self, host: str, port: int) -> bool:
        fits = host.endswith(f".{self.host}") if self.with_subdomains else host == self.host
        return fits and port in self.ports


class AddressPolicy:
    """What may be fetched: the hosts in ``allowed_hosts`` and, unless ``only_allowed``, public ones.

    An allowed host is written ``host:port``, or ``host`` for ports 80 and 443; ``*.host`` stands for all
    names below it. It may be private.

    Raises:
        ValueError: an allowed host is written otherwise.
    """

    def __init__(self, allowed_hosts: frozenset[str] = frozenset(), *, only_allowed: bool = False) -> None:
        self._allowed = tuple(_pattern(entry) for entry in sorted(allowed_hosts))
        self._only_allowed = only_allowed

    def trusts(self, host: str, port: int) -> bool:
        """Say whether the operator named this host, so that it may have any address."""
        return any(pattern.covers(host, port) for pattern in self._allowed)

    def refuse_at_sight(self, url: str) -> str | None:
        """Say why ``url`` can never be fetched from, in words for the person who gave it, or None.

        Does no I/O: None for a name means that what it resolves to is still to be looked at.
        """
        if len(url) > MAX_URL_LENGTH:
            return f"The address is longer than {MAX_URL_LENGTH:,} characters."
        try:
            address = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            return "This is not a valid address."
        default_port = _DEFAULT_PORTS.get(address.scheme)
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
        if self._only_allowed:
            return "Images are not taken from this host."
        return None if _may_be_public(host) else _NOT_PUBLIC


def is_public(address: str) -> bool:
    """Say whether an IP address, as a resolver gives it, is on the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _NOT_PUBLIC_V4)
    # A zone names an interface of this machine.
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
        # A scheme without a default port, so that ":80" is kept.
        address = httpx.URL(f"any://{entry.removeprefix('*.')}")
    except httpx.InvalidURL as error:
        raise ValueError(f"{entry!r} is not of the form host or host:port.") from error
    host = address.raw_host.decode("ascii")
    if not _HOST.fullmatch(host) or address.userinfo or address.raw_path not in {b"", b"/"} or address.fragment:
        raise ValueError(f"{entry!r} is not of the form host or host:port.")
    ports = frozenset(_DEFAULT_PORTS.values()) if address.port is None else frozenset({address.port})
    return _HostPattern(host, entry.startswith("*."), ports)
