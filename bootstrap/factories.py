"""Factories from settings: the broadcaster, database, storage, rate limiter, packs and token keys."""

import errno
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from pydantic import SecretStr

from bootstrap.settings.secret_values import values_of
from db.addresses import InvalidDatabaseUrl
from db.engine import Database
from db.sqlite import make_folder
from services import redis_address, secrets
from services.billing import packs
from services.billing.packs import InvalidPacks, Packs
from services.catalogue import catalogue
from services.catalogue.catalogue import Catalogue
from services.events.broadcast import Broadcast
from services.events.epoch import EpochKeeper
from services.events.publisher import EventPublisher
from services.events.scope import Scope, Seal
from services.identity.tokens import KeySource, PublishedKeys, SecretKey
from services.media.storage.base import InvalidStorageAddress, Storage
from services.media.storage.factory import open_storage
from services.media.storage.s3.location import AwsAccess
from services.moderation import phrases
from services.moderation.endpoint import Endpoint, EndpointConfig
from services.moderation.moderator import Moderator
from services.moderation.phrases import InvalidPhrases, Phrases
from services.observability.metrics import Metrics
from services.rate_limits.limiter import Allowances, Quota, RateLimiter
from services.rate_limits.memory import Counters, open_counts
from services.secrets import KeyRing, Keys
from settings import InvalidSettings, Settings


def packs_of(settings: Settings) -> Packs:
    """Return the packs that the settings name.

    Raises:
        InvalidSettings: the file of packs cannot be used.
    """
    try:
        return packs.read(settings.credit_packs or packs.DEFAULT_FILE)
    except InvalidPacks as error:
        raise InvalidSettings(f"CREDIT_PACKS: {error}") from error


def catalogue_of(settings: Settings) -> Catalogue:
    """Return the models and styles that the settings name.

    Raises:
        CatalogueError: a file cannot be used, or the default model cannot.
    """
    return catalogue.load(
        settings.models,
        settings.styles,
        default=settings.default_model or catalogue.DEFAULT_MODEL,
        default_credits=settings.default_credits,
    )


def broadcast_of(settings: Settings, keys: Keys | None = None) -> Broadcast:
    """Return the broadcaster that the settings name, not yet connected; ``keys`` authenticate its messages.

    Raises:
        InvalidSettings: the address is not valid.
    """
    address = settings.broadcast_url.get_secret_value()
    try:
        if redis_address.parse(address) is None:
            return Broadcast(redis_address.MEMORY)
        # Imported only if it is used.
        from services.events.redis import RedisBackend

        return Broadcast(backend=RedisBackend(address), seal=None if keys is None else Seal(keys.messages))
    except ValueError as error:
        raise InvalidSettings(f"BROADCAST_URL: {error}") from None


def database_of(settings: Settings) -> Database:
    """Return the database that the settings name, not yet connected; create its folders.

    Raises:
        InvalidSettings: the address is not valid, or a folder cannot be made or written to.
    """
    _make_data_dir(settings)
    try:
        return Database(settings.database_address, settings.database_options)
    except InvalidDatabaseUrl as error:
        raise InvalidSettings(f"DATABASE_URL: {error}") from error
    except OSError as error:
        raise InvalidSettings(f"DATABASE_URL: the database cannot be used: {error}") from error


def _make_data_dir(settings: Settings) -> None:
    """Create the data folder, if the settings need one.

    Raises:
        InvalidSettings: the folder cannot be made or written to.
    """
    if not settings.uses_data_dir:
        return
    folder = settings.data_dir
    try:
        make_folder(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise InvalidSettings(
            f"DATA_DIR: nothing can be kept in {folder}: {error.strerror}. Name a folder that this user may write to."
        ) from error


@asynccontextmanager
async def open_publisher(settings: Settings, database: Database) -> AsyncIterator[EventPublisher]:
    """Open an event publisher for a short command.

    Raises:
        InvalidSettings: the address of the broadcaster is not valid.
    """
    broadcast = broadcast_of(settings, await secrets.load(database))
    async with broadcast, EpochKeeper(database, broadcast), EventPublisher(broadcast) as event_publisher:
        yield event_publisher


def aws_access(settings: Settings) -> AwsAccess:
    """Return the AWS settings; boto finds values that are not set."""
    return AwsAccess(
        key=_text(settings.aws_access_key_id),
        secret=_text(settings.aws_secret_access_key),
        token=_text(settings.aws_session_token),
        region=settings.aws_region,
        endpoint=settings.aws_endpoint_url_s3,
    )


def _text(secret: SecretStr | None) -> str | None:
    return None if secret is None else secret.get_secret_value()


async def storage_of(settings: Settings, keys: Keys, stack: AsyncExitStack) -> Storage:
    """Open the storage that the settings name, until the stack is closed.

    Raises:
        InvalidSettings: the address is not valid, or images cannot be stored there.
    """
    opening = open_storage(
        settings.storage_address,
        base_url=settings.base_url,
        secret=keys.storage_addresses,
        name_key=keys.object_names,
        blob_token=_text(settings.blob_read_write_token),
        aws=aws_access(settings),
        egress=settings.egress,
    )
    try:
        return await stack.enter_async_context(opening)
    except InvalidStorageAddress as error:
        raise InvalidSettings(f"STORAGE_URL: {error}") from error
    except OSError as error:
        name = "STORAGE_URL" if settings.storage_url else "DATA_DIR"
        raise InvalidSettings(f"{name}: images cannot be kept there: {error}") from error


async def rate_limiter_of(
    settings: Settings, stack: AsyncExitStack, metrics: Metrics, *, scope: Callable[[], Scope]
) -> RateLimiter:
    """Open the rate limiter, until the stack is closed; ``scope`` separates installations that share a storage.

    Raises:
        InvalidSettings: the address of the counters is not valid.
    """
    counts = await _counts(settings, stack, scope)
    allowances = Allowances(
        cost=Quota("cost", *settings.rate_limit_cost),
        mutations=Quota("mutations", *settings.rate_limit_mutations),
        generations=Quota("generations", *settings.rate_limit_generations),
        uploads=Quota("uploads", *settings.rate_limit_uploads),
        address_cost=Quota("address-cost", *settings.rate_limit_address_cost),
        sign_ins=Quota("sign-ins", *settings.rate_limit_sign_ins),
        sign_ups=Quota("sign-ups", *settings.rate_limit_sign_ups),
        callbacks=Quota("callbacks", *settings.rate_limit_callbacks),
        favourites=Quota("favourites", *settings.rate_limit_favourites),
        shares=Quota("shares", *settings.rate_limit_shares),
        share_views=Quota("share-views", *settings.rate_limit_share_views),
        cpu=_in_microseconds("cpu", settings.rate_limit_cpu),
        address_cpu=_in_microseconds("address-cpu", settings.rate_limit_address_cpu),
        forged_callbacks=Quota("forged-callbacks", *settings.rate_limit_callbacks, shared=False),
    )
    return RateLimiter(allowances, counts, enabled=settings.rate_limits == "on", metrics=metrics)


def _in_microseconds(name: str, limit: tuple[int, int]) -> Quota:
    """Return a quota of CPU time from a setting in milliseconds."""
    milliseconds, seconds = limit
    return Quota(name, milliseconds * 1000, seconds)


async def _counts(settings: Settings, stack: AsyncExitStack, scope: Callable[[], Scope]) -> Counters:
    try:
        return await stack.enter_async_context(open_counts(settings.counts_address, scope=scope))
    except ValueError as error:
        name = "RATE_LIMIT_STORAGE" if settings.rate_limit_storage.get_secret_value() else "BROADCAST_URL"
        raise InvalidSettings(f"{name}: {error}") from None


def key_source(settings: Settings, keys: Keys, stack: AsyncExitStack) -> KeySource:
    """Return the source of token keys; its HTTP client is closed with the stack."""
    if settings.auth_jwks_url is not None:
        published = PublishedKeys(settings.auth_jwks_url, egress=settings.egress)
        stack.push_async_callback(published.aclose)
        return published
    if settings.auth_jwt_secret is not None:
        return SecretKey(KeyRing(*(secret.encode() for secret in values_of(settings.auth_jwt_secret))))
    return SecretKey(keys.session_tokens)


async def moderator_of(settings: Settings, metrics: Metrics, stack: AsyncExitStack) -> Moderator:
    """Return the moderator of prompts; its HTTP client is closed with the stack.

    Raises:
        InvalidSettings: the phrases cannot be used.
    """
    config = moderation_endpoint_of(settings)
    endpoint = None if config is None else await stack.enter_async_context(Endpoint(config))
    return Moderator(phrases_of(settings), endpoint, fails_open=settings.moderation_fails == "open", metrics=metrics)


def moderation_endpoint_of(settings: Settings) -> EndpointConfig | None:
    """Return the moderation endpoint that the settings name."""
    if settings.moderation_url is None:
        return None
    return EndpointConfig(
        url=settings.moderation_url,
        token=_text(settings.moderation_token),
        secret=_text(settings.moderation_signing_secret),
        egress=settings.egress,
    )


def phrases_of(settings: Settings) -> Phrases:
    """Return the phrases that the settings name, in themselves and in a file.

    Raises:
        InvalidSettings: they cannot be used.
    """
    try:
        Phrases(settings.moderation_phrases)
    except InvalidPhrases as error:
        raise InvalidSettings(f"MODERATION_PHRASES: {error}") from error
    if settings.moderation_phrases_file is None:
        return Phrases(settings.moderation_phrases)
    try:
        listed = phrases.read_file(settings.moderation_phrases_file)
        return Phrases([*listed, *settings.moderation_phrases])
    except InvalidPhrases as error:
        raise InvalidSettings(f"MODERATION_PHRASES_FILE: {error}") from error


async def check_counts(settings: Settings) -> None:
    """Validate the address of the rate limiter's counters without a connection.

    Raises:
        InvalidSettings: the address is not valid.
    """
    async with AsyncExitStack() as stack:
        await _counts(settings, stack, Scope)


async def check(settings: Settings) -> None:
    """Reject settings that would make a process fail at its start, as far as that shows without connections.

    Raises:
        InvalidSettings: a part that the settings name cannot be used.
        CatalogueError: the files of models and styles cannot be used.
    """
    broadcast_of(settings)
    packs_of(settings)
    catalogue_of(settings)
    phrases_of(settings)
    await check_counts(settings)
    async with AsyncExitStack() as stack:
        await storage_of(settings, Keys(bytes(32)), stack)
