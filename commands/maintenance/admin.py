"""Admin commands: resume, restored, token and verify."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from rich.console import Console

import settings as configuration
from bootstrap.factories import open_publisher
from bootstrap.settings.secret_values import values_of
from commands.database import open_database, open_migrated_database
from db.migration import migrate as migrate_database
from db.queries import secrets as secret_queries
from db.queries.billing.verification import Mismatch
from db.queries.limits import LimitRecord
from services import secrets
from services.billing import credits as ledger
from services.events.epoch import begin_epoch
from services.generation.steps import dispatch
from services.identity import tokens
from services.operators.actions.keys import PROPAGATION
from settings import InvalidSettings

console = Console()


def resume() -> None:
    settings = configuration.load()

    async def run() -> list[LimitRecord]:
        async with open_migrated_database(settings) as database, open_publisher(settings, database) as event_publisher:
            return await dispatch.resume(database, event_publisher)

    lifted = asyncio.run(run())
    for limit in lifted:
        console.print(f"{limit.name} was paused until {limit.paused_until:%Y-%m-%d %H:%M:%S} UTC: {limit.pause_reason}")
    console.print("The pauses were ended; Kie.ai is called again." if lifted else "Nothing was paused.")


def restored() -> None:
    settings = configuration.load()

    async def run() -> str:
        async with open_migrated_database(settings) as database:
            return await begin_epoch(database)

    console.print(f"The history of events is now {asyncio.run(run())}: pages that are open read again within seconds.")


def token(user: str, days: int) -> None:
    settings = configuration.load()
    if settings.auth_jwks_url is not None:
        raise InvalidSettings("AUTH_JWKS_URL is set: only the identity provider can sign tokens.")

    async def run() -> str:
        def issue(key: bytes) -> tuple[str, float]:
            lifetime = timedelta(days=days)
            return tokens.issue(
                key, user, lifetime=lifetime, issuer=settings.auth_issuer, audience=settings.auth_audience
            )

        if settings.auth_jwt_secret is not None:
            newest, *_ = values_of(settings.auth_jwt_secret)
            return issue(newest.encode())[0]
        async with open_database(settings) as database:
            await migrate_database(database)
            keys = await secrets.load(database)
            issued, expires_at = issue(keys.session_tokens.newest)
            # So that a rotation of the keys leaves the token valid.
            expiry = datetime.fromtimestamp(expires_at, UTC)
            revoked_before = datetime.now(UTC) + PROPAGATION
            await database.transact(secret_queries.note_token, keys.number, expiry, revoked_before=revoked_before)
        return issued

    print(asyncio.run(run()))


def verify() -> None:
    settings = configuration.load()

    async def run() -> list[Mismatch]:
        async with open_migrated_database(settings) as database:
            return await ledger.verify(database)

    mismatches = asyncio.run(run())
    for mismatch in mismatches:
        print(f"{mismatch.user_id}: {mismatch.what} is {mismatch.stored}, the ledger has {mismatch.ledger}")
    if mismatches:
        sys.exit(1)
    console.print("Every balance matches its ledger.")
