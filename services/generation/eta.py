"""Completion estimates: a generation's place in the queue, and when it will probably be done."""

import statistics
import time
from collections.abc import Sequence
from datetime import datetime

from db.engine import Database
from db.queries.creations import reading as creation_queries
from db.queries.generations import queue
from db.records.creations import CreationRecord
from services.clock import now
from services.generation.steps.context import Limits

FRESH_SECONDS = 15.0


class EtaEstimator:
    """Estimates queue places and completion times; caches the durations of recent generations for a few seconds."""

    def __init__(self, database: Database, limits: Limits) -> None:
        self._database = database
        self._limits = limits
        self._typical: dict[tuple[str, str, bool], tuple[float, float | None]] = {}

    async def queue_positions(self, creation_ids: Sequence[str]) -> dict[str, int]:
        """Return the queue places, from 1, of the creations that are not yet sent to the provider."""
        async with self._database.read() as connection:
            return await queue.positions(connection, list(creation_ids))

    async def completion_of(self, creation: CreationRecord, position: int | None) -> datetime | None:
        """Return when a creation will probably be done; None if it is finished or there is no recent similar one.

        ``position`` is its place in the queue, None after it was sent.
        """
        if creation.step is None:
            return None
        with_image = creation.original_image is not None
        seconds = await self._typical_seconds(creation.model, creation.resolution, with_image=with_image)
        if seconds is None:
            return None
        if creation.asked_at is None:
            waiting = ((position or 1) - 1) * self._limits.create.spacing.total_seconds()
            return _later(now(), waiting + seconds)
        # If it has already taken longer than typical, expect it in a second.
        return max(_later(creation.asked_at, seconds), _later(now(), 1.0))

    async def _typical_seconds(self, model: str, resolution: str, *, with_image: bool) -> float | None:
        key = (model, resolution, with_image)
        read_at, seconds = self._typical.get(key, (float("-inf"), None))
        if time.monotonic() - read_at > FRESH_SECONDS:
            async with self._database.read() as connection:
                recent = await creation_queries.recent_seconds(connection, model, resolution, with_image=with_image)
            seconds = statistics.median(recent) if recent else None
            if seconds is not None:
                self._typical[key] = (time.monotonic(), seconds)
        return seconds


def _later(moment: datetime, seconds: float) -> datetime:
    return datetime.fromtimestamp(moment.timestamp() + seconds, tz=moment.tzinfo)
