"""Hearing a real Valkey, patiently or briskly."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.events.broadcast import Broadcast
from services.events.redis import Pace, RedisBackend
from tests.support.redis_server import RedisServer
from tests.support.waiting import until

# For tests of a server that is away: short enough to wait for.
BRISK = Pace(answer=2.0, confirmation=2.0, ping=0.5, late=2.0, silence=2.0, first_pause=0.05, longest_pause=0.2)
# For the rest: a busy machine is never taken for a frozen one.
PATIENT = Pace(answer=60.0, confirmation=60.0, ping=0.5, late=60.0, silence=60.0, first_pause=0.05, longest_pause=0.2)


@asynccontextmanager
async def connected(url: str, *, pace: Pace = PATIENT) -> AsyncIterator[Broadcast]:
    broadcast = Broadcast(backend=RedisBackend(url, pace=pace))
    await broadcast.connect()
    try:
        yield broadcast
    finally:
        await broadcast.disconnect()


async def pinged(redis: RedisServer, times: int) -> None:
    """Wait until the server was pinged so often."""

    async def so() -> bool:
        async with redis.client() as client:
            statistics = await client.info("commandstats")
        return int(statistics.get("cmdstat_ping", {"calls": 0})["calls"]) >= times

    await until(so)
