"""Dispatch: chooses the generations to work on next, under the provider's limits and fairly between users.

Each choice is one short transaction that locks a row of ``limits``, so the limits hold across all processes.
"""

import asyncio
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.creations import Step
from db.queries import limits as limit_queries
from db.queries.generations import claims as claim_queries
from db.queries.generations import leases, queue
from db.queries.limits import LimitRecord, Rate
from db.queries.postgres import limited_claims as limited_queries
from db.records.creations import GenerationRecord
from services.clock import now
from services.events.publisher import EventPublisher
from services.generation.steps.context import PipelineContext
from services.generation.steps.transitions import LeaseLost

PREPARE = "prepare"  # Has no rate: the row is the lock under which workers count each user's generations.
# Stored names, which operators see; an installation uses one provider at a time.
CREATE = "kie.create"
READ = "kie.read"
# The longest time between admission and sending. With the default rate, no 10 seconds then exceed 20 requests.
MAX_DELAY = timedelta(seconds=0.5)
# If the answer takes longer than this, the time at which the provider received the request is unknown.
LATE = timedelta(seconds=2)


class Admitted(Struct, frozen=True):
    """The generations to work on now; ``again_at`` is when more may be admitted, if more wait."""

    generations: list[GenerationRecord]
    again_at: datetime | None = None


def new_lease() -> str:
    """Return a new, unique lease name."""
    return new_id("lea")


async def to_submit(pipeline: PipelineContext, *, room: int) -> Admitted:
    """Admit up to ``room`` waiting generations, fairly between users, and mark them as submitted (``asked_at``)."""
    return await pipeline.database.transact(_admit, pipeline, room)


async def _admit(connection: AsyncConnection, pipeline: PipelineContext, room: int) -> Admitted:
    rate = pipeline.limits.create
    moment = now()
    if not await queue.has_unasked(connection, moment):
        return Admitted([])
    limit = await limit_queries.lock_limit(connection, CREATE, moment)
    free = pipeline.limits.concurrency - await queue.running_count(connection)
    allowed = limit.allowed_requests(rate, moment)
    count = min(room, free, allowed)
    if count <= 0:
        return Admitted([], again_at=limit.next_at(rate, moment) if allowed <= 0 else None)
    admitted = await queue.admit(
        connection,
        moment,
        lease=new_lease(),
        until=moment + pipeline.timings.lease,
        answer_by=moment + pipeline.timings.answer_wait,
        limit=count,
        share=pipeline.places.submit_per_user,
    )
    await limit_queries.take(connection, limit, rate, len(admitted), moment)
    return Admitted(admitted, again_at=moment + rate.spacing)


async def to_prepare(pipeline: PipelineContext, *, room: int) -> list[GenerationRecord]:
    """Lease up to ``room`` generations at PREPARE, fairly between users and within each user's share."""
    return await pipeline.database.transact(lease_shares, pipeline, room)


async def lease_shares(connection: AsyncConnection, pipeline: PipelineContext, room: int) -> list[GenerationRecord]:
    await limit_queries.lock_limit(connection, PREPARE, now())
    moment = now()
    return await claim_queries.claim_shares(
        connection,
        Step.PREPARE,
        moment,
        lease=new_lease(),
        until=moment + pipeline.timings.lease,
        limit=room,
        share=pipeline.places.prepare_per_user,
    )


async def may_be_sent(pipeline: PipelineContext, generation: GenerationRecord) -> bool:
    """Return whether an admitted generation's request may be sent now; wait for a new place under the limit if needed.

    A provider counts requests when they arrive. A request delayed by an upload or a hung machine would arrive together
    with requests admitted later, so it needs a new place if it is more than ``MAX_DELAY`` late. Return False if the
    wait would be too long, for example during a pause.

    Raises:
        LeaseLost: the delay was so long that another worker has taken the generation over, and may have sent it.
    """
    rate = pipeline.limits.create
    send_by = (generation.asked_at or now()) + MAX_DELAY
    give_up_at = now() + pipeline.timings.lease / 3
    while now() > send_by:
        taken_at, again_at = await pipeline.database.transact(_take_place, rate, generation)
        if taken_at is not None and now() <= (send_by := taken_at + MAX_DELAY):
            break
        if again_at > give_up_at or now() > give_up_at:
            return False
        await asyncio.sleep(max(0.0, (again_at - now()).total_seconds()))
    return True


async def _take_place(
    connection: AsyncConnection, rate: Rate, generation: GenerationRecord
) -> tuple[datetime | None, datetime]:
    """Take a place under the limit; return the time, None if there is no place, and the time of the next place."""
    limit = await limit_queries.lock_limit(connection, CREATE, now())
    if not await leases.lock(connection, generation):
        raise LeaseLost
    moment = now()
    again_at = limit.next_at(rate, moment)
    if limit.allowed_requests(rate, moment) <= 0:
        return None, again_at
    await limit_queries.take(connection, limit, rate, 1, moment)
    return moment, again_at


async def count_late(pipeline: PipelineContext, sent_at: datetime) -> None:
    """Count a request a second time if its answer was late or missing.

    A connection that hangs for seconds delivers its requests all at once, and a provider counts them when they arrive.
    """
    if now() - sent_at > LATE:
        await pipeline.database.transact(_count_again, pipeline.limits.create)


async def _count_again(connection: AsyncConnection, rate: Rate) -> None:
    limit = await limit_queries.lock_limit(connection, CREATE, now())
    await limit_queries.take(connection, limit, rate, 1, now())


async def to_poll(pipeline: PipelineContext, *, room: int) -> Admitted:
    """Lease up to ``room`` tasks that are due to be polled at the provider, first the ones with a callback."""
    if pipeline.database.has_one_statement_writes:
        moment, rate = now(), pipeline.limits.read
        until = moment + pipeline.timings.lease
        found = await limited_queries.claim(
            pipeline.database, READ, rate, Step.AWAIT, moment, lease=new_lease(), until=until, limit=room
        )
        if found is not None:
            return _admit_claimed(*found, rate, moment, room)
    return await pipeline.database.transact(_lease, pipeline, room)


async def _lease(connection: AsyncConnection, pipeline: PipelineContext, room: int) -> Admitted:
    rate = pipeline.limits.read
    moment = now()
    limit = await limit_queries.lock_limit(connection, READ, moment)
    count = min(room, limit.allowed_requests(rate, moment))
    due: list[GenerationRecord] = []
    if count > 0:
        until = moment + pipeline.timings.lease
        due = await claim_queries.claim(connection, Step.AWAIT, moment, lease=new_lease(), until=until, limit=count)
    if due:
        await limit_queries.take(connection, limit, rate, len(due), moment)
    return _admit_claimed(limit, due, rate, moment, room)


def _admit_claimed(
    limit: LimitRecord, due: list[GenerationRecord], rate: Rate, moment: datetime, room: int
) -> Admitted:
    """Return the claimed tasks with the time to claim again; ``limit`` is its state before the claim."""
    allowed = limit.allowed_requests(rate, moment)
    if allowed <= 0:
        return Admitted(due, again_at=limit.next_at(rate, moment))
    more_may_wait = len(due) == min(room, allowed) > 0
    return Admitted(due, again_at=moment + rate.spacing if more_may_wait else None)


async def pause(pipeline: PipelineContext, name: str, duration: timedelta, reason: str) -> None:
    """Stop requests under the limit ``name`` for a while, in all processes."""
    await pipeline.database.transact(limit_queries.pause, name, now() + duration, reason)


async def resume(database: Database, event_publisher: EventPublisher) -> list[LimitRecord]:
    """End all pauses now, in all processes; return the limits that were paused, as they were before."""
    lifted = await database.transact(limit_queries.lift, now())
    event_publisher.publish(work=bool(lifted))
    return lifted
