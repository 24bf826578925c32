"""A pool of a few decoder processes, which start with the first image and end when idle.

Each process has limits on memory, CPU time and wall-clock time, and an image that exceeds one ends only its own
process. Existing pools do not fit: the one in ``concurrent.futures`` breaks as a whole when one child dies, and others
(``multiprocessing``, ``anyio.to_process``) import the server's main module, and so the whole product, in each child.
"""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from msgspec.structs import asdict

from services.media.decoding.decoder import Decoder, DecoderDied
from services.media.decoding.fair_queue import FairQueue, NoTurn
from services.media.formats.inspection import (
    INPUT_TYPES,
    UNBOUNDED,
    Bounds,
    DecodersBusy,
    ImageFacts,
    ImageUnreadable,
    Reason,
)

DECODERS = 2
PATIENCE = 60.0  # Seconds that an image may wait for its turn.
IDLE_SECONDS = 60.0
MAX_WAITING = 512
MAX_WAITING_PER_USER = 64
UPLOAD_NICENESS = 10  # Of the decoders of uploads: accepted work and requests of all users come before them.
RENDER_NICENESS = 19  # Of the decoders of large renditions: everything comes before them.
MAX_IMAGES = 500  # Per process, so that a memory leak in a library stays small.

_log = logging.getLogger("atelier.decoders")


class DecoderPool:
    """Up to ``size`` decoder processes that serve users in rotation; a context manager, for one event loop.

    An image waits for its turn for at most ``patience`` seconds. A decoder ends after ``idle_seconds`` without work.
    ``niceness`` lowers the priority of the processes, as ``nice`` does.
    """

    def __init__(
        self,
        size: int = DECODERS,
        *,
        patience: float = PATIENCE,
        idle_seconds: float = IDLE_SECONDS,
        niceness: int = 0,
    ) -> None:
        self._turns = FairQueue(size, max_waiting=MAX_WAITING, max_waiting_per_user=MAX_WAITING_PER_USER)
        self._patience = patience
        self._idle_seconds = idle_seconds
        self._niceness = niceness
        self._idle: dict[Decoder, asyncio.TimerHandle] = {}
        self._decoders: list[Decoder] = []
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        for retirement in self._idle.values():
            retirement.cancel()
        self._idle.clear()
        for decoder in self._decoders:
            await decoder.kill_and_wait()

    @property
    def processes(self) -> list[int]:
        """Return the process ids of the running decoders."""
        return [decoder.pid for decoder in self._decoders if decoder.runs]

    async def inspect(
        self,
        path: Path,
        *,
        renditions: Mapping[int, Path],
        user_id: str,
        made: bool = False,
        allowed: frozenset[str] = INPUT_TYPES,
        bounds: Bounds = UNBOUNDED,
    ) -> ImageFacts:
        """Detect the image type of a file by its bytes, decode all of it, and write its renditions.

        ``renditions`` has their destinations by nominal width; the picture gets those that are useful for its size.

        The file is prepared for storage: its metadata except the colour profile are removed, and any bytes after its
        end. It is recoded only if its type is not in ``STORED_TYPES``, or if it is an input that EXIF turns. A result
        (``made``) keeps its metadata unless it is recoded, and gets a provenance mark if it has none.

        A file that exceeds the ``bounds`` is replaced by a smaller copy within them.

        Only the first frame of an animation is decoded. The file's name is ignored. A rendition is WebP in sRGB,
        turned according to EXIF, never enlarged; it keeps transparency, and has no metadata but that mark.

        Raises:
            ImageUnreadable: it is no image of the ``allowed`` types, or exceeds the limits.
            DecodersBusy: it got no turn in time; the image was not inspected.
            OSError: a file cannot be read or written.
        """
        request = {
            "path": str(path),
            "renditions": {width: str(destination) for width, destination in renditions.items()},
            "made": made,
            "allowed": sorted(allowed),
            "bounds": asdict(bounds),
        }
        try:
            async with self._turns.turn(user_id, patience=self._patience):
                return await self._decode(request)
        except NoTurn as error:
            raise DecodersBusy(f"The image could not be decoded: {error}.") from None

    async def _decode(self, request: dict[str, Any]) -> ImageFacts:
        for _ in range(2):
            decoder = self._take_idle() or await self._start()
            try:
                return await decoder.decode(request)
            except DecoderDied as death:
                # The cause may be the machine (memory, for example) and not the image, so try a second time.
                _log.warning("a decoder ended with status %s while it decoded %s", death.status, request["path"])
            finally:
                self._put_back(decoder)
        raise ImageUnreadable(Reason.TOO_COSTLY, "The image could not be decoded: two decoders failed at it.")

    def _take_idle(self) -> Decoder | None:
        while self._idle:
            decoder, retirement = self._idle.popitem()
            retirement.cancel()
            if decoder.runs:
                return decoder
        return None

    async def _start(self) -> Decoder:
        self._refuse_if_closed()
        self._decoders = [decoder for decoder in self._decoders if not decoder.is_over]
        try:
            decoder = await Decoder.start(self._niceness)
        except OSError as error:
            _log.warning("a decoder could not be started: %s", error)
            raise DecodersBusy("No decoder could be started.") from error
        self._decoders.append(decoder)
        self._refuse_if_closed()
        return decoder

    def _refuse_if_closed(self) -> None:
        if self._closed:
            for decoder in self._decoders:
                decoder.kill()
            raise DecodersBusy("The server is shutting down.")

    def _put_back(self, decoder: Decoder) -> None:
        if decoder.images >= MAX_IMAGES:
            decoder.end()
        elif decoder.runs and not self._closed:
            self._idle[decoder] = asyncio.get_running_loop().call_later(self._idle_seconds, self._retire, decoder)

    def _retire(self, decoder: Decoder) -> None:
        del self._idle[decoder]
        decoder.end()
