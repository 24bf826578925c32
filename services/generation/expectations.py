"""Expectations: a generation's place in the queue, and when it will likely be done."""

import statistics
import time
from collections.abc import Sequence
from datetime import datetime

from db.engine import Database
from db.queries import creations as creation_queries
from db.queries import generations as generation_queries
from db.records.creations import CreationRecord
from services.clock import now
from services.generation.workshop import Limits

FRESH_SECONDS = 15.0


class Expectations:
    """Tells what may be expected of generations; how long recent ones took is remembered for a few seconds."""

    def __init__(self, database: Database, limits: Limits) -> None:
        self._database = database
        self._limits = limits
        self._typical: dict[tuple[str, bool], tuple[float, float | None]] = {}

    async def queue_positions(self, creation_ids: Sequence[str]) -> dict[str, int]:
        """Return the places of those that are still to be sent, from 1."""
        async with self._database.read() as connection:
            return await generation_queries.queue_positions(connection, list(creation_ids))

    async def completion_of(self, creation: CreationRecord, position: int | None) -> datetime | None:
        """Return when a creation will likely be done: None when it is finished or nothing like it was made lately.

        ``position`` is its place in the queue, None once it was sent.
        """
        if creation.step is None:
            return None
        seconds = await self._typical_seconds(creation.resolution, with_image=creation.original_image is not None)
        if seconds is None:
            return None
        if creation.asked_at is None:
            waiting = ((position or 1) - 1) * self._limits.create.spacing.total_seconds()
            return _later(now(), waiting + seconds)
        # What has taken longer than is typical will be done any moment.
        return max(_later(creation.asked_at, seconds), _later(now(), 1.0))

    async def _typical_seconds(self, resolution: str, *, with_image: bool) -> float | None:
        key = (resolution, with_image)
        read_at, seconds = self._typical.get(key, (float("-inf"), None))
        if time.monotonic() - read_at > FRESH_SECONDS:
            async with self._database.read() as connection:
                recent = await creation_queries.recent_seconds(connection, resolution, with_image=with_image)
            seconds = statistics.median(recent) if recent else None
            if seconds is not None:
                self._typical[key] = (time.monotonic(), seconds)
        return seconds


def _later(moment: datetime, seconds: float) -> datetime:
    return datetime.fromtimestamp(moment.timestamp() + seconds, tz=moment.tzinfo)
