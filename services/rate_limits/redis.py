"""Counters that all processes share, in Redis or Valkey."""

from collections.abc import Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.events.redis import Pace, open_pool
from services.events.scope import PREFIX, Scope
from services.observability.spans import client_span

CONNECTIONS = 8

# A key expires some seconds after the first count.
_COUNT = """
local count = redis.call('incrby', KEYS[1], ARGV[2])
if count == tonumber(ARGV[2]) then redis.call('expire', KEYS[1], ARGV[1]) end
return count
"""


class RedisCounters:
    """Counters that expire; errors of the driver are raised as ``ConnectionError``."""

    def __init__(self, address: str, *, scope: Callable[[], Scope], answer: float) -> None:
        """Take an address, a function that returns the scope of the keys, and the server's time-out in seconds.

        Raises:
            ValueError: the address is not valid; the message contains no secret.
        """
        self._scope = scope
        self._pool = open_pool(address, Pace(answer=answer), connections=CONNECTIONS)
        self._count = Redis(connection_pool=self._pool).register_script(_COUNT)

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter that lives for ``expiry`` seconds, and return its value."""
        name = f"{PREFIX}:{self._scope().key(f'quotas:{key}')}"
        try:
            with client_span("redis", "EVALSHA"):
                return int(await self._count(keys=[name], args=[expiry, amount]))
        except RedisError as error:
            raise ConnectionError(type(error).__name__) from error

    async def aclose(self) -> None:
        await self._pool.disconnect()
