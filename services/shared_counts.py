"""Counts that all processes share, in Redis or Valkey."""

from limits.aio.storage import RedisStorage
from redis.exceptions import RedisError

from services.events.redis import Pace, open_pool

PREFIX = "atelier:quotas"
CONNECTIONS = 8


class SharedCounts:
    """The storage of the ``limits`` library; what its driver raises is a ``ConnectionError`` here."""

    def __init__(self, address: str, *, answer: float) -> None:
        """Take an address, and how many seconds to wait for the server.

        Raises:
            ValueError: it is no address. The message may quote parts of it, and so its password.
        """
        self._pool = open_pool(address, Pace(answer=answer), connections=CONNECTIONS)
        self._storage = RedisStorage(
            f"async+{address}",
            implementation="redispy",
            key_prefix=PREFIX,
            connection_pool=self._pool,  # type: ignore[arg-type]  # as its documentation says
        )

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        try:
            return await self._storage.incr(key, expiry, amount)
        except RedisError as error:
            raise ConnectionError(type(error).__name__) from error

    async def aclose(self) -> None:
        await self._pool.disconnect()
