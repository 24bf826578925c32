"""Reading of request bodies up to a limit."""

from starlette.requests import Request


class BodyTooLarge(Exception):
    """The body is longer than the limit."""


async def read_bounded(request: Request, max_bytes: int) -> bytes:
    """Return the body.

    Raises:
        BodyTooLarge: the body has more than ``max_bytes``; the rest is not read.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise BodyTooLarge
    return bytes(body)
