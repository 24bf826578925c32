"""Integrations: the sandbox that stands in for Kie.ai and Stripe, and access to Stripe."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial

import httpx
from msgspec import Struct

from bootstrap.settings.secret_values import values_of
from routes.sandbox import CHECKOUT_PATH
from sandbox.process import SandboxFailed, SandboxProcess
from services.billing.stripe.client import StripeConfig
from services.secrets import Keys
from settings import Settings

USER_AGENT = "Atelier/0.1"
SANDBOX_KEY = "sandbox"
SANDBOX_STRIPE_KEY = "sk_test_sandbox"
SANDBOX_SECONDS = 10.0


class CardAccess(Struct, frozen=True):
    """Access to the card processor; without ``webhook_secrets`` no events are accepted.

    ``checkout_pages`` makes the HTTP client for the sandbox's checkout page; None for Stripe.
    """

    config: StripeConfig
    webhook_secrets: tuple[str, ...]
    checkout_pages: Callable[[], httpx.AsyncClient] | None = None


def own_sandbox(settings: Settings, keys: Keys) -> SandboxProcess:
    """Return the sandbox that stands in for Kie.ai and Stripe, not yet entered; all processes share one."""
    return SandboxProcess(
        settings.data_dir / "sandbox",
        webhook_key=sandbox_webhook_key(settings, keys),
        seconds=settings.sandbox_seconds,
        checkout_path=CHECKOUT_PATH,
    )


def sandbox_webhook_key(settings: Settings, keys: Keys) -> str:
    """Return the key with which the sandbox signs callbacks and card events."""
    given = settings.sandbox_webhook_key
    return given.get_secret_value() if given is not None else keys.key_for("sandbox callbacks").hex()


async def sandbox_address(settings: Settings, keys: Keys, stack: AsyncExitStack, *, serves: bool) -> str:
    """Return the address of the sandbox, empty if it is not needed; start one if none runs yet.

    If only cards need it and it does not start, nothing can be bought, but the process continues.
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


def card_access(settings: Settings, keys: Keys, sandbox_url: str) -> CardAccess | None:
    """Return the access to the card processor, None if nothing can be bought."""
    if settings.stripe_secret_key is not None:
        key = settings.stripe_secret_key.get_secret_value()
        config = StripeConfig(key, settings.stripe_base_url, egress=settings.egress)
        return CardAccess(config, values_of(settings.stripe_webhook_secret))
    if not settings.cards_sandboxed or not sandbox_url:
        return None
    # Read the certificates of authorities only if TLS needs them.
    verify = sandbox_url.startswith("https:")
    return CardAccess(
        StripeConfig(SANDBOX_STRIPE_KEY, sandbox_url),
        (sandbox_webhook_key(settings, keys),),
        partial(httpx.AsyncClient, base_url=sandbox_url, timeout=SANDBOX_SECONDS, trust_env=False, verify=verify),
    )
