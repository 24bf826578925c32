"""Routes of the folder storage's signed addresses: download stored images and upload new ones."""

import time
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from routes.uploads.receiver import (
    PacedBody,
    Receiver,
    UploadRefused,
    incomplete,
    refusal_of,
    storage_unavailable,
    wrong_type,
)
from services.media.formats.content_types import registered_type
from services.media.formats.inspection import ImageFacts
from services.media.storage.base import InvalidKey, ObjectMissing, StorageError, checked_key, content_type_of
from services.media.storage.disposition import attachment
from services.media.storage.folder import FolderStorage

OnUpload = Callable[[str, Path, ImageFacts], Awaitable[None]]
"""Stores an uploaded image, given its key, its facts, and a local file that is removed afterwards with its thumbnail.
Raises UploadConflict if the upload cannot be used (any more)."""

OwnerOf = Callable[[str], Awaitable[str]]
"""Returns the owner's id of the upload with this key that awaits its bytes. Raises UploadConflict if there is none."""


def files_routes(storage: FolderStorage, *, receiver: Receiver, owner_of: OwnerOf, on_upload: OnUpload) -> list[Route]:
    """Return the routes of the addresses that ``storage`` issues; ``receiver`` receives uploads."""
    uploads = _Uploads(storage, receiver, owner_of, on_upload)

    async def read(request: Request) -> Response:
        return await _read(request, storage)

    return [
        Route("/files/{key:path}", read, methods=["GET"], name="file"),
        Route("/uploads/{key:path}", uploads.receive, methods=["PUT"], name="upload"),
    ]


async def _read(request: Request, storage: FolderStorage) -> Response:
    key, query, now = request.path_params["key"], request.query_params, time.time()
    expires, name = _integer(query.get("expires", "")), query.get("name")
    if expires is None or not storage.verify_reading(
        key, expires=expires, signature=query.get("signature", ""), now=now, name=name
    ):
        return refusal_of(_not_signed())
    try:
        content_type = content_type_of(checked_key(key))
        file = await storage.locate(key)
    except (InvalidKey, ObjectMissing):
        return refusal_of(UploadRefused(HTTPStatus.NOT_FOUND, "NOT_FOUND", "There is no such file."))
    except StorageError as error:
        return refusal_of(storage_unavailable(error))
    return FileResponse(
        file.path,
        stat_result=file.stat,
        media_type=content_type,
        headers={
            "Content-Disposition": _disposition(file.path.name, name, download=query.get("download") == "1"),
            "Cache-Control": f"private, max-age={int(expires - now)}",
            # If a browser treats the file as a page, the page may load and run nothing.
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _disposition(own_name: str, name: str | None, *, download: bool) -> str:
    return attachment(name or own_name) if name is not None or download else f'inline; filename="{own_name}"'


class _Uploads:
    def __init__(self, storage: FolderStorage, receiver: Receiver, owner_of: OwnerOf, on_upload: OnUpload) -> None:
        self._storage = storage
        self._receiver = receiver
        self._owner_of = owner_of
        self._on_upload = on_upload

    async def receive(self, request: Request) -> Response:
        return await self._receiver.answer(request, partial(self._receive, request))

    async def _receive(self, request: Request, body: PacedBody) -> Response:
        key = request.path_params["key"]
        byte_size = self._signed_size(request, key)
        user_id = await self._owner_of(key)
        with self._receiver.place(request, user_id) as file:
            await self._receiver.save(body, file, byte_size=byte_size)
            facts = await self._receiver.inspect(file, user_id)
            await self._on_upload(key, file, facts)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    def _signed_size(self, request: Request, key: str) -> int:
        """Return the signed size of the upload.

        Raises:
            Refused: the request is not what the signed address allows.
        """
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
        # Compare the header only; the bytes decide the type of the picture.
        if registered_type(request.headers.get("Content-Type", "")) != content_type:
            raise wrong_type(f"The upload was announced as {content_type}; send this as its Content-Type.")
        length = _integer(request.headers.get("Content-Length", str(byte_size)))
        if byte_size > self._receiver.max_bytes or length is None or length > byte_size:
            raise self._receiver.too_large(byte_size)
        if length < byte_size:
            raise incomplete(byte_size)
        return byte_size


def _not_signed() -> UploadRefused:
    return UploadRefused(HTTPStatus.FORBIDDEN, "FORBIDDEN", "This address is not valid, or has expired.")


def _integer(text: str) -> int | None:
    # No time or size has more than 15 digits.
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 15 else None
