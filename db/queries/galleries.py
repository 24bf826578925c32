"""Galleries: a user's creations, page by page, with as much of each as somebody asks for."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Select, String, case, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.frequent import Frequent
from db.models.creations import CreationStatus, GenerationTask, Step
from db.queries.creations import IMAGE_WIDTH, Generated, Original, image_columns
from db.queries.pages import Shape, cut, page, page_of_cut, values
from db.records.creations import CreationRecord
from db.records.images import ImageRecord
from db.records.pages import Page, Window
from records import record

# What lists show of a creation.
_BRIEF = (
    GenerationTask.id,
    GenerationTask.status,
    GenerationTask.step,
    GenerationTask.version,
    GenerationTask.prompt,
    GenerationTask.aspect_ratio,
    GenerationTask.resolution,
    GenerationTask.credits_used,
    GenerationTask.created_at,
    GenerationTask.updated_at,
)
_DETAILS = (
    GenerationTask.style,
    GenerationTask.output_format,
    GenerationTask.retry_of,
    GenerationTask.asked_at,
    GenerationTask.failure_code,
    GenerationTask.error_message,
    GenerationTask.completed_at,
)
_NO_DETAILS = ("", "", None, None, None, None, None)
# All that it tells of a stage; of what is finished there is no moment to read, which takes longer than all else.
_CALLED_BACK_WHILE_AWAITED = case((GenerationTask.step == Step.AWAIT, GenerationTask.called_back_at))
_DETAILS_AT = len(_BRIEF) + 1
_DETAILS_END = _DETAILS_AT + len(_DETAILS)


@record(frozen=True, slots=True)
class Parts:
    """What is read of each creation besides what lists show; a record has nothing in place of what is not.

    ``details`` are its style, format and failure, when it was asked for and completed, and which one it tries again.
    """

    images: bool = True
    details: bool = True


ALL_PARTS = Parts()


@record(frozen=True, slots=True)
class Filter:
    """Which creations are asked for: in any of these states, of this style, with this text in the prompt."""

    statuses: tuple[CreationStatus, ...] | None = None
    style: str | None = None
    search: str | None = None

    def narrow(self, statement: Select[*tuple[Any, ...]], *, on_sqlite: bool = False) -> Select[*tuple[Any, ...]]:
        if self.statuses is not None and on_sqlite:
            # By a column that an index begins with, SQLite would read what everyone has in these states, and sort it.
            # As an expression it belongs to no index, and a page is read from its owner's.
            status = type_coerce(GenerationTask.status, String).concat("")
            statement = statement.where(status.in_([status.value for status in self.statuses]))
        elif self.statuses is not None:
            statement = statement.where(GenerationTask.status.in_(self.statuses))
        if self.style is not None:
            statement = statement.where(GenerationTask.style == self.style)
        if self.search:
            # The database folds the case of both: its letters are not Python's.
            statement = statement.where(GenerationTask.prompt.icontains(self.search, autoescape=True))
        return statement


@lru_cache
def gallery(shape: Shape, parts: Parts = ALL_PARTS) -> Frequent:
    """Return the statement of a user's creations, newest first, in windows of one shape."""
    return Frequent(cut(filtered(Filter(), parts), GenerationTask.user_id, GenerationTask.id, shape))


def filtered(wanted: Filter, parts: Parts = ALL_PARTS, *, on_sqlite: bool = False) -> Select[*tuple[Any, ...]]:
    """Return the statement of everyone's creations that are asked for, to cut one owner's pages out of."""
    called_back_at = GenerationTask.called_back_at if parts.details else _CALLED_BACK_WHILE_AWAITED
    statement: Select[*tuple[Any, ...]] = select(*_BRIEF, called_back_at, *(_DETAILS if parts.details else ()))
    if parts.images:
        statement = (
            statement.add_columns(*image_columns(Original), *image_columns(Generated))
            .outerjoin(Original, Original.id == GenerationTask.original_image_id)
            .outerjoin(Generated, Generated.id == GenerationTask.generated_image_id)
        )
    return wanted.narrow(statement.where(GenerationTask.deleted_at.is_(None)), on_sqlite=on_sqlite)


async def owned_by(
    database: Database, user_id: str, wanted: Filter, window: Window, parts: Parts = ALL_PARTS
) -> Page[CreationRecord]:
    """Return a page of a user's creations, newest first, with these parts."""
    to_record: Callable[[tuple[Any, ...]], CreationRecord] = partial(_record, user_id, parts)
    if wanted == Filter():
        rows = await database.rows(gallery(Shape.of(window), parts), values(user_id, window))
        found = page_of_cut(rows, window, to_record)
        if found is not None:
            return found
    kept = filtered(wanted, parts, on_sqlite=database.is_sqlite)
    owner, key = GenerationTask.user_id, GenerationTask.id
    async with database.read() as connection:
        return await page(connection, kept, owner, key, user_id, window, to_record)


def _record(user_id: str, parts: Parts, row: tuple[Any, ...]) -> CreationRecord:
    """Make a record of a row that begins with what ``filtered`` selects."""
    id_, status, step, version, prompt, ratio, resolution, cost, created, updated, called_back = row[:_DETAILS_AT]
    details = row[_DETAILS_AT:_DETAILS_END] if parts.details else _NO_DETAILS
    style, output_format, retry_of, asked, failure_code, error_message, completed = details
    original = generated = None
    if parts.images:
        at = _DETAILS_END if parts.details else _DETAILS_AT
        original, generated = _image(row, at), _image(row, at + IMAGE_WIDTH)
    # By position: names take three times as long.
    return CreationRecord(
        id_,
        user_id,
        status,
        step,
        version,
        prompt,
        style,
        ratio,
        resolution,
        output_format,
        cost,
        retry_of,
        asked,
        called_back,
        failure_code,
        error_message,
        created,
        updated,
        completed,
        None,
        original,
        generated,
    )


def _image(row: tuple[Any, ...], at: int) -> ImageRecord | None:
    return None if row[at] is None else ImageRecord(*row[at : at + IMAGE_WIDTH])


async def count_owned_by(connection: AsyncConnection, user_id: str, wanted: Filter) -> int:
    statement = (
        select(func.count())
        .select_from(GenerationTask)
        .where(GenerationTask.user_id == user_id, GenerationTask.deleted_at.is_(None))
    )
    return int(await connection.scalar(wanted.narrow(statement)) or 0)
