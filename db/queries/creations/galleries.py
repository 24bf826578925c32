"""Queries for a user's creations, page by page."""

from functools import lru_cache
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import GenerationTask
from db.postgres.prepared import PreparedStatement
from db.queries.creations.filters import Filter
from db.queries.creations.reading import CREATION, SELECT
from db.queries.creations.searches import Found, search
from db.queries.pagination import Shape, cut, cut_ids, page, page_of_cut, values
from db.records.creations import CreationSummary
from db.records.pagination import Page, Window
from db.records.rows import RowReader

RecordT = TypeVar("RecordT", bound=CreationSummary)


class Listing(Struct, Generic[RecordT], frozen=True):
    """The rows that a gallery reads, and the conversion of them to records."""

    select: Select[*tuple[Any, ...]]
    reader: RowReader[RecordT]


WHOLE = Listing(SELECT, CREATION)
_SUMMARY = RowReader(CreationSummary, GenerationTask)
# The rest is 16 of 40 columns, and takes a sixth of the CPU time of a page's request.
SUMMARIES = Listing(select(*_SUMMARY.columns), _SUMMARY)


@lru_cache
def gallery(shape: Shape, listing: Listing[Any] = WHOLE) -> PreparedStatement:
    """Return the statement for a user's creations, newest first, in windows of one shape."""
    query = gallery_query(Filter(), listing)
    return PreparedStatement(cut(query, GenerationTask.user_id, GenerationTask.id, shape))


def gallery_query(
    wanted: Filter, listing: Listing[Any] = WHOLE, *, on_sqlite: bool = False
) -> Select[*tuple[Any, ...]]:
    """Return the statement for all users' creations that match a filter; callers restrict it to one owner's page."""
    return wanted.narrow(listing.select.where(GenerationTask.deleted_at.is_(None)), on_sqlite=on_sqlite)


async def owned_by(
    database: Database, user_id: str, wanted: Filter, window: Window, listing: Listing[RecordT]
) -> Page[RecordT]:
    """Return a page of a user's creations, newest first."""
    if wanted.is_search:
        async with database.read() as connection:
            found = await search(connection, user_id, wanted)
            return await _page_of_found(connection, user_id, found, window, listing)
    to_record = listing.reader.record
    if wanted == Filter():
        rows = await database.rows(gallery(Shape.of(window), listing), values(user_id, window))
        cut_out = page_of_cut(rows, window, to_record)
        if cut_out is not None:
            return cut_out
    kept = gallery_query(wanted, listing, on_sqlite=database.is_sqlite)
    owner, key = GenerationTask.user_id, GenerationTask.id
    async with database.read() as connection:
        return await page(connection, kept, owner, key, user_id, wanted.bound(window), to_record)


async def _page_of_found(
    connection: AsyncConnection, user_id: str, found: Found, window: Window, listing: Listing[RecordT]
) -> Page[RecordT]:
    """Return a page of a search's results."""
    ids, has_next, has_previous = cut_ids(found.ids, window)
    statement = gallery_query(Filter(), listing).where(GenerationTask.user_id == user_id, GenerationTask.id.in_(ids))
    rows = await connection.execute(statement.order_by(GenerationTask.id.desc())) if ids else ()
    return Page(listing.reader.records(rows), has_next, has_previous, total=len(found.ids), truncated=found.truncated)


async def count_owned_by(connection: AsyncConnection, user_id: str, wanted: Filter) -> int:
    if wanted.is_search:
        return len((await search(connection, user_id, wanted)).ids)
    if wanted.favourite is False:
        # Two counts read indexes only; one count would read the row of every creation for its mark.
        both, favourites = replace(wanted, favourite=None), replace(wanted, favourite=True)
        return await count_owned_by(connection, user_id, both) - await count_owned_by(connection, user_id, favourites)
    bounds = wanted.bound(Window(limit=0))
    statement = (
        select(func.count())
        .select_from(GenerationTask)
        .where(GenerationTask.user_id == user_id, GenerationTask.deleted_at.is_(None))
    )
    if bounds.newest is not None:
        statement = statement.where(GenerationTask.id < bounds.newest)
    if bounds.oldest is not None:
        statement = statement.where(GenerationTask.id > bounds.oldest)
    on_sqlite = connection.dialect.name == "sqlite"
    return int(await connection.scalar(wanted.narrow(statement, on_sqlite=on_sqlite)) or 0)
