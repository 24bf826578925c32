"""Queries for the pauses and checks of models, which all processes share."""

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, null, or_, select, type_coerce, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.catalogue import ModelCheck, ModelPause
from db.records.rows import RowReader
from db.upsert import insert_for


class PauseRecord(Struct, frozen=True, kw_only=True):
    """The pause of a model: in effect until ``until``, or without end if that is None.

    A pause that has ended stays as a record: ``failures`` counts the pauses in a row that failures caused, and failures
    of requests that were sent before ``until`` count for no further one.
    """

    slug: str
    paused_at: datetime
    until: datetime | None
    reason: str | None
    failures: int

    def is_active(self, now: datetime) -> bool:
        return self.until is None or self.until > now


class CheckRecord(Struct, frozen=True, kw_only=True):
    """The last successful verification of a model; ``evidence`` is JSON."""

    slug: str
    verified_at: datetime
    evidence: str


class StateRecords(Struct, frozen=True, kw_only=True):
    """The pauses and checks of all models, by slug."""

    pauses: dict[str, PauseRecord]
    checks: dict[str, CheckRecord]


_PAUSE = RowReader(PauseRecord, ModelPause)
_CHECK = RowReader(CheckRecord, ModelCheck)


def _all() -> Select[*tuple[Any, ...]]:
    checked = [type_coerce(null(), column.type).label(f"check_{column.key}") for column in _CHECK.columns]
    paused = [type_coerce(null(), column.type).label(column.key) for column in _PAUSE.columns]
    states = union_all(select(*_PAUSE.columns, *checked), select(*paused, *_CHECK.columns)).subquery()
    return select(*states.c)


_ALL = _all()


async def read_all(database: Database) -> StateRecords:
    """Return all pauses and checks, by one statement."""
    async with database.read() as connection:
        rows = (await connection.execute(_ALL)).all()
    width = len(_PAUSE.columns)
    pauses = [_PAUSE.record(row) for row in rows if row[0] is not None]
    checks = [_CHECK.record(row[width:]) for row in rows if row[0] is None]
    return StateRecords(pauses={each.slug: each for each in pauses}, checks={each.slug: each for each in checks})


async def lock_pause(connection: AsyncConnection, slug: str) -> PauseRecord | None:
    """Return a model's pause, locked until the end of the transaction; None if it was never paused."""
    statement = select(*_PAUSE.columns).where(ModelPause.slug == slug).with_for_update(key_share=True)
    return _PAUSE.first(await connection.execute(statement))


async def pause(
    connection: AsyncConnection,
    slug: str,
    now: datetime,
    *,
    until: datetime | None,
    reason: str | None,
    failures: int = 0,
) -> bool:
    """Pause a model; False, with nothing changed, if ``until`` is given and the model is paused already.

    So of concurrent calls because of failures only the first pauses, and none ends the pause of an operator.
    """
    values = {"paused_at": now, "until": until, "reason": reason, "failures": failures}
    statement = insert_for(connection, ModelPause, slug=slug, **values)
    replaceable = None if until is None else ModelPause.until <= now
    written = await connection.execute(
        statement.on_conflict_do_update(index_elements=["slug"], set_=values, where=replaceable)
    )
    return written.rowcount == 1


async def resume(connection: AsyncConnection, slug: str, now: datetime) -> bool:
    """End a model's pause; return whether it was paused. Earlier failures do not count from now on."""
    active = or_(ModelPause.until.is_(None), ModelPause.until > now)
    statement = update(ModelPause).where(ModelPause.slug == slug, active).values(until=now, failures=0)
    return (await connection.execute(statement)).rowcount == 1


async def note_check(connection: AsyncConnection, slug: str, now: datetime, evidence: str) -> None:
    """Store that a model was verified, with the evidence."""
    values = {"verified_at": now, "evidence": evidence}
    statement = insert_for(connection, ModelCheck, slug=slug, **values)
    await connection.execute(statement.on_conflict_do_update(index_elements=["slug"], set_=values))
