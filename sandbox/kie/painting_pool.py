"""The execution of tasks, from the queue to the end."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

import httpx

from sandbox.files import RESULTS, Files
from sandbox.jobs import Jobs
from sandbox.kie import inputs, styles
from sandbox.kie.callbacks import Callbacks
from sandbox.kie.inputs import InputUnreadable
from sandbox.kie.tasks import Task, Tasks, now_ms
from sandbox.script import INTERNAL_ERROR, Failure

PAINTERS = 2
MAX_IN_HAND = 8  # Tasks with their input in memory.

logger = logging.getLogger(__name__)


class PaintingPool:
    """The executor of tasks, which makes their pictures.

    A task that a crash interrupted runs again from its start: its input is stored, and no intermediate state is needed.
    """

    def __init__(
        self,
        tasks: Tasks,
        files: Files,
        client: httpx.AsyncClient,
        jobs: Jobs,
        callbacks: Callbacks,
        *,
        blank: bool = False,
    ) -> None:
        """Make an executor; if ``blank``, its pictures have one colour, which takes no time."""
        self._tasks = tasks
        self._files = files
        self._client = client
        self._jobs = jobs
        self._callbacks = callbacks
        self._blank = blank
        self._in_hand = asyncio.Semaphore(MAX_IN_HAND)
        self._painters = ThreadPoolExecutor(PAINTERS, thread_name_prefix="painter")

    def start(self, task: Task) -> None:
        self._jobs.start(self._work(task))

    def close(self) -> None:
        self._painters.shutdown(wait=False, cancel_futures=True)

    async def _work(self, task: Task) -> None:
        await _until(task.starts_at)
        try:
            outcome = await self._outcome(task)
        except Exception:
            logger.exception("task %s: a defect of the sandbox", task.id)
            outcome = INTERNAL_ERROR
        await _until(task.due_at)
        callbacks = self._tasks.finish(task, outcome)
        logger.info("task %s: %s", task.id, outcome.message if isinstance(outcome, Failure) else "success")
        for callback in callbacks:
            self._callbacks.start(callback)

    async def _outcome(self, task: Task) -> str | Failure:
        """Return the path of the picture, or the failure."""
        request = task.request
        if request.script.failure is not None:
            return request.script.failure
        path = f"{RESULTS}/{task.id}.{request.output_format}"
        async with self._in_hand:
            try:
                content = None
                if request.image_input:
                    content = await inputs.fetch(self._client, self._files, request.image_input[0])
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(self._painters, self._make, task, content, path)
            except InputUnreadable as error:
                logger.warning("task %s: %s", task.id, error)
                return inputs.UNREADABLE
        return path

    def _make(self, task: Task, content: bytes | None, path: str) -> None:
        request = task.request
        source = None if content is None else inputs.decode(content)
        if self._blank:
            picture = styles.leave_blank(request.script.prompt, request.aspect_ratio, request.resolution)
        else:
            picture = styles.paint(source, request.script.prompt, request.aspect_ratio, request.resolution)
        if request.output_format == "png":
            # Compressing a 4K picture takes a second at this level, and several at the default level.
            self._files.write(path, lambda file: picture.save(file, "PNG", compress_level=3))
        else:
            self._files.write(path, lambda file: picture.save(file, "JPEG", quality=92, subsampling=0))


async def _until(moment: int) -> None:
    await asyncio.sleep(max(0, moment - now_ms()) / 1000)
