"""A proxy for the sandbox's checkout page at this server's origin, so browsers need no access to the sandbox."""

import re
from collections.abc import Callable

import httpx
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from routes.bodies import BodyTooLarge, read_bounded
from routes.errors import RETRY_AFTER, refusal

CHECKOUT_PATH = "/sandbox/checkout"
MAX_FORM = 64 * 1024

_SESSION = re.compile(r"\w{1,100}", re.ASCII)
_PASSED_ON = ("content-type", "content-security-policy", "cache-control", "location")


def sandbox_routes(pages: Callable[[], httpx.AsyncClient]) -> list[Route]:
    """Return the route of the checkout page; ``pages`` returns a new HTTP client for each request to the sandbox."""

    async def checkout(request: Request) -> Response:
        session = request.path_params["session"]
        if not _SESSION.fullmatch(session):
            # Other text could form a path to other parts of the sandbox.
            return refusal(404, "NOT_FOUND", "There is no such checkout.")
        try:
            body = await read_bounded(request, MAX_FORM)
        except BodyTooLarge:
            return refusal(413, "TOO_LARGE", f"A form has at most {MAX_FORM} bytes.")
        try:
            async with pages() as http:
                page = await http.request(
                    request.method,
                    f"/checkout/{session}",
                    content=body,
                    headers={"Content-Type": request.headers.get("content-type", "")},
                )
        except httpx.HTTPError:
            return refusal(503, "UNAVAILABLE", "The sandbox does not answer.", RETRY_AFTER)
        headers = {name: page.headers[name] for name in _PASSED_ON if name in page.headers}
        return Response(page.content, page.status_code, headers=headers)

    return [Route(f"{CHECKOUT_PATH}/{{session:str}}", checkout, methods=["GET", "POST"], name="sandbox-checkout")]
