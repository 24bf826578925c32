"""The timelines of generations: moments that are written together with the changes they describe."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import Step
from db.models.timelines import MAX_CODE, MAX_MESSAGE, MOST_TRIES, GenerationMoment, MomentKind
from db.records.creations import GenerationRecord
from db.records.rows import RowReader
from db.upsert import insert_for

MOST_READ = 200

_SENDING = {Step.SUBMIT, Step.AWAIT}


class Note(Struct, frozen=True, kw_only=True):
    """Why a generation does not go on yet: the outcome of a try or of a poll, and the provider's own words."""

    outcome: str
    kind: MomentKind = MomentKind.RETRY
    code: str | int | None = None
    message: str | None = None


class MomentRecord(Struct, frozen=True, kw_only=True):
    """One moment of a generation, or ``count`` equal ones from ``at`` to ``last_at``."""

    kind: str
    at: datetime
    last_at: datetime
    count: int
    step: str
    next_step: str | None
    attempt: int | None
    began_at: datetime | None
    sent_at: datetime | None
    seconds: float | None
    outcome: str
    code: str | None
    message: str | None


_MOMENT = RowReader(MomentRecord, GenerationMoment)
COLUMNS = tuple(name for name in MomentRecord.__struct_fields__ if name != "kind")


def end_of_step(generation: GenerationRecord, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the moment at which a step ends by a transition that sets ``values``: all columns but the key."""
    failure, status = values.get("failure_code"), values["status"]
    is_submit = generation.step is Step.SUBMIT
    outcome = str(failure or (status if values["step"] is None else "done"))
    return _row(
        generation,
        values["updated_at"],
        next_step=values["step"],
        attempt=generation.provider_attempt if is_submit else generation.attempts + 1,
        began_at=generation.step_at,
        seconds=values.get("provider_seconds"),
        outcome=outcome,
        code=values.get("provider_code"),
        message=values.get("provider_message"),
    )


def callback(step: Step, next_step: Step | None, at: datetime) -> dict[str, Any]:
    """Return the moment at which the provider's callback arrives: all columns but the key."""
    nothing = dict.fromkeys(COLUMNS)
    outcome = "noted" if next_step is None else "adopted"
    return nothing | {"at": at, "last_at": at, "count": 1, "step": step, "next_step": next_step, "outcome": outcome}


async def append(
    connection: AsyncConnection, generation_id: str, version: int, kind: MomentKind, moment: Mapping[str, Any]
) -> None:
    """Append the moment of a change that made this version of a generation."""
    await connection.execute(insert(GenerationMoment), _key(generation_id, version, kind, 0) | dict(moment))


async def note_try(
    connection: AsyncConnection, generation: GenerationRecord, version: int, at: datetime, note: Note
) -> None:
    """Append a failed attempt or a poll, or count it if its row exists; the last words are kept."""
    is_poll = note.kind is MomentKind.POLL
    place = 0 if is_poll else min(generation.attempts + 1, MOST_TRIES)
    moment = _row(
        generation,
        at,
        next_step=None,
        attempt=None if is_poll else generation.attempts + 1,
        began_at=None,
        seconds=None,
        outcome=note.outcome,
        code=None if note.code is None else str(note.code),
        message=note.message,
    )
    inserting = insert_for(connection, GenerationMoment, **_key(generation.id, version, note.kind, place), **moment)
    again = {name: inserting.excluded[name] for name in ("last_at", "attempt", "sent_at", "outcome", "code", "message")}
    await connection.execute(
        inserting.on_conflict_do_update(
            index_elements=["generation_id", "version", "kind", "place"],
            set_=again | {"count": GenerationMoment.count + 1},
        )
    )


async def of_generation(connection: AsyncConnection, generation_id: str) -> Sequence[MomentRecord]:
    """Return the moments of a generation, the oldest first."""
    moment = GenerationMoment
    order = (moment.at, moment.version, moment.kind, moment.place)
    statement = select(*_MOMENT.columns).where(moment.generation_id == generation_id).order_by(*order).limit(MOST_READ)
    return _MOMENT.records(await connection.execute(statement))


async def forget(connection: AsyncConnection, generation_id: str) -> None:
    """Delete the moments of a generation: the provider's words may quote its prompt."""
    await connection.execute(delete(GenerationMoment).where(GenerationMoment.generation_id == generation_id))


async def prune(connection: AsyncConnection, before: datetime, *, limit: int) -> int:
    """Delete up to ``limit`` moments older than ``before``, oldest first, and return their number."""
    moment = GenerationMoment
    key = (moment.generation_id, moment.version, moment.kind, moment.place)
    doomed = select(*key).where(moment.last_at < before).order_by(moment.last_at).limit(limit)
    return int((await connection.execute(delete(moment).where(tuple_(*key).in_(doomed)))).rowcount)


def _key(generation_id: str, version: int, kind: MomentKind, place: int) -> dict[str, Any]:
    return {"generation_id": generation_id, "version": version, "kind": kind.value, "place": place}


def _row(generation: GenerationRecord, at: datetime, **others: Any) -> dict[str, Any]:
    code, message = others["code"], others["message"]
    return others | {
        "at": at,
        "last_at": at,
        "count": 1,
        "step": generation.step,
        "sent_at": generation.asked_at if generation.step in _SENDING else None,
        "code": code[:MAX_CODE] if code else None,
        "message": _storable(message)[:MAX_MESSAGE] if message else None,
    }


def _storable(text: str) -> str:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
