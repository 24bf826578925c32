"""Look-ups of untrusted host names."""

import socket
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import aiodns

TRIES = 2


class Names:
    """A resolver that spends at most ``timeout`` seconds on a name; it asks ``name_servers``, by default the system's.

    It is not the system's resolver, which blocks a thread for as long as an untrusted name server delays.
    """

    def __init__(self, timeout: float, name_servers: Sequence[str] | None = None) -> None:
        self._timeout = timeout
        self._name_servers = name_servers

    @cached_property
    def _resolver(self) -> "aiodns.DNSResolver":
        import aiodns  # Loaded with the first address: its C library takes long.

        return aiodns.DNSResolver(self._name_servers, timeout=self._timeout / TRIES, tries=TRIES)

    async def look_up(self, host: str, port: int) -> Sequence[str]:
        """Return the IP addresses of a host.

        Raises:
            OSError: it has none.
        """
        from aiodns.error import DNSError  # See above.

        try:
            found = await self._resolver.getaddrinfo(host, family=socket.AF_UNSPEC, port=port, type=socket.SOCK_STREAM)
        except DNSError as error:
            raise OSError("The name has no address.") from error
        return [bytes(node.addr[0]).decode("ascii") for node in found.nodes]

    async def aclose(self) -> None:
        if "_resolver" in vars(self):
            await self._resolver.close()
