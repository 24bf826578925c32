"""The command ``doctor``: tests each part that the settings name, and prints the findings."""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable
from contextlib import AsyncExitStack, aclosing, suppress
from datetime import timedelta

import httpx
from rich.console import Console
from rich.text import Text
from sqlalchemy.exc import SQLAlchemyError

import settings as configuration
from bootstrap.factories import (
    broadcast_of,
    catalogue_of,
    check_counts,
    database_of,
    moderation_endpoint_of,
    storage_of,
)
from bootstrap.integrations import USER_AGENT
from bootstrap.providers import ProviderAccess, provider_access
from db.engine import Database
from routes.payments import PAYMENTS_PATH
from services.billing.stripe.client import StripeClient, StripeConfig
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import CatalogueError
from services.diagnostics import findings
from services.diagnostics.checks.cards import check_cards, no_cards, sandboxed_cards, with_test_cards
from services.diagnostics.checks.clock import check_clock
from services.diagnostics.checks.database import check_database
from services.diagnostics.checks.models import check_models
from services.diagnostics.checks.moderation import check_moderation
from services.diagnostics.checks.provider import check_provider, check_results, sandboxed
from services.diagnostics.checks.redis import check_broadcaster, check_rate_limits
from services.diagnostics.checks.storage import check_storage
from services.diagnostics.checks.web import check_base_url, check_operators, check_sign_in
from services.diagnostics.findings import CheckStatus, Finding
from services.events.broadcast import Broadcast
from services.events.scope import Scope
from services.media.storage.s3.doubled import named_once
from services.origins import is_local
from services.secrets import Keys
from settings import InvalidSettings, Settings

DATABASE_CONNECTIONS = 4  # Some checks use two at once.
_STYLES = {
    CheckStatus.OK: "green",
    CheckStatus.SLOW: "yellow",
    CheckStatus.WARNING: "yellow",
    CheckStatus.BROKEN: "bold red",
}

console = Console()


def run() -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])  # The findings below report problems, once.
    settings = configuration.load()
    findings = [*asyncio.run(examine(settings)), *_names(configuration.misspelt())]
    for finding in findings:
        console.print(_line_of(finding), soft_wrap=True, highlight=False)
    if any(finding.status is CheckStatus.BROKEN for finding in findings):
        sys.exit(1)


def _names(misspelt: list[str]) -> list[Finding]:
    """Return a warning for each misspelt name of a setting."""
    return [Finding("settings", CheckStatus.WARNING, line, "Correct or remove it.") for line in misspelt]


def _line_of(finding: Finding) -> Text:
    style = _STYLES[finding.status]
    advice = f" {finding.advice}" if finding.advice else ""
    return Text.assemble((f"{finding.status:<8}", style), f"{finding.part:<12}", finding.message, (advice, "italic"))


def _patient(settings: Settings) -> Settings:
    """Return the settings with longer time-outs, since a busy machine is not broken, and with a larger pool."""
    wait = timedelta(seconds=findings.HTTP_SECONDS)
    return settings.model_copy(
        update={
            "database_connect_timeout": max(settings.database_connect_timeout, wait),
            "database_pool_size": DATABASE_CONNECTIONS,
            "kie_ai_timeout": max(settings.kie_ai_timeout, wait),
        }
    )


async def examine(settings: Settings) -> list[Finding]:
    """Test all parts that the settings name at once, without migrations and without starting a sandbox."""
    settings = _patient(settings)
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(
            settings.egress.client(timeout=findings.HTTP_SECONDS, headers={"User-Agent": USER_AGENT})
        )
        checks: dict[str, Awaitable[Finding]] = {}
        database = None
        try:
            database = database_of(settings)
            stack.push_async_callback(database.close)
            checks["database"] = check_database(database, pgbouncer=settings.database_pgbouncer)
        except InvalidSettings as error:
            checks["database"] = findings.unusable("database", error)
        checks["broadcaster"] = _examine_broadcaster(settings)
        if not settings.counts_address.startswith("memory:") and settings.rate_limits == "on":
            checks["rate limits"] = _examine_rate_limits(settings)
        checks["storage"] = _examine_storage(settings, http, on_server=database is not None and not database.is_sqlite)
        access = _provider_access(settings)
        part = "kie.ai" if access is None else access.provider.profile.part
        checks[part] = _examine_provider(settings, access)
        real = None if settings.sandboxed else access
        if real is not None and database is not None:
            checks["results"] = check_results(database, real.provider.profile)
            checks["models"] = _examine_models(settings, database)
        checks["cards"] = _examine_cards(settings)
        checks["callbacks"] = check_base_url(http, settings.base_url, local=is_local(settings.base_url))
        checks["sign-in"] = check_sign_in(
            http,
            jwks_url=settings.auth_jwks_url,
            secret=settings.auth_jwt_secret is not None,
            checks_issuer=settings.auth_issuer is not None,
            sandbox=settings.sandboxed,
        )
        moderation = moderation_endpoint_of(settings)
        if moderation is not None:
            checks["moderation"] = check_moderation(moderation, fails_open=settings.moderation_fails == "open")
        if settings.operator_policy:
            checks["operators"] = check_operators(settings.operator_policy)
        others = {} if real is None else {real.provider.profile.title: real.address}
        checks["clock"] = check_clock(database, http, others)
        return await asyncio.gather(*(findings.within_time(part, check) for part, check in checks.items()))


async def _examine_broadcaster(settings: Settings) -> Finding:
    embedded = settings.broadcast_url.get_secret_value().startswith("memory:")
    try:
        broadcast = broadcast_of(settings)
    except InvalidSettings as error:
        return await findings.unusable("broadcaster", error)
    many = settings.worker == "off"
    if embedded:
        async with broadcast:
            return await check_broadcaster(broadcast, embedded=True, many_processes=many)
    # Imported only if it is used.
    from services.events.redis import Pace, RedisBackend

    address, seconds = settings.broadcast_url.get_secret_value(), findings.HTTP_SECONDS
    pace = Pace(answer=seconds, confirmation=seconds / 2, late=seconds, silence=2 * seconds)
    patient = Broadcast(backend=RedisBackend(address, pace=pace))
    patient.scope = Scope("doctor")  # Redis ACLs may allow only names with our prefix.
    async with patient:
        return await check_broadcaster(patient, embedded=False, many_processes=many, address=address)


async def _examine_rate_limits(settings: Settings) -> Finding:
    try:
        await check_counts(settings)
    except InvalidSettings as error:
        return await findings.unusable("rate limits", error)
    return await check_rate_limits(settings.counts_address)


async def _examine_storage(settings: Settings, http: httpx.AsyncClient, *, on_server: bool) -> Finding:
    # Pages of these origins upload; skip wildcards, which name no origin to test.
    origins = {each for each in (settings.base_url, *settings.cors_origins) if each and "*" not in each}
    advice = named_once(settings.storage_address)
    async with AsyncExitStack() as stack:
        try:
            # The installation's own keys sign issued addresses, and none are issued here.
            storage = await storage_of(settings, Keys(bytes(32)), stack)
        except InvalidSettings as error:
            return await findings.unusable("storage", error, advice)
        embedded = settings.storage_address.startswith("file:")
        return await check_storage(storage, http, origins, embedded=embedded, many_machines=on_server, advice=advice)


def _provider_access(settings: Settings) -> ProviderAccess | None:
    """Return the access to the provider; None if a sandbox, which is not started here, replaces it."""
    if settings.sandboxed and not settings.sandbox_url:
        return None
    return _access(settings)


def _access(settings: Settings) -> ProviderAccess:
    # The installation's own keys check callbacks, and none are received here.
    return provider_access(settings, Keys(bytes(32)), settings.sandbox_url, connect_timeout=findings.HTTP_SECONDS)


async def _examine_provider(settings: Settings, access: ProviderAccess | None) -> Finding:
    if access is None:
        return sandboxed(public=not is_local(settings.base_url))
    async with aclosing(access.provider):
        return await check_provider(access.provider)


async def _examine_models(settings: Settings, database: Database) -> Finding:
    """Compare the models that are offered now with their descriptions, with a client of its own."""
    try:
        catalogue = catalogue_of(settings)
    except CatalogueError as error:
        return await findings.unusable("models", error, "Correct the file of models or of styles.")
    availability = ModelAvailability(catalogue.models, sandboxed=False)
    if not database.is_sqlite or await asyncio.to_thread(os.path.exists, str(database.url.database)):
        # Without an answer no pause is known; the check of the database reports it.
        with suppress(SQLAlchemyError, OSError):
            await availability.refresh(database)
    async with aclosing(_access(settings).provider) as provider:
        return await check_models(provider, availability.offered())


async def _examine_cards(settings: Settings) -> Finding:
    key, local = settings.stripe_secret_key, is_local(settings.base_url)
    if key is None:
        if not settings.cards_sandboxed:
            return no_cards()
        return sandboxed_cards(public=not local, real_images=settings.sells_for_nothing)
    config = StripeConfig(
        key.get_secret_value(),
        settings.stripe_base_url,
        timeout=findings.HTTP_SECONDS,
        total=findings.HTTP_SECONDS,
        retries=0,
        egress=settings.egress,
    )
    async with StripeClient(config) as client:
        address = f"{settings.base_url}{PAYMENTS_PATH}"
        found = await check_cards(
            client, address=address, listens=settings.stripe_webhook_secret is not None, local=local
        )
        return with_test_cards(found) if settings.sells_for_nothing else found
