"""The audit: runs an action of an operator and writes its entry in the same transaction, or the refused attempt."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.audit import MAX_ACTOR, AuditAction, AuditOutcome
from db.queries.operators import audit as audit_queries
from db.records.audit import AuditRecord
from db.records.events import EventRecord
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import Catalogue
from services.clock import now
from services.errors import IdempotencyKeyReused, InvalidInput, Refusal
from services.events.publisher import EventPublisher
from services.generation.requests import check_key, is_plain
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.observability.metrics import Metrics
from services.operators.errors import DayLimitReached, NotAllowed
from services.operators.operators import Operator, OperatorPolicy
from services.webhooks.rules import WebhookRules

MAX_REASON = 500
MAX_DETAILS = 4_000


class OperatorServices(Struct, frozen=True, kw_only=True):
    """The services that actions of operators use; ``availability`` is None in a command."""

    database: Database
    event_publisher: EventPublisher
    policy: OperatorPolicy
    blocks: Blocks
    catalogue: Catalogue
    availability: ModelAvailability | None = None
    metrics: Metrics
    webhooks: WebhookRules
    identities: Identities


class Request(Struct, frozen=True, kw_only=True):
    """An action that an operator requests; ``details`` are its other arguments, for the audit and for its key."""

    action: AuditAction
    subject_id: str
    reason: str
    key: str | None = None
    details: Mapping[str, Any] = {}

    @property
    def details_json(self) -> str:
        return _json(self.details)


class Effect(Struct, frozen=True, kw_only=True):
    """The effect of an action, to be audited and published; ``given`` counts against the operator's day."""

    user_id: str | None = None
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    credits: int | None = None
    entry_id: str | None = None
    given: int = 0
    events: Sequence[EventRecord] = ()
    work: bool = False  # Workers have something to do.


class Done(Struct, frozen=True, kw_only=True):
    """The entry of an action; ``replayed``: an earlier request with the same key did it."""

    entry: AuditRecord
    replayed: bool = False


Work = Callable[[AsyncConnection], Awaitable[Effect]]


async def perform(services: OperatorServices, operator: Operator, request: Request, work: Work) -> Done:
    """Do an action and write its entry in one transaction; publish after the commit.

    ``work`` locks the rows of generations first, then those of users: the operator's day is locked after it.

    Raises:
        Refusal: nothing was changed; the attempt is in the audit.
    """
    try:
        _check(operator, request)
        try:
            done, effect = await services.database.transact(_perform, services.policy, operator, request, work)
        except IntegrityError:
            if request.key is None:
                raise
            # A concurrent request with the same key was first: the second attempt replays it.
            done, effect = await services.database.transact(_perform, services.policy, operator, request, work)
    except Refusal as refusal:
        text = f"{type(refusal).__name__}: {refusal.message}"
        entry = _entry(operator, request, AuditOutcome.REFUSED, refusal=text)
        await services.database.transact(audit_queries.append, entry)
        raise
    if effect is not None:
        services.event_publisher.publish(effect.events, work=effect.work)
    return done


def _check(operator: Operator, request: Request) -> None:
    if not operator.may(request.action):
        raise NotAllowed(f"Your role, {operator.role}, does not allow this: it needs the role admin.")
    if not 0 < len(request.reason.strip()) <= MAX_REASON or not is_plain(request.reason):
        raise InvalidInput(f"A reason of 1 to {MAX_REASON} characters is needed.", path=["input", "reason"])
    check_key(request.key)
    if not is_plain(request.subject_id):
        raise InvalidInput("The id holds characters that cannot be stored.", path=["input", "id"])


async def _perform(
    connection: AsyncConnection, policy: OperatorPolicy, operator: Operator, request: Request, work: Work
) -> tuple[Done, Effect | None]:
    if request.key is not None and (earlier := await audit_queries.by_key(connection, request.key)) is not None:
        known = (earlier.action, earlier.subject_id, earlier.request)
        if known != (request.action, request.subject_id, request.details_json):
            raise IdempotencyKeyReused
        return Done(entry=earlier, replayed=True), None
    effect = await work(connection)
    await _take_day(connection, policy, operator, effect.given)
    entry = _entry(operator, request, AuditOutcome.DONE, effect)
    await audit_queries.append(connection, entry)
    return Done(entry=entry), effect


async def _take_day(connection: AsyncConnection, policy: OperatorPolicy, operator: Operator, given: int) -> None:
    """Count credits given; the exception rolls the transaction back."""
    limit = policy.day_limits.get(operator.role)
    if limit is None or not given:
        return
    day = now().date()
    if not await audit_queries.take_day(connection, operator.actor, day, given, limit=limit):
        so_far = await audit_queries.given_on(connection, operator.actor, day)
        raise DayLimitReached(limit=limit, given=so_far)


def _entry(
    operator: Operator,
    request: Request,
    outcome: AuditOutcome,
    effect: Effect | None = None,
    *,
    refusal: str | None = None,
) -> AuditRecord:
    is_refused = refusal is not None
    # A refused request may hold anything; its key stays free, and is noted with the other arguments.
    details = {**request.details, **({} if request.key is None else {"key": request.key})}
    return AuditRecord(
        id=new_id("aud"),
        created_at=now(),
        actor=operator.actor,
        role=operator.role,
        action=request.action,
        outcome=outcome,
        subject_id=_storable(request.subject_id)[:MAX_ACTOR],
        user_id=None if effect is None else effect.user_id,
        reason=_storable(request.reason.strip())[:MAX_REASON] or None,
        request=_bounded(details) if is_refused else request.details_json,
        idempotency_key=None if is_refused else request.key,
        credits=None if effect is None else effect.credits,
        entry_id=None if effect is None else effect.entry_id,
        before=None if effect is None else _json(effect.before),
        after=None if effect is None else _json(effect.after),
        refusal=refusal,
        request_id=operator.request_id,
    )


def _json(values: Mapping[str, Any]) -> str:
    """Return values as JSON, in ASCII: always the same text for the same values."""
    return json.dumps(values, sort_keys=True, default=str)


def read_after(done: Done) -> dict[str, Any]:
    """Return the values after an action, as its entry has them."""
    found: dict[str, Any] = json.loads(done.entry.after or "{}")
    return found


def _bounded(details: Mapping[str, Any]) -> str:
    """Return the arguments of a refused request as JSON, cut if they are long."""
    text = _json(details)
    return text if len(text) <= MAX_DETAILS else _json({"cut": text[:MAX_DETAILS]})


def _storable(text: str) -> str:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
