"""The doctor's round: every part that the settings name is tried, and what was found is told."""

import asyncio
import logging
import sys
from collections.abc import Awaitable
from contextlib import AsyncExitStack

import httpx
from rich.console import Console
from rich.text import Text

import settings as configuration
from db.engine import Database, InvalidDatabaseUrl
from parts import broadcast_of, storage_of
from providers import USER_AGENT, kie_access
from routes.payments import PAYMENTS_PATH
from services import doctor
from services.doctor import Finding, Verdict
from services.kie.client import KieClient
from services.secrets import Keys
from services.stripe.client import StripeClient, StripeConfig
from settings import InvalidSettings, Settings, is_local

console = Console()


def run() -> None:
    logging.basicConfig(handlers=[logging.NullHandler()])  # What is wrong is said below, once.
    findings = asyncio.run(examine(configuration.load()))
    for finding in findings:
        console.print(_line_of(finding), soft_wrap=True, highlight=False)
    if any(finding.verdict is Verdict.BROKEN for finding in findings):
        sys.exit(1)


def _line_of(finding: Finding) -> Text:
    style = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.BROKEN: "bold red"}[finding.verdict]
    advice = f" {finding.advice}" if finding.advice else ""
    return Text.assemble((f"{finding.verdict:<8}", style), f"{finding.part:<12}", finding.message, (advice, "italic"))


async def examine(settings: Settings) -> list[Finding]:
    """Try every part that the settings name, all at once; nothing is migrated, and no sandbox is started."""
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(
            httpx.AsyncClient(timeout=doctor.HTTP_SECONDS, headers={"User-Agent": USER_AGENT}, trust_env=False)
        )
        checks: dict[str, Awaitable[Finding]] = {}
        database = None
        try:
            database = Database(settings.database_address, settings.database_options)
            stack.push_async_callback(database.close)
            checks["database"] = doctor.database(database)
        except (InvalidDatabaseUrl, OSError) as error:
            checks["database"] = doctor.unusable("database", error)
        checks["broadcaster"] = _examine_broadcaster(settings)
        checks["storage"] = _examine_storage(settings, on_server=database is not None and not database.is_sqlite)
        checks["kie.ai"] = _examine_kie(settings)
        checks["cards"] = _examine_cards(settings)
        checks["callbacks"] = doctor.callbacks(http, settings.base_url, local=is_local(settings.base_url))
        checks["sign-in"] = doctor.sign_in(
            http,
            jwks_url=settings.auth_jwks_url,
            secret=settings.auth_jwt_secret is not None,
            checks_claims=settings.auth_issuer is not None and settings.auth_audience is not None,
            sandbox=settings.sandboxed,
        )
        kie_url = None if settings.sandboxed else settings.kie_ai_base_url
        checks["clock"] = doctor.clock(database, http, kie_url)
        return await asyncio.gather(*(doctor.within_time(part, check) for part, check in checks.items()))


async def _examine_broadcaster(settings: Settings) -> Finding:
    embedded = settings.broadcast_url.get_secret_value().startswith("memory:")
    try:
        broadcast = broadcast_of(settings)
    except InvalidSettings as error:
        return await doctor.unusable("broadcaster", error)
    async with broadcast:
        return await doctor.broadcaster(broadcast, embedded=embedded, many_processes=settings.worker == "off")


async def _examine_storage(settings: Settings, *, on_server: bool) -> Finding:
    async with AsyncExitStack() as stack:
        try:
            # The installation's own keys are for addresses that are given out, and none are.
            storage = await storage_of(settings, Keys(bytes(32)), stack)
        except InvalidSettings as error:
            return await doctor.unusable("storage", error)
        embedded = settings.storage_address.startswith("file:")
        return await doctor.storage(storage, embedded=embedded, many_machines=on_server)


async def _examine_kie(settings: Settings) -> Finding:
    if settings.sandboxed and not settings.sandbox_url:
        return doctor.sandboxed(public=not is_local(settings.base_url))
    async with AsyncExitStack() as stack:
        access = kie_access(settings, Keys(bytes(32)), settings.sandbox_url)
        return await doctor.kie(await stack.enter_async_context(KieClient(access.config)))


async def _examine_cards(settings: Settings) -> Finding:
    key, local = settings.stripe_secret_key, is_local(settings.base_url)
    if key is None:
        return doctor.sandboxed_cards(public=not local) if settings.cards_sandboxed else doctor.no_cards()
    config = StripeConfig(key.get_secret_value(), settings.stripe_base_url, timeout=doctor.HTTP_SECONDS, retries=0)
    async with StripeClient(config) as client:
        address = f"{settings.base_url}{PAYMENTS_PATH}"
        return await doctor.cards(
            client, address=address, listens=settings.stripe_webhook_secret is not None, local=local
        )
