"""Background tasks of one event loop."""

import asyncio
import logging
from collections.abc import Coroutine

logger = logging.getLogger(__name__)


class Jobs:
    """Coroutines that run in the background until they end or the sandbox closes."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        # The event loop has only weak references to tasks.
        job = asyncio.create_task(work)
        self._running.add(job)
        job.add_done_callback(self._done)

    async def aclose(self) -> None:
        """Cancel all of them; the database still has the unfinished work."""
        running = list(self._running)
        for job in running:
            job.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _done(self, job: asyncio.Task[None]) -> None:
        self._running.discard(job)
        if not job.cancelled() and (error := job.exception()) is not None:
            logger.error("a job ended with a defect", exc_info=error)
