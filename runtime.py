"""What a process is made of: everything that lives as long as it does, opened in order and closed in reverse."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta

from db.engine import Database
from db.migrating import migrate
from db.queries.limits import Rate
from parts import broadcast_of, key_source, packs_of, quotas_of, storage_of
from providers import USER_AGENT, CardAccess, KieAccess, card_access, kie_access, sandbox_address
from records import record
from resolvers.context import Product
from services import clock, secrets
from services.accounts import Accounts, Developers, Doorkeeper
from services.events.doorbell import Doorbell
from services.events.silence import Silence
from services.generation.addresses import CallbackAddresses
from services.generation.expectations import Expectations
from services.generation.workshop import Limits, Timings, Workshop
from services.health import Health
from services.images.fetching import Fetcher
from services.kie.client import KieClient, Observe
from services.metrics import Metrics, Scrapes
from services.payments.till import Till
from services.prices import Prices
from services.secrets import Keys
from services.storage.base import Storage
from services.stripe.client import StripeClient
from services.tokens import TokenVerifier
from services.tracing import Tracing, exporting_to
from settings import Settings, is_local
from worker import Worker

MAX_SOURCE_BYTES = 30 * 2**20
MAX_RESULT_BYTES = 64 * 2**20
BURST = 3  # With what comes after it, and a second between being admitted and arriving, within 20 in any 10 s.


_log = logging.getLogger("atelier")


@record(frozen=True, slots=True)
class Runtime:
    """The opened parts of a process."""

    settings: Settings
    database: Database
    keys: Keys
    accounts: Accounts
    doorkeeper: Doorkeeper
    storage: Storage
    workshop: Workshop
    product: Product
    health: Health
    metrics: Metrics
    scrapes: Scrapes
    tracing: Tracing
    worker: Worker
    webhook_key: str | None
    card_access: CardAccess | None


@asynccontextmanager
async def open_runtime(
    settings: Settings, *, timings: Timings | None = None, serves: bool = True
) -> AsyncIterator[Runtime]:
    """Open all that a server or a worker needs; an empty database is migrated, the sandbox started if it is used.

    ``serves``: people come to this process, which the checkout page of sandboxed cards is for.

    Raises:
        InvalidSettings: what the settings name cannot be used.
    """
    async with AsyncExitStack() as stack:
        metrics = Metrics()
        tracing = await stack.enter_async_context(_tracing(settings))
        database = Database(settings.database_address, settings.database_options)
        stack.push_async_callback(database.close)
        await migrate(database)
        await stack.enter_async_context(clock.kept_by(database))
        keys = await secrets.load(database)

        broadcast = broadcast_of(settings)
        await stack.enter_async_context(broadcast)
        await stack.enter_async_context(Silence(database, broadcast, metrics=metrics))
        doorbell = await stack.enter_async_context(Doorbell(broadcast, metrics=metrics))

        sandbox_url = await sandbox_address(settings, keys, stack, serves=serves)
        access = kie_access(settings, keys, sandbox_url)
        kie = await stack.enter_async_context(KieClient(access.config, observe=_observing(metrics, tracing)))
        storage = await storage_of(settings, keys, stack)
        workshop = replace(
            _workshop(settings, keys, database, doorbell, storage, kie, access, timings),
            metrics=metrics,
            tracing=tracing,
        )
        stack.push_async_callback(workshop.sources.aclose)
        stack.push_async_callback(workshop.results.aclose)

        accounts = Accounts(database, signup_credits=settings.signup_credits)
        verifier = TokenVerifier(
            key_source(settings, keys, stack), issuer=settings.auth_issuer, audience=settings.auth_audience
        )
        quotas = await quotas_of(settings, stack, metrics)
        cards = card_access(settings, keys, sandbox_url)
        till = await _till(settings, database, doorbell, cards, metrics, stack)
        base, by_resolution = settings.prices
        product = Product(
            database=database,
            broadcast=broadcast,
            doorbell=doorbell,
            storage=storage,
            prices=Prices(base, by_resolution),
            packs=packs_of(settings),
            till=till,
            expectations=Expectations(database, workshop.limits),
            refuse_address=workshop.sources.refuse_at_sight,
            quotas=quotas,
            developers=Developers(settings.developers, demo=settings.demo_sign_in and settings.sandboxed),
            metrics=metrics,
            sandbox=settings.sandboxed,
        )
        health = Health(database, broadcast, storage, kie)
        stack.push_async_callback(health.aclose)
        _say_what_is_embedded(settings, access, cards)
        yield Runtime(
            settings=settings,
            database=database,
            keys=keys,
            accounts=accounts,
            doorkeeper=Doorkeeper(verifier, accounts, quotas),
            storage=storage,
            workshop=workshop,
            product=product,
            health=health,
            metrics=metrics,
            scrapes=Scrapes(metrics, database, broadcast),
            tracing=tracing,
            worker=Worker(workshop, event_retention=settings.event_retention, till=till),
            webhook_key=access.webhook_key,
            card_access=cards,
        )


def _tracing(settings: Settings) -> Tracing:
    endpoint = settings.otel_exporter_otlp_endpoint
    return Tracing() if endpoint is None else exporting_to(endpoint)


def _observing(metrics: Metrics, tracing: Tracing) -> Observe:
    @contextmanager
    def observe(operation: str) -> Iterator[None]:
        with metrics.kie_call(operation), tracing.kie_call(operation):
            yield

    return observe


async def _till(
    settings: Settings,
    database: Database,
    doorbell: Doorbell,
    access: CardAccess | None,
    metrics: Metrics,
    stack: AsyncExitStack,
) -> Till | None:
    if access is None:
        return None
    return Till(
        database=database,
        doorbell=doorbell,
        stripe=await stack.enter_async_context(StripeClient(access.config)),
        base_url=settings.base_url,
        reachable=not is_local(settings.base_url) or is_local(access.config.base_url),
        metrics=metrics,
    )


def _workshop(
    settings: Settings,
    keys: Keys,
    database: Database,
    doorbell: Doorbell,
    storage: Storage,
    kie: KieClient,
    access: KieAccess,
    timings: Timings | None,
) -> Workshop:
    timeout = settings.kie_ai_timeout.total_seconds()
    return Workshop(
        database=database,
        doorbell=doorbell,
        storage=storage,
        kie=kie,
        sources=Fetcher(
            allowed_hosts=settings.trusted_image_hosts,
            max_bytes=MAX_SOURCE_BYTES,
            timeout=timeout * 1.5,
            user_agent=USER_AGENT,
        ),
        results=Fetcher(
            allowed_hosts=access.result_hosts,
            only_allowed=True,
            max_bytes=MAX_RESULT_BYTES,
            timeout=timeout * 1.5,
            user_agent=USER_AGENT,
        ),
        callbacks=CallbackAddresses(settings.base_url, keys.callback_tokens),
        # A Kie.ai on this machine, as the sandbox is, reaches what is on this machine.
        reachable=not is_local(settings.base_url) or is_local(access.config.base_url),
        limits=Limits(
            create=_rate(settings.create_rate),
            read=_rate(settings.read_rate),
            concurrency=settings.kie_ai_concurrency,
        ),
        timings=timings or Timings(lease=settings.kie_ai_timeout * 3),
    )


def _rate(of: tuple[int, int]) -> Rate:
    requests, seconds = of
    return Rate(timedelta(seconds=seconds) / requests, burst=BURST)


def _say_what_is_embedded(settings: Settings, access: KieAccess, cards: CardAccess | None) -> None:
    if cards is None:
        why = "there is no sandbox for this process" if settings.cards_sandboxed else "STRIPE_SECRET_KEY is not set"
        _log.warning("cards: nothing can be bought here: %s", why)
    elif settings.cards_sandboxed:
        _log.warning("SANDBOX: %s stands in for Stripe; no card is charged", cards.config.base_url)
    elif cards.webhook_secret is None:
        _log.warning("cards: STRIPE_WEBHOOK_SECRET is not set: Stripe is asked about checkouts, refunds are not seen")
    if settings.sandboxed:
        _log.warning("SANDBOX: %s stands in for Kie.ai; no real image is made, nothing is paid", access.config.base_url)
    elif not access.config.base_url.startswith("https://api.kie.ai"):
        _log.warning("Kie.ai is taken to be at %s", access.config.base_url)
    if settings.demo_sign_in:
        how = "POST /auth/demo" if settings.sandboxed else "`atelier token`"
        _log.warning("sign-in: no identity provider is configured; tokens come from %s", how)
