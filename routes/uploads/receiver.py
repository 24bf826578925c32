"""Receiving pictures over HTTP: slots, minimum rate, size limit and inspection, shared by all upload routes."""

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterable, Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Self

from msgspec import Struct
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from routes.errors import RETRY_AFTER, address_of
from routes.uploads.slots import BYTES_PER_SECOND, PATIENCE, NoSlot, UploadSlots
from services.errors import Refusal
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import MAX_INPUT_BYTES, DecodersBusy, ImageFacts, ImageUnreadable, Reason
from services.media.images import store
from services.media.storage.base import StorageError, UploadConflict
from services.media.storage.streaming import TooManyBytes, receive

DRAIN_TIMEOUT = 30.0  # Seconds for the rest of a refused body.

_log = logging.getLogger("atelier.files")


class UploadRefused(Exception):
    """A refused upload, with the fields of the response."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class Pace(Struct, frozen=True):
    """The limits of a ``PacedBody``: the minimum rate of an upload's body, and how many seconds it may lag behind."""

    bytes_per_second: float = BYTES_PER_SECOND
    patience: float = PATIENCE


class PacedBody:
    """The chunks of a request's body; raises ``TimeoutError`` if the body lags too far behind the minimum rate."""

    def __init__(self, request: Request, pace: Pace) -> None:
        self._chunks = request.stream()
        self._pace = pace
        self._left = pace.patience
        self._interrupted = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        self._interrupted = True
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(self._left):
            chunk = await anext(self._chunks, None)
        self._interrupted = False
        if chunk is None:
            raise StopAsyncIteration
        # Early bytes earn at most the patience: a fast body that then stalls is slow too.
        earned = len(chunk) / self._pace.bytes_per_second - (loop.time() - began)
        self._left = min(self._pace.patience, self._left + earned)
        return chunk

    async def drained(self, most: int) -> bool:
        """Discard the rest, up to ``most`` bytes, and return whether the body has ended.

        Many clients read the response only after they have sent the whole body. Without this they would see a
        broken connection in place of the reason.
        """
        try:
            async with asyncio.timeout(DRAIN_TIMEOUT):
                while not self._interrupted and most >= 0:
                    most -= len(await anext(self))
        except StopAsyncIteration:
            return True
        except (TimeoutError, ClientDisconnect):
            pass
        return False


class Receiver:
    """A receiver of pictures of at most ``max_bytes`` at a minimum ``pace``, in slots that all its routes share."""

    def __init__(
        self,
        decoders: DecoderPool,
        *,
        max_bytes: int = MAX_INPUT_BYTES,
        pace: Pace = Pace(),  # noqa: B008 - it is immutable
    ) -> None:
        self.max_bytes = max_bytes
        self._decoders = decoders
        self._slots = UploadSlots()
        self._pace = pace
        self._most_drained = 2 * max_bytes  # So the client of a slightly too large picture reads the reason.

    async def answer(self, request: Request, take: Callable[[PacedBody], Awaitable[Response]]) -> Response:
        """Return the response of ``take``, or a refusal after the rest of the body was received.

        Raises:
            Refusal: ``take`` raised it; the rest of the body was received too.
        """
        body = PacedBody(request, self._pace)
        try:
            with _refusals():
                return await take(body)
        except UploadRefused as refused:
            response = refusal_of(refused)
            if not await body.drained(self._most_drained):
                response.headers["Connection"] = "close"
            return response
        except Refusal:
            await body.drained(self._most_drained)
            raise

    @contextmanager
    def place(self, request: Request, user_id: str) -> Iterator[Path]:
        """Reserve a slot for the block, and yield a path for the picture, which is deleted afterwards.

        Raises:
            NoSlot: no slot is free for this user and address.
            Refused: the temporary folder cannot be created.
        """
        with self._slots.one(user_id=user_id, address=address_of(request)), _temporary_folder() as folder:
            yield Path(folder, "image")

    async def save(self, body: AsyncIterable[bytes], file: Path, *, byte_size: int | None = None) -> None:
        """Save a body; ``byte_size``: its announced size, if any.

        Raises:
            Refused: the body is larger, smaller or slower, or the disk is full.
        """
        with self.saving(byte_size):
            received = await receive(body, file, max_bytes=self.max_bytes if byte_size is None else byte_size)
        if byte_size is not None and received < byte_size:
            raise incomplete(byte_size)

    @contextmanager
    def saving(self, byte_size: int | None = None) -> Iterator[None]:
        """Convert errors of saving a body in the block to ``UploadRefused``."""
        try:
            yield
        except TooManyBytes:
            raise self.too_large(byte_size) from None
        except TimeoutError:
            message = f"The upload came more slowly than {self._pace.bytes_per_second} bytes a second; send it again."
            raise UploadRefused(HTTPStatus.REQUEST_TIMEOUT, "TIMED_OUT", message) from None
        except ClientDisconnect:
            raise incomplete(byte_size) from None
        except OSError as error:
            raise storage_unavailable(error) from error

    async def inspect(self, file: Path, user_id: str) -> ImageFacts:
        """Return the facts of a picture, and write its thumbnail beside it.

        Raises:
            Refused: it is not a picture, has the wrong type, is too large, or the thumbnail cannot be written.
            DecodersBusy: no decoder was free in time.
        """
        try:
            return await store.inspect(self._decoders, file, user_id=user_id)
        except ImageUnreadable as error:
            if error.reason is Reason.WRONG_TYPE:
                raise wrong_type(error.message) from error
            too_large = error.reason in {Reason.TOO_LARGE, Reason.TOO_MANY_PIXELS}
            code = "TOO_LARGE" if too_large else "IMAGE_UNREADABLE"
            raise UploadRefused(HTTPStatus.UNPROCESSABLE_ENTITY, code, error.message) from error
        except OSError as error:
            # The thumbnail is written beside the file, and the disk may be full.
            raise storage_unavailable(error) from error

    def too_large(self, byte_size: int | None = None) -> UploadRefused:
        most = self.max_bytes if byte_size is None else min(byte_size, self.max_bytes)
        message = f"The upload is larger than {most} bytes, the most that is accepted here."
        return UploadRefused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", message)


@contextmanager
def _refusals() -> Iterator[None]:
    """Convert errors not due to the picture to ``UploadRefused``: used upload, storage outage, no slot or decoder."""
    try:
        yield
    except UploadConflict as error:
        raise UploadRefused(HTTPStatus.CONFLICT, "CONFLICT", str(error)) from error
    except StorageError as error:
        raise storage_unavailable(error) from error
    except DecodersBusy as error:
        raise _busy(str(error)) from error
    except NoSlot as error:
        if error.shared:
            raise _busy(str(error)) from error
        raise UploadRefused(HTTPStatus.TOO_MANY_REQUESTS, "RATE_LIMITED", str(error)) from error


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="upload-")
    except OSError as error:
        # The disk for temporary files may be full too.
        raise storage_unavailable(error) from error


def wrong_type(message: str) -> UploadRefused:
    return UploadRefused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "WRONG_TYPE", message)


def incomplete(byte_size: int | None) -> UploadRefused:
    end = "it was complete" if byte_size is None else f"{byte_size} bytes had come"
    return UploadRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "INCOMPLETE", f"The upload ended before {end}.")


def storage_unavailable(error: StorageError | OSError) -> UploadRefused:
    _log.warning("storage: %s", error)
    return UploadRefused(
        HTTPStatus.SERVICE_UNAVAILABLE, "STORAGE_UNAVAILABLE", "The storage cannot be reached just now."
    )


def refusal_of(refused: UploadRefused) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    if refused.status in {HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS}:
        headers |= RETRY_AFTER
    error = {"code": refused.code, "message": refused.message}
    return JSONResponse({"error": error}, refused.status, headers)


def _busy(message: str) -> UploadRefused:
    return UploadRefused(HTTPStatus.SERVICE_UNAVAILABLE, "BUSY", message)
