"""Resolvers of the operator API: its context, and its reads over all users."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec import Struct

from db.queries import model_states
from db.queries.billing import credits as credit_queries
from db.queries.billing import payments as payment_queries
from db.queries.operators import audit as audit_queries
from db.queries.operators import generations as generation_queries
from db.queries.operators import users as user_queries
from db.queries.operators.generations import FailureGroup, GenerationFacts, GenerationFilter
from db.queries.operators.users import UserFacts
from db.records.audit import AuditFilter, AuditRecord
from db.records.credits import CreditTransactionRecord
from db.records.pagination import Page, Window
from db.records.payments import PaymentRecord
from services.catalogue.models import Model
from services.clock import now
from services.errors import BadRequest
from services.generation.requests import is_plain
from services.media.storage.base import Storage
from services.operators import generations as operator_generations
from services.operators.audit import OperatorServices
from services.operators.operators import Operator
from services.rate_limits.limiter import Budget, RateLimiter

MAX_SEARCH = 320  # Of an e-mail address.
MAX_HOURS = 24 * 90


@dataclass(slots=True)
class OperatorContext:
    """One request of an operator."""

    services: OperatorServices
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


async def users(context: OperatorContext, words: str, window: Window) -> Page[UserFacts]:
    """Return the users with a text in their id, e-mail address or subject.

    Raises:
        BadRequest: the text is empty or too long.
    """
    words = words.strip()
    if not _is_name(words):
        raise BadRequest(f"`search` must have 1 to {MAX_SEARCH} characters.")
    async with context.services.database.read() as connection:
        return await user_queries.search(connection, words, window)


async def transactions(context: OperatorContext, user_id: str, window: Window) -> Page[CreditTransactionRecord]:
    async with context.services.database.read() as connection:
        return await credit_queries.owned_by(connection, user_id, window)


async def payments(context: OperatorContext, user_id: str, window: Window) -> Page[PaymentRecord]:
    async with context.services.database.read() as connection:
        return await payment_queries.owned_by(connection, user_id, window)


async def payment(context: OperatorContext, name: str) -> PaymentRecord | None:
    if not _is_name(name):
        return None
    async with context.services.database.read() as connection:
        return await user_queries.payment(connection, name)


async def generation(context: OperatorContext, name: str) -> GenerationFacts | None:
    """Return the generation with this id, or with this id of its task at the provider."""
    if not _is_name(name):
        return None
    async with context.services.database.read() as connection:
        return await operator_generations.find(connection, name)


async def generations(context: OperatorContext, wanted: GenerationFilter, window: Window) -> Page[GenerationFacts]:
    async with context.services.database.read() as connection:
        return await generation_queries.find(connection, wanted, window)


async def failures(context: OperatorContext, hours: int) -> Sequence[FailureGroup]:
    """Return the failures of the last hours, grouped by the provider's words.

    Raises:
        BadRequest: the number of hours is out of range.
    """
    if not 1 <= hours <= MAX_HOURS:
        raise BadRequest(f"`hours` must be between 1 and {MAX_HOURS}.")
    async with context.services.database.read() as connection:
        return await generation_queries.failures(connection, now() - timedelta(hours=hours))


async def audit(context: OperatorContext, wanted: AuditFilter, window: Window) -> Page[AuditRecord]:
    async with context.services.database.read() as connection:
        return await audit_queries.entries(connection, wanted, window)


async def models(context: OperatorContext) -> list[ModelState]:
    services = context.services
    states, moment = await model_states.read_all(services.database), now()
    pauses = {slug: pause for slug, pause in states.pauses.items() if pause.is_active(moment)}
    return [ModelState(model, pauses.get(model.slug)) for model in services.catalogue.models]


def _is_name(text: str) -> bool:
    return 0 < len(text) <= MAX_SEARCH and is_plain(text)
