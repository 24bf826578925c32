"""The middleware of a server, in order, and the responses to errors of plain HTTP."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from bootstrap.graphql import GRAPHQL, OPERATE, STREAMS
from routes.errors import NO_DEFECTS, refusal
from services.origins import ALL, pattern_of
from services.rate_limits.client_ip import networks_of
from settings import Settings
from transport.execution.instrumentation import MeasuredRequests
from transport.http.canonical_paths import CanonicalPaths
from transport.http.response_headers import StandardHeaders
from transport.server.http_protocol import BodyTimeout

PREFLIGHT_SECONDS = 3600
ALLOWED_HEADERS = [
    "Apollo-Require-Preflight",
    "Authorization",
    "Content-Type",
    "GraphQL-Require-Preflight",
    "Idempotency-Key",
    "Last-Event-ID",
    "X-Request-Id",
    "X-Requested-With",
]


class ServerApp(Starlette):
    """An application with ``outermost`` middleware around Starlette's own, which responds to defects.

    So responses to defects, too, have the headers of every response.
    """

    def __init__(self, *, outermost: Sequence[Middleware], **options: Any) -> None:
        super().__init__(**options)
        self._outermost = outermost

    def build_middleware_stack(self) -> ASGIApp:
        app = super().build_middleware_stack()
        for each in reversed(self._outermost):
            app = each.cls(app, *each.args, **each.kwargs)
        return app


def outermost_middleware(settings: Settings) -> list[Middleware]:
    return [
        *_proxies(settings),
        Middleware(CanonicalPaths, graphql=GRAPHQL, streams=STREAMS),
        Middleware(StandardHeaders, hsts=settings.hsts),
    ]


def server_middleware(settings: Settings) -> list[Middleware]:
    return [Middleware(MeasuredRequests), *_cross_origin(settings), Middleware(BodyTimeout)]


def allowed_origins(settings: Settings) -> frozenset[str]:
    """Return the origins that may send requests; our own is BASE_URL, independent of the ``Host`` header."""
    return settings.cors_origins | ({settings.base_url} if settings.base_url else set())


def _proxies(settings: Settings) -> list[Middleware]:
    # Without trusted proxies, the connecting address is the client's; X-Forwarded-For is ignored.
    proxies = [str(network) for network in networks_of(settings.trusted_proxies)]
    return [Middleware(ProxyHeadersMiddleware, trusted_hosts=proxies)] if proxies else []


def _cross_origin(settings: Settings) -> list[Middleware]:
    """Return CORS middleware if the settings name other origins; tokens are sent, cookies never."""
    if not settings.cors_origins:
        return []
    origins = allowed_origins(settings)
    return [
        Middleware(
            CrossOrigin,
            allow_origins=[ALL] if ALL in origins else [],
            allow_origin_regex=pattern_of(origins - {ALL}),
            allow_methods=["GET", "POST", "PUT"],
            allow_headers=ALLOWED_HEADERS,
            expose_headers=["Retry-After", "X-Request-Id"],
            max_age=PREFLIGHT_SECONDS,
        )
    ]


class CrossOrigin(CORSMiddleware):
    """CORS middleware that never opens the operator API to pages of other origins."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path == OPERATE or path.startswith(f"{OPERATE}/"):
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


async def _http_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    # A worker process has no pages.
    if error.status_code == 404 and (respond := request.scope.get("state", {}).get("missing_page")):
        page: Response | None = respond(request)
        if page is not None:
            return page
    headers = dict(error.headers) if error.headers else None
    return refusal(error.status_code, f"HTTP_{error.status_code}", error.detail, headers)


async def _defect(_request: Request, _error: Exception) -> Response:
    # The server logs the error; clients must not see its message.
    return refusal(500, "INTERNAL", "Something went wrong on our side.")


ERROR_HANDLERS = {**NO_DEFECTS, HTTPException: _http_error, Exception: _defect}
"""Exception handlers of an application, by exception class."""
