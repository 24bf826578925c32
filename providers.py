"""Providers: how Kie.ai and Stripe are reached, or the sandbox that stands in for either of them."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from urllib.parse import urlsplit

import httpx

from records import record
from routes.sandbox import CHECKOUT_PATH
from sandbox.process import SandboxFailed, SandboxProcess
from services.kie.client import KieConfig
from services.secrets import Keys
from services.stripe.client import StripeConfig
from settings import Settings

USER_AGENT = "Atelier/0.1"
SANDBOX_KEY = "sandbox"
SANDBOX_STRIPE_KEY = "sk_test_sandbox"
SANDBOX_SECONDS = 10.0


@record(frozen=True, slots=True)
class CardAccess:
    """How cards are charged; ``webhook_secret`` is None where no event can come.

    ``checkout_pages`` makes what asks the sandbox for its checkout page, where the sandbox it is.
    """

    config: StripeConfig
    webhook_secret: str | None
    checkout_pages: Callable[[], httpx.AsyncClient] | None = None


@record(frozen=True, slots=True)
class KieAccess:
    """How Kie.ai is asked: what it signs callbacks with, where it does, and where its results come from."""

    config: KieConfig
    webhook_key: str | None
    result_hosts: frozenset[str]


def own_sandbox(settings: Settings, keys: Keys) -> SandboxProcess:
    """Return the sandbox that stands in for Kie.ai and Stripe, to be entered: one for all processes."""
    return SandboxProcess(
        settings.data_dir / "sandbox",
        webhook_key=_sandbox_webhook_key(settings, keys),
        seconds=settings.sandbox_seconds,
        checkout_path=CHECKOUT_PATH,
    )


def _sandbox_webhook_key(settings: Settings, keys: Keys) -> str:
    """Return what the sandbox signs callbacks and card events with."""
    given = settings.sandbox_webhook_key
    return given.get_secret_value() if given is not None else keys.key_for("sandbox callbacks").hex()


async def sandbox_address(settings: Settings, keys: Keys, stack: AsyncExitStack, *, serves: bool) -> str:
    """Return where the sandbox is, started where it is needed and none runs yet; empty where it is not needed.

    For cards alone a process does not fail: it goes on and sells nothing.
    """
    if settings.sandbox_url or not settings.needs_sandbox:
        return settings.sandbox_url if settings.needs_sandbox else ""
    if not settings.sandboxed and not serves:
        return ""
    try:
        return (await stack.enter_async_context(own_sandbox(settings, keys))).url
    except SandboxFailed:
        if settings.sandboxed:
            raise
        return ""


def kie_access(settings: Settings, keys: Keys, sandbox_url: str) -> KieAccess:
    """Return how Kie.ai is asked: the real one where there is a key for it."""
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
        return KieAccess(config, webhook_key, settings.kie_ai_result_hosts)
    config = KieConfig(
        api_key=SANDBOX_KEY,
        base_url=sandbox_url,
        upload_url=sandbox_url,
        timeout=timeout,
        upload_timeout=timeout * 1.5,
        user_agent=USER_AGENT,
    )
    return KieAccess(config, _sandbox_webhook_key(settings, keys), frozenset({urlsplit(sandbox_url).netloc}))


def card_access(settings: Settings, keys: Keys, sandbox_url: str) -> CardAccess | None:
    """Return how cards are charged; None where nothing can be bought."""
    if settings.stripe_secret_key is not None:
        secret = settings.stripe_webhook_secret
        config = StripeConfig(settings.stripe_secret_key.get_secret_value(), settings.stripe_base_url)
        return CardAccess(config, None if secret is None else secret.get_secret_value())
    if not settings.cards_sandboxed or not sandbox_url:
        return None
    # The certificates of all authorities are read only where there is one to check.
    verify = sandbox_url.startswith("https:")
    return CardAccess(
        StripeConfig(SANDBOX_STRIPE_KEY, sandbox_url),
        _sandbox_webhook_key(settings, keys),
        partial(httpx.AsyncClient, base_url=sandbox_url, timeout=SANDBOX_SECONDS, trust_env=False, verify=verify),
    )
