"""The minimum speed of downloads, so that a slow server cannot occupy a connection for long."""

import asyncio
from collections.abc import AsyncIterator

from msgspec import Struct


class TooSlow(Exception):
    """The bytes arrived more slowly than the pace requires."""


class Pace(Struct, frozen=True):
    """The slowest download that is accepted.

    ``head_seconds`` limits the time before the body of the last response, with all redirects: DNS look-ups,
    connecting, TLS, and waiting for headers. ``bytes_per_second`` is the slowest rate of the body, after
    ``grace_seconds``. A download that was faster before may be slower later, for at most the grace period again.
    """

    head_seconds: float = 15.0
    bytes_per_second: float = 64 * 1024
    grace_seconds: float = 5.0


async def require_pace(chunks: AsyncIterator[bytes], pace: Pace) -> AsyncIterator[bytes]:
    """Yield ``chunks`` as they arrive. Only the time spent waiting for them counts, not the consumer's time.

    Raises:
        TooSlow: the chunks arrive more slowly than ``pace`` allows.
    """
    clock = asyncio.get_running_loop().time
    left = pace.grace_seconds
    while True:
        began = clock()
        try:
            async with asyncio.timeout(left) as patience:
                chunk = await anext(chunks, None)
        except TimeoutError:
            if patience.expired():
                raise TooSlow from None
            raise
        if chunk is None:
            return
        left = min(pace.grace_seconds, left - (clock() - began) + len(chunk) / pace.bytes_per_second)
        yield chunk
