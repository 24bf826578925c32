"""What a process is made of: everything that lives as long as it does, opened in order and closed in reverse."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from db.engine import Database
from db.migrating import migrate
from db.queries.limits import Rate
from resolvers.context import Product
from sandbox.process import SandboxProcess
from services import secrets
from services.accounts import Accounts, Doorkeeper
from services.events.broadcast import Broadcast
from services.events.doorbell import Doorbell
from services.generation.addresses import CallbackAddresses
from services.generation.expectations import Expectations
from services.generation.workshop import Limits, Timings, Workshop
from services.health import Health
from services.images.fetching import Fetcher
from services.kie.client import KieClient, KieConfig
from services.prices import Prices
from services.secrets import Keys
from services.storage.folder import FolderStorage
from services.tokens import KeySource, PublishedKeys, SecretKey, TokenVerifier
from settings import InvalidSettings, Settings, is_local
from worker import Worker

USER_AGENT = "Atelier/0.1"
MAX_SOURCE_BYTES = 30 * 2**20
MAX_RESULT_BYTES = 64 * 2**20
BURST = 4
SANDBOX_KEY = "sandbox"

_log = logging.getLogger("atelier")


@dataclass(frozen=True, slots=True)
class Runtime:
    """The opened parts of a process."""

    settings: Settings
    database: Database
    keys: Keys
    accounts: Accounts
    doorkeeper: Doorkeeper
    storage: FolderStorage
    workshop: Workshop
    product: Product
    health: Health
    worker: Worker
    webhook_key: str | None


@dataclass(frozen=True, slots=True)
class _KieAccess:
    config: KieConfig
    webhook_key: str | None
    result_hosts: frozenset[str]


@asynccontextmanager
async def open_runtime(settings: Settings, *, timings: Timings | None = None) -> AsyncIterator[Runtime]:
    """Open all that a server or a worker needs; an empty database is migrated, the sandbox started if it is used.

    Raises:
        InvalidSettings: what the settings name cannot be used.
    """
    async with AsyncExitStack() as stack:
        database = Database(settings.database_address)
        stack.push_async_callback(database.close)
        await migrate(database)
        keys = await secrets.load(database)

        broadcast = _broadcast(settings)
        await stack.enter_async_context(broadcast)
        doorbell = await stack.enter_async_context(Doorbell(broadcast))

        access = await _kie_access(settings, keys, stack)
        kie = await stack.enter_async_context(KieClient(access.config))
        storage = _storage(settings, keys)
        workshop = _workshop(settings, keys, database, doorbell, storage, kie, access, timings)
        stack.push_async_callback(workshop.sources.aclose)
        stack.push_async_callback(workshop.results.aclose)

        accounts = Accounts(database, signup_credits=settings.signup_credits)
        verifier = TokenVerifier(
            _key_source(settings, keys, stack), issuer=settings.auth_issuer, audience=settings.auth_audience
        )
        base, by_resolution = settings.prices
        product = Product(
            database=database,
            broadcast=broadcast,
            doorbell=doorbell,
            storage=storage,
            prices=Prices(base, by_resolution),
            expectations=Expectations(database, workshop.limits),
            refuse_address=workshop.sources.refuse_at_sight,
            sandbox=settings.sandboxed,
        )
        health = Health(database, storage, kie)
        stack.push_async_callback(health.aclose)
        _say_what_is_embedded(settings, access)
        yield Runtime(
            settings=settings,
            database=database,
            keys=keys,
            accounts=accounts,
            doorkeeper=Doorkeeper(verifier, accounts),
            storage=storage,
            workshop=workshop,
            product=product,
            health=health,
            worker=Worker(workshop, event_retention=settings.event_retention),
            webhook_key=access.webhook_key,
        )


def _broadcast(settings: Settings) -> Broadcast:
    address = settings.broadcast_url.get_secret_value()
    if address != "memory://":
        raise InvalidSettings(f"BROADCAST_URL: {urlsplit(address).scheme or 'it'} is not supported; use memory://.")
    return Broadcast(address)


def _storage(settings: Settings, keys: Keys) -> FolderStorage:
    scheme, _, path = settings.storage_address.partition(":")
    if scheme != "file" or not path:
        raise InvalidSettings(f"STORAGE_URL: {scheme} is not supported; use file: and a folder.")
    return FolderStorage(Path(path), base_url=settings.base_url, secret=keys.storage_addresses)


def _key_source(settings: Settings, keys: Keys, stack: AsyncExitStack) -> KeySource:
    if settings.auth_jwks_url is not None:
        published = PublishedKeys(settings.auth_jwks_url)
        stack.push_async_callback(published.aclose)
        return published
    if settings.auth_jwt_secret is not None:
        return SecretKey(settings.auth_jwt_secret.get_secret_value().encode())
    return SecretKey(keys.session_tokens)


async def _kie_access(settings: Settings, keys: Keys, stack: AsyncExitStack) -> _KieAccess:
    given = settings.kie_ai_webhook_hmac_key
    webhook_key = given.get_secret_value() if given is not None else None
    timeout = settings.kie_ai_timeout.total_seconds()
    if settings.kie_ai_api_key is not None:
        config = KieConfig(
            api_key=settings.kie_ai_api_key.get_secret_value(),
            base_url=settings.kie_ai_base_url,
            upload_url=settings.kie_ai_upload_url,
            timeout=timeout,
            # With the request itself well within the lease of its step.
            upload_timeout=timeout * 1.5,
            user_agent=USER_AGENT,
        )
        return _KieAccess(config, webhook_key, settings.kie_ai_result_hosts)
    webhook_key = webhook_key or keys.key_for("sandbox callbacks").hex()
    url = settings.sandbox_url
    if not url:
        process = SandboxProcess(
            settings.data_dir / "sandbox", webhook_key=webhook_key, seconds=settings.sandbox_seconds
        )
        url = (await stack.enter_async_context(process)).url
    config = KieConfig(
        api_key=SANDBOX_KEY,
        base_url=url,
        upload_url=url,
        timeout=timeout,
        upload_timeout=timeout * 1.5,
        user_agent=USER_AGENT,
    )
    return _KieAccess(config, webhook_key, frozenset({urlsplit(url).netloc}))


def _workshop(
    settings: Settings,
    keys: Keys,
    database: Database,
    doorbell: Doorbell,
    storage: FolderStorage,
    kie: KieClient,
    access: _KieAccess,
    timings: Timings | None,
) -> Workshop:
    requests, seconds = settings.create_rate
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
            create=Rate(timedelta(seconds=seconds) / requests, burst=BURST),
            concurrency=settings.kie_ai_concurrency,
        ),
        timings=timings or Timings(lease=settings.kie_ai_timeout * 3),
    )


def _say_what_is_embedded(settings: Settings, access: _KieAccess) -> None:
    if settings.sandboxed:
        _log.warning("SANDBOX: %s stands in for Kie.ai; no real image is made, nothing is paid", access.config.base_url)
    elif not access.config.base_url.startswith("https://api.kie.ai"):
        _log.warning("Kie.ai is taken to be at %s", access.config.base_url)
    if settings.demo_sign_in:
        how = "POST /auth/demo" if settings.sandboxed else "`atelier token`"
        _log.warning("sign-in: no identity provider is configured; tokens come from %s", how)
