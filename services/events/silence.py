"""Silence: where nothing is heard for a while, or something may have been missed, it is asked what has happened.

For many users at once: while the broadcaster is away, and when it comes back, all streams of a process have the same
question.
"""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import users as user_queries
from services.events.broadcast import BoundedSubscriber, Broadcast, Listener
from services.events.doorbell import channel_of
from services.events.stream import Stream
from services.metrics import Metrics

QUIET_SECONDS = 30.0
# Between looks at what is silent, as a part of the time after which it is.
LOOKS = 10
# Between looks at everything while the broadcaster is away: this at most, and half of it at least.
AWAY_SECONDS = 2.0
# After looks that have failed; it doubles with each.
LONGEST_PAUSE_SECONDS = 4.0
ANSWER_SECONDS = 5.0
GATHERING_SECONDS = 0.05
USERS_AT_ONCE = 500
# In one turn of the event loop, so that whatever else is to be done has its turns too.
TOLD_AT_ONCE = 50

_log = logging.getLogger("atelier.silence")


class Silence:
    """Has every stream read the log that has missed something, whoever takes its events."""

    def __init__(self, database: Database, broadcast: Broadcast, *, metrics: Metrics | None = None) -> None:
        self._database = database
        self._broadcast = broadcast
        self._metrics = metrics or Metrics()
        self.failures = 0  # Looks that have failed since one did not.
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._watch(), name="silence")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self) -> None:
        """Have those read the log whose channel is silent, although something has happened.

        While the broadcaster is away every channel is. What could not be asked is asked by the next look.

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError, TimeoutError: the database cannot be asked.
        """
        silent: defaultdict[str, list[tuple[Stream[Any], Listener]]] = defaultdict(list)
        for listener in self._broadcast.silent(0.0 if self._broadcast.is_away else QUIET_SECONDS):
            follower = listener.owner if isinstance(listener, BoundedSubscriber) else listener
            if isinstance(follower, Stream):
                silent[follower.user_id].append((follower, listener))
        unasked = list(silent)
        try:
            while unasked:
                asked = unasked[:USERS_AT_ONCE]
                async with asyncio.timeout(ANSWER_SECONDS):
                    newest = await user_queries.newest_events(self._database, asked)
                del unasked[:USERS_AT_ONCE]
                behind = [
                    listener
                    for user_id, seq in newest.items()
                    for stream, listener in silent[user_id]
                    if seq > stream.last
                ]
                await _tell(behind)
        finally:
            if unasked:
                self._broadcast.doubt_all(map(channel_of, unasked))

    async def _watch(self) -> None:
        while True:
            await self._until_next()
            self._metrics.broadcaster_is_away(is_away=self._broadcast.is_away)
            try:
                await self.look()
                self.failures = 0
            except Exception as error:  # noqa: BLE001 - all streams rest on this: a look that fails is not the last
                self.failures += 1
                if not isinstance(error, (SQLAlchemyError, OSError, TimeoutError)):
                    _log.exception("silence: a look has failed")

    async def _until_next(self) -> None:
        """Wait for the time of the next look, or unless the last one failed, until something is in doubt."""
        jitter = random.uniform(0.5, 1.0)  # noqa: S311 - many processes are not to ask at one moment
        if self.failures:
            pause = AWAY_SECONDS * 2.0 ** min(self.failures - 1, 16)
            await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, pause) * jitter)
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(AWAY_SECONDS * jitter if self._broadcast.is_away else QUIET_SECONDS / LOOKS):
                await self._broadcast.doubt.wait()
                # A connection that was lost is doubted channel by channel, as each is heard again.
                await asyncio.sleep(GATHERING_SECONDS)


async def _tell(behind: Sequence[Listener]) -> None:
    """Have them read the log, as many as there are, without holding up the process."""
    for start in range(0, len(behind), TOLD_AT_ONCE):
        for listener in behind[start : start + TOLD_AT_ONCE]:
            listener.fall_behind()
        await asyncio.sleep(0)
