"""The timeline of a generation: the moments of its pipeline, the actions of operators, its request and its end."""

import enum
from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import Step
from db.queries.generations import moments
from db.queries.generations.moments import MomentRecord
from db.queries.operators import audit as audit_queries
from db.queries.operators.generations import GenerationFacts
from db.records.audit import AuditFilter, AuditRecord
from db.records.pagination import Window

MOST_ACTIONS = 50


class TimelineKind(enum.StrEnum):
    """The kind of an entry of a generation's timeline."""

    REQUESTED = "requested"
    STEP = "step"
    RETRY = "retry"
    POLL = "poll"
    CALLBACK = "callback"
    OPERATOR = "operator"
    ENDED = "ended"


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a timeline; ``count`` equal ones from ``at`` to ``last_at``."""

    kind: TimelineKind
    at: datetime
    last_at: datetime
    count: int = 1
    step: Step | None = None
    next_step: Step | None = None
    attempt: int | None = None
    began_at: datetime | None = None
    sent_at: datetime | None = None
    seconds: float | None = None
    outcome: str
    code: str | None = None
    message: str | None = None
    actor: str | None = None


async def of_generation(connection: AsyncConnection, facts: GenerationFacts) -> list[Entry]:
    """Return the timeline of a generation, the oldest entry first.

    Request and end follow from the row itself, so creating a generation writes nothing for its timeline, and both are
    known after the moments have been deleted.
    """
    found = await moments.of_generation(connection, facts.id)
    window = Window(limit=MOST_ACTIONS, after=None, before=None, backwards=False)
    actions = await audit_queries.entries(connection, AuditFilter(subject_id=facts.id), window)
    begin = Entry(kind=TimelineKind.REQUESTED, at=facts.created_at, last_at=facts.created_at, outcome="requested")
    # Operators act after the end too, such as by goodwill.
    later = [*_shown(found), *map(_action, actions.records), *_end(facts)]
    return [begin, *sorted(later, key=lambda entry: entry.at)]


def _shown(found: Sequence[MomentRecord]) -> Iterator[Entry]:
    """Yield the entries of moments, without kinds and steps of a later version."""
    kinds, steps = {kind.value: kind for kind in TimelineKind}, {step.value: step for step in Step}
    for each in found:
        if each.kind in kinds:
            step, next_step = steps.get(each.step), steps.get(each.next_step or "")
            values = asdict(each) | {"kind": kinds[each.kind], "step": step, "next_step": next_step}
            yield Entry(**values)


def _action(entry: AuditRecord) -> Entry:
    return Entry(
        kind=TimelineKind.OPERATOR,
        at=entry.created_at,
        last_at=entry.created_at,
        outcome=f"{entry.action} {entry.outcome}",
        message=entry.reason,
        actor=entry.actor,
    )


def _end(facts: GenerationFacts) -> Iterator[Entry]:
    if facts.completed_at is not None:
        yield Entry(
            kind=TimelineKind.ENDED,
            at=facts.completed_at,
            last_at=facts.completed_at,
            seconds=(facts.completed_at - facts.created_at).total_seconds(),
            outcome=facts.status.value,
            code=facts.provider_code,
            message=facts.provider_message,
        )
