"""The gap detector: checks the database for missed events when a channel is quiet or may have lost messages.

It checks many users in one query: while the broadcaster is away, and when it returns, all streams of a process need it.
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
from services.events.publisher import channel_of
from services.events.stream import Stream
from services.observability.metrics import Metrics

QUIET_SECONDS = 30.0
# Checks per ``QUIET_SECONDS``.
CHECKS = 10
# Between checks of all channels while the broadcaster is away: this at most, half of it at least.
AWAY_SECONDS = 2.0
# After failed checks; the pause doubles with each, up to this.
LONGEST_PAUSE_SECONDS = 4.0
ANSWER_SECONDS = 5.0
GATHERING_SECONDS = 0.05
USERS_AT_ONCE = 500
# Per turn of the event loop, so that other tasks run in between.
LISTENERS_AT_ONCE = 50

_log = logging.getLogger("atelier.silence")


class GapDetector:
    """Makes each stream that has missed events read the log."""

    def __init__(self, database: Database, broadcast: Broadcast, *, metrics: Metrics | None = None) -> None:
        self._database = database
        self._broadcast = broadcast
        self._metrics = metrics or Metrics()
        self.failures = 0  # Consecutive failed checks.
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._watch(), name="gap-detector")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def check(self) -> None:
        """Compare the streams of quiet channels with the database, and make streams that are behind read the log.

        While the broadcaster is away, every channel counts as quiet. Users that could not be checked are left for the
        next check.

        Raises:
            sqlalchemy.exc.SQLAlchemyError, OSError, TimeoutError: the database does not answer.
        """
        silent: defaultdict[str, list[tuple[Stream[Any], Listener]]] = defaultdict(list)
        for listener in self._broadcast.silent(0.0 if self._broadcast.is_away else QUIET_SECONDS):
            follower = listener.owner if isinstance(listener, BoundedSubscriber) else listener
            if isinstance(follower, Stream):
                silent[follower.user_id].append((follower, listener))
        unchecked = list(silent)
        # Taken before the database is read: events delivered during the query may be newer than its result.
        last = {stream: stream.last for streams in silent.values() for stream, _ in streams}
        try:
            while unchecked:
                checked = unchecked[:USERS_AT_ONCE]
                async with asyncio.timeout(ANSWER_SECONDS):
                    newest = await user_queries.newest_events(self._database, checked)
                del unchecked[:USERS_AT_ONCE]
                behind = [
                    listener
                    for user_id in checked
                    for stream, listener in silent[user_id]
                    if stream.epoch != self._broadcast.scope.epoch
                    or not last[stream] <= newest.get(user_id, 0) <= stream.last
                ]
                await _make_read_log(behind)
        finally:
            if unchecked:
                self._broadcast.doubt_all(map(channel_of, unchecked))

    async def _watch(self) -> None:
        while True:
            await self._until_next()
            self._metrics.broadcaster_is_away(is_away=self._broadcast.is_away)
            try:
                await self.check()
                self.failures = 0
            except Exception as error:  # noqa: BLE001 - all streams depend on this: a failed check must not be the last
                self.failures += 1
                if not isinstance(error, (SQLAlchemyError, OSError, TimeoutError)):
                    _log.exception("events: a check for missed events failed")

    async def _until_next(self) -> None:
        """Wait until the next check is due or, unless the last one failed, until a channel may have a gap."""
        jitter = random.uniform(0.5, 1.0)  # noqa: S311 - jitter, so that processes do not query at the same moment
        if self.failures:
            pause = AWAY_SECONDS * 2.0 ** min(self.failures - 1, 16)
            await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, pause) * jitter)
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(AWAY_SECONDS * jitter if self._broadcast.is_away else QUIET_SECONDS / CHECKS):
                await self._broadcast.doubt.wait()
                # After a lost connection, gaps are reported channel by channel, as each is subscribed again.
                await asyncio.sleep(GATHERING_SECONDS)


async def _make_read_log(behind: Sequence[Listener]) -> None:
    """Make these listeners read the log, in portions that do not block the event loop."""
    for start in range(0, len(behind), LISTENERS_AT_ONCE):
        for listener in behind[start : start + LISTENERS_AT_ONCE]:
            listener.fall_behind()
        await asyncio.sleep(0)
