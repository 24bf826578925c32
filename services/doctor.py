"""The doctor: tries each part that an installation is made of, and says what is wrong and what to do about it.

Nothing that it says holds a secret: of an error it tells the type, unless its words are known to be ours.
"""

import asyncio
import enum
import os
from collections.abc import Awaitable
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime

import httpx
import jwt
from sqlalchemy.exc import SQLAlchemyError

from db.engine import Database
from db.migrating import current_revision, known_revisions, newest_revision
from db.queries import clock as clock_queries
from records import record
from services.clock import now
from services.events.broadcast import Broadcast
from services.health import hears_itself
from services.kie.client import KieClient
from services.kie.errors import KieError, KieSuspended, KieThrottled, KieUnreachable, SuspensionReason
from services.storage.base import Storage, StorageError
from services.stripe.client import StripeClient
from services.stripe.errors import StripeFailed, StripeRefused
from services.stripe.events import HEARD

CHECK_SECONDS = 5.0
HTTP_SECONDS = 4.0
MAX_SKEW = timedelta(seconds=30)
LOW_CREDIT = 100  # At Kie.ai, where an image costs about 20.
MAX_JWKS_BYTES = 1_000_000

_ADVICE_OF_SUSPENSION = {
    SuspensionReason.KEY: "Check KIE_AI_API_KEY, and which addresses the key may be used from.",
    SuspensionReason.CREDITS: "Buy credits at kie.ai.",
    SuspensionReason.USAGE_CAP: "Raise the cap of this key at kie.ai.",
    SuspensionReason.MAINTENANCE: "Wait; generations stay queued meanwhile.",
    SuspensionReason.DISABLED: "Ask Kie.ai: the model is switched off.",
    SuspensionReason.FIREWALL: "Ask Kie.ai: its firewall refuses this client.",
    SuspensionReason.REDIRECTED: "Check KIE_AI_BASE_URL: something else answers there.",
}

_WHO = ("the server refuses this user or password", "Correct the user and password in DATABASE_URL.")
# By PostgreSQL's codes of errors.
_DATABASE_FAULTS = {
    "28P01": _WHO,
    "28000": _WHO,
    "3D000": ("the server has no such database", "Create it, or correct its name in DATABASE_URL."),
    "42501": ("this user may not use it", "Grant the user of DATABASE_URL all rights in this database."),
    "53300": ("all of the server's connections are taken", "Raise its max_connections, or lower DATABASE_POOL_SIZE."),
    "57P03": ("the server is starting or stopping", "Try again in a moment."),
}
_REFUSALS_OF_REDIS = frozenset({"AuthenticationError", "AuthenticationWrongNumberOfArgsError", "NoPermissionError"})


class Verdict(enum.StrEnum):
    """How a part is: a warning is for what works, but not as it should in production."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@record(frozen=True, slots=True)
class Finding:
    """What was found out about one part, and what to do where something is wrong."""

    part: str
    verdict: Verdict
    message: str
    advice: str = ""


async def within_time(part: str, check: Awaitable[Finding]) -> Finding:
    """Wait for a check, but not for long; a defect in it is a finding too."""
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check
    except TimeoutError:
        message = f"There was no answer within {CHECK_SECONDS:g} seconds."
        return Finding(part, Verdict.BROKEN, message, "Check that it runs and that it can be reached from here.")
    except Exception as error:  # noqa: BLE001 - one broken check must not hide what the others find
        return Finding(
            part, Verdict.BROKEN, f"The check failed: {type(error).__name__}.", "This is a defect: report it."
        )


async def unusable(part: str, error: Exception) -> Finding:
    """Return that a setting names nothing that can be opened; the error's words are ours."""
    return Finding(part, Verdict.BROKEN, " ".join(str(error).split()), "Correct the setting.")


def sandboxed(*, public: bool) -> Finding:
    """Return that the sandbox is in Kie.ai's place; ``public``: the installation has an address for everyone."""
    message = "The sandbox stands in for it: KIE_AI_API_KEY is not set, and no real image is made."
    if not public:
        return Finding("kie.ai", Verdict.OK, message)
    return Finding("kie.ai", Verdict.WARNING, message, "Set KIE_AI_API_KEY.")


async def database(opened: Database) -> Finding:
    """Take the writing lock, and compare the revision with the code's."""
    part = "database"
    where = f"{opened.url.get_backend_name()} at {opened.url.host or opened.url.database}"
    if opened.is_sqlite and not await asyncio.to_thread(os.path.exists, str(opened.url.database)):
        return Finding(part, Verdict.OK, f"{where} does not exist yet; the first start makes it.")
    try:
        async with opened.begin():
            pass
        revision = await current_revision(opened)
    except (SQLAlchemyError, OSError) as error:
        fault, advice = _fault_of(error)
        return Finding(part, Verdict.BROKEN, f"{where} cannot be used: {fault}.", advice)
    newest = newest_revision()
    if revision == newest:
        return Finding(part, Verdict.OK, f"{where}, revision {revision}.")
    advice = "Run `atelier migrate`, or start a server: it migrates."
    if revision is None:
        return Finding(part, Verdict.WARNING, f"{where} is empty.", advice)
    if revision in known_revisions():
        message = f"{where} is at revision {revision}, this code needs {newest}."
        return Finding(part, Verdict.BROKEN, message, advice)
    message = f"{where} is at revision {revision}, which this code does not know."
    return Finding(part, Verdict.BROKEN, message, "A newer version has migrated it: run that version.")


def _fault_of(error: SQLAlchemyError | OSError) -> tuple[str, str]:
    """Return what is wrong with a database, and what to do; by its code, for its words may quote the address."""
    if isinstance(error, OSError):
        return f"nothing answers ({type(error).__name__})", "Check DATABASE_URL, and that the server runs."
    state = str(getattr(getattr(error, "orig", None), "sqlstate", None) or "")
    if state in _DATABASE_FAULTS:
        return _DATABASE_FAULTS[state]
    fault = f"{type(error).__name__} {state}".rstrip()
    return fault, "Check DATABASE_URL, that the server runs, and that this user may connect and write."


async def broadcaster(connected: Broadcast, *, embedded: bool, many_processes: bool) -> Finding:
    """Publish a message and hear it; ``embedded``: it reaches this process only."""
    part = "broadcaster"
    if not await hears_itself(connected, seconds=HTTP_SECONDS):
        cause = await _silence_of(connected)
        what = "its user, password and rights" if cause in _REFUSALS_OF_REDIS else "that the server runs"
        advice = f"Check BROADCAST_URL and {what}; until then updates come up to 30 seconds late."
        return Finding(part, Verdict.BROKEN, f"A published message was not heard{cause and f' ({cause})'}.", advice)
    if embedded and many_processes:
        message = "It reaches one process only, and WORKER=off says that there are others."
        return Finding(part, Verdict.WARNING, message, "Set BROADCAST_URL to a redis:// address.")
    return Finding(part, Verdict.OK, "It works, within this process." if embedded else "A published message was heard.")


async def _silence_of(connected: Broadcast) -> str:
    """Return the name of the error that publishing ends with; nothing where it ends well."""
    try:
        await connected.publish("doctor", "")
    except TimeoutError:
        return "no answer"
    except OSError as error:
        return str(error) or type(error).__name__
    return ""


async def storage(opened: Storage, *, embedded: bool, many_machines: bool) -> Finding:
    """Store, read and delete a small object; ``embedded``: it is a folder of this machine."""
    part = "storage"
    try:
        await opened.check()
    except StorageError as error:
        return Finding(part, Verdict.BROKEN, str(error), "Check STORAGE_URL, its keys and what they may do.")
    if embedded and many_machines:
        message = "Images are kept in a folder, while the database is on a server."
        return Finding(part, Verdict.WARNING, message, "Unless all processes share that folder, use s3://.")
    return Finding(part, Verdict.OK, "An object was stored, read and deleted.")


async def kie(client: KieClient) -> Finding:
    """Use the key to ask for the account's credits, which costs nothing."""
    part = "kie.ai"
    try:
        credit = await client.credit()
    except KieSuspended as error:
        return Finding(part, Verdict.BROKEN, str(error), _ADVICE_OF_SUSPENSION[error.reason])
    except KieThrottled as error:
        return Finding(part, Verdict.WARNING, str(error), "Try again; does another installation use this account?")
    except KieUnreachable as error:
        return Finding(part, Verdict.BROKEN, str(error), "Check KIE_AI_BASE_URL and the way out of this network.")
    except KieError as error:
        return Finding(part, Verdict.BROKEN, str(error), "Try again later, and check KIE_AI_BASE_URL.")
    if credit < LOW_CREDIT:
        return Finding(part, Verdict.WARNING, f"The account has {credit:g} credits left.", "Buy credits at kie.ai.")
    return Finding(part, Verdict.OK, f"The key is accepted; the account has {credit:g} credits.")


def no_cards() -> Finding:
    """Return that nothing can be bought here."""
    message = "Nothing can be bought: STRIPE_SECRET_KEY is not set, and real images are not sold for sandbox money."
    return Finding("cards", Verdict.WARNING, message, "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.")


def sandboxed_cards(*, public: bool) -> Finding:
    """Return that the sandbox is in Stripe's place; ``public``: the installation has an address for everyone."""
    message = "The sandbox stands in for Stripe: STRIPE_SECRET_KEY is not set, and no card is charged."
    if not public:
        return Finding("cards", Verdict.OK, message)
    return Finding("cards", Verdict.WARNING, message, "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.")


async def cards(client: StripeClient, *, address: str, listens: bool, local: bool) -> Finding:
    """Use the key, and look where the account's events go; ``local``: ``address`` is one that Stripe cannot see."""
    part = "cards"
    try:
        await client.check()
    except StripeRefused as error:
        return Finding(part, Verdict.BROKEN, str(error), "Check STRIPE_SECRET_KEY, and what a restricted key may do.")
    except StripeFailed as error:
        return Finding(part, Verdict.BROKEN, str(error), "Check STRIPE_BASE_URL and the way out of this network.")
    if not listens:
        message = "The key is accepted. STRIPE_WEBHOOK_SECRET is not set: refunds and disputes are not seen."
        return Finding(part, Verdict.WARNING, message, "Set it; until then checkouts are found by asking.")
    if local:
        return Finding(part, Verdict.OK, f"The key is accepted; {address} hears only what is forwarded to it.")
    try:
        heard = (await client.endpoints()).get(address)
    except StripeFailed:
        return Finding(part, Verdict.OK, "The key is accepted; it may not list where the account's events go.")
    advice = f"At Stripe, have these sent to {address}: {', '.join(HEARD)}."
    if heard is None:
        return Finding(part, Verdict.WARNING, "The key is accepted, but no event of the account is sent here.", advice)
    if "*" not in heard and not heard.issuperset(HEARD):
        return Finding(part, Verdict.WARNING, "The key is accepted, but not all events are sent here.", advice)
    return Finding(part, Verdict.OK, "The key is accepted, and the account's events are sent here.")


async def callbacks(http: httpx.AsyncClient, base_url: str, *, local: bool) -> Finding:
    """Ask the address that Kie.ai is to call back whether a server of ours is there; ``local``: it cannot see it."""
    part = "callbacks"
    if not base_url:
        return Finding(part, Verdict.OK, "BASE_URL is not set: the server takes the address that it listens on.")
    late = "Until it can be reached, results are found by asking: later, but not lost."
    unreached = Verdict.WARNING if local else Verdict.BROKEN
    try:
        response = await http.get(f"{base_url}/healthz")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = f"Nothing answers at {base_url} ({type(error).__name__})."
        return Finding(part, unreached, message, "Start the server." if local else f"Check BASE_URL. {late}")
    if not _is_ours(response):
        message = f"What answers at {base_url}/healthz is not Atelier (HTTP {response.status_code})."
        return Finding(part, unreached, message, f"Check BASE_URL and the proxy. {late}")
    if local:
        return Finding(part, Verdict.OK, f"{base_url} answers; only a Kie.ai of this network can call it.")
    return Finding(part, Verdict.OK, f"{base_url} answers.")


async def sign_in(
    http: httpx.AsyncClient, *, jwks_url: str | None, secret: bool, checks_claims: bool, sandbox: bool
) -> Finding:
    """Read the identity provider's keys where there is one."""
    part = "sign-in"
    if jwks_url is None:
        if secret:
            return Finding(part, Verdict.OK, "Tokens are checked with AUTH_JWT_SECRET.")
        if sandbox:
            return Finding(part, Verdict.OK, "Demo sign-in: no identity provider is configured.")
        message = "No identity provider is configured: only `atelier token` makes tokens."
        return Finding(part, Verdict.WARNING, message, "Set AUTH_JWT_SECRET or AUTH_JWKS_URL.")
    advice = "Check AUTH_JWKS_URL: without its keys nobody can sign in."
    try:
        response = await http.get(jwks_url)
        response.raise_for_status()
        if len(response.content) > MAX_JWKS_BYTES:
            raise ValueError("too large")
        keys = jwt.PyJWKSet.from_json(response.text).keys
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, jwt.PyJWTError) as error:
        return Finding(part, Verdict.BROKEN, f"The key set cannot be read ({type(error).__name__}).", advice)
    found = f"The identity provider publishes {len(keys)} usable {'key' if len(keys) == 1 else 'keys'}."
    if not checks_claims:
        message = f"{found} Any token of that provider is taken, whatever it is meant for."
        return Finding(part, Verdict.WARNING, message, "Set AUTH_ISSUER and AUTH_AUDIENCE.")
    return Finding(part, Verdict.OK, found)


async def clock(opened: Database | None, http: httpx.AsyncClient, kie_url: str | None) -> Finding:
    """Compare this machine's clock with those of the database's server and of Kie.ai; None: not to be asked."""
    part = "clock"
    clocks: dict[str, timedelta] = {}
    if opened is not None and (skew := await _database_skew(opened)) is not None:
        clocks["the database's"] = skew
    if kie_url is not None and (skew := await _http_skew(http, kie_url)) is not None:
        clocks["Kie.ai's"] = skew
    wrong = {whose: skew for whose, skew in clocks.items() if abs(skew) > MAX_SKEW}
    if wrong:
        message = "; ".join(
            f"This clock is {abs(skew).total_seconds():.0f} s {'ahead of' if skew > timedelta(0) else 'behind'} {whose}"
            for whose, skew in wrong.items()
        )
        return Finding(
            part, Verdict.WARNING, f"{message}.", "Have the clocks set by NTP: leases and signatures need it."
        )
    if not clocks:
        return Finding(part, Verdict.OK, "There is no other clock to compare with.")
    return Finding(part, Verdict.OK, f"It agrees with {' and '.join(clocks)}.")


async def _database_skew(opened: Database) -> timedelta | None:
    if opened.is_sqlite:
        return None
    try:
        async with opened.read() as connection:
            asked = now()
            there = await clock_queries.now(connection)
    except (SQLAlchemyError, OSError):
        return None
    return asked + (now() - asked) / 2 - there


async def _http_skew(http: httpx.AsyncClient, url: str) -> timedelta | None:
    try:
        asked = now()
        response = await http.head(url)
        there = parsedate_to_datetime(response.headers.get("date", ""))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError):
        return None
    if there.tzinfo is None:
        there = there.replace(tzinfo=UTC)
    # The date names a second; its middle is meant.
    return asked + (now() - asked) / 2 - (there + timedelta(milliseconds=500))


def _is_ours(response: httpx.Response) -> bool:
    try:
        answer: object = response.json()
    except ValueError:
        return False
    return response.is_success and answer == {"status": "alive"}
