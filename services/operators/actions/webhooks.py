"""Webhook endpoints by operators: create, change, rotate secrets, enable, test and replay."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.models.audit import MAX_ACTOR, AuditAction
from db.models.webhooks import WebhookType
from db.queries import installation as installation_queries
from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.queries.webhooks import insertion
from db.records.webhooks import DeliveryRecord, EndpointRecord, MessageRecord, SecretRecord
from services.billing.credits import MAX_BALANCE
from services.clock import now
from services.errors import InvalidInput, NotFound
from services.generation.requests import is_plain
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import AlreadyDone, Busy, NotAllowed
from services.operators.operators import Operator
from services.standard_webhooks import new_secret
from services.webhooks.dispatcher import MAX_ENDPOINTS

MAX_DESCRIPTION = 200
MAX_OVERLAP_HOURS = 24 * 7
BY_OPERATOR = "operator"
"""The reason of an endpoint that an operator disabled."""

_ID = ("input", "id")
_URL = ("input", "url")
_TYPES = ("input", "types")


class EndpointChange(Struct, frozen=True, kw_only=True):
    """New values of an endpoint; those that are not set stay. ``credits_low`` None: the installation's default."""

    url: str | UnsetType = UNSET
    types: Sequence[WebhookType] | UnsetType = UNSET
    description: str | UnsetType = UNSET
    credits_low: int | UnsetType | None = UNSET
    with_content: bool | UnsetType = UNSET

    def details(self) -> dict[str, Any]:
        """Return the set values for the audit."""
        named = {
            "url": self.url,
            "types": self.types,
            "description": self.description,
            "creditsLow": self.credits_low,
            "withContent": self.with_content,
        }
        return {name: value for name, value in named.items() if value is not UNSET}


class Secured(Struct, frozen=True, kw_only=True):
    """An action on an endpoint, and its new secret, which is shown only now; None if the action is a replay."""

    done: Done
    endpoint_id: str
    secret: str | None


class Tested(Struct, frozen=True, kw_only=True):
    """A test message, by the id of its delivery."""

    done: Done
    delivery_id: str


async def create(
    services: OperatorServices,
    operator: Operator,
    url: str,
    types: Sequence[WebhookType],
    others: EndpointChange,
    *,
    reason: str,
    key: str | None = None,
) -> Secured:
    """Create an endpoint that gets messages from now on; a repeated key returns the endpoint without its secret.

    ``others`` has the values besides the address and the types.

    Raises:
        Refusal: nothing was changed.
    """
    endpoint_id, secret = new_id("whe"), new_secret()
    given = replace(others, url=url, types=types)
    problem = await _problem_of(services, operator, AuditAction.CREATE_WEBHOOK, url)

    async def work(connection: AsyncConnection) -> Effect:
        await installation_queries.lock(connection)
        if await endpoint_queries.count(connection) >= MAX_ENDPOINTS:
            raise NotAllowed(f"There are {MAX_ENDPOINTS} endpoints already, the most that are allowed.")
        moment = now()
        blank = EndpointRecord(
            id=endpoint_id,
            url="",
            description="",
            credits_low=services.webhooks.credits_low,
            with_content=False,
            created_at=moment,
            updated_at=moment,
            failing_since=None,
            disabled_at=None,
            disabled_reason=None,
        )
        await endpoint_queries.insert_new(connection, blank)
        await _apply(connection, services, endpoint_id, given, problem)
        await endpoint_queries.insert_secret(connection, _sealed(services, endpoint_id, secret, moment))
        return Effect(before={}, after=await _shown(connection, endpoint_id))

    # Not the new id: a repeated request must have the same subject.
    request = Request(
        action=AuditAction.CREATE_WEBHOOK, subject_id=url[:MAX_ACTOR], reason=reason, key=key, details=given.details()
    )
    done = await audit.perform(services, operator, request, work)
    if done.replayed:
        return Secured(done=done, endpoint_id=audit.read_after(done)["id"], secret=None)
    return Secured(done=done, endpoint_id=endpoint_id, secret=secret)


async def update(
    services: OperatorServices, operator: Operator, endpoint_id: str, given: EndpointChange, *, reason: str
) -> Done:
    """Change values of an endpoint; its messages that wait go to the new address.

    Raises:
        Refusal: nothing was changed.
    """
    problem = None
    if given.url is not UNSET:
        problem = await _problem_of(services, operator, AuditAction.UPDATE_WEBHOOK, given.url)

    async def work(connection: AsyncConnection) -> Effect:
        await _lock(connection, endpoint_id)
        before = await _shown(connection, endpoint_id)
        await _apply(connection, services, endpoint_id, given, problem)
        return Effect(before=before, after=await _shown(connection, endpoint_id))

    return await _perform(
        services, operator, AuditAction.UPDATE_WEBHOOK, endpoint_id, reason, work, details=given.details()
    )


async def delete(services: OperatorServices, operator: Operator, endpoint_id: str, *, reason: str) -> Done:
    """Delete an endpoint with its secrets: what waits is not sent, and the log stays for the retention.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        await _lock(connection, endpoint_id)
        before = await _shown(connection, endpoint_id)
        moment = now()
        await endpoint_queries.set_types(connection, endpoint_id, (), credits_low=None)
        await endpoint_queries.forget_secrets(connection, endpoint_id)
        await endpoint_queries.change(connection, endpoint_id, moment, {"deleted_at": moment})
        return Effect(before=before, after={})

    return await _perform(services, operator, AuditAction.DELETE_WEBHOOK, endpoint_id, reason, work)


async def disable(services: OperatorServices, operator: Operator, endpoint_id: str, *, reason: str) -> Done:
    """Stop sending to an endpoint; its messages wait, for the retention at most.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        await _lock(connection, endpoint_id)
        before = await _shown(connection, endpoint_id)
        if not await endpoint_queries.disable(connection, endpoint_id, now(), reason=BY_OPERATOR):
            raise AlreadyDone("This endpoint is disabled already.", path=_ID)
        return Effect(before=before, after=await _shown(connection, endpoint_id))

    return await _perform(services, operator, AuditAction.DISABLE_WEBHOOK, endpoint_id, reason, work)


async def enable(services: OperatorServices, operator: Operator, endpoint_id: str, *, reason: str) -> Done:
    """Send to a disabled endpoint again, first the messages that wait.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        found, moment = await _lock(connection, endpoint_id), now()
        if found.disabled_at is None:
            raise AlreadyDone("This endpoint is enabled already.", path=_ID)
        before = await _shown(connection, endpoint_id)
        values = {"disabled_at": None, "disabled_reason": None, "failing_since": None}
        await endpoint_queries.change(connection, endpoint_id, moment, values)
        await delivery_queries.hasten(connection, endpoint_id, moment)
        return Effect(before=before, after=await _shown(connection, endpoint_id))

    return await _perform(services, operator, AuditAction.ENABLE_WEBHOOK, endpoint_id, reason, work)


async def rotate(
    services: OperatorServices, operator: Operator, endpoint_id: str, *, overlap_hours: int, reason: str
) -> Secured:
    """Give an endpoint a new secret; messages are signed with the one before, too, until the overlap ends.

    Raises:
        Refusal: nothing was changed.
    """
    secret = new_secret()

    async def work(connection: AsyncConnection) -> Effect:
        if not 0 <= overlap_hours <= MAX_OVERLAP_HOURS:
            raise InvalidInput(f"The overlap is 0 to {MAX_OVERLAP_HOURS} hours.", path=["input", "overlapHours"])
        await _lock(connection, endpoint_id)
        moment = now()
        expires_at = moment + timedelta(hours=overlap_hours)
        await endpoint_queries.expire_secrets(connection, endpoint_id, expires_at)
        await endpoint_queries.insert_secret(connection, _sealed(services, endpoint_id, secret, moment))
        return Effect(before={}, after={"olderSecretExpiresAt": expires_at.isoformat()})

    details = {"overlapHours": overlap_hours}
    done = await _perform(services, operator, AuditAction.ROTATE_WEBHOOK, endpoint_id, reason, work, details=details)
    return Secured(done=done, endpoint_id=endpoint_id, secret=secret)


async def send_test(services: OperatorServices, operator: Operator, endpoint_id: str, *, reason: str) -> Tested:
    """Send one message of the type ``test`` to an endpoint, by a worker and without retries.

    Raises:
        Refusal: nothing was changed.
    """
    sent: list[str] = []

    async def work(connection: AsyncConnection) -> Effect:
        _require_enabled(await _lock(connection, endpoint_id))
        message = MessageRecord(
            type=WebhookType.TEST, user_id=None, sequence=None, object_id=None, version=None, created_at=now()
        )
        sent[:] = await insertion.enqueue_for(connection, message, [endpoint_id])
        return Effect(before={}, after={"deliveryId": sent[0]})

    done = await _perform(services, operator, AuditAction.TEST_WEBHOOK, endpoint_id, reason, work)
    return Tested(done=done, delivery_id=sent[0])


async def replay(services: OperatorServices, operator: Operator, delivery_id: str, *, reason: str) -> Done:
    """Send a message again, under the same id, whether it was delivered or not.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        found = await delivery_queries.by_id(connection, delivery_id)
        if found is None:
            raise NotFound("There is no such delivery.", path=_ID)
        # The endpoint first, as everywhere.
        _require_enabled(await _lock(connection, found.endpoint_id))
        locked, moment = await delivery_queries.lock(connection, delivery_id), now()
        if locked is None:
            raise NotFound("There is no such delivery.", path=_ID)
        if locked.lease is not None and locked.due_at is not None and locked.due_at > moment:
            raise Busy("A worker is sending it now.", path=_ID)
        await delivery_queries.replay(connection, delivery_id, moment)
        return Effect(user_id=locked.user_id, before=_state_of(locked), after={"status": "waiting"})

    return await _perform(services, operator, AuditAction.REPLAY_WEBHOOK, delivery_id, reason, work)


async def replay_since(
    services: OperatorServices,
    operator: Operator,
    endpoint_id: str,
    since: datetime,
    *,
    only_failed: bool,
    reason: str,
) -> Done:
    """Send the finished messages of an endpoint again that were made since a time; their number is in the audit.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        if since.tzinfo is None:
            raise InvalidInput("The time needs a time zone, such as Z.", path=["input", "since"])
        _require_enabled(await _lock(connection, endpoint_id))
        count = await delivery_queries.replay_since(connection, endpoint_id, since, now(), only_failed=only_failed)
        return Effect(before={}, after={"replayed": count})

    details = {"since": since.isoformat(), "onlyFailed": only_failed}
    return await _perform(services, operator, AuditAction.REPLAY_WEBHOOK, endpoint_id, reason, work, details=details)


async def _perform(
    services: OperatorServices,
    operator: Operator,
    action: AuditAction,
    subject_id: str,
    reason: str,
    work: audit.Work,
    *,
    details: dict[str, Any] | None = None,
) -> Done:
    request = Request(action=action, subject_id=subject_id, reason=reason, details=details or {})
    return await audit.perform(services, operator, request, work)


async def _problem_of(services: OperatorServices, operator: Operator, action: AuditAction, url: str) -> str | None:
    """Return why an address cannot be used; an operator who may not do the action causes no look-up."""
    client = services.webhooks.client
    return await client.refuse(url) if operator.may(action) else client.refuse_at_sight(url)


async def _lock(connection: AsyncConnection, endpoint_id: str) -> EndpointRecord:
    found = await endpoint_queries.lock(connection, endpoint_id)
    if found is None:
        raise NotFound("There is no such endpoint.", path=_ID)
    return found


def _require_enabled(endpoint: EndpointRecord) -> None:
    if endpoint.disabled_at is not None:
        raise InvalidInput("The endpoint is disabled: enable it first.", path=_ID)


async def _apply(
    connection: AsyncConnection,
    services: OperatorServices,
    endpoint_id: str,
    given: EndpointChange,
    problem: str | None,
) -> None:
    """Check new values of an endpoint and write them; ``problem``: why the address cannot be used."""
    values: dict[str, object] = {}
    if given.url is not UNSET:
        if problem is not None or not is_plain(given.url):
            raise InvalidInput(problem or "This is not a valid address.", path=_URL)
        values["url"] = given.url
    if given.description is not UNSET:
        if len(given.description) > MAX_DESCRIPTION or not is_plain(given.description):
            message = f"The description has at most {MAX_DESCRIPTION} characters."
            raise InvalidInput(message, path=["input", "description"])
        values["description"] = given.description
    if given.credits_low is not UNSET:
        low = services.webhooks.credits_low if given.credits_low is None else given.credits_low
        if not 1 <= low <= MAX_BALANCE:
            raise InvalidInput(f"The threshold is 1 to {MAX_BALANCE}.", path=["input", "creditsLow"])
        values["credits_low"] = low
    if given.with_content is not UNSET:
        values["with_content"] = given.with_content
    types = None if given.types is UNSET else sorted(set(given.types))
    if types is not None and (not types or WebhookType.TEST in types):
        raise InvalidInput("Name at least one type. Tests are sent without being named.", path=_TYPES)
    await endpoint_queries.change(connection, endpoint_id, now(), values)
    changed = await _lock(connection, endpoint_id)
    kept = types or (await endpoint_queries.types_of(connection, [endpoint_id]))[endpoint_id]
    await endpoint_queries.set_types(connection, endpoint_id, kept, credits_low=changed.credits_low)


def _sealed(services: OperatorServices, endpoint_id: str, secret: str, moment: datetime) -> SecretRecord:
    return SecretRecord(
        id=new_id("whs"),
        endpoint_id=endpoint_id,
        sealed=services.webhooks.sealer.seal(secret, owner=endpoint_id),
        created_at=moment,
        expires_at=None,
    )


async def _shown(connection: AsyncConnection, endpoint_id: str) -> dict[str, object]:
    """Return the values of an endpoint for the audit."""
    found = await _lock(connection, endpoint_id)
    types = await endpoint_queries.types_of(connection, [endpoint_id])
    return {
        "id": endpoint_id,
        "url": found.url,
        "types": types[endpoint_id],
        "description": found.description,
        "creditsLow": found.credits_low,
        "withContent": found.with_content,
        "disabledReason": found.disabled_reason,
    }


def _state_of(delivery: DeliveryRecord) -> dict[str, object]:
    return {"status": delivery.status, "attempts": delivery.attempts}
