"""The routes of shares: the page, its image, and the oEmbed description.

Each request reads the row of the share, so a share that ended is gone at once; caches keep responses for a minute.
"""

import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from db.engine import Database
from db.queries import shares as share_queries
from db.records.shares import ShareRecord, ShownShare
from routes.errors import address_of, refusal, too_many
from routes.shares.page import LANGUAGES, WORDS, Addresses, Pages, title_of
from services.archives.cipher import Unreadable
from services.media.storage.base import EXTENSIONS, ObjectMissing
from services.rate_limits.limiter import RateLimiter, RateLimitState
from services.shares.renditions import RenditionReader
from services.shares.views import ViewCounter

MAX_AGE = 60  # Seconds: a share that was revoked is gone within this time, also from caches.
MAX_EMBEDDED_URL = 500  # Characters.

_TOKEN = re.compile(r"[0-9a-f]{32}")
_PAGE_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_IMAGE_POLICY = "default-src 'none'; sandbox"
_NOT_LISTED = {"X-Robots-Tag": "noindex"}
_GONE = {**_NOT_LISTED, "Cache-Control": "no-store", "Content-Security-Policy": _PAGE_POLICY}

_log = logging.getLogger("atelier.shares")


class SharePages:
    """The handlers of the routes; ``base_url`` is the origin of the pages, that of the request if it is empty.

    ``preferred_language`` chooses one of several languages by the Accept-Language header.
    """

    def __init__(
        self,
        database: Database,
        renditions: RenditionReader,
        views: ViewCounter,
        rate_limiter: RateLimiter,
        pages: Pages,
        *,
        base_url: str,
        preferred_language: Callable[[str, tuple[str, ...]], str],
    ) -> None:
        self._database = database
        self._renditions = renditions
        self._views = views
        self._rate_limiter = rate_limiter
        self._pages = pages
        self._base_url = base_url
        self._preferred_language = preferred_language

    async def page(self, request: Request) -> Response:
        """Return the page of a share, and count a view."""
        language = self._language_of(request)
        if (state := await self._exceeded(request)) is not None:
            headers = {**_GONE, "Retry-After": str(state.reset_after)}
            return HTMLResponse(self._pages.too_many(language), 429, headers)
        shown = await self._shown(request.path_params["token"])
        if shown is None or not await self._has_image(shown.share):
            return HTMLResponse(self._pages.gone(language), 404, {**_GONE, "Vary": "Accept-Language"})
        if request.method == "GET":
            self._views.count(shown.share.id)
        page = self._pages.shared(shown, self._addresses_of(request, shown.share), language).encode()
        headers = {"Content-Security-Policy": _PAGE_POLICY, "Vary": "Accept-Language", "Content-Language": language}
        return _cached(request, page, shown.share, "text/html; charset=utf-8", headers)

    async def image(self, request: Request) -> Response:
        """Return the image of a share."""
        if (state := await self._exceeded(request)) is not None:
            return _private(too_many(state))
        shown = await self._shown(request.path_params["token"])
        content = None if shown is None else await self._content_of(shown.share)
        if shown is None or content is None:
            return _private(refusal(404, "NOT_FOUND", "There is no such image."))
        content_type = shown.share.content_type
        name = f'inline; filename="image{EXTENSIONS[content_type]}"'
        headers = {"Content-Security-Policy": _IMAGE_POLICY, "Content-Disposition": name}
        return _cached(request, content, shown.share, content_type, headers)

    async def description(self, request: Request) -> Response:
        """Return the oEmbed description of a share; see https://oembed.com."""
        if (state := await self._exceeded(request)) is not None:
            return _private(too_many(state))
        if request.query_params.get("format", "json") != "json":
            return _private(refusal(501, "NOT_IMPLEMENTED", "The only format is json."))
        largest = [_size(request.query_params.get(name)) for name in ("maxwidth", "maxheight")]
        if 0 in largest:
            return _private(refusal(400, "BAD_USER_INPUT", "`maxwidth` and `maxheight` must be whole numbers from 1."))
        token = self._token_in(request, request.query_params.get("url", ""))
        shown = None if token is None else await self._shown(token)
        if shown is None or not await self._has_image(shown.share):
            return _private(refusal(404, "NOT_FOUND", "There is no such page."))
        addresses, words = self._addresses_of(request, shown.share), WORDS[self._language_of(request)]
        described = orjson.dumps(_described(shown, addresses, title_of(shown, words), self._base(request), largest))
        return _cached(request, described, shown.share, "application/json", {"Vary": "Accept-Language"})

    async def _exceeded(self, request: Request) -> RateLimitState | None:
        quota = self._rate_limiter.allowances.share_views
        state = await self._rate_limiter.take(quota, address_of(request))
        return state if state.exceeded else None

    async def _shown(self, token: str) -> ShownShare | None:
        if not _TOKEN.fullmatch(token):
            return None
        async with self._database.read() as connection:
            return await share_queries.shown(connection, token)

    async def _has_image(self, share: ShareRecord) -> bool:
        """Return whether a share has its image: one that was revoked may come back with an old copy of the database."""
        return await self._content_of(share) is not None

    async def _content_of(self, share: ShareRecord) -> bytes | None:
        try:
            return await self._renditions.read(share)
        except ObjectMissing:
            return None
        except Unreadable as error:
            _log.error("%s: its image cannot be read: %s", share.id, error)
            return None

    def _language_of(self, request: Request) -> str:
        return self._preferred_language(request.headers.get("accept-language", ""), LANGUAGES)

    def _base(self, request: Request) -> str:
        return self._base_url or str(request.base_url).rstrip("/")

    def _addresses_of(self, request: Request, share: ShareRecord) -> Addresses:
        base = self._base(request)
        page = f"{base}/s/{share.token}"
        return Addresses(page, f"{page}/image", f"{base}/oembed?url={quote(page, safe='')}&format=json")

    def _token_in(self, request: Request, url: str) -> str | None:
        """Return the token in the address of one of our pages, None for any other address."""
        start = f"{self._base(request)}/s/"
        if len(url) > MAX_EMBEDDED_URL or not url.startswith(start):
            return None
        return re.split(r"[?#]", url.removeprefix(start), maxsplit=1)[0].rstrip("/")


def share_routes(pages: SharePages) -> list[Route]:
    """Return the routes of shares."""
    return [
        Route("/s/{token}", pages.page, methods=["GET"], name="share"),
        Route("/s/{token}/image", pages.image, methods=["GET"], name="share-image"),
        Route("/oembed", pages.description, methods=["GET"], name="oembed"),
    ]


def _cached(request: Request, body: bytes, share: ShareRecord, media_type: str, headers: Mapping[str, str]) -> Response:
    """Return a response that caches keep for a minute; 304 if the client has it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    common = {
        **({} if share.indexable else _NOT_LISTED),
        **headers,
        "Cache-Control": f"public, max-age={MAX_AGE}",
        "ETag": tag,
        "X-Content-Type-Options": "nosniff",
    }
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return Response(status_code=304, headers=common)
    return Response(body, headers=common, media_type=media_type)


def _private(response: Response) -> Response:
    response.headers.update({**_NOT_LISTED, "Cache-Control": "no-store"})
    return response


def _size(text: str | None) -> int | None:
    """Return a largest width or height in pixels, None if there is none, 0 if the text is none."""
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else 0


def _described(
    shown: ShownShare, addresses: Addresses, title: str, base: str, largest: list[int | None]
) -> dict[str, Any]:
    share = shown.share
    scale = min([1.0, *(most / side for most, side in zip(largest, (share.width, share.height), strict=True) if most)])
    return {
        "version": "1.0",
        "type": "photo",
        "title": title,
        "url": addresses.image,
        # The size to show it in, within the limits of the site.
        "width": max(1, int(share.width * scale)),
        "height": max(1, int(share.height * scale)),
        "web_page": addresses.page,
        "provider_name": "Atelier",
        "provider_url": base,
        "cache_age": MAX_AGE,
    }
