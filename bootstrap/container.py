"""The container: it opens the services of a process in order and closes them in reverse."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bootstrap.factories import (
    broadcast_of,
    catalogue_of,
    database_of,
    key_source,
    moderator_of,
    packs_of,
    rate_limiter_of,
    storage_of,
)
from bootstrap.integrations import USER_AGENT, CardAccess, card_access, sandbox_address
from bootstrap.providers import ProviderAccess, log_address, provider_access
from bootstrap.webhooks import open_webhooks
from cli import VERSION
from db.engine import Database
from db.migration import migrate
from db.models.archives import ArchiveKind
from housekeeping import Housekeeping
from resolvers.context import AppServices
from services import clock, private_files, secrets
from services.archives.job import ArchiveContext
from services.billing.payments.context import PaymentContext
from services.billing.stripe.client import StripeClient
from services.catalogue.availability import ModelAvailability
from services.catalogue.styles import Styles
from services.diagnostics.health import Health
from services.events.epoch import EpochKeeper
from services.events.gap_detector import GapDetector
from services.events.publisher import EventPublisher
from services.events.subjects import snapshots_since
from services.exports.content import CreationContent
from services.exports.progress import Notifier
from services.exports.tickets import Tickets
from services.generation.callback_urls import CallbackUrls
from services.generation.eta import EtaEstimator
from services.generation.offers import Offers
from services.generation.steps.context import PipelineContext, Places, Timings
from services.generation.steps.render import RenderContext, Renderer
from services.identity.accounts import Accounts, Authenticator, Developers
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.identity.presence import Presence
from services.identity.tokens import KeySource, TokenVerifier
from services.media.decoding.pool import RENDER_NICENESS, UPLOAD_NICENESS, DecoderPool
from services.media.safe_download.fetcher import Fetcher
from services.media.safe_download.host_shares import HostShares
from services.media.safe_download.pacing import Pace
from services.media.storage.base import Storage
from services.media.uploads import UploadLimits
from services.observability.balance import BalanceCollector
from services.observability.metrics import Metrics
from services.observability.scrapes import Scrapes
from services.observability.tracing import Tracing, exporting_to
from services.origins import is_local
from services.privacy.erasing import ErasureContext
from services.privacy.person_content import PersonContent
from services.providers.base import Observe, Profile
from services.secrets import Keys
from services.shares.renditions import RenditionReader
from services.shares.shares import Sharing
from services.shares.views import ViewCounter
from services.webhooks.bodies import Bodies
from services.webhooks.dispatcher import WebhookDispatcher
from services.webhooks.rules import WebhookRules
from settings import Settings
from worker import Worker

MAX_SOURCE_BYTES = 30 * 2**20
MAX_RESULT_BYTES = 64 * 2**20

_log = logging.getLogger("atelier")


class Runtime(Struct, frozen=True):
    """The opened services of a process.

    Uploads have their own decoders, so that they never delay the worker.
    """

    settings: Settings
    database: Database
    keys: Keys
    identities: Identities
    accounts: Accounts
    authenticator: Authenticator
    presence: Presence
    balance: BalanceCollector
    storage: Storage
    pipeline: PipelineContext
    product: AppServices
    health: Health
    metrics: Metrics
    scrapes: Scrapes
    tracing: Tracing
    worker: Worker
    upload_decoders: DecoderPool
    renditions: RenditionReader
    views: ViewCounter
    card_access: CardAccess | None
    token_keys: KeySource
    webhooks: WebhookRules


@asynccontextmanager
async def open_runtime(
    settings: Settings, *, timings: Timings | None = None, serves: bool = True
) -> AsyncIterator[Runtime]:
    """Open the services of a server or worker, migrate the database, and start the sandbox if it is used.

    ``serves``: this process serves pages, so sandboxed cards need a sandbox for their checkout page.

    Raises:
        InvalidSettings: a part that the settings name cannot be used.
        CatalogueError: the files of models and styles cannot be used.
    """
    catalogue = catalogue_of(settings)
    async with AsyncExitStack() as stack:
        database = await asyncio.to_thread(database_of, settings)
        stack.push_async_callback(database.close)
        await asyncio.to_thread(_tighten_files, settings, database)
        slugs = [model.slug for model in catalogue.models]
        metrics = Metrics(slugs)
        tracing = await stack.enter_async_context(_make_tracing(settings))
        if tracing.on:
            # Imported here, because without a collector statements are not observed.
            from services.observability.database_spans import trace_statements

            trace_statements(database)
        await migrate(database)
        await stack.enter_async_context(clock.kept_by(database))
        keys = await secrets.load(database)
        await stack.enter_async_context(keys.kept_by(database))
        identities = Identities(await secrets.load_identity_key(database), settings.auth_issuer)
        blocks = Blocks(database)
        await stack.enter_async_context(blocks.kept())
        presence = Presence(database, blocks)
        await stack.enter_async_context(presence.kept())
        availability = ModelAvailability(catalogue.models, sandboxed=settings.sandboxed)
        await stack.enter_async_context(availability.kept_by(database))

        broadcast = broadcast_of(settings, keys)
        await stack.enter_async_context(broadcast)
        await stack.enter_async_context(EpochKeeper(database, broadcast, metrics=metrics))
        await stack.enter_async_context(GapDetector(database, broadcast, metrics=metrics))
        event_publisher = await stack.enter_async_context(EventPublisher(broadcast, metrics=metrics))

        sandbox_url = await sandbox_address(settings, keys, stack, serves=serves)
        access = provider_access(settings, keys, sandbox_url, observe=_make_observe(metrics, tracing))
        stack.push_async_callback(access.provider.aclose)
        storage = await storage_of(settings, keys, stack)
        pipeline = replace(
            _pipeline(
                settings,
                keys,
                database,
                event_publisher,
                storage,
                await stack.enter_async_context(DecoderPool(settings.image_decoders)),
                access,
                availability,
                catalogue.styles,
                timings,
            ),
            metrics=metrics,
            tracing=tracing,
        )
        stack.push_async_callback(pipeline.sources.aclose)
        stack.push_async_callback(pipeline.results.aclose)

        token_keys = key_source(settings, keys, stack)
        verifier = TokenVerifier(token_keys, issuer=settings.auth_issuer, audience=settings.auth_audience)
        rate_limiter = await rate_limiter_of(settings, stack, metrics, scope=lambda: broadcast.scope)
        accounts = Accounts(
            database,
            signup_credits=settings.signup_credits,
            verified_email_only=settings.signup_requires_verified_email,
            rate_limiter=rate_limiter,
            event_publisher=event_publisher,
            identities=identities,
            blocks=blocks,
        )
        cards = card_access(settings, keys, sandbox_url)
        payment_context = await _payment_context(settings, database, event_publisher, cards, metrics, stack)
        upload_decoders = await stack.enter_async_context(
            DecoderPool(settings.image_decoders, niceness=UPLOAD_NICENESS)
        )
        product = AppServices(
            database=database,
            broadcast=broadcast,
            snapshots=snapshots_since(settings.snapshot_recent),
            event_publisher=event_publisher,
            storage=storage,
            packs=packs_of(settings),
            catalogue=catalogue,
            availability=availability,
            offers=Offers(catalogue, availability, while_owing=bool(settings.generate_while_owing)),
            payment_context=payment_context,
            eta_estimator=EtaEstimator(database, pipeline.limits),
            refuse_address=pipeline.sources.refuse_at_sight,
            rate_limiter=rate_limiter,
            developers=Developers(settings.developers, demo=settings.demo_sign_in and settings.sandboxed),
            metrics=metrics,
            moderator=await moderator_of(settings, metrics, stack),
            sandbox=settings.sandboxed,
            upload_limits=UploadLimits(settings.uploads_per_user, settings.upload_megabytes_per_user * 1_000_000),
            blocks=blocks,
            sharing=Sharing(
                database=database,
                storage=storage,
                decoders=upload_decoders,
                secret=keys.renditions,
                base_url=settings.base_url,
                max_shares=settings.shares_per_user,
            ),
            export_tickets=Tickets(keys.export_tickets),
            erasure_by_users=settings.erasure_by_users,
        )
        views = await stack.enter_async_context(ViewCounter(database).kept())
        balance = BalanceCollector(database, access.provider, slugs)
        stack.push_async_callback(balance.aclose)
        health = Health(database, broadcast, storage, access.provider)
        stack.push_async_callback(health.aclose)
        webhooks = await stack.enter_async_context(open_webhooks(settings, keys))
        _log_card_mode(settings, cards)
        log_address(settings, access)
        _log_sign_in(settings)
        yield Runtime(
            settings=settings,
            database=database,
            keys=keys,
            identities=identities,
            accounts=accounts,
            authenticator=Authenticator(verifier, accounts, rate_limiter, blocks, presence),
            presence=presence,
            balance=balance,
            storage=storage,
            pipeline=pipeline,
            product=product,
            health=health,
            metrics=metrics,
            scrapes=Scrapes(
                metrics,
                database,
                lambda: broadcast.reconnects,
                balance,
                version=VERSION,
                check=health.conditions,
            ),
            tracing=tracing,
            upload_decoders=upload_decoders,
            renditions=RenditionReader(storage, keys.renditions),
            views=views,
            worker=Worker(
                pipeline,
                Housekeeping(
                    pipeline,
                    event_retention=settings.event_retention,
                    payment_context=payment_context,
                    webhooks=WebhookDispatcher(
                        database,
                        webhooks.client,
                        Bodies(database, storage),
                        webhooks.sealer,
                        retention=settings.webhook_retention,
                        metrics=metrics,
                    ),
                    archives=ArchiveContext(
                        database=database,
                        storage=storage,
                        secrets=(keys.archives,),
                        contents={
                            ArchiveKind.PERSON: PersonContent(database),
                            ArchiveKind.CREATIONS: CreationContent(database),
                        },
                        notify=Notifier(event_publisher),
                    ),
                    renderer=Renderer(
                        RenderContext(
                            database=database,
                            storage=storage,
                            decoders=await stack.enter_async_context(DecoderPool(1, niceness=RENDER_NICENESS)),
                            publish=event_publisher.publish,
                        )
                    ),
                    erasures=ErasureContext(database=database, storage=storage, identities=identities),
                    creation_retention=settings.creation_retention,
                ),
            ),
            card_access=cards,
            token_keys=token_keys,
            webhooks=webhooks,
        )


def _tighten_files(settings: Settings, opened: Database) -> None:
    data_dir, url = settings.data_dir, opened.url
    trees = {data_dir / "images", data_dir / "sandbox"}
    if settings.storage_address.startswith("file:"):
        folder = Path(settings.storage_address.removeprefix("file:"))
        trees |= {folder} if folder.resolve().is_relative_to(data_dir.resolve()) else set()
    database = Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
    private_files.tighten(data_dir, database=database, trees=trees)


def _make_tracing(settings: Settings) -> Tracing:
    endpoint = settings.otel_exporter_otlp_endpoint
    return Tracing() if endpoint is None else exporting_to(endpoint, settings.egress, version=VERSION)


def _make_observe(metrics: Metrics, tracing: Tracing) -> Observe:
    @contextmanager
    def observe(profile: Profile, operation: str) -> Iterator[None]:
        with metrics.provider_call(operation), tracing.provider_call(profile.part, operation):
            yield

    return observe


async def _payment_context(
    settings: Settings,
    database: Database,
    event_publisher: EventPublisher,
    access: CardAccess | None,
    metrics: Metrics,
    stack: AsyncExitStack,
) -> PaymentContext | None:
    if access is None:
        return None
    return PaymentContext(
        database=database,
        event_publisher=event_publisher,
        stripe=await stack.enter_async_context(StripeClient(access.config)),
        base_url=settings.base_url,
        reachable=not is_local(settings.base_url) or is_local(access.config.base_url),
        metrics=metrics,
        return_origins=settings.checkout_origins,
    )


def _pipeline(
    settings: Settings,
    keys: Keys,
    database: Database,
    event_publisher: EventPublisher,
    storage: Storage,
    decoders: DecoderPool,
    access: ProviderAccess,
    availability: ModelAvailability,
    styles: Styles,
    timings: Timings | None,
) -> PipelineContext:
    timeout = access.timeout.total_seconds()
    trusting = None if settings.egress.authorities is None else settings.egress.tls()
    proxy = None if settings.fetch_proxy is None else settings.fetch_proxy.get_secret_value()
    return PipelineContext(
        database=database,
        event_publisher=event_publisher,
        storage=storage,
        decoders=decoders,
        provider=access.provider,
        availability=availability,
        sources=Fetcher(
            allowed_hosts=settings.trusted_image_hosts,
            max_bytes=MAX_SOURCE_BYTES,
            timeout=timeout * 1.5,
            user_agent=USER_AGENT,
            ssl_context=trusting,
            proxy=proxy,
            pace=Pace(bytes_per_second=settings.input_min_rate * 1024),
            shares=HostShares(settings.prepare_per_host),
        ),
        results=Fetcher(
            allowed_hosts=access.provider.profile.result_hosts,
            only_allowed=True,
            max_bytes=MAX_RESULT_BYTES,
            timeout=timeout * 1.5,
            user_agent=USER_AGENT,
            ssl_context=trusting,
            proxy=proxy,
        ),
        styles=styles,
        callbacks=CallbackUrls(settings.base_url, keys.callback_tokens),
        # A provider on this machine, such as the sandbox, can reach this machine.
        reachable=not is_local(settings.base_url) or is_local(access.address),
        limits=access.limits,
        places=Places(prepare=settings.prepare_places, prepare_per_user=settings.prepare_per_user),
        timings=timings or Timings(lease=access.timeout * 3),
    )


def _log_card_mode(settings: Settings, cards: CardAccess | None) -> None:
    if cards is None:
        why = "there is no sandbox for this process" if settings.cards_sandboxed else "STRIPE_SECRET_KEY is not set"
        _log.warning("cards: no credits can be bought: %s", why)
        return
    if settings.sells_for_nothing:
        setting = "CARDS=sandbox" if settings.cards_sandboxed else "STRIPE_SECRET_KEY is a test key"
        _log.warning("cards: TEST CARDS BUY REAL IMAGES here: %s", setting)
    if settings.cards_sandboxed:
        _log.warning("SANDBOX: %s stands in for Stripe; no card is charged", cards.config.base_url)
    elif not cards.webhook_secrets:
        _log.warning("cards: STRIPE_WEBHOOK_SECRET is not set: checkouts are polled, refunds are not noticed")


def _log_sign_in(settings: Settings) -> None:
    if settings.demo_sign_in:
        how = "POST /auth/demo" if settings.sandboxed else "`atelier token`"
        _log.warning("sign-in: no identity provider is configured; tokens come from %s", how)
