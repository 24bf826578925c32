"""The parts of webhooks that managing endpoints needs."""

from msgspec import Struct

from services.webhooks.client import WebhookClient
from services.webhooks.secrets import Sealer


class WebhookRules(Struct, frozen=True, kw_only=True):
    """Checks addresses by ``client``, seals secrets; ``credits_low`` is the threshold of endpoints that name none."""

    client: WebhookClient
    sealer: Sealer
    credits_low: int
