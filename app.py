"""The ASGI application: what is opened when it starts, its routes and its middleware."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route, Router, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

import settings as configuration
from resolvers.context import Context
from routes.assets import Assets
from routes.callback import callback_routes
from routes.demo import demo_routes
from routes.errors import refusal
from routes.files import files_routes
from routes.health import health_routes
from routes.metrics import metrics_routes
from routes.pages import pages_routes
from routes.payments import payment_routes
from routes.rest import rest_routes
from routes.sandbox import sandbox_routes
from runtime import Runtime, open_runtime
from schema.root import build
from services import tokens, uploads
from services.clock import now
from services.events.stream import Position
from services.generation.workshop import Timings
from services.images.inspection import ImageFacts
from services.metrics import Metrics
from services.peers import networks_of, peer_of
from services.storage.base import Storage
from services.storage.folder import FolderStorage
from settings import InvalidSettings, Settings
from transport.headers import StandardHeaders, page_policy
from transport.measuring import MeasuredRequests, MeasuredSchema
from transport.negotiation import prefers_html
from transport.opening import OpenedRequest
from transport.seats import Seats
from transport.streams import StreamView
from transport.timeouts import BodyTimeout
from transport.trusted import Documents, InvalidManifest, Trust, read_manifest
from transport.view import GraphQLView

STATIC = Path(__file__).parent / "web" / "static"
EXPLORER = STATIC / "graphiql" / "index.html"
PAGES = STATIC / "pages"
GRAPHQL = "/graphql"
PREFLIGHT_SECONDS = 3600
YOUNG_OBJECTS = 10_000  # So many are made before the young are collected; Python waits for 700, as small programs want.
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

_log = logging.getLogger("atelier")


def create_app(settings: Settings | None = None, *, timings: Timings | None = None, alone: bool = False) -> Starlette:
    """Return the application; all that it needs is opened when the server starts it.

    ``alone``: the process is there for it, and ends with it.
    """
    chosen = settings or configuration.load()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[Mapping[str, object]]:
        async with open_runtime(chosen, timings=timings) as runtime:
            app.router.routes[:] = _routes(runtime)
            working = None
            if chosen.worker == "inline":
                working = asyncio.create_task(runtime.worker.run(), name="worker")
            if chosen.is_one_of_many:
                tokens.load()  # Where many are served, the first come at once.
            if alone:
                # What lives as long as the process need not be looked at by every collection, and what an operation
                # makes goes without one: cycles, which are few, wait a little longer.
                gc.collect()
                gc.freeze()
                gc.set_threshold(YOUNG_OBJECTS)
            try:
                yield {
                    "metrics": runtime.metrics,
                    "tracing": runtime.tracing,
                    "page_policy": _page_policy(runtime),
                }
            finally:
                runtime.worker.stop()
                if working is not None:
                    await working

    return _Application(
        chosen,
        lifespan=lifespan,
        middleware=[Middleware(MeasuredRequests), *_cross_origin(chosen), Middleware(BodyTimeout)],
        exception_handlers={HTTPException: _http_error, Exception: _defect},
    )


class SocketsAside:
    """ASGI middleware that brings sockets to their route, past what is there for answers to requests.

    All that a socket came through keeps a frame for as long as it is open.
    """

    def __init__(self, app: ASGIApp, router: Router) -> None:
        self._app = app
        self._router = router

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "websocket":
            for route in self._router.routes:
                if isinstance(route, WebSocketRoute) and route.path == scope["path"]:
                    return route.app(scope, receive, send)
        return self._app(scope, receive, send)


class GraphQLAside:
    """ASGI middleware that brings requests for GraphQL to their route, within ``middleware`` and nothing else.

    Its endpoint answers whatever happens there itself, so nobody need catch errors around it, or look for its route.
    """

    def __init__(self, app: ASGIApp, router: Router, middleware: Sequence[Middleware]) -> None:
        self._app = app
        self._router = router
        self._aside: ASGIApp = self._serve
        for cls, args, kwargs in reversed(middleware):
            self._aside = cls(self._aside, *args, **kwargs)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        is_for_graphql = scope["type"] == "http" and scope["path"] == GRAPHQL
        return (self._aside if is_for_graphql else self._app)(scope, receive, send)

    def _serve(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        for route in self._router.routes:
            if isinstance(route, Route) and route.path == GRAPHQL:
                scope["route"] = route  # What a request is measured by.
                return route.app(scope, receive, send)
        return self._app(scope, receive, send)


class _Application(Starlette):
    """Starlette within what every answer goes through, those to defects included."""

    def __init__(self, settings: Settings, **options: Any) -> None:
        super().__init__(**options)
        self._settings = settings

    def build_middleware_stack(self) -> ASGIApp:
        routed = GraphQLAside(super().build_middleware_stack(), self.router, self.user_middleware)
        answering = StandardHeaders(routed, hsts=self._settings.hsts)
        app: ASGIApp = SocketsAside(answering, self.router)
        # Without proxies, the address that connected is the client's, whatever it says.
        proxies = [str(network) for network in networks_of(self._settings.trusted_proxies)]
        if not proxies:
            return app
        return ProxyHeadersMiddleware(app, trusted_hosts=proxies)  # type: ignore[arg-type,return-value]  # its own names


def _cross_origin(settings: Settings) -> list[Middleware]:
    """Return what lets pages of other origins ask, where the settings name any; tokens are sent, cookies never."""
    if not settings.cors_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=sorted(settings.cors_origins),
            allow_methods=["GET", "POST", "PUT"],
            allow_headers=ALLOWED_HEADERS,
            expose_headers=["Retry-After", "X-Request-Id"],
            max_age=PREFLIGHT_SECONDS,
        )
    ]


def create_side_app(runtime: Runtime) -> Starlette:
    """Return what a process that only works serves: its health and its metrics."""
    return Starlette(
        routes=[
            *health_routes(runtime.health, sandbox=runtime.product.sandbox),
            *metrics_routes(runtime.scrapes, token=_secret(runtime.settings.metrics_token)),
        ],
        exception_handlers={HTTPException: _http_error, Exception: _defect},
    )


def _routes(runtime: Runtime) -> list[BaseRoute]:
    product, storage, settings = runtime.product, runtime.storage, runtime.settings

    async def keep_upload(key: str, path: Path, facts: ImageFacts) -> None:
        await uploads.receive(product.database, storage, key, path, facts)

    schema = build(MeasuredSchema)
    schema.measure_with(runtime.metrics, runtime.tracing)
    schema.trust(trusted_documents(runtime.settings, runtime.metrics))
    opener, seats = _Opener(runtime), Seats(per_user=settings.live_per_user, per_address=settings.live_per_address)
    graphql = GraphQLView(
        schema,
        open_request=opener,
        ide_html=EXPLORER.read_text("utf-8"),
        allowed_origins=sorted(settings.cors_origins),
        seats=seats,
    )
    routes: list[BaseRoute] = [
        # First, as they are looked through in order and most requests are for it.
        Route(GRAPHQL, graphql),
        WebSocketRoute(GRAPHQL, graphql),
        *pages_routes(
            PAGES,
            base_url=runtime.settings.base_url,
            prefers_html=prefers_html,
            sandbox=product.sandbox,
            demo_sign_in=_signs_in_demo_users(runtime),
            sign_in_script=runtime.settings.sign_in_script,
        ),
        Route("/graphql/stream", StreamView(schema, open_request=opener, seats=seats)),
        *callback_routes(
            product.database,
            product.doorbell,
            runtime.workshop.callbacks,
            runtime.metrics,
            product.quotas,
            webhook_key=runtime.webhook_key,
        ),
        *rest_routes(product, runtime.doorkeeper),
        *health_routes(runtime.health, sandbox=product.sandbox),
        *metrics_routes(runtime.scrapes, token=_secret(runtime.settings.metrics_token)),
    ]
    cards = runtime.card_access
    if product.till is not None and cards is not None and cards.webhook_secret is not None:
        routes += payment_routes(product.till, webhook_secret=cards.webhook_secret)
    if cards is not None and cards.checkout_pages is not None:
        routes += sandbox_routes(cards.checkout_pages)
    if isinstance(storage, FolderStorage):
        routes += files_routes(storage, max_upload_bytes=uploads.MAX_BYTES, on_upload=keep_upload)
    if _signs_in_demo_users(runtime):
        routes += demo_routes(runtime.accounts, product.quotas, runtime.keys.session_tokens)
    if STATIC.is_dir():
        routes.append(Mount("/static", Assets(directory=STATIC)))
    return routes


def trusted_documents(settings: Settings, metrics: Metrics | None = None) -> Documents:
    """Return the pages' documents and those of the manifest that the settings name, and how they are taken.

    Raises:
        InvalidSettings: the manifest cannot be used.
    """
    path = settings.trusted_documents_manifest
    try:
        manifest = {} if path is None else read_manifest(path)
    except InvalidManifest as error:
        raise InvalidSettings(f"TRUSTED_DOCUMENTS_MANIFEST: {error}.") from error
    return Documents(Trust(settings.trusted_documents), read_manifest(PAGES / "documents.json") | manifest, metrics)


def _signs_in_demo_users(runtime: Runtime) -> bool:
    return runtime.settings.demo_sign_in and runtime.product.sandbox


def _page_policy(runtime: Runtime) -> str:
    settings = runtime.settings
    script = urlsplit(settings.sign_in_script or "")
    scripts = {f"{script.scheme}://{script.netloc}"} if script.netloc else set()
    return page_policy(
        _origins_of(runtime.storage),
        script_origins=sorted(scripts),
        sign_in_origins=sorted(scripts | settings.sign_in_origins),
    )


def _origins_of(storage: Storage) -> list[str]:
    """Return the origins of the addresses that a storage gives out."""
    reading = storage.reading_url("originals/image.png", content_type="image/png")
    upload = storage.upload_target(
        "originals/image.png", content_type="image/png", byte_size=1, expires_at=now() + uploads.LIFETIME
    )
    addresses = [urlsplit(url) for url in (reading, upload.url)]
    return sorted({f"{address.scheme}://{address.netloc}" for address in addresses if address.netloc})


def _secret(value: SecretStr | None) -> str | None:
    return None if value is None else value.get_secret_value()


class _Opener:
    """Opens GraphQL requests and sockets: from their credentials to the context of their operations."""

    def __init__(self, runtime: Runtime) -> None:
        self._product = runtime.product
        self._doorkeeper = runtime.doorkeeper

    async def __call__(
        self, authorization: str | None, *, request_id: str, client: str | None, position: Position | None = None
    ) -> OpenedRequest:
        address = peer_of(client)
        if authorization is None:
            return OpenedRequest(Context(self._product, None, request_id, address, position))
        signed = await self._doorkeeper.admit(authorization, address=address)
        return OpenedRequest(Context(self._product, signed.user, request_id, address, position), signed.expires_at)


async def _http_error(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers) if error.headers else None
    return refusal(error.status_code, f"HTTP_{error.status_code}", error.detail, headers)


async def _defect(_request: Request, _error: Exception) -> Response:
    # The server logs the error itself; its words are not for clients.
    return refusal(500, "INTERNAL", "Something went wrong on our side.")
