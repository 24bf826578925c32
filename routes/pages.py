"""The pages: the studio, My Creations and Billing, as they were built, told what they need to know of this server."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_FILES = {"/": "studio.html", "/creations": "creations.html", "/billing": "billing.html"}


def pages_routes(
    folder: Path,
    *,
    base_url: str,
    prefers_html: Callable[[str], bool],
    sandbox: bool,
    demo_sign_in: bool,
    sign_in_script: str | None,
) -> list[Route]:
    """Return the routes of the pages in ``folder``; programs that ask for ``/`` are told where things are.

    ``prefers_html`` tells from an Accept header whether a browser asks. ``base_url`` is where browsers find this
    server: one that finds this machine by another of its names is sent there, since images and uploads are there.
    ``sign_in_script`` is the address of the product's own script, which puts its identity provider at
    ``window.atelier``. Without one, and without demo users, people sign in with a token that they paste.
    """
    script = "" if sign_in_script is None else f'<script src="{escape(sign_in_script)}"></script>\n'
    words = {
        "{{sandbox}}": "yes" if sandbox else "no",
        "{{sign_in}}": "demo" if demo_sign_in else "script" if sign_in_script is not None else "token",
        "{{scripts}}\n": script,
    }
    pages = {path: _filled((folder / name).read_text("utf-8"), words) for path, name in _FILES.items()}

    async def page(request: Request) -> Response:
        path = request.url.path
        if path == "/" and not prefers_html(request.headers.get("accept", "")):
            return _signpost(request)
        if elsewhere := _other_name(request, base_url):
            return RedirectResponse(elsewhere)
        # It names the files of one build, and the next has others.
        return HTMLResponse(pages[path], headers={"Cache-Control": "no-cache", "Vary": "Accept"})

    return [Route(path, page, methods=["GET"]) for path in _FILES]


def _filled(page: str, words: dict[str, str]) -> str:
    for place, word in words.items():
        page = page.replace(place, word)
    return page


def _other_name(request: Request, base_url: str) -> str | None:
    home = urlsplit(base_url)
    hosts = {request.url.hostname, home.hostname}
    if len(hosts) == 1 or not hosts <= _LOOPBACK:
        return None
    return str(request.url.replace(scheme=home.scheme, netloc=home.netloc))


def _signpost(request: Request) -> Response:
    return JSONResponse(
        {
            "name": "Atelier",
            "graphql": str(request.url.replace(path="/graphql", query="")),
            "health": str(request.url.replace(path="/readyz", query="")),
        },
        headers={"Vary": "Accept"},
    )
