"""Kie.ai's wire: the envelope of answers, refusals, and the reading of bounded bodies."""

import json
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse


class Refused(Exception):
    """A call that is answered with an error; ``code`` goes into the body, and ``status`` is of HTTP.

    Most errors of Kie.ai come with the status 200: the recordings show so, against its documentation.
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
    """The body of a request, of at most ``limit`` bytes.

    Raises:
        Refused: it is larger, or its sender went away.
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
    """The JSON object that is a request's body; ``code`` refuses what is none.

    Raises:
        Refused: it is no JSON object, or too large.
    """
    content = await body(request, limit=limit)
    try:
        value: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refused(code, "The body is not JSON.") from error
    if not isinstance(value, dict):
        raise Refused(code, "The body is not a JSON object.")
    return value


def text(fields: dict[str, object], name: str, *, code: int = 422) -> str | None:
    """A field that is a string, or None when it is missing.

    Raises:
        Refused: it is something else, or cannot be written as UTF-8.
    """
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused(code, f"{name} must be a string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refused(code, f"{name} is not valid text") from error
    return value
