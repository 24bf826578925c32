"""Creations: reading them for their owner, and what the queue and the past say of one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    Row,
    Select,
    TextClause,
    and_,
    any_,
    bindparam,
    select,
    text,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import ColumnElement

from db.engine import Database, rows_of
from db.frequent import Frequent
from db.models.creations import UNFINISHED, CreationStatus, GenerationTask, Step
from db.models.images import Image
from db.models.users import User
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from records import record

Original = aliased(Image, name="original")
Generated = aliased(Image, name="generated")

_TASK_COLUMNS = (
    GenerationTask.id,
    GenerationTask.user_id,
    GenerationTask.status,
    GenerationTask.step,
    GenerationTask.version,
    GenerationTask.prompt,
    GenerationTask.style,
    GenerationTask.aspect_ratio,
    GenerationTask.resolution,
    GenerationTask.output_format,
    GenerationTask.credits_used,
    GenerationTask.retry_of,
    GenerationTask.asked_at,
    GenerationTask.called_back_at,
    GenerationTask.failure_code,
    GenerationTask.error_message,
    GenerationTask.created_at,
    GenerationTask.updated_at,
    GenerationTask.completed_at,
    GenerationTask.deleted_at,
)
_ORIGINAL_AT = len(_TASK_COLUMNS)
IMAGE_WIDTH = 7
_GENERATED_AT = _ORIGINAL_AT + IMAGE_WIDTH
_END = _GENERATED_AT + IMAGE_WIDTH


def image_columns(image: Any) -> tuple[Any, ...]:
    return (
        image.id,
        image.storage_key,
        image.thumbnail_key,
        image.content_type,
        image.width,
        image.height,
        image.byte_size,
    )


_COLUMNS = (*_TASK_COLUMNS, *image_columns(Original), *image_columns(Generated))
_SELECT = (
    select(*_COLUMNS)
    .outerjoin(Original, Original.id == GenerationTask.original_image_id)
    .outerjoin(Generated, Generated.id == GenerationTask.generated_image_id)
)
_BY_ID = Frequent(_SELECT.where(GenerationTask.id == bindparam("id")))


def _record(row: Row[*tuple[Any, ...]] | tuple[Any, ...]) -> CreationRecord:
    """Make a record of a row that begins with what ``_SELECT`` selects."""
    original = None if row[_ORIGINAL_AT] is None else ImageRecord(*row[_ORIGINAL_AT:_GENERATED_AT])
    generated = None if row[_GENERATED_AT] is None else ImageRecord(*row[_GENERATED_AT:_END])
    return CreationRecord(*(*row[:_ORIGINAL_AT], original, generated))


async def by_id(reading: Database | AsyncConnection, creation_id: str) -> CreationRecord | None:
    """Return a creation whoever owns it, deleted ones included: for the product's own use."""
    rows = await rows_of(reading, _BY_ID, {"id": creation_id})
    return _record(rows[0]) if rows else None


def _owned_by(user_id: str) -> Select[*tuple[Any, ...]]:
    return _SELECT.where(GenerationTask.user_id == user_id, GenerationTask.deleted_at.is_(None))


async def owned_by_ids(connection: AsyncConnection, user_id: str, ids: Sequence[str]) -> dict[str, CreationRecord]:
    rows = await connection.execute(_owned_by(user_id).where(GenerationTask.id.in_(ids)))
    return {row[0]: _record(row) for row in rows}


_UNFINISHED = text(f"{GenerationTask.__tablename__}.{UNFINISHED}")


def _snapshot(wanted: ColumnElement[bool] | TextClause) -> Frequent:
    asker = bindparam("user_id", type_=GenerationTask.user_id.type)
    theirs = and_(GenerationTask.user_id == User.id, GenerationTask.deleted_at.is_(None), wanted)
    statement = (
        select(User.id, User.event_seq, *_COLUMNS)
        .select_from(User)
        .outerjoin(GenerationTask, theirs)
        .outerjoin(Original, Original.id == GenerationTask.original_image_id)
        .outerjoin(Generated, Generated.id == GenerationTask.generated_image_id)
        .where(User.id == asker)
        .order_by(GenerationTask.id)
        .limit(bindparam("limit"))
    )
    return Frequent(statement)


def _snapshots() -> Frequent:
    """Return the statement of how things stand with several users, for PostgreSQL.

    Each user's creations are a query of their own, which is not merged into the rest as it has a limit. So whose they
    are is searched for in an index, and not known when a plan is made: of one who has most creations, PostgreSQL would
    expect most of the unfinished ones, and read the whole table; where it expects nothing to be unfinished, it would
    read all that is, for everyone.
    """
    of_one = (
        _SELECT.where(GenerationTask.user_id == User.id, GenerationTask.deleted_at.is_(None), _UNFINISHED)
        .order_by(GenerationTask.user_id, GenerationTask.id)
        .limit(bindparam("limit"))
        .lateral("standing")
    )
    statement = (
        select(User.id, User.event_seq, of_one)
        .select_from(User)
        .outerjoin(of_one, true())
        .where(User.id == any_(bindparam("user_ids", type_=ARRAY(User.id.type))))
        .order_by(User.id, of_one.c.id)
    )
    return Frequent(statement)


_SNAPSHOT_OF_ONE = _snapshot(GenerationTask.id == bindparam("id"))
SNAPSHOT_OF_ALL = _snapshot(_UNFINISHED)
SNAPSHOTS_OF_ALL = _snapshots()

# The number of a user's newest event, and their creations as they stood at it, oldest first.
Snapshot = tuple[int, list[CreationRecord]]


async def snapshot_of_one(database: Database, user_id: str, creation_id: str) -> Snapshot:
    """Return how one creation of a user stands, finished or not.

    One statement, so nothing comes between the number and the record.
    """
    rows = await database.rows(_SNAPSHOT_OF_ONE, {"user_id": user_id, "id": creation_id, "limit": 1})
    return _standing(rows).get(user_id, (0, []))


async def snapshots(database: Database, user_ids: Sequence[str], *, limit: int) -> dict[str, Snapshot]:
    """Return how the creations of users stand that are still being made, up to ``limit`` of each user.

    Of who does not exist nothing is returned. One statement for each user, or for all of them.
    """
    if not database.is_sqlite:
        return _standing(await database.rows(SNAPSHOTS_OF_ALL, {"user_ids": user_ids, "limit": limit}))
    standing: dict[str, Snapshot] = {}
    for user_id in user_ids:
        standing |= _standing(await database.rows(SNAPSHOT_OF_ALL, {"user_id": user_id, "limit": limit}))
    return standing


def _standing(rows: Sequence[tuple[Any, ...]]) -> dict[str, Snapshot]:
    """Read rows of a user's id, the number of their newest event, and what ``_SELECT`` selects."""
    standing: dict[str, Snapshot] = {}
    for user_id, seq, *columns in rows:
        _, records = standing.setdefault(user_id, (seq, []))
        if columns[0] is not None:
            records.append(_record(tuple(columns)))
    return standing


@record(frozen=True, slots=True)
class KeyedCreation:
    """What an idempotency key was used for."""

    id: str
    input_hash: str


_BY_IDEMPOTENCY_KEY = Frequent(
    select(GenerationTask.id, GenerationTask.input_hash).where(
        GenerationTask.user_id == bindparam("user_id"), GenerationTask.idempotency_key == bindparam("key")
    )
)


async def by_idempotency_key(reading: Database | AsyncConnection, user_id: str, key: str) -> KeyedCreation | None:
    rows = await rows_of(reading, _BY_IDEMPOTENCY_KEY, {"user_id": user_id, "key": key})
    return KeyedCreation(*rows[0]) if rows else None


@record(frozen=True, slots=True)
class GivenInput:
    """What a generation was given to start from."""

    source_url: str | None
    source_image_id: str | None
    source_upload_id: str | None
    original_image_id: str | None


async def input_of(connection: AsyncConnection, creation_id: str) -> GivenInput:
    statement = select(
        GenerationTask.source_url,
        GenerationTask.source_image_id,
        GenerationTask.source_upload_id,
        GenerationTask.original_image_id,
    ).where(GenerationTask.id == creation_id)
    return GivenInput(*(await connection.execute(statement)).one())


def recent(resolution: str, *, with_image: bool, limit: int, among: int) -> Select[datetime | None, datetime | None]:
    """Return the statement of when the newest successes like one were asked for and done, looked for among so many."""
    task = GenerationTask
    # Of what all have in common, none may be like this one: then all there ever was would be read for it.
    newest = (
        select(task.asked_at, task.completed_at, task.original_image_id, task.deleted_at)
        .where(task.status == CreationStatus.SUCCESS, task.resolution == resolution)
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
    connection: AsyncConnection, resolution: str, *, with_image: bool, limit: int = 20, among: int = 200
) -> list[float]:
    """Return how many seconds the newest successes like one took at Kie.ai and in storing, as far as any is lately."""
    rows = await connection.execute(recent(resolution, with_image=with_image, limit=limit, among=among))
    return [(done - asked).total_seconds() for asked, done in rows if asked and done]


async def delete_finished(connection: AsyncConnection, user_id: str, creation_id: str, now: datetime) -> bool:
    """Take a finished creation out of its owner's sight, with its words; False when there is none such."""
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
            source_url=None,
            original_image_url=None,
            generated_image_url=None,
            result_url=None,
        )
    )
    return (await connection.execute(statement)).rowcount == 1


async def cancel_unasked(connection: AsyncConnection, user_id: str, creation_id: str, now: datetime) -> bool:
    """End a generation that Kie.ai has not been asked for; False when there is none such."""
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
