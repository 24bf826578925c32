"""Keyset pages: cutting a list that is kept newest first by the ids of its records."""

from collections.abc import Callable, Sequence
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Integer, Select, UnaryExpression, bindparam, false, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from db.records.pages import Page, Window
from records import record

RecordT = TypeVar("RecordT")
RowT = TypeVar("RowT")


async def page(
    connection: AsyncConnection,
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    user_id: str,
    window: Window,
    to_record: Callable[[tuple[Any, ...]], RecordT],
) -> Page[RecordT]:
    """Cut ``window`` out of what a user has of ``statement``; ``to_record`` leaves the two columns at the end alone."""
    cutting = cut(statement, owner, key, Shape.of(window))
    rows = [tuple(row) for row in await connection.execute(cutting, values(user_id, window))]
    found = page_of_cut(rows, window, to_record)
    if found is not None:
        return found
    _, _, older, newer = _bounds(statement, owner, key, Shape.of(window))
    beyond = select(older.label("older"), newer.label("newer"))
    row = (await connection.execute(beyond, values(user_id, window))).one()
    return _page((), window, to_record, older=row.older, newer=row.newer)


@record(frozen=True, slots=True)
class Shape:
    """A window without its values; ``older`` and ``newer``: whether it is looked up what lies beyond its bounds."""

    after: bool
    before: bool
    backwards: bool
    older: bool = True
    newer: bool = True

    @classmethod
    def of(cls, window: Window) -> Self:
        after, before = window.after is not None, window.before is not None
        return cls(after, before, window.backwards, before and window.tells_next, after and window.tells_previous)


def cut(
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    shape: Shape,
) -> Select[*tuple[Any, ...]]:
    """Return the statement of all windows of one shape of what one owner has; see ``values`` for its parameters.

    Two columns more than ``statement`` has say in each row what lies at or beyond the bounds: something older,
    something newer.

    There is an index of owner and key, and the owner is asked for as a range of it. Asked for as what the owner equals,
    PostgreSQL reads the table by the key alone where one owner has most of it, and so past all that others have made
    since: a second for a page, where it takes a millisecond.
    """
    first, last, older, newer = _bounds(statement, owner, key, shape)
    order = (owner.asc(), key.asc()) if shape.backwards else (owner.desc(), key.desc())
    limited = statement.where(first, last).order_by(*order).limit(bindparam("limit", type_=Integer))
    return limited.add_columns(older.label("older"), newer.label("newer"))


def _bounds(
    statement: Select[*tuple[Any, ...]],
    owner: InstrumentedAttribute[str],
    key: InstrumentedAttribute[str],
    shape: Shape,
) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Return what holds of the first and the last of a window's records, and whether something is older or newer."""
    mine = bindparam("owner", type_=owner.type)
    place = tuple_(owner, key)
    # A range has one end on either side: of two, PostgreSQL may begin at the farther one.
    first, last = owner <= mine, owner >= mine
    older: ColumnElement[bool] = false()
    newer: ColumnElement[bool] = false()
    if shape.after:
        after = tuple_(mine, bindparam("after", type_=key.type))
        first = place < after
        if shape.newer:
            newer = _found(statement.where(place >= after, owner <= mine), (owner.asc(), key.asc()), key)
    if shape.before:
        before = tuple_(mine, bindparam("before", type_=key.type))
        last = place > before
        if shape.older:
            older = _found(statement.where(place <= before, owner >= mine), (owner.desc(), key.desc()), key)
    return first, last, older, newer


def values(owner: str, window: Window) -> dict[str, object]:
    return {"owner": owner, "after": window.after, "before": window.before, "limit": window.limit + 1}


def page_of_cut(
    rows: Sequence[tuple[Any, ...]], window: Window, to_record: Callable[[tuple[Any, ...]], RecordT]
) -> Page[RecordT] | None:
    """Return the page that the rows of a ``cut`` are; None where no row is left to say what is beyond the bounds.

    ``to_record`` leaves the two columns at the end alone.
    """
    if not rows:
        bounded = window.after is not None or window.before is not None
        return None if bounded else Page((), has_next=False, has_previous=False)
    older, newer = rows[0][-2:]
    return _page(rows, window, to_record, older=older, newer=newer)


def _page(
    rows: Sequence[RowT], window: Window, to_record: Callable[[RowT], RecordT], *, older: bool, newer: bool
) -> Page[RecordT]:
    """Return the page of a list's rows, of which one more than asked for may be there: the list goes on."""
    goes_on = len(rows) > window.limit
    records = [to_record(row) for row in rows[: window.limit]]
    if window.backwards:
        return Page(records[::-1], has_next=older, has_previous=newer or goes_on)
    return Page(records, has_next=older or goes_on, has_previous=newer)


def _found(
    statement: Select[*tuple[Any, ...]], order: Sequence[UnaryExpression[str]], key: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Whether a statement finds anything, looked for from the bound on.

    An EXISTS has no order: PostgreSQL may read the table from its other end, where all the others are.
    """
    nearest = statement.with_only_columns(key, maintain_column_froms=True).order_by(*order).limit(1)
    return nearest.scalar_subquery().is_not(None)
