"""Work in the background of one event loop."""

import asyncio
import logging
from collections.abc import Coroutine

logger = logging.getLogger(__name__)


class Jobs:
    """Coroutines that run on their own until they are done or the sandbox closes."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        # The loop itself keeps only weak references.
        job = asyncio.create_task(work)
        self._running.add(job)
        job.add_done_callback(self._done)

    async def aclose(self) -> None:
        """Stop them all; what they had to do is kept in the database."""
        running = list(self._running)
        for job in running:
            job.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _done(self, job: asyncio.Task[None]) -> None:
        self._running.discard(job)
        if not job.cancelled() and (error := job.exception()) is not None:
            logger.error("a job ended with a defect", exc_info=error)
