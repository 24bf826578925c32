"""The counter of views: it counts in memory and writes the sums, so that no reader causes a write for each request."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.queries import shares as share_queries
from services.background import repeated

WRITE_EVERY_SECONDS = 5.0
WRITE_SECONDS = 5.0
MAX_COUNTED = 5_000  # Shares; the views of further ones are not counted until the next write.

_log = logging.getLogger("atelier.shares")


class ViewCounter:
    """The views of shares since the last write; if the process is killed, those of the last seconds are lost."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: Counter[str] = Counter()

    def count(self, share_id: str) -> None:
        if share_id in self._counts or len(self._counts) < MAX_COUNTED:
            self._counts[share_id] += 1

    async def write(self) -> None:
        """Add the counted views to the rows, in one transaction."""
        if not self._counts:
            return
        counts, self._counts = self._counts, Counter()
        try:
            await self._database.transact(share_queries.add_views, counts)
        except BaseException:
            # A lost connection may have written them: then they count twice.
            for share_id, number in counts.items():
                if share_id in self._counts or len(self._counts) < MAX_COUNTED:
                    self._counts[share_id] += number
            raise

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[Self]:
        """Write the views every few seconds inside this context, and at its end."""
        try:
            async with repeated("views", self.write, every=WRITE_EVERY_SECONDS, log=_log, within=WRITE_SECONDS):
                yield self
        finally:
            try:
                async with asyncio.timeout(WRITE_SECONDS):
                    await self.write()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                _log.warning("views: not written: %s", type(error).__name__)
