"""Client addresses: their keys for rate limits, and the networks that they are in."""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

UNKNOWN = "unknown"
REMEMBERED = 10_000
# One household or machine gets an IPv6 network of this size, and may use any address in it.
_IPV6_PREFIX = 64


@lru_cache(maxsize=REMEMBERED)
def rate_limit_key(host: str | None) -> str:
    """Return the rate-limit key of a client's address.

    All addresses of an IPv6 /64 network share one key; IPv4-mapped ones count as IPv4. All texts that are not an
    address share one key too.
    """
    try:
        address = ipaddress.ip_address((host or "").partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _IPV6_PREFIX), strict=False))


def networks_of(names: Iterable[str]) -> list[Network]:
    """Parse networks; return IPv4 networks also in the IPv4-mapped form, which dual-stack sockets report."""
    networks: list[Network] = []
    for name in sorted(names):
        network = ipaddress.ip_network(name)
        networks.append(network)
        if isinstance(network, ipaddress.IPv4Network):
            networks.append(ipaddress.ip_network(f"::ffff:{network.network_address}/{96 + network.prefixlen}"))
    return networks


def is_within(host: str, networks: Iterable[Network]) -> bool:
    """Return whether an address is in one of the networks."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in networks)
