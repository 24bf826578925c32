"""The routes of a server, and of a worker process."""

from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount

from bootstrap.container import Runtime
from bootstrap.graphql import OPERATE, graphql_routes
from bootstrap.settings.secret_values import values_of
from routes.assets import Assets
from routes.callback import callback_routes
from routes.console import console_routes
from routes.demo import demo_routes
from routes.exports.creations import creation_export_routes
from routes.files import files_routes
from routes.health import health_routes
from routes.metrics import metrics_routes
from routes.pages import missing_page, page_words, pages_routes
from routes.payments import payment_routes
from routes.rest.routes import rest_routes
from routes.sandbox import sandbox_routes
from routes.shares.page import Pages
from routes.shares.routes import SharePages, share_routes
from routes.uploads.receiver import Receiver
from services.clock import now
from services.media import uploads
from services.media.formats.inspection import ImageFacts
from services.media.storage.base import Storage
from services.media.storage.folder import FolderStorage
from transport.http.content_negotiation import preferred_language, prefers_html
from transport.http.response_headers import console_policy, page_policy
from web import CONSOLE, FAVICON, PAGES, SHARE, STATIC


def server_routes(runtime: Runtime, *, allowed_origins: Collection[str]) -> list[BaseRoute]:
    product, settings = runtime.product, runtime.settings
    receiver = Receiver(runtime.upload_decoders)
    return [
        # First: routes are matched in order, and most requests are for GraphQL.
        *graphql_routes(runtime, allowed_origins=allowed_origins),
        *_operate_routes(runtime),
        *pages_routes(PAGES, _page_words(runtime), base_url=settings.base_url, prefers_html=prefers_html),
        *callback_routes(
            product.database,
            product.event_publisher,
            runtime.pipeline.provider,
            runtime.pipeline.callbacks,
            runtime.metrics,
            product.rate_limiter,
        ),
        *rest_routes(product, runtime.authenticator, receiver),
        *share_routes(_share_pages(runtime)),
        *creation_export_routes(product, runtime.authenticator, [runtime.keys.archives]),
        *worker_routes(runtime),
        *_card_routes(runtime),
        *_folder_routes(runtime, receiver),
        *_demo_routes(runtime),
        *_console_routes(runtime),
        Mount("/static", Assets(directory=STATIC)),
    ]


def _operate_routes(runtime: Runtime) -> list[BaseRoute]:
    if not runtime.settings.operator_policy:
        return []
    from bootstrap.operate import operate_routes  # Imported only for operators: it takes 1 MB.

    return operate_routes(runtime)


def worker_routes(runtime: Runtime) -> list[BaseRoute]:
    """Return the routes of a process's health and metrics."""
    return [
        *health_routes(runtime.health, sandbox=runtime.product.sandbox),
        *metrics_routes(runtime.scrapes, tokens=values_of(runtime.settings.metrics_token)),
    ]


def _share_pages(runtime: Runtime) -> SharePages:
    return SharePages(
        runtime.database,
        runtime.renditions,
        runtime.views,
        runtime.product.rate_limiter,
        Pages(SHARE, icon=f"/static/pages/{FAVICON.name}"),
        base_url=runtime.settings.base_url,
        preferred_language=preferred_language,
    )


def _card_routes(runtime: Runtime) -> list[BaseRoute]:
    cards, payment_context = runtime.card_access, runtime.product.payment_context
    routes: list[BaseRoute] = []
    if payment_context is not None and cards is not None and cards.webhook_secrets:
        routes += payment_routes(payment_context, webhook_secrets=cards.webhook_secrets)
    if cards is not None and cards.checkout_pages is not None:
        routes += sandbox_routes(cards.checkout_pages)
    return routes


def _folder_routes(runtime: Runtime, receiver: Receiver) -> list[BaseRoute]:
    """Return the routes of images and uploads, if the storage is a folder."""
    database, storage = runtime.database, runtime.storage
    if not isinstance(storage, FolderStorage):
        return []

    async def owner_of_upload(key: str) -> str:
        return (await uploads.awaited_upload(database, key)).user_id

    async def keep_upload(key: str, path: Path, facts: ImageFacts) -> None:
        await uploads.receive(database, storage, key, path, facts)

    return [*files_routes(storage, receiver=receiver, owner_of=owner_of_upload, on_upload=keep_upload)]


def _demo_routes(runtime: Runtime) -> list[BaseRoute]:
    if not _signs_in_demo_users(runtime):
        return []
    return [*demo_routes(runtime.accounts, runtime.product.rate_limiter, runtime.keys.session_tokens)]


def _console_routes(runtime: Runtime) -> list[BaseRoute]:
    """Return the routes of the operators' console; none if the settings name no operators."""
    if not runtime.settings.operator_policy:
        return []
    policy = console_policy(_origins_of(runtime.storage))
    return [*console_routes(CONSOLE, path=OPERATE, policy=policy, sign_in_url=runtime.settings.operator_sign_in_url)]


def missing_page_of(runtime: Runtime) -> Callable[[Request], Response | None]:
    """Return the function that responds to browsers at unknown addresses of this server."""
    return missing_page(PAGES, _page_words(runtime), prefers_html=prefers_html)


def _page_words(runtime: Runtime) -> dict[str, str]:
    return page_words(
        sandbox=runtime.product.sandbox,
        cards=_card_mode(runtime),
        demo_sign_in=_signs_in_demo_users(runtime),
        sign_in_script=runtime.settings.sign_in_script,
    )


def _signs_in_demo_users(runtime: Runtime) -> bool:
    return runtime.settings.demo_sign_in and runtime.product.sandbox


def policy_of_pages(runtime: Runtime) -> str:
    """Return the content security policy of this server's pages."""
    settings = runtime.settings
    script = urlsplit(settings.sign_in_script or "")
    scripts = {f"{script.scheme}://{script.netloc}"} if script.netloc else set()
    return page_policy(
        _origins_of(runtime.storage),
        script_origins=sorted(scripts),
        sign_in_origins=sorted(scripts | settings.sign_in_origins),
    )


def _origins_of(storage: Storage) -> list[str]:
    """Return the origins of the addresses that a storage issues."""
    reading = storage.reading_url("originals/image.png", content_type="image/png")
    upload = storage.upload_target(
        "originals/image.png", content_type="image/png", byte_size=1, expires_at=now() + uploads.LIFETIME
    )
    addresses = [urlsplit(url) for url in (reading, upload.url)]
    return sorted({f"{address.scheme}://{address.netloc}" for address in addresses if address.netloc})


def _card_mode(runtime: Runtime) -> str:
    """Return the card mode for the pages: ``off``, ``test`` if cards buy real images unpaid, or ``on``."""
    if runtime.product.payment_context is None:
        return "off"
    return "test" if runtime.settings.sells_for_nothing else "on"
