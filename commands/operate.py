"""Operating an installation: its database and ledger, tokens and credits, and whether its parts work."""

import asyncio
import sys
from datetime import timedelta

from rich.console import Console

import settings as configuration
from commands.database import migrated, opened
from db.migrating import migrate as migrate_database
from db.queries.limits import LimitRecord
from db.queries.verifying import Mismatch
from parts import broadcast_of
from services import credits as ledger
from services import secrets, tokens
from services.events.doorbell import Doorbell
from services.generation import admission
from settings import InvalidSettings

console = Console()


def migrate() -> None:
    settings = configuration.load()

    async def run() -> str | None:
        async with opened(settings) as database:
            return await migrate_database(database)

    console.print(f"The database is at revision {asyncio.run(run())}.")


def resume() -> None:
    settings = configuration.load()

    async def run() -> list[LimitRecord]:
        broadcast = broadcast_of(settings)
        async with migrated(settings) as database, broadcast, Doorbell(broadcast) as doorbell:
            return await admission.resume(database, doorbell)

    lifted = asyncio.run(run())
    for limit in lifted:
        console.print(f"{limit.name} was paused until {limit.paused_until:%Y-%m-%d %H:%M:%S} UTC: {limit.pause_reason}")
    console.print("Kie.ai is asked again." if lifted else "Nothing was paused.")


def token(user: str, days: int) -> None:
    settings = configuration.load()
    if settings.auth_jwks_url is not None:
        raise InvalidSettings("AUTH_JWKS_URL is set: only the identity provider can sign tokens.")

    async def run() -> str:
        async with opened(settings) as database:
            await migrate_database(database)
            given = settings.auth_jwt_secret
            key = (
                given.get_secret_value().encode()
                if given is not None
                else (await secrets.load(database)).session_tokens
            )
        issued, _ = tokens.issue(
            key,
            user,
            lifetime=timedelta(days=days),
            issuer=settings.auth_issuer,
            audience=settings.auth_audience,
        )
        return issued

    print(asyncio.run(run()))


def grant(user: str, amount: int, reason: str) -> None:
    settings = configuration.load()

    async def run() -> int:
        broadcast = broadcast_of(settings)
        async with migrated(settings) as database, broadcast, Doorbell(broadcast) as doorbell:
            return (await ledger.grant(database, doorbell, user, amount, reason)).balance

    console.print(f"Granted {amount} credits; the balance is {asyncio.run(run())}.")


def verify() -> None:
    settings = configuration.load()

    async def run() -> list[Mismatch]:
        async with migrated(settings) as database:
            return await ledger.verify(database)

    mismatches = asyncio.run(run())
    for mismatch in mismatches:
        print(f"{mismatch.user_id}: {mismatch.what} is {mismatch.stored}, the ledger says {mismatch.ledger}")
    if mismatches:
        sys.exit(1)
    console.print("Every balance matches its ledger.")
