"""Signed addresses of the folder storage: reading stored images, and uploading new ones."""

import asyncio
import logging
import tempfile
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Self

from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from services.images.inspection import DecodersBusy, ImageFacts, ImageUnreadable, Reason, inspect
from services.images.receiving import TooManyBytes, receive
from services.storage.base import (
    InvalidKey,
    ObjectMissing,
    StorageError,
    UploadConflict,
    checked_key,
    content_type_of,
)
from services.storage.folder import FolderStorage

_log = logging.getLogger("atelier.files")

OnUpload = Callable[[str, Path, ImageFacts], Awaitable[None]]
"""Keeps an upload that is the image it was said to be; given its key, a local file that is removed
afterwards, and what it holds. Raises UploadConflict when the place cannot be used (any more)."""

MAX_UPLOADS = 32  # At once in this process; each may fill a temporary file.
CHUNK_TIMEOUT = 30.0  # Seconds without any bytes.
DRAIN_TIMEOUT = 30.0  # Seconds for what is left of a refused one.
UPLOAD_TIMEOUT = 600.0  # Seconds for all of them: 30 MB at 50 KB a second.


def files_routes(
    storage: FolderStorage,
    *,
    max_upload_bytes: int = 30 * 2**20,
    on_upload: OnUpload,
    chunk_timeout: float = CHUNK_TIMEOUT,
    upload_timeout: float = UPLOAD_TIMEOUT,
) -> list[Route]:
    """Return the routes that ``storage`` gives out addresses of; time-outs are in seconds."""
    uploads = _Uploads(storage, max_upload_bytes, on_upload, chunk_timeout, upload_timeout)

    async def read(request: Request) -> Response:
        return await _read(request, storage)

    return [
        Route("/files/{key:path}", read, methods=["GET"], name="file"),
        Route("/uploads/{key:path}", uploads.receive, methods=["PUT"], name="upload"),
    ]


class _Refused(Exception):
    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


async def _read(request: Request, storage: FolderStorage) -> Response:
    key, query, now = request.path_params["key"], request.query_params, time.time()
    expires = _integer(query.get("expires", ""))
    if expires is None or not storage.verify_reading(
        key, expires=expires, signature=query.get("signature", ""), now=now
    ):
        return _refusal(_not_signed())
    try:
        content_type = content_type_of(checked_key(key))
        file = await storage.locate(key)
    except (InvalidKey, ObjectMissing):
        return _refusal(_Refused(HTTPStatus.NOT_FOUND, "NOT_FOUND", "There is no such file."))
    except StorageError as error:
        return _refusal(_storage_unavailable(error))
    return FileResponse(
        file.path,
        stat_result=file.stat,
        media_type=content_type,
        filename=file.path.name,
        content_disposition_type="attachment" if query.get("download") == "1" else "inline",
        headers={
            "Cache-Control": f"private, max-age={int(expires - now)}",
            # Whatever a browser is made to think that it is, it may do nothing.
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


class _Body:
    """The chunks of a request's body, each waited for a limited time."""

    def __init__(self, request: Request, chunk_timeout: float) -> None:
        self._chunks = request.stream()
        self._chunk_timeout = chunk_timeout
        self._interrupted = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        self._interrupted = True
        async with asyncio.timeout(self._chunk_timeout):
            chunk = await anext(self._chunks, None)
        self._interrupted = False
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    async def drained(self, most: int) -> bool:
        """Drop what is left, up to ``most`` bytes, and say whether that was all.

        Many senders read the answer only when they have sent everything, so without this they would see a
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


class _Uploads:
    def __init__(
        self,
        storage: FolderStorage,
        max_bytes: int,
        on_upload: OnUpload,
        chunk_timeout: float,
        upload_timeout: float,
    ) -> None:
        self._storage = storage
        self._max_bytes = max_bytes
        self._on_upload = on_upload
        self._chunk_timeout = chunk_timeout
        self._upload_timeout = upload_timeout
        self._running = 0

    async def receive(self, request: Request) -> Response:
        body = _Body(request, self._chunk_timeout)
        try:
            await self._receive(request, body)
        except _Refused as refused:
            response = _refusal(refused)
            if not await body.drained(self._max_bytes):
                response.headers["Connection"] = "close"
            return response
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def _receive(self, request: Request, body: _Body) -> None:
        key = request.path_params["key"]
        content_type, byte_size = self._verified(request, key)
        if self._running >= MAX_UPLOADS:
            raise _busy("Too many uploads are under way.")
        self._running += 1
        try:
            with _temporary_folder() as folder:
                file = Path(folder, "image")
                await self._save(body, file, byte_size)
                facts = await _inspected(file, content_type)
                await self._on_upload(key, file, facts)
        except UploadConflict as error:
            raise _Refused(HTTPStatus.CONFLICT, "CONFLICT", str(error)) from error
        except StorageError as error:
            raise _storage_unavailable(error) from error
        except DecodersBusy as error:
            raise _busy("Too many images are being looked at.") from error
        finally:
            self._running -= 1

    def _verified(self, request: Request, key: str) -> tuple[str, int]:
        """Return the content type and the size that were signed, if the request is what they allow."""
        query = request.query_params
        content_type, byte_size = query.get("type", ""), _integer(query.get("size", ""))
        expires = _integer(query.get("expires", ""))
        if (
            byte_size is None
            or expires is None
            or not self._storage.verify_upload(
                key,
                content_type=content_type,
                byte_size=byte_size,
                expires=expires,
                signature=query.get("signature", ""),
                now=time.time(),
            )
        ):
            raise _not_signed()
        if request.headers.get("Content-Type", "").strip().lower() != content_type:
            raise _wrong_type(f"The upload was announced as {content_type}; send this as its Content-Type.")
        length = _integer(request.headers.get("Content-Length", str(byte_size)))
        if byte_size > self._max_bytes or length is None or length > byte_size:
            raise self._too_large(byte_size)
        if length < byte_size:
            raise _incomplete(byte_size)
        return content_type, byte_size

    async def _save(self, body: _Body, file: Path, byte_size: int) -> None:
        try:
            async with asyncio.timeout(self._upload_timeout):
                received = await receive(body, file, max_bytes=byte_size)
        except TooManyBytes:
            raise self._too_large(byte_size) from None
        except TimeoutError:
            message = "The upload took too long."
            raise _Refused(HTTPStatus.REQUEST_TIMEOUT, "TIMED_OUT", message) from None
        except ClientDisconnect:
            raise _incomplete(byte_size) from None
        except OSError as error:
            raise _storage_unavailable(error) from error
        if received < byte_size:
            raise _incomplete(byte_size)

    def _too_large(self, byte_size: int) -> _Refused:
        most = min(byte_size, self._max_bytes)
        message = f"The upload is larger than {most} bytes, the most that is taken here."
        return _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", message)


def _temporary_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="upload-")
    except OSError as error:
        # The disk under what is on its way may be full as well as the storage.
        raise _storage_unavailable(error) from error


async def _inspected(file: Path, content_type: str) -> ImageFacts:
    try:
        facts = await inspect(file)
    except ImageUnreadable as error:
        if error.reason is Reason.WRONG_TYPE:
            raise _wrong_type(error.message) from error
        too_large = error.reason in {Reason.TOO_LARGE, Reason.TOO_MANY_PIXELS}
        code = "TOO_LARGE" if too_large else "IMAGE_UNREADABLE"
        raise _Refused(HTTPStatus.UNPROCESSABLE_ENTITY, code, error.message) from error
    if facts.content_type != content_type:
        raise _wrong_type(f"The upload was announced as {content_type} and is {facts.content_type}.")
    return facts


def _not_signed() -> _Refused:
    return _Refused(HTTPStatus.FORBIDDEN, "FORBIDDEN", "This address is not valid, or has expired.")


def _wrong_type(message: str) -> _Refused:
    return _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "WRONG_TYPE", message)


def _incomplete(byte_size: int) -> _Refused:
    message = f"The upload ended before {byte_size} bytes had come."
    return _Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "INCOMPLETE", message)


def _busy(message: str) -> _Refused:
    return _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "BUSY", message)


def _storage_unavailable(error: StorageError | OSError) -> _Refused:
    _log.warning("storage: %s", error)
    message = "The storage cannot be reached just now."
    return _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "STORAGE_UNAVAILABLE", message)


def _refusal(refused: _Refused) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    if refused.status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    error = {"code": refused.code, "message": refused.message}
    return JSONResponse({"error": error}, refused.status, headers)


def _integer(text: str) -> int | None:
    # More digits than any time or size has are as wrong as letters.
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else None
