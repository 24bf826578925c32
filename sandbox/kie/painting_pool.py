"""The execution of tasks, from the queue to the end."""

import asyncio
import functools
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import httpx
from PIL import Image

from sandbox.files import RESULTS, Files
from sandbox.jobs import Jobs
from sandbox.kie import inputs
from sandbox.kie.callbacks import Callbacks
from sandbox.kie.inputs import InputRefused, InputUnreadable
from sandbox.kie.requests import TaskRequest
from sandbox.kie.tasks import Task, Tasks, now_ms
from sandbox.painting import styles
from sandbox.painting.orders import FORMATS, Work
from sandbox.script import FAILURES, INTERNAL_ERROR, Failure

PAINTERS = 2
MAX_IN_HAND = 8  # Tasks with their input in memory.
MAX_PRINT = 768  # Pixels of the longer side of an input image that is not the first.

T = TypeVar("T")

_SAVING: Mapping[str, Mapping[str, int]] = {
    # Compressing a 4K picture takes a second at this level, and several at the default level.
    "PNG": {"compress_level": 3},
    "JPEG": {"quality": 92, "subsampling": 0},
    "WEBP": {"quality": 90, "method": 2},
}

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
        """Return the paths of the pictures, one in each line, or the failure."""
        request = task.request
        if request.script.failure is not None:
            return request.script.failure
        if (kind := self._tasks.take_failure(request.model, FAILURES)) is not None:
            return FAILURES[kind]
        async with self._in_hand:
            try:
                base, *others = request.image_urls or (None,)
                content = None if base is None else await self._fetch(base)
                prints = [await self._print(request, url) for url in others]
                return await self._in_thread(functools.partial(self._make, task, content, prints))
            except InputUnreadable as error:
                logger.warning("task %s: %s", task.id, error)
                return inputs.UNREADABLE
            except InputRefused as error:
                return Failure("422", str(error))

    async def _fetch(self, url: str) -> bytes:
        return await inputs.fetch(self._client, self._files, url)

    async def _print(self, request: TaskRequest, url: str) -> Image.Image:
        """Return a further input image, which is small in the picture; so many of them need little memory."""
        content = await self._fetch(url)
        return await self._in_thread(
            functools.partial(inputs.decode, content, limits=request.spec.images, most=MAX_PRINT)
        )

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._painters, work)

    def _make(self, task: Task, content: bytes | None, prints: list[Image.Image]) -> str:
        request = task.request
        sources = prints
        if content is not None:
            upscaled = request.spec.entry.picture.work is Work.UPSCALE
            sources = [inputs.decode(content, limits=request.spec.images, keep_alpha=upscaled), *prints]
        paths = []
        for number, order in enumerate(request.orders()):
            picture = (styles.leave_blank if self._blank else styles.make)(order, sources)
            paths.append(f"{RESULTS}/{task.id}{f'-{number + 1}' if number else ''}.{order.format}")
            self._save(picture, FORMATS[order.format], paths[-1])
        return "\n".join(paths)

    def _save(self, picture: Image.Image, form: str, path: str) -> None:
        self._files.write(path, lambda file: picture.save(file, form, **_SAVING[form]))


async def _until(moment: int) -> None:
    await asyncio.sleep(max(0, moment - now_ms()) / 1000)
