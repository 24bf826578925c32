"""The File Upload API: uploads as Base64, as a form or by address, with the same response."""

import asyncio
import base64
import binascii
import secrets
from datetime import UTC, datetime

import httpx
from starlette.requests import Request

from sandbox import multipart
from sandbox.files import UPLOADS, Files, is_name, media_type
from sandbox.kie import inputs, wire
from sandbox.kie.inputs import InputUnreadable
from sandbox.kie.wire import Refused, is_address

MAX_FILE = 30 * 1024 * 1024  # Bytes: the model's limit.

_MAX_FORM = MAX_FILE + 64 * 1024
_MAX_BASE64 = MAX_FILE * 4 // 3 + 64 * 1024
_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}


async def from_base64(request: Request, files: Files) -> dict[str, object]:
    """Store the file in ``base64Data``: plain Base64, or a data URL.

    Raises:
        Refused: the request is invalid; no file was stored.
    """
    fields = await wire.document(request, limit=_MAX_BASE64, code=400)
    encoded = wire.text(fields, "base64Data", code=400)
    if not encoded:
        raise Refused(400, "base64Data is required")
    if encoded.startswith("data:"):
        encoded = encoded.partition(";base64,")[2]
    try:
        content = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Refused(400, "base64Data is not valid Base64") from error
    return await _keep(files, content, *_place(fields))


async def from_form(request: Request, files: Files) -> dict[str, object]:
    """Store the ``file`` of a form.

    Raises:
        Refused: the request is invalid; no file was stored.
    """
    content = await wire.body(request, limit=_MAX_FORM)
    try:
        form = multipart.fields(request.headers.get("content-type", ""), content)
        words: dict[str, object] = {
            name: form[name].content.decode() for name in ("uploadPath", "fileName") if name in form
        }
    except (multipart.NotAForm, UnicodeDecodeError) as error:
        raise Refused(400, "The body is not a form.") from error
    if "file" not in form:
        raise Refused(400, "file is required")
    path, name = _place(words)
    own_name = form["file"].file_name or ""
    return await _keep(files, form["file"].content, path, name or (own_name if is_name(own_name) else None))


async def from_address(request: Request, files: Files, client: httpx.AsyncClient) -> dict[str, object]:
    """Fetch and store the file at ``fileUrl``.

    Raises:
        Refused: the request is invalid, or the file cannot be fetched; no file was stored.
    """
    fields = await wire.document(request, limit=64 * 1024, code=400)
    address = wire.text(fields, "fileUrl", code=400)
    if address is None or not is_address(address):
        raise Refused(400, "fileUrl is not a valid address")
    place = _place(fields)
    try:
        content = await inputs.fetch(client, files, address)
    except InputUnreadable as error:
        raise Refused(400, "The file could not be downloaded") from error
    return await _keep(files, content, *place)


def _place(fields: dict[str, object]) -> tuple[str, str | None]:
    path, name = wire.text(fields, "uploadPath", code=400), wire.text(fields, "fileName", code=400)
    if not path or not all(map(is_name, path.split("/"))) or path.count("/") > 4:
        raise Refused(400, "uploadPath is required, in plain names, without a leading or trailing slash")
    return path, name or None


async def _keep(files: Files, content: bytes, path: str, name: str | None) -> dict[str, object]:
    if not 0 < len(content) <= MAX_FILE:
        raise Refused(400, f"A file has 1 to {MAX_FILE} bytes")
    kind = media_type(content[:16])
    name = name or f"{secrets.token_hex(16)}{_ENDINGS.get(kind, '.bin')}"
    if not is_name(name):
        raise Refused(400, "fileName has characters that cannot be used")
    file_path = f"{UPLOADS}/{path}/{name}"
    try:
        await asyncio.to_thread(files.write, file_path, lambda file: file.write(content))
    except OSError as error:
        raise Refused(500, "The file could not be stored") from error
    return {
        "fileName": name,
        "filePath": file_path,
        "downloadUrl": files.address(file_path),
        "fileSize": len(content),
        "mimeType": kind,
        "uploadedAt": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
