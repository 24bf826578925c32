"""Resolvers of the operator API: its context, and its reads over all users."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.queries import model_states
from db.queries import presences as presence_queries
from db.queries.billing import credits as credit_queries
from db.queries.operators import audit as audit_queries
from db.queries.operators import generations as generation_queries
from db.queries.operators import payments as payment_queries
from db.queries.operators import users as user_queries
from db.queries.operators.generations import FailureGroup, GenerationFacts, GenerationFilter
from db.queries.operators.payments import PaymentFacts, PaymentFilter
from db.queries.operators.users import UserFacts
from db.queries.presences import PresenceRecord
from db.records.audit import AuditFilter, AuditRecord
from db.records.credits import CreditTransactionRecord
from db.records.pagination import Page, Window
from services.billing.report import Report, Reports
from services.catalogue.models import Model
from services.clock import now
from services.errors import BadRequest, InvalidInput, MissingRecord
from services.events.broadcast import Broadcast
from services.generation.requests import is_plain
from services.identity import presence
from services.media.storage.base import Storage
from services.operators import live, timelines
from services.operators.actions import generations as operator_generations
from services.operators.audit import OperatorServices
from services.operators.live import Notice
from services.operators.operators import Operator
from services.operators.overview import ModelFigures, OverviewRecord, Overviews
from services.operators.timelines import Entry
from services.rate_limits.limiter import Budget, RateLimiter

MAX_SEARCH = 320  # Of an e-mail address.
MAX_HOURS = 24 * 90
MAX_FOUND = 20

# The most time of reads that grow with the installation, taken from the operator's CPU time.
MOST_SEARCH_SECONDS = 0.25
MOST_FAILURE_SECONDS = 2.0
MOST_REPORT_SECONDS = 5.0
MAX_PRESENCES = 20


class OperatorReads(Struct, frozen=True, kw_only=True):
    """The services that operators only read; ``issuer`` is the one that tokens of users must have, None for any."""

    broadcast: Broadcast
    overviews: Overviews
    reports: Reports
    issuer: str | None


class SessionsRecord(Struct, frozen=True, kw_only=True):
    """The facts that are known about a user's sessions."""

    issuer: str | None
    presences: Sequence[PresenceRecord]
    stale_before: datetime

    @property
    def open_streams(self) -> int:
        return sum(self.open_in(each) for each in self.presences)

    def open_in(self, presence: PresenceRecord) -> int:
        """Return the open streams of one process: none if it has not reported for a while."""
        return presence.open_streams if presence.last_seen_at >= self.stale_before else 0


Found = UserFacts | GenerationFacts | PaymentFacts | CreditTransactionRecord | AuditRecord | ModelFigures


@dataclass(slots=True)
class OperatorContext:
    """One request of an operator."""

    services: OperatorServices
    reads: OperatorReads
    storage: Storage
    operator: Operator
    request_id: str
    address: str
    rate_limiter: RateLimiter
    budget: Budget = field(init=False)

    def __post_init__(self) -> None:
        self.budget = Budget(self.rate_limiter, user_id=self.user_id, address=self.address)

    @property
    def user_id(self) -> str:
        """The name of the operator, for the log and the limits."""
        return f"operator {self.operator.actor}"


class ModelState(Struct, frozen=True):
    """A model, and the reason and end of its pause if it is paused."""

    model: Model
    pause: model_states.PauseRecord | None


async def given_today(context: OperatorContext) -> int:
    async with context.services.database.read() as connection:
        return await audit_queries.given_on(connection, context.operator.actor, now().date())


def day_limit(context: OperatorContext) -> int | None:
    return context.services.policy.day_limits.get(context.operator.role)


async def user(context: OperatorContext, name: str) -> UserFacts | None:
    if not _is_name(name):
        return None
    async with context.services.database.read() as connection:
        return await user_queries.by_name(connection, name)


async def users(context: OperatorContext, words: str | None, window: Window, *, blocked: bool) -> Page[UserFacts]:
    """Return all users, or only users with a text in their e-mail address or subject, or with it as their id.

    Raises:
        BadRequest: the text is empty or too long.
    """
    words = None if words is None else _words("search", words)
    async with context.budget.measured(MOST_SEARCH_SECONDS), context.services.database.read() as connection:
        return await user_queries.find(connection, words, window, blocked=blocked)


async def sessions(context: OperatorContext, user_id: str) -> SessionsRecord:
    async with context.services.database.read() as connection:
        presences = await presence_queries.of_user(connection, user_id, limit=MAX_PRESENCES)
    return SessionsRecord(issuer=context.reads.issuer, presences=presences, stale_before=now() - presence.STALE)


async def transactions(context: OperatorContext, user_id: str, window: Window) -> Page[CreditTransactionRecord]:
    async with context.services.database.read() as connection:
        return await credit_queries.owned_by(connection, user_id, window)


async def payments(context: OperatorContext, wanted: PaymentFilter, window: Window) -> Page[PaymentFacts]:
    async with context.services.database.read() as connection:
        return await payment_queries.find(connection, wanted, window)


async def payment(context: OperatorContext, name: str) -> PaymentFacts | None:
    if not _is_name(name):
        return None
    async with context.services.database.read() as connection:
        return await payment_queries.by_name(connection, name)


async def generation(context: OperatorContext, name: str) -> GenerationFacts | None:
    """Return the generation with this id, or with this id of its task at the provider."""
    if not _is_name(name):
        return None
    async with context.services.database.read() as connection:
        return await operator_generations.find(connection, name)


async def generations(context: OperatorContext, wanted: GenerationFilter, window: Window) -> Page[GenerationFacts]:
    """Return a page of the generations that match.

    Raises:
        BadRequest: a text of the filter cannot be that of any generation.
    """
    texts = (wanted.user_id, wanted.model, wanted.provider_code, wanted.provider_message)
    if not all(text is None or is_plain(text) for text in texts):
        raise BadRequest("The filter holds characters that cannot be stored.")
    async with AsyncExitStack() as stack:
        if (wanted.failure_code, wanted.provider_code, wanted.provider_message) != (None, None, None):
            # It may read all failures.
            await stack.enter_async_context(context.budget.measured(MOST_FAILURE_SECONDS))
        connection = await stack.enter_async_context(context.services.database.read())
        return await generation_queries.find(connection, wanted, window)


async def timeline(context: OperatorContext, generation_id: str) -> list[Entry]:
    """Return the timeline of a generation, the oldest entry first."""
    async with context.services.database.read() as connection:
        facts = await generation_queries.by_id(connection, generation_id)
        return [] if facts is None else await timelines.of_generation(connection, facts)


async def failures(context: OperatorContext, hours: int) -> Sequence[FailureGroup]:
    """Return the failures of the last hours, grouped by the provider's words.

    Raises:
        BadRequest: the number of hours is out of range.
    """
    if not 1 <= hours <= MAX_HOURS:
        raise BadRequest(f"`hours` must be between 1 and {MAX_HOURS}.")
    async with context.budget.measured(MOST_FAILURE_SECONDS), context.services.database.read() as connection:
        return await generation_queries.failures(connection, now() - timedelta(hours=hours))


async def audit(context: OperatorContext, wanted: AuditFilter, window: Window) -> Page[AuditRecord]:
    async with context.services.database.read() as connection:
        return await audit_queries.entries(connection, wanted, window)


async def models(context: OperatorContext) -> list[ModelState]:
    services = context.services
    states, moment = await model_states.read_all(services.database), now()
    pauses = {slug: pause for slug, pause in states.pauses.items() if pause.is_active(moment)}
    return [ModelState(model, pauses.get(model.slug)) for model in services.catalogue.models]


async def overview(context: OperatorContext) -> OverviewRecord:
    return await context.reads.overviews.read()


async def report(context: OperatorContext, month: str) -> Report:
    """Return the report of a month.

    Raises:
        BadRequest: the text is not a month.
    """
    try:
        async with context.budget.measured(MOST_REPORT_SECONDS):
            return await context.reads.reports.of(month)
    except InvalidInput as error:
        raise BadRequest(error.message) from error


async def search(context: OperatorContext, text: str) -> list[Found]:
    """Return the objects that a text names, exact matches first; each is found by a few indexed statements.

    Raises:
        BadRequest: the text is empty or too long.
    """
    text = _words("text", text)
    async with context.budget.measured(MOST_SEARCH_SECONDS), context.services.database.read() as connection:
        if found := await _by_id(context, connection, text):
            return found
        # An id of another system is no part of an address, so users are not searched for it.
        if payment := await payment_queries.by_name(connection, text):
            return [payment]
        if generation := await generation_queries.by_provider_task_id(connection, text):
            return [generation]
        exact: list[Found | None] = [await _model(context, text), await user_queries.by_name(connection, text)]
        named = [each for each in exact if each is not None]
        window = Window(limit=MAX_FOUND - len(named), after=None, before=None, backwards=False)
        users_found = (await user_queries.find(connection, text, window, blocked=False)).records
    return [*named, *(each for each in users_found if each not in named)]


async def _by_id(context: OperatorContext, connection: AsyncConnection, text: str) -> list[Found]:
    found: Found | None = None
    match text.partition("_")[0]:
        case "usr":
            found = await user_queries.by_name(connection, text)
        case "cre":
            found = await generation_queries.by_id(connection, text)
        case "grp":
            window = Window(limit=MAX_FOUND, after=None, before=None, backwards=False)
            wanted = GenerationFilter(group_id=text)
            return [*(await generation_queries.find(connection, wanted, window)).records]
        case "pay":
            found = await payment_queries.by_name(connection, text)
        case "ctx":
            found = await credit_queries.by_id(connection, text)
        case "aud":
            found = await audit_queries.by_id(connection, text)
        case "mdl":
            found = await _model(context, text)
    return [] if found is None else [found]


async def _model(context: OperatorContext, text: str) -> ModelFigures | None:
    models = context.services.catalogue.models
    if not any(text in (model.id, model.slug) for model in models):
        return None
    overview = await context.reads.overviews.read()
    return next((each for each in overview.models if text in (each.model.id, each.model.slug)), None)


async def changes(
    context: OperatorContext, user_id: str | None, generation_id: str | None
) -> AsyncGenerator[Notice, None]:
    """Yield notices of the changes of a user, or of a generation.

    Raises:
        BadRequest: not exactly one of both is given.
        MissingRecord: there is no such user or generation.
    """
    database = context.services.database
    if (user_id is None) == (generation_id is None):
        raise BadRequest("Give either `userId` or `generationId`.")
    async with database.read() as connection:
        if generation_id is not None and is_plain(generation_id):
            facts = await generation_queries.by_id(connection, generation_id)
            user_id = None if facts is None else facts.user_id
        elif user_id is not None and is_plain(user_id):
            exists = await user_queries.by_id(connection, user_id)
            user_id = None if exists is None else exists.id
    if user_id is None:
        raise MissingRecord("There is no such user or generation.")
    async with aclosing(live.changes(database, context.reads.broadcast, user_id, generation_id)) as notices:
        async for notice in notices:
            yield notice


async def overviews(context: OperatorContext) -> AsyncGenerator[OverviewRecord, None]:
    async with aclosing(live.overviews(context.reads.overviews)) as readings:
        async for reading in readings:
            yield reading


def _words(name: str, text: str) -> str:
    text = text.strip()
    if not _is_name(text):
        raise BadRequest(f"`{name}` must have 1 to {MAX_SEARCH} characters.")
    return text


def _is_name(text: str) -> bool:
    return 0 < len(text) <= MAX_SEARCH and is_plain(text)
