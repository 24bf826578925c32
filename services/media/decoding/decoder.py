"""The server's handle of one decoder process: starts it, sends it one image at a time, and kills it if it is slow."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any, Self

from services.media.formats.inspection import ImageFacts, ImageUnreadable, Reason

# Per image. The limit on CPU time is far lower (see ``program``), but the processors may be busy.
WALL_SECONDS = 40.0
START_SECONDS = 20.0
MAX_ANSWER = 2**20

_PROGRAM = "services.media.decoding.program"
_ROOT = Path(__file__).parents[3]
# The process inherits no other variable: a process that parses untrusted bytes must not have the keys of the settings.
_INHERITED = ("DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PATH", "PYTHONHOME", "TZ")


class DecoderDied(Exception):
    """The process ended without an answer; ``status`` is its exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Decoder:
    """A process that decodes images, one at a time."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._ending = False
        self.images = 0

    @classmethod
    async def start(cls, niceness: int = 0) -> Self:
        """Start a process of lower priority, by ``niceness``, and wait until it is ready.

        Raises:
            OSError: it did not start.
        """
        decoder = cls(
            await asyncio.create_subprocess_exec(
                # -S: without the site module, which loads installed extensions. PYTHONPATH passes the paths on.
                *(sys.executable, "-S", "-P", "-W", "ignore", "-m", _PROGRAM),
                stdin=PIPE,
                stdout=PIPE,
                env=_environment(),
                start_new_session=True,  # Ctrl-C in a terminal must reach the server only.
                limit=MAX_ANSWER,
            )
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                await decoder._answer()
            os.setpriority(os.PRIO_PROCESS, decoder.pid, os.getpriority(os.PRIO_PROCESS, 0) + niceness)
        except DecoderDied as death:
            raise OSError(f"the decoder process ended with status {death.status} as it started") from None
        except BaseException:
            decoder.kill()
            raise
        return decoder

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it can accept an image."""
        return not self._ending and self._process.returncode is None

    async def decode(self, request: dict[str, Any]) -> ImageFacts:
        """Decode an image in the process; kill the process if it takes too long or the caller is cancelled.

        Raises:
            ImageUnreadable, OSError: as ``DecoderPool.inspect``.
            DecoderDied: the process ended; the image itself may be fine.
        """
        self.images += 1
        try:
            async with asyncio.timeout(WALL_SECONDS):
                answer = await self._send(request)
        except TimeoutError:
            self.kill()
            raise _too_slow() from None
        except DecoderDied as death:
            if death.status == -signal.SIGXCPU:
                raise _too_slow() from None
            raise
        except BaseException:
            self.kill()
            raise
        return _facts(answer)

    @property
    def is_over(self) -> bool:
        return self._process.returncode is not None

    def end(self) -> None:
        """Close the input of an idle process, so that it ends by itself."""
        self._ending = True
        self._pipe.close()

    async def kill_and_wait(self) -> None:
        """Kill the process if it still runs, and wait for its end."""
        self.kill()
        await self._process.wait()

    async def _send(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            self._pipe.write(json.dumps(request).encode() + b"\n")
            await self._pipe.drain()
        except ConnectionError:
            raise DecoderDied(await self._process.wait()) from None
        return await self._answer()

    async def _answer(self) -> dict[str, Any]:
        output = self._process.stdout
        line = b"" if output is None else await output.readline()
        if not line.endswith(b"\n"):
            self._ending = True
            raise DecoderDied(await self._process.wait())
        answer: dict[str, Any] = json.loads(line)
        return answer

    @property
    def _pipe(self) -> asyncio.StreamWriter:
        if self._process.stdin is None:
            raise RuntimeError("the process was started without a pipe")
        return self._process.stdin

    def kill(self) -> None:
        """Kill the process at once."""
        self._ending = True
        if self._process.returncode is None:
            self._process.kill()


def _environment() -> dict[str, str]:
    paths = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    return {name: os.environ[name] for name in _INHERITED if name in os.environ} | {"PYTHONPATH": paths}


def _facts(answer: dict[str, Any]) -> ImageFacts:
    match answer:
        case {"facts": [*fields]}:
            return ImageFacts(*fields)
        case {"refused": [reason, message]}:
            raise ImageUnreadable(Reason(reason), message)
        case {"failed": [number, message, path]}:
            raise OSError(number, message, path)
    raise RuntimeError(f"a defect of the decoder: {answer.get('defect')}")


def _too_slow() -> ImageUnreadable:
    return ImageUnreadable(Reason.TOO_COSTLY, "The image takes too long to decode; save it as a usual JPEG or PNG.")
