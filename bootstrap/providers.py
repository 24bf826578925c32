"""The one place that chooses the provider, its limits and its address from the settings.

A further provider adds its package under ``services/providers``, its settings, and a branch in ``provider_access``.
"""

import logging
from contextlib import nullcontext
from datetime import timedelta
from urllib.parse import urlsplit

from msgspec import Struct

from bootstrap.integrations import SANDBOX_KEY, USER_AGENT, sandbox_webhook_key
from bootstrap.settings.secret_values import values_of
from db.queries.limits import Rate
from services.generation.steps.context import Limits
from services.providers.base import Observe, Provider
from services.providers.kie.client import BASE_URL, CONNECT_SECONDS, KieClient, KieConfig
from services.secrets import Keys
from settings import Settings

BURST = 3  # With the rate, and up to 1 s from dispatch to arrival, below Kie.ai's 20 in any 10 s.

_log = logging.getLogger("atelier")


class ProviderAccess(Struct, frozen=True, kw_only=True):
    """A provider, and the settings of the pipeline that depend on it."""

    provider: Provider
    address: str  # Of its API.
    usual_address: str
    limits: Limits
    timeout: timedelta  # Of one call.


def provider_access(
    settings: Settings,
    keys: Keys,
    sandbox_url: str,
    *,
    observe: Observe = lambda *_: nullcontext(),
    connect_timeout: float = CONNECT_SECONDS,
) -> ProviderAccess:
    """Return the access to the provider; the caller closes it. The sandbox replaces it if no key is set."""
    config = _kie_config(settings, keys, sandbox_url, connect_timeout)
    return ProviderAccess(
        provider=KieClient(config, observe=observe),
        address=config.base_url,
        usual_address=BASE_URL,
        limits=Limits(
            create=_rate(settings.create_rate),
            read=_rate(settings.read_rate),
            concurrency=settings.kie_ai_concurrency,
        ),
        timeout=settings.kie_ai_timeout,
    )


def _kie_config(settings: Settings, keys: Keys, sandbox_url: str, connect_timeout: float) -> KieConfig:
    timeout = settings.kie_ai_timeout.total_seconds()
    upload_timeout = timeout * 1.5  # Together with the request, well below the lease of the step.
    if settings.kie_ai_api_key is None:
        return KieConfig(
            api_key=SANDBOX_KEY,
            webhook_keys=(sandbox_webhook_key(settings, keys),),
            base_url=sandbox_url,
            upload_url=sandbox_url,
            timeout=timeout,
            connect_timeout=connect_timeout,
            upload_timeout=upload_timeout,
            user_agent=USER_AGENT,
            result_hosts=frozenset({urlsplit(sandbox_url).netloc}),
        )
    return KieConfig(
        api_key=settings.kie_ai_api_key.get_secret_value(),
        webhook_keys=values_of(settings.kie_ai_webhook_hmac_key),
        base_url=settings.kie_ai_base_url,
        upload_url=settings.kie_ai_upload_url,
        timeout=timeout,
        connect_timeout=connect_timeout,
        upload_timeout=upload_timeout,
        user_agent=USER_AGENT,
        egress=settings.egress,
        result_hosts=settings.kie_ai_result_hosts,
    )


def _rate(of: tuple[int, int]) -> Rate:
    requests, seconds = of
    return Rate(timedelta(seconds=seconds) / requests, burst=BURST)


def log_address(settings: Settings, access: ProviderAccess) -> None:
    """Log that the provider is not the usual one, if so."""
    title = access.provider.profile.title
    if settings.sandboxed:
        _log.warning("SANDBOX: %s stands in for %s; no real image is made, nothing is paid", access.address, title)
    elif not access.address.startswith(access.usual_address):
        _log.warning("%s is called at %s, which is not its usual address", title, access.address)
