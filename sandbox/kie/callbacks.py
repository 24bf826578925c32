"""Delivery of signed callbacks after a task has ended, with retries unless the response is 200."""

import asyncio
import base64
import hashlib
import hmac
import logging
import time
from urllib.parse import urlsplit

import httpx

from sandbox.files import Files
from sandbox.jobs import Jobs
from sandbox.kie import records
from sandbox.kie.tasks import Callback, Task, Tasks, now_ms

TIMEOUT = 15.0  # Seconds.
RETRY_AFTER = (1.0, 4.0, 10.0)  # Seconds.
MAX_AT_ONCE = 32

logger = logging.getLogger(__name__)


def signature(key: str, task_id: str, timestamp: str) -> str:
    """Return the Base64 of the HMAC-SHA256 of ``task_id.timestamp``; the key is used as plain text.

    Source: Kie.ai documentation, "Webhook verification".
    """
    mac = hmac.new(key.encode(), f"{task_id}.{timestamp}".encode(), hashlib.sha256)
    return base64.b64encode(mac.digest()).decode()


class Callbacks:
    """A sender of callbacks, which tries until the response is 200 or four tries failed, also after a restart."""

    def __init__(self, tasks: Tasks, files: Files, client: httpx.AsyncClient, jobs: Jobs, *, key: str | None) -> None:
        """Make a sender; ``key`` signs the callbacks, None leaves them unsigned."""
        self._tasks = tasks
        self._files = files
        self._client = client
        self._jobs = jobs
        self._key = key
        self._lines = asyncio.Semaphore(MAX_AT_ONCE)

    def start(self, callback: Callback) -> None:
        self._jobs.start(self._deliver(callback))

    async def _deliver(self, callback: Callback) -> None:
        task = self._tasks.by_id(callback.task_id)
        if task is None or task.request.callback_url is None:
            self._tasks.forget(callback)
            return
        host = urlsplit(task.request.callback_url).netloc.rpartition("@")[2]
        while True:
            await asyncio.sleep(max(0, callback.due_at - now_ms()) / 1000)
            async with self._lines:
                outcome = await self._post(task, task.request.callback_url)
            if outcome == "200":
                logger.info("task %s: called back %s", task.id, host)
                break
            if callback.failures == len(RETRY_AFTER):
                logger.warning("task %s: %s did not take the callback (%s); given up", task.id, host, outcome)
                break
            callback = self._tasks.postpone(callback, seconds=RETRY_AFTER[callback.failures])
            logger.info("task %s: %s did not take the callback (%s); trying again", task.id, host, outcome)
        self._tasks.forget(callback)

    async def _post(self, task: Task, address: str) -> str:
        """Send a callback, and return the status of the response, or the error's type."""
        # Built for each try: the port in the addresses and the signed time may have changed.
        body = records.callback_body(task, self._files)
        timestamp = str(int(time.time()))
        headers = {}
        if self._key is not None:
            headers["X-Webhook-Timestamp"] = timestamp
            headers["X-Webhook-Signature"] = signature(self._key, task.id, timestamp)
        try:
            async with (
                asyncio.timeout(TIMEOUT),
                self._client.stream("POST", address, json=body, headers=headers, follow_redirects=False) as response,
            ):
                return str(response.status_code)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            return type(error).__name__
