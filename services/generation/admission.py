"""Admission: what may be asked of Kie.ai now, by all processes together, and for whom first.

Each is one short transaction on a row of ``limits``, which it locks: the limits hold however many workers run.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from db.base import new_id
from db.models.creations import Step
from db.queries import generations as generation_queries
from db.queries import limits as limit_queries
from db.records.creations import GenerationRecord
from services.clock import now
from services.generation.workshop import Workshop

CREATE = "kie.create"
READ = "kie.read"


@dataclass(frozen=True, slots=True)
class Admitted:
    """The generations to work on now; ``again_at`` is when more may be admitted, if more wait."""

    generations: list[GenerationRecord]
    again_at: datetime | None = None


def new_lease() -> str:
    """Return a name for a lease that nobody else holds."""
    return new_id("lea")


async def to_submit(workshop: Workshop, *, room: int) -> Admitted:
    """Admit up to ``room`` waiting generations, fairly between users, and mark Kie.ai as asked for them."""
    rate = workshop.limits.create
    async with workshop.database.begin() as connection:
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


async def to_look(workshop: Workshop, *, room: int) -> Admitted:
    """Lease up to ``room`` tasks at Kie.ai whose state is to be read now, those called back first."""
    rate = workshop.limits.read
    async with workshop.database.begin() as connection:
        moment = now()
        limit = await limit_queries.locked(connection, READ, moment)
        allowed = limit.allowed(rate, moment)
        count = min(room, allowed)
        if count <= 0:
            return Admitted([], again_at=limit.next_at(rate, moment) if allowed <= 0 else None)
        due = await generation_queries.claim(
            connection,
            Step.AWAIT,
            moment,
            lease=new_lease(),
            until=moment + workshop.timings.lease,
            limit=count,
        )
        if due:
            await limit_queries.take(connection, limit, rate, len(due), moment)
        return Admitted(due, again_at=moment + rate.spacing if len(due) == count else None)


async def pause(workshop: Workshop, name: str, duration: timedelta, reason: str) -> None:
    """Ask Kie.ai for nothing more of this kind for a while, in any process."""
    async with workshop.database.begin() as connection:
        await limit_queries.pause(connection, name, now() + duration, reason)
