"""Generations by operators: requeue, cancel with refund, and reveal prompts and pictures."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditAction
from db.models.creations import CreationStatus, Step
from db.queries.creations import reading as creation_queries
from db.queries.generations import inputs as input_queries
from db.queries.generations import leases
from db.queries.operators import generations as generation_queries
from db.queries.operators.generations import GenerationFacts
from db.records.creations import CreationRecord, as_shown
from db.records.images import ImageRecord
from services.clock import now
from services.errors import NotFound, WrongState
from services.generation import creations, inputs
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import Busy
from services.operators.operators import Operator

_PATH = ("input", "id")


class Revealed(Struct, frozen=True, kw_only=True):
    """A creation with its prompt and pictures, and the entry of the audit."""

    creation: CreationRecord
    originals: Sequence[ImageRecord]
    done: Done


async def find(connection: AsyncConnection, name: str) -> GenerationFacts | None:
    """Return the generation with this id, or with this id of its task at the provider."""
    if name.startswith("cre_"):
        return await generation_queries.by_id(connection, name)
    return await generation_queries.by_provider_task_id(connection, name)


async def requeue(services: OperatorServices, operator: Operator, creation_id: str, *, reason: str) -> Done:
    """Make the next step of an unfinished generation due now, as if it had not failed yet.

    Raises:
        Busy: a worker acts on it, or its request may have reached the provider: a second one would be paid twice.
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        found = await _lock(connection, creation_id)
        moment = now()
        if found.step is None:
            raise WrongState("It is finished.", status=found.status)
        if found.leased_until is not None and found.leased_until > moment:
            raise Busy(f"A worker acts on it until {found.leased_until:%H:%M:%S} UTC at the latest.", path=_PATH)
        if found.step is Step.SUBMIT and found.asked_at is not None:
            raise Busy(
                "Its request was sent and not answered, so it waits for a callback. It is decided by itself at"
                f" {found.due_at:%H:%M:%S} UTC.",
                path=_PATH,
            )
        await generation_queries.make_due(connection, creation_id, moment)
        after = await _lock(connection, creation_id)
        return Effect(user_id=found.user_id, before=_shown(found), after=_shown(after), work=True)

    request = Request(action=AuditAction.REQUEUE, subject_id=creation_id, reason=reason)
    return await audit.perform(services, operator, request, work)


async def cancel(services: OperatorServices, operator: Operator, creation_id: str, *, reason: str) -> Done:
    """Cancel an unfinished generation and refund it, even if the provider is making the image, which is then unused.

    Raises:
        Refusal: nothing was changed.
    """
    canceled: list[CreationRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        canceled.clear()
        found = await _lock(connection, creation_id)
        if not await generation_queries.cancel_unfinished(connection, creation_id, now()):
            raise WrongState("It is finished.", status=found.status)
        await inputs.release_unused(connection, creation_id)
        outcome, events = await creations.refund(connection, creation_id)
        canceled.append(outcome.creation)
        after = await _lock(connection, creation_id)
        return Effect(user_id=found.user_id, before=_shown(found), after=_shown(after), events=events)

    request = Request(action=AuditAction.CANCEL, subject_id=creation_id, reason=reason)
    done = await audit.perform(services, operator, request, work)
    for creation in canceled:
        services.metrics.generation_ended(CreationStatus.CANCELED, model=creation.model, credits=creation.credits_used)
    return done


async def reveal(services: OperatorServices, operator: Operator, creation_id: str, *, reason: str) -> Revealed:
    """Return a creation with its prompt and pictures; a deleted one has none.

    Raises:
        Refusal: nothing was revealed.
    """
    found: list[tuple[CreationRecord, list[ImageRecord]]] = []

    async def work(connection: AsyncConnection) -> Effect:
        found.clear()
        creation = await creation_queries.by_id(connection, creation_id)
        if creation is None:
            raise NotFound("There is no such generation.", path=_PATH)
        further = await input_queries.further_images(connection, creation.user_id, [creation_id])
        shown = as_shown(creation)
        first = [] if shown.original_image is None else [shown.original_image]
        found.append((shown, [*first, *further.get(creation_id, ())]))
        return Effect(user_id=creation.user_id, before={}, after={})

    request = Request(action=AuditAction.REVEAL, subject_id=creation_id, reason=reason)
    done = await audit.perform(services, operator, request, work)
    ((creation, originals),) = found
    return Revealed(creation=creation, originals=originals, done=done)


async def _lock(connection: AsyncConnection, creation_id: str) -> GenerationFacts:
    await leases.lock_row(connection, creation_id)
    found = await generation_queries.by_id(connection, creation_id)
    if found is None:
        raise NotFound("There is no such generation.", path=_PATH)
    return found


def _shown(found: GenerationFacts) -> dict[str, object]:
    return {
        "status": found.status,
        "step": found.step,
        "attempts": found.attempts,
        "dueAt": None if found.due_at is None else found.due_at.isoformat(),
    }
