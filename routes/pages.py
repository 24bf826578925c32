"""The routes of the pages studio, My Creations and Billing, filled in with settings of this server."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_FILES = {
    "/": "studio.html",
    "/creations": "creations.html",
    "/creations/{creation}": "creations.html",
    "/billing": "billing.html",
}


def page_words(*, sandbox: bool, cards: str, demo_sign_in: bool, sign_in_script: str | None) -> dict[str, str]:
    """Return the settings that are written into each page, by their places.

    ``cards`` is ``off`` if nothing can be bought, ``test`` if cards that are not charged buy real images, else ``on``.
    ``sign_in_script`` is the address of the product's own script, which sets its identity provider at
    ``window.atelier``. Without a script and without demo users, people sign in by pasting a token.
    """
    script = "" if sign_in_script is None else f'<script src="{escape(sign_in_script)}"></script>\n'
    return {
        "{{sandbox}}": "yes" if sandbox else "no",
        "{{cards}}": cards,
        "{{sign_in}}": "demo" if demo_sign_in else "script" if sign_in_script is not None else "token",
        "{{scripts}}\n": script,
    }


def pages_routes(
    folder: Path, words: dict[str, str], *, base_url: str, prefers_html: Callable[[str], bool]
) -> list[Route]:
    """Return the routes of the pages in ``folder``; ``/`` lists addresses as JSON for clients other than browsers.

    Each creation has an address; its page is that of the gallery, which reads the creation as its viewer.
    ``prefers_html`` recognizes a browser by its Accept header. ``base_url`` is the address for browsers: they are
    redirected there from other names of this machine, since images and uploads have that origin.
    """
    pages = {path: _fill_in((folder / name).read_text("utf-8"), words) for path, name in _FILES.items()}

    async def page(request: Request) -> Response:
        if request.url.path == "/" and not prefers_html(request.headers.get("accept", "")):
            return _signpost(request, base_url)
        if elsewhere := _other_name(request, base_url):
            return RedirectResponse(elsewhere)
        return _html(pages[request.scope["route"].path])

    return [Route(path, page, methods=["GET"]) for path in _FILES]


def missing_page(
    folder: Path, words: dict[str, str], *, prefers_html: Callable[[str], bool]
) -> Callable[[Request], Response | None]:
    """Return a function that responds to a browser at an unknown address; it returns None for other clients."""
    page = _fill_in((folder / "missing.html").read_text("utf-8"), words)

    def respond(request: Request) -> Response | None:
        if request.method not in ("GET", "HEAD") or not prefers_html(request.headers.get("accept", "")):
            return None
        return _html(page, 404)

    return respond


def _html(page: str, status: int = 200) -> Response:
    # A page names the files of its build, so it must not be cached.
    return HTMLResponse(page, status, headers={"Cache-Control": "no-cache", "Vary": "Accept"})


def _fill_in(page: str, words: dict[str, str]) -> str:
    for place, word in words.items():
        page = page.replace(place, word)
    return page


def _other_name(request: Request, base_url: str) -> str | None:
    """Return the address of a page under ``base_url``, if the request used another name of this machine.

    If the port differs, the request came through a proxy. It would forward the redirected request the same way: a loop.
    """
    home = urlsplit(base_url)
    hosts = {request.url.hostname, home.hostname}
    if len(hosts) == 1 or not hosts <= _LOOPBACK or request.url.port != home.port:
        return None
    return str(request.url.replace(scheme=home.scheme, netloc=home.netloc))


def _signpost(request: Request, base_url: str) -> Response:
    base = base_url or str(request.base_url).rstrip("/")
    return JSONResponse(
        {"name": "Atelier", "graphql": f"{base}/graphql", "health": f"{base}/readyz"},
        headers={"Vary": "Accept"},
    )
