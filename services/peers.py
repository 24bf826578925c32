"""Peers: which addresses of clients count as one, and which networks they are in."""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

UNKNOWN = "unknown"
REMEMBERED = 10_000
# What one household or one machine is given of IPv6; it may use any of the addresses in it.
_IPV6_PREFIX = 64


@lru_cache(maxsize=REMEMBERED)
def peer_of(host: str | None) -> str:
    """Return the name under which a client's address is counted.

    All addresses of an IPv6 network of 64 bits are one client. What is no address at all is one client too.
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
    """Return networks by their names, those of IPv4 also as a socket for both kinds of addresses sees them."""
    networks: list[Network] = []
    for name in sorted(names):
        network = ipaddress.ip_network(name)
        networks.append(network)
        if isinstance(network, ipaddress.IPv4Network):
            networks.append(ipaddress.ip_network(f"::ffff:{network.network_address}/{96 + network.prefixlen}"))
    return networks


def is_within(host: str, networks: Iterable[Network]) -> bool:
    """Whether an address is in one of the networks."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in networks)
