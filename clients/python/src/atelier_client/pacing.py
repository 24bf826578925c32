"""The pauses between tries."""

import random

import anyio

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 8.0


async def pause(tries: int) -> None:
    """Wait after a number of failed tries in a row: longer each time, with jitter."""
    await anyio.sleep(min(FIRST_PAUSE * 2 ** min(tries, 10), LONGEST_PAUSE) * random.uniform(0.5, 1))  # noqa: S311 - not a secret
