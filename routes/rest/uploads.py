"""``POST /api/uploads``: receives a picture as the body of a request, or as a file in a form."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterable
from functools import partial
from http import HTTPStatus
from pathlib import Path

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from resolvers import images
from resolvers.context import Context
from routes.uploads.receiver import PacedBody, Receiver, UploadRefused, wrong_type
from services.media.storage.streaming import TooManyBytes

FORM = "multipart/form-data"
MAX_FIELDS = 16  # Besides the file; all are ignored.
MAX_FIELD_BYTES = 4096
MAX_FORM_BYTES = 128 * 1024  # Form data around the file.
MAX_BOUNDARIES = MAX_FIELDS + 2  # One after each part, and one more.


class RestUploads:
    """A handler that receives pictures within the limits of all uploads, and stores each for generations."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    async def __call__(self, request: Request, context: Context) -> Response:
        return await self._receiver.answer(request, partial(self._take, request, context))

    async def _take(self, request: Request, context: Context, body: PacedBody) -> Response:
        is_form = _is_form(request)
        most = self._receiver.max_bytes + (MAX_FORM_BYTES if is_form else 0)
        announced = _announced_length(request)
        if announced is not None and announced > most:
            raise self._receiver.too_large()
        await images.admit_upload(context, announced or 1)
        user_id = context.viewer.id
        with self._receiver.place(request, user_id) as file:
            if is_form:
                await self._save_form(request, _limit_bytes(body, most), file)
            else:
                await self._receiver.save(body, file, byte_size=announced)
            facts = await self._receiver.inspect(file, user_id)
            upload = await images.upload_received(context, file, facts)
        return JSONResponse(
            {
                "uploadId": upload.id,
                "contentType": facts.content_type,
                "width": facts.width,
                "height": facts.height,
                "expiresAt": upload.expires_at.isoformat(),
            },
            HTTPStatus.CREATED,
            headers={"Cache-Control": "no-store"},
        )

    async def _save_form(self, request: Request, body: AsyncGenerator[bytes, None], file: Path) -> None:
        boundary = _boundary(request)
        parser = MultiPartParser(
            _only_boundary(boundary),
            _with_few(boundary, body),
            max_files=1,
            max_fields=MAX_FIELDS,
            max_part_size=MAX_FIELD_BYTES,
        )
        with self._receiver.saving():
            try:
                form = await parser.parse()
            except MultiPartException as error:
                raise UploadRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "INVALID_FORM", error.message) from error
            try:
                await self._save_picture(form, file)
            finally:
                await form.close()

    async def _save_picture(self, form: FormData, file: Path) -> None:
        pictures = [value for value in form.values() if isinstance(value, UploadFile)]
        if not pictures:
            raise UploadRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "INVALID_FORM", "The form has no file.")
        if (pictures[0].size or 0) > self._receiver.max_bytes:
            raise self._receiver.too_large()
        await asyncio.to_thread(_copy, pictures[0], file)


def _boundary(request: Request) -> bytes:
    _, parameters = parse_options_header(request.headers["Content-Type"])
    return parameters.get(b"boundary", b"")


def _only_boundary(boundary: bytes) -> Headers:
    """Return a form's content type with no parameter but its boundary.

    The parser would look up a charset, and Python keeps every unknown name for ever. Only the names and values of
    fields depend on the charset, and both are ignored.
    """
    quoted = boundary.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
    parameter = b'; boundary="%b"' % quoted if boundary else b""
    return Headers(raw=[(b"content-type", FORM.encode() + parameter)])


def _copy(picture: UploadFile, file: Path) -> None:
    with file.open("wb") as destination:
        shutil.copyfileobj(picture.file, destination)


async def _limit_bytes(body: AsyncIterable[bytes], most: int) -> AsyncGenerator[bytes, None]:
    async for chunk in body:
        most -= len(chunk)
        if most < 0:
            raise TooManyBytes
        yield chunk


async def _with_few(boundary: bytes, body: AsyncIterable[bytes]) -> AsyncGenerator[bytes, None]:
    """Yield a form's chunks, and refuse more boundaries than its parts need.

    The parser takes some µs for each boundary, even if it is followed by other characters and so is a part's content.
    """
    delimiter, found = b"\r\n--" + boundary, 0
    async for chunk in body:
        found += chunk.count(delimiter)
        if found > MAX_BOUNDARIES:
            raise MultiPartException(f"The form has more than {MAX_BOUNDARIES} boundaries.")
        yield chunk


def _is_form(request: Request) -> bool:
    """Return whether the picture is in a form; the inspection detects the type of the picture.

    Raises:
        UploadRefused: the content type is neither a picture's nor a form's, or the picture is compressed again.
    """
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == FORM:
        return True
    if kind and not kind.startswith("image/") and kind != "application/octet-stream":
        raise wrong_type(f"Send the picture itself, as image/jpeg or image/png for example, or a form as {FORM}.")
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise wrong_type("The picture must not be compressed again: send it without Content-Encoding.")
    return False


def _announced_length(request: Request) -> int | None:
    length = request.headers.get("Content-Length", "")
    return int(length[:20]) if length.isascii() and length.isdecimal() else None
