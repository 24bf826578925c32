"""Users by operators: find, block and unblock them."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditAction
from db.models.creations import CreationStatus
from db.queries import stream_tickets as ticket_queries
from db.queries import users as user_queries
from db.queries.operators import blocks as block_queries
from db.queries.operators import generations as generation_queries
from db.queries.operators.blocks import BlockRecord
from db.queries.privacy import erasures as erasure_queries
from db.records.creations import CreationRecord
from db.records.events import EventRecord
from db.records.users import UserRecord
from services.clock import now
from services.errors import NotFound
from services.generation import creations, inputs
from services.identity import facts
from services.identity.facts import Identities
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import AlreadyDone, NotAllowed
from services.operators.operators import Operator, Role

_PATH = ("input", "userId")


async def block(
    services: OperatorServices, operator: Operator, user_id: str, *, reason: str, cancel_waiting: bool
) -> Done:
    """Block a user: requests are refused and open sockets closed, in all processes within seconds.

    Running generations finish. With ``cancel_waiting``, those that the provider has not got yet are canceled, with
    their refund.

    Raises:
        Refusal: nothing was changed.
    """
    canceled: list[CreationRecord] = []

    async def work(connection: AsyncConnection) -> Effect:
        canceled.clear()
        await block_queries.count_change(connection)
        user = await user_of(connection, user_id)
        await keep_operators(connection, services, operator, user)
        if await erasure_queries.has_begun(connection, user_id):
            raise AlreadyDone("This user is being erased, or is erased.", path=_PATH)
        events = await cancel_unasked(connection, user_id, canceled) if cancel_waiting else []
        await ticket_queries.delete_of_user(connection, user_id)
        stored = BlockRecord(user_id=user_id, blocked_at=now(), reason=reason.strip())
        if not await block_queries.insert_new(connection, stored):
            raise AlreadyDone("This user is blocked already.", path=_PATH)
        after = {"blocked": True, "canceled": len(canceled)}
        return Effect(user_id=user_id, before={"blocked": False}, after=after, events=events)

    details = {"cancelWaiting": cancel_waiting}
    request = Request(action=AuditAction.BLOCK, subject_id=user_id, reason=reason, details=details)
    done = await audit.perform(services, operator, request, work)
    count_canceled(services, canceled)
    await services.blocks.refresh_if_possible()
    return done


async def unblock(services: OperatorServices, operator: Operator, user_id: str, *, reason: str) -> Done:
    """End the block of a user.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        await block_queries.count_change(connection)
        await user_of(connection, user_id)
        if not await block_queries.remove(connection, user_id):
            raise AlreadyDone("This user is not blocked.", path=_PATH)
        return Effect(user_id=user_id, before={"blocked": True}, after={"blocked": False})

    request = Request(action=AuditAction.UNBLOCK, subject_id=user_id, reason=reason)
    done = await audit.perform(services, operator, request, work)
    await services.blocks.refresh_if_possible()
    return done


async def cancel_unasked(
    connection: AsyncConnection, user_id: str, canceled: list[CreationRecord]
) -> list[EventRecord]:
    """Cancel and refund the generations that the provider has not got yet; append them, and return the events."""
    ids = await generation_queries.cancel_all_unasked(connection, user_id, now())
    for creation_id in ids:
        await inputs.release_unused(connection, creation_id)
    events: list[EventRecord] = []
    for creation_id in ids:
        outcome, more = await creations.refund(connection, creation_id)
        canceled.append(outcome.creation)
        events += more
    return events


def count_canceled(services: OperatorServices, canceled: list[CreationRecord]) -> None:
    for creation in canceled:
        services.metrics.generation_ended(CreationStatus.CANCELED, model=creation.model, credits=creation.credits_used)


async def user_of(connection: AsyncConnection, user_id: str) -> UserRecord:
    """Return a user.

    Raises:
        NotFound: there is none with this id.
    """
    user = await user_queries.by_id(connection, user_id)
    if user is None:
        raise NotFound("There is no such user.", path=_PATH)
    return user


async def keep_operators(
    connection: AsyncConnection,
    services: OperatorServices,
    operator: Operator,
    user: UserRecord,
    *,
    action: str = "block",
) -> None:
    """Refuse to block, or to do another ``action`` with, the operator or the last listed admin who could sign in.

    The caller has counted the change, so of two admins who block each other one comes second.
    """
    if user.subject == operator.subject:
        raise NotAllowed(f"You cannot {action} yourself.", path=_PATH)
    if services.policy.listed.get(user.subject) is not Role.ADMIN:
        return
    others = [subject for subject in services.policy.listed_admins if subject != user.subject]
    if not await _one_could_sign_in(connection, services.identities, others):
        raise NotAllowed("This user is the last admin: no other listed admin could sign in.", path=_PATH)


async def _one_could_sign_in(connection: AsyncConnection, identities: Identities, subjects: Sequence[str]) -> bool:
    """Return whether one of these operators could sign in, as ``OperatorAuthenticator`` decides."""
    refused = await block_queries.refused_by_subject(connection, subjects)
    if not all(refused.values()):
        return True
    without_account = [subject for subject in subjects if subject not in refused]
    # The erasure of an account does not end its block.
    blocked = [await facts.is_blocked(connection, identities, subject) for subject in without_account]
    return not all(blocked)
