"""Admission: what may be asked of Kie.ai now, by all processes together, and for whom first.

Each is one short transaction on a row of ``limits``, which it locks: the limits hold however many workers run.
"""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.creations import Step
from db.queries import generations as generation_queries
from db.queries import limited as limited_queries
from db.queries import limits as limit_queries
from db.queries.limits import LimitRecord, Rate
from db.records.creations import GenerationRecord
from records import record
from services.clock import now
from services.events.doorbell import Doorbell
from services.generation.transitions import LeaseLost
from services.generation.workshop import Workshop

CREATE = "kie.create"
READ = "kie.read"
# Between being admitted and being sent. With the default rate so much keeps any 10 seconds at Kie.ai's 20.
MAX_DELAY = timedelta(seconds=0.5)
# Of a request that is answered later than this after it was sent it is not known when it arrived.
LATE = timedelta(seconds=2)


@record(frozen=True, slots=True)
class Admitted:
    """The generations to work on now; ``again_at`` is when more may be admitted, if more wait."""

    generations: list[GenerationRecord]
    again_at: datetime | None = None


def new_lease() -> str:
    """Return a name for a lease that nobody else holds."""
    return new_id("lea")


async def to_submit(workshop: Workshop, *, room: int) -> Admitted:
    """Admit up to ``room`` waiting generations, fairly between users, and mark Kie.ai as asked for them."""
    return await workshop.database.transact(_admit, workshop, room)


async def _admit(connection: AsyncConnection, workshop: Workshop, room: int) -> Admitted:
    rate = workshop.limits.create
    moment = now()
    if not await generation_queries.has_unasked(connection, moment):
        return Admitted([])
    limit = await limit_queries.locked(connection, CREATE, moment)
    free = workshop.limits.concurrency - await generation_queries.running_count(connection)
    allowed = limit.allowed(rate, moment)
    count = min(room, free, allowed)
    if count <= 0:
        return Admitted([], again_at=limit.next_at(rate, moment) if allowed <= 0 else None)
    admitted = await generation_queries.admit(
        connection,
        moment,
        lease=new_lease(),
        until=moment + workshop.timings.lease,
        answer_by=moment + workshop.timings.answer_wait,
        limit=count,
    )
    await limit_queries.take(connection, limit, rate, len(admitted), moment)
    return Admitted(admitted, again_at=moment + rate.spacing)


async def may_be_sent(workshop: Workshop, generation: GenerationRecord) -> bool:
    """Whether an admitted generation's request may be sent this moment, and not only when it was admitted.

    Kie.ai counts what arrives. Requests that were held up, by an upload or a machine that hung, would arrive together
    with those that were admitted after them: each waits for another place under the limit. False: that would take
    too long, or nothing is to be sent now.

    Raises:
        LeaseLost: it was held up for so long that another has taken it over, and may have sent it.
    """
    rate = workshop.limits.create
    send_by = (generation.asked_at or now()) + MAX_DELAY
    give_up_at = now() + workshop.timings.lease / 3
    while now() > send_by:
        taken_at, again_at = await workshop.database.transact(_take_place, rate, generation)
        if taken_at is not None and now() <= (send_by := taken_at + MAX_DELAY):
            break
        if again_at > give_up_at or now() > give_up_at:
            return False
        await asyncio.sleep(max(0.0, (again_at - now()).total_seconds()))
    return True


async def _take_place(
    connection: AsyncConnection, rate: Rate, generation: GenerationRecord
) -> tuple[datetime | None, datetime]:
    """Take a place under the limit; return when, None where there is none, and when there is the next."""
    limit = await limit_queries.locked(connection, CREATE, now())
    if not await generation_queries.lock(connection, generation):
        raise LeaseLost
    moment = now()
    again_at = limit.next_at(rate, moment)
    if limit.allowed(rate, moment) <= 0:
        return None, again_at
    await limit_queries.take(connection, limit, rate, 1, moment)
    return moment, again_at


async def count_late(workshop: Workshop, sent_at: datetime) -> None:
    """Count a request again whose answer was late, or did not come.

    A line that hangs for seconds passes on together what was sent meanwhile, and Kie.ai counts that when it arrives.
    """
    if now() - sent_at > LATE:
        await workshop.database.transact(_count_again, workshop.limits.create)


async def _count_again(connection: AsyncConnection, rate: Rate) -> None:
    limit = await limit_queries.locked(connection, CREATE, now())
    await limit_queries.take(connection, limit, rate, 1, now())


async def to_look(workshop: Workshop, *, room: int) -> Admitted:
    """Lease up to ``room`` tasks at Kie.ai whose state is to be read now, those called back first."""
    if workshop.database.writes_at_once:
        moment, rate = now(), workshop.limits.read
        until = moment + workshop.timings.lease
        found = await limited_queries.claim(
            workshop.database, READ, rate, Step.AWAIT, moment, lease=new_lease(), until=until, limit=room
        )
        if found is not None:
            return _looks(*found, rate, moment, room)
    return await workshop.database.transact(_lease, workshop, room)


async def _lease(connection: AsyncConnection, workshop: Workshop, room: int) -> Admitted:
    rate = workshop.limits.read
    moment = now()
    limit = await limit_queries.locked(connection, READ, moment)
    count = min(room, limit.allowed(rate, moment))
    due: list[GenerationRecord] = []
    if count > 0:
        until = moment + workshop.timings.lease
        due = await generation_queries.claim(
            connection, Step.AWAIT, moment, lease=new_lease(), until=until, limit=count
        )
    if due:
        await limit_queries.take(connection, limit, rate, len(due), moment)
    return _looks(limit, due, rate, moment, room)


def _looks(limit: LimitRecord, due: list[GenerationRecord], rate: Rate, moment: datetime, room: int) -> Admitted:
    """Tell when to claim again; ``limit`` is as it was before."""
    allowed = limit.allowed(rate, moment)
    if allowed <= 0:
        return Admitted(due, again_at=limit.next_at(rate, moment))
    more_may_wait = len(due) == min(room, allowed) > 0
    return Admitted(due, again_at=moment + rate.spacing if more_may_wait else None)


async def pause(workshop: Workshop, name: str, duration: timedelta, reason: str) -> None:
    """Ask Kie.ai for nothing more of this kind for a while, in any process."""
    await workshop.database.transact(limit_queries.pause, name, now() + duration, reason)


async def resume(database: Database, doorbell: Doorbell) -> list[LimitRecord]:
    """Ask Kie.ai again at once, in all processes; return the limits that were paused, as they were."""
    lifted = await database.transact(limit_queries.lift, now())
    doorbell.ring(work=bool(lifted))
    return lifted
