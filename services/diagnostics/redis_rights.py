"""Permissions of a Redis user: find the commands that the product needs, but an ACL or the provider refuses."""

import asyncio
import hashlib
from collections.abc import Sequence
from contextlib import suppress

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import RedisError, ResponseError

from services.events.redis import Pace, open_pool
from services.events.scope import PREFIX

CHANNEL = f"{PREFIX}:doctor"
KEY = f"{PREFIX}:doctor"
# The commands that the rate limiter's script runs; the key expires after a second.
_COUNT = "redis.call('incrby', KEYS[1], 1) redis.call('expire', KEYS[1], 1) return 1"

# SUBSCRIBE is last, because the connection accepts no other commands after it.
BROADCASTING = (("PING",), ("PUBLISH", CHANNEL, ""), ("SUBSCRIBE", CHANNEL))
COUNTING = (
    ("SCRIPT", "LOAD", _COUNT),
    ("EVALSHA", hashlib.sha1(_COUNT.encode(), usedforsecurity=False).hexdigest(), 1, KEY),
)


async def refused_commands(address: str, commands: Sequence[tuple[str | int, ...]], *, seconds: float) -> list[str]:
    """Return the names of the commands that the server refuses to this user.

    Raises:
        OSError: the server cannot be reached, or does not answer in time. If the driver raised the error, the message
            is that error's type.
    """
    connection: AbstractConnection = open_pool(address, Pace(answer=seconds), connections=1).make_connection()  # type: ignore[no-untyped-call]  # redis-py's
    try:
        async with asyncio.timeout(seconds):
            await connection.connect()  # type: ignore[no-untyped-call]  # redis-py's
            return [str(command[0]) for command in commands if not await _is_allowed(connection, command)]
    except RedisError as error:
        raise ConnectionError(type(error).__name__) from error
    finally:
        with suppress(RedisError, OSError):
            await connection.disconnect(nowait=True)


async def _is_allowed(connection: AbstractConnection, command: tuple[str | int, ...]) -> bool:
    await connection.send_command(*command)
    try:
        await connection.read_response()
    except ResponseError:
        return False
    return True
