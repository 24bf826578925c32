"""The routes of the operators' console: one page, which chooses its view by the address."""

from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route


def console_routes(file: Path, *, path: str, policy: str, sign_in_url: str | None) -> list[Route]:
    """Return the routes of the console at ``path`` and every address under it that no earlier route has.

    ``policy`` is its content security policy. ``sign_in_url`` is the page that signs operators in; without one, they
    paste a token.
    """
    page = file.read_text("utf-8").replace("{{sign_in_url}}", escape(sign_in_url or ""))
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
    }

    async def console(_request: Request) -> Response:
        return HTMLResponse(page, headers=headers)

    return [Route(route, console, methods=["GET"]) for route in (path, f"{path}/{{view:path}}")]
