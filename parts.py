"""Parts that the settings choose between: the broadcaster, the storage, what counts, the packs, the keys of tokens."""

from contextlib import AsyncExitStack

from services import packs
from services.counts import Counts, open_counts
from services.events.broadcast import Broadcast
from services.metrics import Metrics
from services.packs import InvalidPacks, Packs
from services.quotas import Allowances, Quota, Quotas
from services.secrets import Keys
from services.storage.base import Storage
from services.storage.opening import InvalidStorageAddress, open_storage
from services.tokens import KeySource, PublishedKeys, SecretKey
from settings import InvalidSettings, Settings


def packs_of(settings: Settings) -> Packs:
    """Return the packs that the settings name.

    Raises:
        InvalidSettings: their file cannot be used.
    """
    try:
        return packs.read(settings.credit_packs or packs.DEFAULT_FILE)
    except InvalidPacks as error:
        raise InvalidSettings(f"CREDIT_PACKS: {error}") from error


def broadcast_of(settings: Settings) -> Broadcast:
    """Return the broadcaster that the settings name, not yet connected.

    Raises:
        InvalidSettings: they name none.
    """
    address = settings.broadcast_url.get_secret_value()
    scheme = address.partition("://")[0]
    if scheme in {"redis", "rediss"}:
        # Loaded by those alone who use it.
        from services.events.redis import RedisBackend

        try:
            return Broadcast(backend=RedisBackend(address))
        except ValueError:
            # What is wrong may be quoted there, and may be the password.
            raise InvalidSettings("BROADCAST_URL: write it as redis://[user:password@]host[:port][/number].") from None
    if address != "memory://":
        raise InvalidSettings("BROADCAST_URL: use memory://, redis:// or rediss://.")
    return Broadcast(address)


async def storage_of(settings: Settings, keys: Keys, stack: AsyncExitStack) -> Storage:
    """Open the storage that the settings name, until the stack is left.

    Raises:
        InvalidSettings: they name none.
    """
    token = settings.blob_read_write_token
    opening = open_storage(
        settings.storage_address,
        base_url=settings.base_url,
        secret=keys.storage_addresses,
        blob_token=token.get_secret_value() if token is not None else None,
    )
    try:
        return await stack.enter_async_context(opening)
    except InvalidStorageAddress as error:
        raise InvalidSettings(f"STORAGE_URL: {error}") from error


async def quotas_of(settings: Settings, stack: AsyncExitStack, metrics: Metrics) -> Quotas:
    """Open what counts how much is asked for, until the stack is left.

    Raises:
        InvalidSettings: they name nothing that counts.
    """
    counts = await _counts(settings, stack)
    allowances = Allowances(
        cost=Quota("cost", *settings.rate_limit_cost),
        mutations=Quota("mutations", *settings.rate_limit_mutations),
        generations=Quota("generations", *settings.rate_limit_generations),
        uploads=Quota("uploads", *settings.rate_limit_uploads),
        # In each process: it is this process's time that it guards, and every operation would ask Redis once more.
        address_cost=Quota("address-cost", *settings.rate_limit_address_cost, shared=False),
        sign_ins=Quota("sign-ins", *settings.rate_limit_sign_ins),
        callbacks=Quota("callbacks", *settings.rate_limit_callbacks),
        forged_callbacks=Quota("forged-callbacks", *settings.rate_limit_callbacks, shared=False),
    )
    return Quotas(allowances, counts, enabled=settings.rate_limits == "on", metrics=metrics)


async def _counts(settings: Settings, stack: AsyncExitStack) -> Counts:
    try:
        return await stack.enter_async_context(open_counts(settings.counts_address))
    except ValueError:
        # What is wrong may be quoted there, and may be the password.
        raise InvalidSettings("RATE_LIMIT_STORAGE: use memory://, redis:// or rediss://.") from None


def key_source(settings: Settings, keys: Keys, stack: AsyncExitStack) -> KeySource:
    """Return where the keys of tokens are to be had; what it reads them with is closed as the stack is left."""
    if settings.auth_jwks_url is not None:
        published = PublishedKeys(settings.auth_jwks_url)
        stack.push_async_callback(published.aclose)
        return published
    if settings.auth_jwt_secret is not None:
        return SecretKey(settings.auth_jwt_secret.get_secret_value().encode())
    return SecretKey(keys.session_tokens)


async def check(settings: Settings) -> None:
    """Refuse what a process would fail over as it opens them, so far as it can be seen without connecting to anything.

    Raises:
        InvalidSettings: what the settings name cannot be used.
    """
    broadcast_of(settings)
    packs_of(settings)
    async with AsyncExitStack() as stack:
        await _counts(settings, stack)
        await storage_of(settings, Keys(bytes(32)), stack)
