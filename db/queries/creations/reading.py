"""Queries for creations: by owner, snapshots, idempotency keys, recent durations, deletion and cancellation."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import (
    ARRAY,
    CompoundSelect,
    Integer,
    Select,
    and_,
    any_,
    bindparam,
    select,
    text,
    true,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.elements import ColumnElement

from db.engine import Database, rows_of
from db.models.creations import UNFINISHED, CreationStatus, GenerationTask, Step
from db.models.media.images import Image
from db.models.users import User
from db.postgres.prepared import PreparedStatement
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from db.records.rows import RowReader

Original = aliased(Image, name="original")
Generated = aliased(Image, name="generated")

CREATION = RowReader(
    CreationRecord,
    GenerationTask,
    original_image=RowReader(ImageRecord, Original),
    generated_image=RowReader(ImageRecord, Generated),
)
SELECT = (
    select(*CREATION.columns)
    .outerjoin(Original, Original.id == GenerationTask.original_image_id)
    .outerjoin(Generated, Generated.id == GenerationTask.generated_image_id)
)
_BY_ID = PreparedStatement(SELECT.where(GenerationTask.id == bindparam("id")))


async def by_id(reading: Database | AsyncConnection, creation_id: str) -> CreationRecord | None:
    """Return a creation of any owner, even a deleted one, for internal use only."""
    rows = await rows_of(reading, _BY_ID, {"id": creation_id})
    return CREATION.first(rows)


def _owned_by(user_id: str) -> Select[*tuple[Any, ...]]:
    return SELECT.where(GenerationTask.user_id == user_id, GenerationTask.deleted_at.is_(None))


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, CreationRecord]:
    rows = await connection.execute(_owned_by(user_id).where(GenerationTask.id.in_(ids)))
    return {creation.id: creation for creation in CREATION.records(rows)}


_LIMIT = bindparam("limit", type_=Integer())


def _snapshot_of_one() -> PreparedStatement:
    user_id = bindparam("user_id", type_=GenerationTask.user_id.type)
    creation_id = bindparam("id", type_=GenerationTask.id.type)
    theirs = and_(
        GenerationTask.user_id == User.id, GenerationTask.id == creation_id, GenerationTask.deleted_at.is_(None)
    )
    statement = (
        select(User.id, User.event_seq, *CREATION.columns)
        .select_from(User)
        .outerjoin(GenerationTask, theirs)
        .outerjoin(Original, Original.id == GenerationTask.original_image_id)
        .outerjoin(Generated, Generated.id == GenerationTask.generated_image_id)
        .where(User.id == user_id)
    )
    return PreparedStatement(statement)


def _snapshot_query(user_id: ColumnElement[str] | InstrumentedAttribute[str]) -> CompoundSelect[*tuple[Any, ...]]:
    """Return a user's creations that are unfinished, or that ended or were deleted since ``since``, each once.

    Each part is a subquery with a limit, so PostgreSQL does not merge it with the rest. Hence the user is unknown when
    it plans, and it searches an index for the user. Otherwise, for a user with most of the creations, it would expect
    most of the unfinished ones and read the whole table; if it expected none, it would read the unfinished ones of all
    users.
    """
    recent, since = bindparam("recent_limit", type_=Integer()), bindparam("since", type_=GenerationTask.created_at.type)
    # If ``user_id`` is a column, it belongs to the enclosing statement. Without this, each part would select all users.
    theirs = SELECT.where(GenerationTask.user_id == user_id).correlate(User)
    present, unfinished = GenerationTask.deleted_at.is_(None), text(f"{GenerationTask.__tablename__}.{UNFINISHED}")
    parts = (
        theirs.where(present, unfinished).order_by(GenerationTask.user_id, GenerationTask.id).limit(_LIMIT),
        theirs.where(present, GenerationTask.completed_at >= since)
        .order_by(GenerationTask.completed_at.desc())
        .limit(recent),
        theirs.where(GenerationTask.deleted_at >= since).order_by(GenerationTask.deleted_at.desc()).limit(recent),
    )
    return union_all(*(select(part.subquery()) for part in parts))


def _snapshot() -> PreparedStatement:
    """Return the statement of one user's snapshot, for SQLite."""
    user_id = bindparam("user_id", type_=GenerationTask.user_id.type)
    standing = _snapshot_query(user_id).subquery("standing")
    statement = select(User.id, User.event_seq, standing).select_from(User).outerjoin(standing, true())
    return PreparedStatement(statement.where(User.id == user_id))


def _snapshots() -> PreparedStatement:
    """Return the statement of several users' snapshots, for PostgreSQL."""
    standing = _snapshot_query(User.id).lateral("standing")
    statement = select(User.id, User.event_seq, standing).select_from(User).outerjoin(standing, true())
    return PreparedStatement(statement.where(User.id == any_(bindparam("user_ids", type_=ARRAY(User.id.type)))))


_SNAPSHOT_OF_ONE = _snapshot_of_one()
SNAPSHOT_OF_ALL = _snapshot()
SNAPSHOTS_OF_ALL = _snapshots()


class Snapshot(NamedTuple):
    """The number of a user's newest event, and the user's creations at that event, oldest first.

    ``is_whole``: no recently ended creation was left out.
    """

    seq: int
    creations: list[CreationRecord]
    is_whole: bool = True


NOTHING = Snapshot(0, [])


async def snapshot_of_one(database: Database, user_id: str, creation_id: str) -> Snapshot:
    """Return a snapshot with one creation of a user, finished or not.

    It is one statement, so the event number and the record are consistent.
    """
    rows = await database.rows(_SNAPSHOT_OF_ONE, {"user_id": user_id, "id": creation_id})
    return _read_snapshots(rows).get(user_id, NOTHING)


async def snapshots(
    database: Database, user_ids: Sequence[str], *, since: datetime, limit: int, recent_limit: int
) -> dict[str, Snapshot]:
    """Return for each user the creations that are unfinished, or that ended or were deleted since ``since``.

    A snapshot has up to ``limit`` unfinished creations and the newest ``recent_limit`` ended ones. A user who does not
    exist has no entry. This runs one statement for all users, or on SQLite one for each.
    """
    # One extra row shows whether more exist.
    given = {"since": since, "limit": limit, "recent_limit": recent_limit + 1}
    if not database.is_sqlite:
        rows = await database.rows(SNAPSHOTS_OF_ALL, {"user_ids": user_ids, **given})
    else:
        rows = [row for each in user_ids for row in await database.rows(SNAPSHOT_OF_ALL, {"user_id": each, **given})]
    return {user_id: _with_newest_ended(found, recent_limit) for user_id, found in _read_snapshots(rows).items()}


def _with_newest_ended(found: Snapshot, recent_limit: int) -> Snapshot:
    """Return the snapshot with only the newest ended creations, sorted by id."""
    found.creations.sort(key=lambda each: each.id)
    ended = sorted((each for each in found.creations if each.step is None), key=lambda each: each.updated_at)
    left_out = {each.id for each in ended[:-recent_limit]}
    if not left_out:
        return found
    return Snapshot(found.seq, [each for each in found.creations if each.id not in left_out], is_whole=False)


def _read_snapshots(rows: Sequence[tuple[Any, ...]]) -> dict[str, Snapshot]:
    """Return snapshots by user id, from rows of user id, newest event number and the columns of ``SELECT``."""
    snapshots: dict[str, Snapshot] = {}
    for user_id, seq, *columns in rows:
        found = snapshots.setdefault(user_id, Snapshot(seq, []))
        if columns[0] is not None:
            found.creations.append(CREATION.record(columns))
    return snapshots


FORGOTTEN = ""
"""The ``input_hash`` of a deleted creation; the real hash would reveal a short prompt by guessing."""


class KeyedCreation(Struct, frozen=True):
    """The first creation made with an idempotency key; ``group_id``: the request made several."""

    id: str
    input_hash: str
    group_id: str | None


_KEYED = RowReader(KeyedCreation, GenerationTask)
_BY_IDEMPOTENCY_KEY = PreparedStatement(
    select(*_KEYED.columns).where(
        GenerationTask.user_id == bindparam("user_id"), GenerationTask.idempotency_key == bindparam("key")
    )
)


async def by_idempotency_key(reading: Database | AsyncConnection, user_id: str, key: str) -> KeyedCreation | None:
    rows = await rows_of(reading, _BY_IDEMPOTENCY_KEY, {"user_id": user_id, "key": key})
    return _KEYED.first(rows)


_BY_GROUP = PreparedStatement(SELECT.where(GenerationTask.group_id == bindparam("id")).order_by(GenerationTask.id))


async def with_group(reading: Database | AsyncConnection, keyed: KeyedCreation) -> list[CreationRecord]:
    """Return all creations of a request, even deleted ones, oldest first, for internal use only."""
    if keyed.group_id is None:
        return CREATION.records(await rows_of(reading, _BY_ID, {"id": keyed.id}))
    return CREATION.records(await rows_of(reading, _BY_GROUP, {"id": keyed.group_id}))


def recent(
    model: str, resolution: str, *, with_image: bool, limit: int, among: int
) -> Select[datetime | None, datetime | None]:
    """Return the statement for the request and completion times of the newest similar successes.

    It looks for up to ``limit`` of them among the newest ``among`` successes of this model and resolution.
    """
    task = GenerationTask
    # Without this bound, if no success has such an input, the statement would read all successes ever made.
    newest = (
        select(task.asked_at, task.completed_at, task.original_image_id, task.deleted_at)
        .where(task.model == model, task.status == CreationStatus.SUCCESS, task.resolution == resolution)
        .order_by(task.completed_at.desc())
        .limit(among)
        .subquery()
    )
    original = newest.c.original_image_id
    return (
        select(newest.c.asked_at, newest.c.completed_at)
        .where(
            original.is_not(None) if with_image else original.is_(None),
            newest.c.asked_at.is_not(None),
            newest.c.deleted_at.is_(None),
        )
        .order_by(newest.c.completed_at.desc())
        .limit(limit)
    )


async def recent_seconds(
    connection: AsyncConnection, model: str, resolution: str, *, with_image: bool, limit: int = 20, among: int = 200
) -> list[float]:
    """Return the seconds from the request to Kie.ai to completion, for the newest similar successes; may be empty."""
    rows = await connection.execute(recent(model, resolution, with_image=with_image, limit=limit, among=among))
    return [(done - asked).total_seconds() for asked, done in rows if asked and done]


async def delete_finished(connection: AsyncConnection, user_id: str, creation_id: str, now: datetime) -> bool:
    """Mark a finished creation as deleted and clear its texts and addresses; False if the user has none such."""
    statement = (
        update(GenerationTask)
        .where(
            GenerationTask.id == creation_id,
            GenerationTask.user_id == user_id,
            GenerationTask.step.is_(None),
            GenerationTask.deleted_at.is_(None),
        )
        .values(
            deleted_at=now,
            updated_at=now,
            version=GenerationTask.version + 1,
            prompt="",
            negative_prompt=None,
            plan=None,
            input_hash=FORGOTTEN,
            error_message=None,
            provider_message=None,
            source_url=None,
            original_image_url=None,
            generated_image_url=None,
            result_url=None,
        )
    )
    return (await connection.execute(statement)).rowcount == 1


async def ended_before(connection: AsyncConnection, moment: datetime, *, limit: int) -> list[tuple[str, str]]:
    """Return ids and users of undeleted creations that ended before a time, the oldest first."""
    task = GenerationTask
    kept = and_(task.completed_at.is_not(None), task.deleted_at.is_(None))
    statement = select(task.id, task.user_id).where(kept, task.completed_at < moment)
    rows = await connection.execute(statement.order_by(task.completed_at).limit(limit))
    return [(row.id, row.user_id) for row in rows]


async def cancel_unasked(connection: AsyncConnection, user_id: str, creation_id: str, now: datetime) -> bool:
    """Cancel a generation that has not been sent to Kie.ai; False if the user has none such."""
    statement = (
        update(GenerationTask)
        .where(
            GenerationTask.id == creation_id,
            GenerationTask.user_id == user_id,
            GenerationTask.step.in_([Step.PREPARE, Step.SUBMIT]),
            GenerationTask.asked_at.is_(None),
        )
        .values(
            status=CreationStatus.CANCELED,
            step=None,
            due_at=None,
            lease=None,
            leased_until=None,
            version=GenerationTask.version + 1,
            updated_at=now,
            completed_at=now,
        )
    )
    return (await connection.execute(statement)).rowcount == 1
