"""Kie.ai's wire format: the envelope of responses and errors, and parsers of request bodies with a size limit."""

from typing import Any
from urllib.parse import urlsplit

import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

MAX_ADDRESS = 4096  # Characters.


class Refused(Exception):
    """A rejected call; ``code`` is sent in the body, and ``status`` is the HTTP status.

    Kie.ai sends most errors with status 200, as the recordings show, contrary to its documentation.
    """

    def __init__(self, code: int, message: str, *, status: int = 200) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


def accepted(data: object) -> JSONResponse:
    return JSONResponse({"code": 200, "msg": "success", "data": data})


def answer(refused: Refused) -> JSONResponse:
    return JSONResponse({"code": refused.code, "msg": refused.message, "data": None}, status_code=refused.status)


async def body(request: Request, *, limit: int) -> bytes:
    """Return the body of a request, of at most ``limit`` bytes.

    Raises:
        Refused: it is larger, or the client disconnected.
    """
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > limit:
                raise Refused(413, f"The body is larger than {limit} bytes.", status=413)
    except ClientDisconnect as error:
        raise Refused(400, "The body is incomplete.") from error
    return bytes(content)


async def document(request: Request, *, limit: int, code: int = 422) -> dict[str, object]:
    """Return the JSON object in a request's body.

    Raises:
        Refused: it is no JSON object (with ``code``), or too large.
    """
    content = await body(request, limit=limit)
    try:
        value: Any = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise Refused(code, "The body is not JSON.") from error
    if not isinstance(value, dict):
        raise Refused(code, "The body is not a JSON object.")
    return value


def text(fields: dict[str, object], name: str, *, code: int = 422) -> str | None:
    """Return a string field, or None if it is missing.

    Raises:
        Refused: it is no string.
    """
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(code, f"{name} must be a string")
    return value


def is_address(value: object) -> bool:
    """Return whether a value is an absolute http or https address."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS or not value.isprintable() or " " in value:
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
