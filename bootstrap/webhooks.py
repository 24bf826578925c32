"""The parts of outgoing webhooks that the settings describe."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bootstrap.integrations import USER_AGENT
from services.secrets import Keys
from services.webhooks.client import WebhookClient
from services.webhooks.dispatcher import MOST_AT_ONCE
from services.webhooks.rules import WebhookRules
from services.webhooks.secrets import Sealer
from settings import Settings


@asynccontextmanager
async def open_webhooks(settings: Settings, keys: Keys) -> AsyncIterator[WebhookRules]:
    """Open the client of webhooks, with the key for the secrets of endpoints."""
    proxy = None if settings.fetch_proxy is None else settings.fetch_proxy.get_secret_value()
    client = WebhookClient(
        trusted_hosts=settings.trusted_webhook_hosts,
        user_agent=USER_AGENT,
        most=MOST_AT_ONCE,
        ssl_context=None if settings.egress.authorities is None else settings.egress.tls(),
        proxy=proxy,
    )
    try:
        yield WebhookRules(client=client, sealer=Sealer(keys.webhook_secrets), credits_low=settings.webhook_credits_low)
    finally:
        await client.aclose()
