"""Silence: where nothing is heard for a while, or something may have been missed, it is asked what has happened.

For many users at once: when Redis comes back, all streams of a process have the same question.
"""

import asyncio
import logging
from collections import defaultdict
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import users as user_queries
from services.events import stream as streams
from services.events.broadcast import Broadcast
from services.events.stream import Stream

# Between looks at what is silent, as a part of the time after which it is.
LOOKS = 10
USERS_AT_ONCE = 500
GATHERING_SECONDS = 0.05

_log = logging.getLogger("atelier.silence")


class Silence:
    """Looks after the streams that have caught up; those that are still iterated look after themselves."""

    def __init__(self, database: Database, broadcast: Broadcast) -> None:
        self._database = database
        self._broadcast = broadcast
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
        """Have every stream read the log whose channel is silent, although something has happened."""
        silent: defaultdict[str, list[Stream[Any]]] = defaultdict(list)
        for follower in self._broadcast.silent(streams.QUIET_SECONDS):
            if isinstance(follower, Stream):
                silent[follower.user_id].append(follower)
        user_ids = list(silent)
        for start in range(0, len(user_ids), USERS_AT_ONCE):
            asked = user_ids[start : start + USERS_AT_ONCE]
            for user_id, newest in (await user_queries.newest_events(self._database, asked)).items():
                for stream in silent[user_id]:
                    if newest > stream.last:
                        stream.fall_behind()

    async def _watch(self) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(streams.QUIET_SECONDS / LOOKS):
                    await self._broadcast.doubt.wait()
                    # A connection that was lost is doubted channel by channel, as each is heard again.
                    await asyncio.sleep(GATHERING_SECONDS)
            try:
                await self.look()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                # What was not asked is asked after the next silence.
                _log.debug("silence: the database cannot be asked: %s", type(error).__name__)
