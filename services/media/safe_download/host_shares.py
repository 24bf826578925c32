"""Limits on concurrent downloads per host, so that a slow host cannot occupy the places of others.

Each download counts twice: for the registered name, because its owner can make any number of subdomains for free, and
for the IP address, because many domains can point to one server. Many owners share an address of a CDN, so an address
has a larger share than a name: one owner cannot use up all of it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address

from publicsuffixlist import PublicSuffixList

from services.rate_limits.client_ip import rate_limit_key

ADDRESS_TO_NAME = 2  # The share of an address, as a multiple of a name's share.
TURN_SECONDS = 1.0  # The time of a usual download.
MAX_TURN_SECONDS = 30.0


class HostBusy(Exception):
    """A host already has its share of the downloads; the message is for people."""

    def __init__(self, most: int, retry_after: float) -> None:
        super().__init__(f"Too many images are being fetched from this host: at most {most} at once.")
        self.retry_after = retry_after


@dataclass(slots=True)
class _Host:
    reading: int = 0
    next_turn: float = 0.0


class HostShares:
    """Counters of this process's downloads by host, with at most ``per_name`` at once from one registered name."""

    def __init__(self, per_name: int) -> None:
        self._per_name = per_name
        self._per_address = per_name * ADDRESS_TO_NAME
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def by_name(self, host: str, port: int, *, trusted: bool) -> Iterator[None]:
        """Take a place at a host before its name is resolved.

        The operator chose the trusted names and ports, so each of them counts as a separate host.

        Raises:
            HostBusy: the host already has its share.
        """
        with self._place(f"{host}:{port}" if trusted else registered_name(host), self._per_name):
            yield

    @contextmanager
    def by_address(self, address: str) -> Iterator[None]:
        """Take a place at an IP address before the connection to it.

        Raises:
            HostBusy: the address already has its share.
        """
        with self._place(f"address {rate_limit_key(address)}", self._per_address):
            yield

    @contextmanager
    def _place(self, name: str, most: int) -> Iterator[None]:
        host = self._hosts.setdefault(name, _Host())
        if host.reading >= most:
            raise HostBusy(most, _turn(host, TURN_SECONDS / most))
        host.reading += 1
        try:
            yield
        finally:
            host.reading -= 1
            if not host.reading:
                del self._hosts[name]


def _turn(host: _Host, spacing: float) -> float:
    """Return the seconds until the next turn at a busy host, spaced so that not all rejected tasks retry at once."""
    now = time.monotonic()
    host.next_turn = min(max(host.next_turn, now) + spacing, now + MAX_TURN_SECONDS)
    return max(host.next_turn - now, spacing)


def registered_name(host: str) -> str:
    """Return the registered part of a host's name, or the host itself if it has none; for an IP, its rate-limit key."""
    try:
        ip_address(host)
    except ValueError:
        return _suffixes().privatesuffix(host) or host
    return rate_limit_key(host)


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
